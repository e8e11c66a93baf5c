"""Documents as JSON: one object a line, or one file with an object or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from legation.errors import DateError, DocumentError
from legation.records import Document, Genre
from legation.sources.problems import Problem, Report
from legation.sources.published import iso_date

LINE_BYTES_MAX = 64 * 1024 * 1024


def documents(lines: Iterable[bytes], where: str, name: str, report: Report) -> Iterator[Document]:
    """One document a line; a line that is none is reported with its number, and the next is read."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield from _one(line, f"{where}:{number}", f"{name}-{number}", report)


def documents_of_text(data: bytes, where: str, name: str, report: Report) -> Iterator[Document]:
    """A whole file: a JSON object, a list of objects, or JSON lines."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        yield from documents(data.split(b"\n"), where, name, report)
        return
    if isinstance(whole, dict):
        whole = [whole]
    if not isinstance(whole, list):
        raise DocumentError(where, "expected a JSON object or a list of objects")
    for number, item in enumerate(whole, 1):
        at, key = (where, name) if len(whole) == 1 else (f"{where}:item {number}", f"{name}-{number}")
        yield from _reported(item, at, key, report)


def _one(line: bytes, where: str, key: str, report: Report) -> Iterator[Document]:
    if len(line) > LINE_BYTES_MAX:
        report(Problem(f"{where}: a line longer than {LINE_BYTES_MAX // (1024 * 1024)} MB", fatal=True))
        return
    try:
        item = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        problem = "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else "not JSON"
        report(Problem(f"{where}: {problem}", fatal=True))
        return
    yield from _reported(item, where, key, report)


def _reported(item: Any, where: str, key: str, report: Report) -> Iterator[Document]:
    try:
        document, warnings = document_of(item, where, key)
    except DocumentError as error:
        report(Problem(str(error), fatal=True))
        return
    for warning in warnings:
        report(Problem(warning, fatal=False))
    yield document


def document_of(item: Any, where: str, key: str) -> tuple[Document, list[str]]:
    """A document from a JSON object, and warnings. `key` is its id where it brings none. Raises DocumentError."""
    if not isinstance(item, dict):
        raise DocumentError(where, "expected a JSON object")
    text = item.get("text")
    if not isinstance(text, str):
        raise DocumentError(where, "no text" if text is None else "text is no string")
    warnings: list[str] = []
    values: dict[str, Any] = {name: _string(item.get(name)) for name in ("title", "url", "publisher", "language")}
    values["id"] = _string(item.get("id")) or key
    values["published"] = _published(item.get("published"), where, warnings)
    values["genre"] = _genre(item.get("genre"), where, warnings)
    if any(isinstance(value, str) and not _is_sound(value) for value in (text, *values.values())):
        raise DocumentError(where, "broken encoding (half a surrogate pair)")
    return Document(text=text, **values), warnings


def _string(value: Any) -> str | None:
    if isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _is_sound(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text) if not text.isascii() else True


def _published(value: Any, where: str, warnings: list[str]) -> str | None:
    if value is None or value == "":
        return None
    try:
        return iso_date(str(value))
    except DateError as error:
        warnings.append(f"{where}: published: {error}; read without a date")
        return None


def _genre(value: Any, where: str, warnings: list[str]) -> Genre:
    if value is None or value == "":
        return Genre.REPORT
    try:
        return Genre(value)
    except ValueError:
        warnings.append(f"{where}: genre {value!r} is none of {', '.join(Genre)}; read as a report")
        return Genre.REPORT
