"""A map of the world as numbers for a template to draw: a graticule, land as dots where people live, and circles where things happened."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from legation.knowledge.places import FOLDER
from legation.web import urls

WIDTH, HEIGHT = 720, 330
NORTH, SOUTH = 80.0, -58.0
"""Degrees of latitude shown; nobody negotiates further out."""
GRID_DEGREES = 2
"""A dot of land for each such square with a city in it (GeoNames: the gazetteer's own table)."""
RADIUS_MIN, RADIUS_MAX = 3.0, 16.0
LABELS_MAX = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A circle: where, how large, what it counts, and where that is shown."""

    x: float
    y: float
    radius: float
    name: str
    country: str | None
    count: int
    link: str
    is_labelled: bool


def x_of(longitude: float) -> float:
    return round((longitude + 180) / 360 * WIDTH, 1)


def y_of(latitude: float) -> float:
    """Plate carrée: degrees are equal everywhere, so that anyone can read a place off the graticule."""
    return round((NORTH - latitude) / (NORTH - SOUTH) * HEIGHT, 1)


def spots_of(rows: Sequence[Any], asked: dict[str, Any]) -> list[Spot]:
    """Circles for rows of `questions.spots`, the largest first so that small ones lie on top; areas go with the counts."""
    most = max((row.count for row in rows), default=1)
    return [
        Spot(
            x=x_of(row.longitude),
            y=y_of(max(SOUTH, min(NORTH, row.latitude))),
            radius=round(max(RADIUS_MIN, RADIUS_MAX * math.sqrt(row.count / most)), 1),
            name=row.name,
            country=row.country,
            count=row.count,
            link=urls.with_query("/map", {**asked, "place": row.name, "country": row.country}) + "#there",
            is_labelled=number < LABELS_MAX,
        )
        for number, row in enumerate(rows)
    ]


def graticule() -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """Meridians and parallels every 30 degrees: where, and what they are called."""
    meridians = [(x_of(degrees), f"{abs(degrees)}°{'W' if degrees < 0 else 'E' if degrees else ''}") for degrees in range(-150, 180, 30)]
    parallels = [(y_of(degrees), f"{abs(degrees)}°{'S' if degrees < 0 else 'N' if degrees else ''}") for degrees in range(-30, 80, 30)]
    return meridians, parallels


@cache
def land() -> str:
    """Land as one path of dots."""
    with gzip.open(FOLDER / "cities.tsv.gz", "rt", encoding="utf-8") as rows:
        squares = _squares(line.split("\t") for line in rows if not line.startswith("#"))
    inside = sorted((row, column) for row, column in squares if SOUTH <= row * GRID_DEGREES < NORTH)
    half = GRID_DEGREES / 2
    return "".join(f"M{x_of(column * GRID_DEGREES + half):g} {y_of(row * GRID_DEGREES + half):g}h0" for row, column in inside)


def _squares(rows: Iterable[list[str]]) -> set[tuple[int, int]]:
    found = set()
    for cells in rows:
        try:
            found.add((math.floor(float(cells[4]) / GRID_DEGREES), math.floor(float(cells[5]) / GRID_DEGREES)))
        except (IndexError, ValueError):
            continue  # the table's own loader tells of rows that make no sense
    return found
