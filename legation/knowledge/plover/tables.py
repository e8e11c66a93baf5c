"""Reads the codebook's files; whatever is not well formed raises KnowledgeError, naming file and line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legation.errors import KnowledgeError
from legation.knowledge.texts import text_of

Phrase = tuple[str, ...]
"""Lower-case lemmas that follow each other."""


def rows(path: Path, columns: str) -> Iterator[tuple[str, list[str]]]:
    """The rows of a table, each with where it stands ("FILE, line N") for messages."""
    expected = columns.split()
    header_seen = False
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        where, cells = f"{path}, line {number}", line.split("\t")
        if not header_seen:
            header_seen = True
            if cells != expected:
                raise KnowledgeError(f"{where}: the columns are {' '.join(cells)}, not {columns}")
            continue
        if len(cells) != len(expected):
            raise KnowledgeError(f"{where}: {len(cells)} columns, {len(expected)} expected")
        yield where, cells


def entries(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables of a TOML file by name."""
    try:
        data = tomllib.loads(text_of(path))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{path}: {error}") from error
    for name, entry in data.items():
        if not isinstance(entry, dict):
            raise KnowledgeError(f"{path}, {name}: a table expected")
        yield name, entry


def phrases(cell: str, where: str) -> tuple[Phrase, ...]:
    """The lemma sequences of a cell."""
    found = tuple(tuple(phrase.split()) for phrase in cell.split("; ") if phrase.strip())
    for phrase in found:
        if any(word != word.lower() or ";" in word for word in phrase):
            raise KnowledgeError(f"{where}: {' '.join(phrase)!r} is no sequence of lower-case lemmas")
    return found


def number(cell: str, where: str) -> float:
    try:
        return float(cell)
    except ValueError as error:
        raise KnowledgeError(f"{where}: {cell!r} is no number") from error
