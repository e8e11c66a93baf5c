"""Paths become documents, in the order given; what cannot be read becomes a problem, and the rest goes on."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from legation.errors import DocumentError
from legation.records import Document
from legation.sources import jsonlines, pdfs, webpages
from legation.sources.problems import Problem, Report

STANDARD_INPUT = "-"
BYTES_MAX = 64 * 1024 * 1024
"""A file larger than this is refused, JSON lines excepted, which are read line by line."""

WEB_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
JSON_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
SUFFIXES = WEB_SUFFIXES | JSON_SUFFIXES | TEXT_SUFFIXES | {".pdf"}
"""What is read from a directory; a file that is named itself is read whatever it is called."""


def documents_from(paths: Iterable[str | Path], report: Report) -> Iterator[Document]:
    """The documents of files, directories and standard input (`-`); `report` is told of everything that went wrong."""
    for path in paths:
        yield from _guarded(str(path), _documents_at(str(path), report), report)


def _guarded(where: str, documents: Iterator[Document], report: Report) -> Iterator[Document]:
    while True:
        try:
            document = next(documents)
        except StopIteration:
            return
        except DocumentError as error:
            report(Problem(str(error), fatal=True))
            return
        except OSError as error:
            report(Problem(f"{where}: {error.strerror or error}", fatal=True))
            return
        yield document


def _documents_at(path: str, report: Report) -> Iterator[Document]:
    if path == STANDARD_INPUT:
        yield from _from_bytes(sys.stdin.buffer.read(BYTES_MAX + 1), "standard input", "stdin", "", report)
    elif Path(path).is_dir():
        yield from _in_directory(Path(path), report)
    else:
        yield from _in_file(Path(path), report)


def _in_directory(folder: Path, report: Report) -> Iterator[Document]:
    for path in files_in(folder):
        yield from _guarded(str(path), _in_file(path, report), report)


def files_in(folder: Path) -> list[Path]:
    """What is read of a folder, by name. Raises DocumentError where there is nothing."""
    names = [p for p in sorted(folder.rglob("*")) if p.suffix.lower() in SUFFIXES and not _is_apart(p.relative_to(folder)) and p.is_file()]
    if not names:
        raise DocumentError(str(folder), f"no files to read here ({', '.join(sorted(SUFFIXES))})")
    return names


def _is_apart(path: Path) -> bool:
    """Whether a file in a folder is hidden, or tells of the folder itself."""
    return any(part.startswith(".") for part in path.parts) or path.stem.lower() == "readme"


def _in_file(path: Path, report: Report) -> Iterator[Document]:
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        with path.open("rb") as lines:
            yield from jsonlines.documents(lines, str(path), path.stem, report)
        return
    with path.open("rb") as file:
        data = file.read(BYTES_MAX + 1)
    yield from _from_bytes(data, str(path), path.stem, path.suffix.lower(), report)


def _from_bytes(data: bytes, where: str, name: str, suffix: str, report: Report) -> Iterator[Document]:
    if len(data) > BYTES_MAX:
        raise DocumentError(where, f"larger than {BYTES_MAX // (1024 * 1024)} MB")
    kind = suffix if suffix in SUFFIXES else _sniffed(data)
    if kind == ".pdf":
        yield pdfs.document(data, where, name)
    elif kind in WEB_SUFFIXES:
        yield webpages.document(data, where, name)
    elif kind in JSON_SUFFIXES:
        yield from jsonlines.documents_of_text(data, where, name, report)
    else:
        yield Document(id=name, text=decoded(data, where))


def _sniffed(data: bytes) -> str:
    head = data[:2048].lstrip(codecs.BOM_UTF8 + b" \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return ".pdf"
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")):
        return ".html"
    return ".json" if head.startswith((b'{"', b"{\n", b"[{")) else ".txt"


def decoded(data: bytes, where: str) -> str:
    """The text of UTF-8 bytes, or UTF-16 with a byte order mark; the mark is no part of it. Raises DocumentError."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(where, f"not {encoding.removesuffix('-sig').upper()} text (byte {error.start})") from error
    if "\0" in text:
        raise DocumentError(where, "not a text file (it holds zero bytes)")
    return text
