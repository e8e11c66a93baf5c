"""Readings as tables in the columns that users of other event data know: POLECAT, GDELT, CAMEO (ICEWS), or plain.

`rows(readings, "gdelt")` gives the columns and an iterator of rows; docs/exports.md maps every column to the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from legation.exports import gdelt, icews, plain, polecat
from legation.exports.cameo import code_of
from legation.exports.dyads import Cell, Dyad, dyads
from legation.records import Reading

__all__ = ["Cell", "EventTable", "Row", "code_of", "rows"]

Row = tuple[Cell, ...]


class EventTable(StrEnum):
    """Whose columns; CAMEO stands for those of the ICEWS event data."""

    POLECAT = "polecat"
    GDELT = "gdelt"
    CAMEO = "cameo"
    CSV = "csv"


_TABLES: dict[EventTable, tuple[tuple[str, ...], Callable[[Dyad], Row]]] = {
    EventTable.POLECAT: (polecat.COLUMNS, polecat.row),
    EventTable.GDELT: (gdelt.COLUMNS, gdelt.row),
    EventTable.CAMEO: (icews.COLUMNS, icews.row),
    EventTable.CSV: (plain.COLUMNS, plain.row),
}
_FACTS_ONLY = frozenset({EventTable.GDELT, EventTable.CAMEO})
"""These know only what happened, and both directions of a meeting."""


def rows(readings: Iterable[Reading], table: EventTable | str, *, every_status: bool = False) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Columns and rows, one a pair of actor and recipient; the readings are taken one by one as rows are.

    GDELT's and CAMEO's tables hold occurred and ongoing events alone, unless `every_status`. Raises ValueError where `table` is none of EventTable's.
    """
    chosen = EventTable(table)
    columns, row = _TABLES[chosen]
    return columns, (row(dyad) for reading in readings for dyad in _wanted(reading, chosen, every_status))


def _wanted(reading: Reading, table: EventTable, every_status: bool) -> Iterator[Dyad]:
    if table not in _FACTS_ONLY:
        return dyads(reading)
    return (dyad for dyad in dyads(reading, both_ways=True) if (every_status or dyad.happened) and (dyad.actor or dyad.recipient))
