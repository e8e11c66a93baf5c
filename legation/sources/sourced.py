"""Documents with what they were made from: files and web addresses, each with the bytes to keep as evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.errors import DocumentError
from legation.records import Document
from legation.sources.files import STANDARD_INPUT, WEB_SUFFIXES, documents_from, files_in
from legation.sources.problems import Problem, Report

MADE_ANEW = WEB_SUFFIXES | {".pdf"}
"""Of these the document's text is made; the text of others is the input itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A document and where it came from. `data` is what was fetched; None where the text is the input itself."""

    document: Document
    address: str
    data: bytes | None = None
    media_type: str | None = None


Fetch = Callable[[str], Sourced]
"""Fetches an address. Raises DocumentError."""


def is_address(path: str) -> bool:
    return path.startswith(("http://", "https://"))


def sourced_from(paths: Iterable[str], report: Report, fetch: Fetch) -> Iterator[Sourced]:
    """The documents of addresses, files, folders and standard input, in order; `report` is told of everything that went wrong."""
    for path in paths:
        try:
            if is_address(path):
                yield fetch(path)
            elif path != STANDARD_INPUT and Path(path).is_dir():
                for file in files_in(Path(path)):
                    yield from _of_file(str(file), report)
            else:
                yield from _of_file(path, report)
        except DocumentError as error:
            report(Problem(str(error), fatal=True))


def _of_file(path: str, report: Report) -> Iterator[Sourced]:
    kind = Path(path).suffix.lower()
    address = "stdin" if path == STANDARD_INPUT else Path(path).absolute().as_uri()
    data = Path(path).read_bytes() if kind in MADE_ANEW and Path(path).is_file() else None
    media_type = {".pdf": "application/pdf"}.get(kind, "text/html") if data is not None else None
    for document in documents_from([path], report):
        whole = kind in MADE_ANEW or document.id == Path(path).stem
        yield Sourced(document=document, address=address if whole else f"{address}#{document.id}", data=data, media_type=media_type)
