"""What was handed in, as documents with their evidence. It is opened in the reading process: these functions are sent there with what they are given."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from legation.errors import DocumentError
from legation.records import Document
from legation.sources.fetching import fetched
from legation.sources.files import documents_from
from legation.sources.problems import Problem
from legation.sources.sourced import MADE_ANEW, Sourced

Fetch = Callable[[], Iterable[Sourced]]
"""Gives the documents of one thing that was handed in. A function of a module with what it needs, no closure. Raises DocumentError."""


def pasted(document: Document) -> list[Sourced]:
    return [Sourced(document=document, address="pasted")]


def of_address(address: str) -> list[Sourced]:
    return [fetched(address, allow_private=False)]


def of_file(name: str, data: bytes) -> Iterable[Sourced]:
    """The documents of an uploaded file. Raises DocumentError where it holds none."""
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{Path(name).suffix.lower()[:8]}"
        path.write_bytes(data)
        found = list(documents_from([path], problems.append))
    kept = data if path.suffix in MADE_ANEW else None
    for document in found:
        own = replace(document, id=Path(name).stem or name) if document.id == path.stem else document
        yield Sourced(document=own, address=f"file:{name}", data=kept)
    if fatal := next((problem.message for problem in problems if problem.fatal), None):
        raise DocumentError(name, fatal.removeprefix(f"{path}: "))


def of_example(path: Path) -> Iterable[Sourced]:
    problems: list[Problem] = []
    for document in documents_from([path], problems.append):
        yield Sourced(document=document, address=f"example:{path.name}")
    if problems:
        raise DocumentError(path.name, problems[0].message)
