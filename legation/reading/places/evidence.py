"""The company that a place name keeps in a document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from legation.knowledge.places import Entry, Kind

CELL_DEGREES = 0.75
_SMALL = frozenset({Kind.CITY, Kind.SITE, Kind.COUNTY})


@dataclass(slots=True)
class Evidence:
    """The company: how often each country is named or meant, which regions are named, and where other places lie."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    inhabited: Counter[str] = field(default_factory=Counter)
    cells: Counter[tuple[int, int]] = field(default_factory=Counter)
    total: int = 0

    def add(self, entry: Entry, times: int) -> None:
        """Count an entry in; a negative number counts it out again."""
        if entry.country:
            self.countries[entry.country] += times
            self.total += times
        if entry.region:
            (self.regions if entry.kind is Kind.REGION else self.inhabited)[entry.region] += times
        if entry.kind in _SMALL:
            self.cells[_cell(entry)] += times

    def has_near(self, entry: Entry) -> bool:
        """Whether a city or site lies within about 100 km."""
        north, east = _cell(entry)
        return any(self.cells[north + up, east + right] > 0 for up in (-1, 0, 1) for right in (-1, 0, 1))


def _cell(entry: Entry) -> tuple[int, int]:
    return int(entry.latitude // CELL_DEGREES), int(entry.longitude // CELL_DEGREES)
