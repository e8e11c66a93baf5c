"""The gazetteer's tables: tab-separated, first line the names of the columns, `#` in front of a comment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from legation.errors import KnowledgeError

Row = dict[str, str]


def table_rows(path: Path) -> Iterator[tuple[str, Row]]:
    """The rows of a table, each with where it stands ("own.tsv:12"). Raises KnowledgeError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}") from error
    name, columns = path.name, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        values = line.split("\t")
        if not columns:
            columns = values
            continue
        if len(values) != len(columns):
            raise KnowledgeError(f"{name}:{number}: {len(values)} columns, not {len(columns)} ({' '.join(columns)})")
        yield f"{name}:{number}", dict(zip(columns, values, strict=True))


def point(where: str, latitude: str, longitude: str) -> tuple[float, float]:
    """Coordinates in degrees. Raises KnowledgeError where they are no numbers or lie outside the globe."""
    try:
        north, east = float(latitude), float(longitude)
    except ValueError as error:
        raise KnowledgeError(f"{where}: {latitude!r}, {longitude!r} are no coordinates") from error
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise KnowledgeError(f"{where}: {latitude}, {longitude} lie outside the globe")
    return north, east


def whole_number(where: str, value: str) -> int:
    """A number that may be left out (0). Raises KnowledgeError."""
    if value and not value.isdecimal():
        raise KnowledgeError(f"{where}: {value!r} is no whole number")
    return int(value or 0)
