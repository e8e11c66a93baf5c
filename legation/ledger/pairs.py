"""Two sides over time: cooperation and conflict between two states or actors, by month. Happenings are counted, not reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from legation.ledger.naming import Meant
from legation.ledger.quads import QUADS
from legation.ledger.tables import actors, columns, events, sides


class Period(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_PERIOD: dict[Period, Callable[[str], str]] = {
    Period.DAY: lambda day: day,
    Period.MONTH: lambda day: day[:7],
    Period.QUARTER: lambda day: f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}",
    Period.YEAR: lambda day: day[:4],
}
DONE = ("occurred", "ongoing")
AHEAD = ("planned", "proposed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What happened between two sides in a period; `planned` counts what was then planned or proposed."""

    period: str
    verbal_cooperation: int = 0
    material_cooperation: int = 0
    verbal_conflict: int = 0
    material_conflict: int = 0
    planned: int = 0
    reports: int = 0


def is_one_of(column: Any, who: Meant) -> Any:
    """Whether an actor's number is one of those meant."""
    return column.in_(select(actors.c.n).where(actors.c.country == who.country) if who.country else who.numbers)


def _shared(first: Meant, second: Meant) -> Select[Any]:
    """Events with someone of both sides in them, at least one of the two as an actor.

    SQLite is led from one side's events to their other participants: it knows nothing of how many each side has, and would else compare all with all.
    """
    led, looked_up = (second, first) if first.country and not second.country else (first, second)
    mine, theirs = sides.alias("mine"), sides.alias("theirs")
    query = select(mine.c.event).join(theirs, theirs.c.event == mine.c.event)
    query = query.where(is_one_of(mine.c.actor, led), is_one_of(theirs.c.actor + 0, looked_up), theirs.c.actor != mine.c.actor)
    return query.where(or_(mine.c.side == "actor", theirs.c.side == "actor"))


def between(first: Meant, second: Meant, *, since: str | None = None, until: str | None = None) -> Select[Any]:
    """The events in which the one acts on the other, or both act together, the first day first."""
    query = select(*columns(events, "n", "type", "status", "day", "happening"))
    query = query.where(events.c.rejected == 0, events.c.merged_into.is_(None), events.c.n.in_(_shared(first, second)))
    if since:
        query = query.where(events.c.day >= since)
    if until:
        query = query.where(events.c.day <= until)
    return query.order_by(events.c.day, events.c.n)


def by_period(connection: Connection, events_between: Select[Any], period: Period) -> list[Row]:
    """Counts by period, the first one first; an event without any day is left out."""
    return counted(connection.execute(events_between), period)


def counted(rows: Iterable[Any], period: Period) -> list[Row]:
    """Rows of `between`, counted by period."""
    found: dict[str, list[Any]] = defaultdict(list)
    seen: set[tuple[int, str]] = set()
    reports: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.day is None:
            continue
        key = _PERIOD[period](row.day)
        reports[key] += 1
        told = (row.happening, row.status)
        if row.happening is None or told not in seen:
            found[key].append(row)
            seen.add(told)
    return [_row(key, found[key], reports[key]) for key in sorted(reports)]


def _row(period: str, rows: Sequence[Any], reports: int) -> Row:
    counts = dict.fromkeys(("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "planned"), 0)
    for row in rows:
        if row.status in DONE and row.type in QUADS:
            counts[QUADS[row.type]] += 1
        elif row.status in AHEAD:
            counts["planned"] += 1
    return Row(period=period, reports=reports, **counts)


def first_reports(connection: Connection, events_between: Select[Any], limit: int) -> list[int]:
    """The numbers of the events, one a happening, the latest first."""
    return latest(connection.execute(events_between))[:limit]


def latest(rows: Iterable[Any]) -> list[int]:
    """The numbers of rows of `between`, one a happening, the latest first."""
    seen: set[int] = set()
    numbers = []
    for row in rows:
        if row.happening is None or row.happening not in seen:
            numbers.append(row.n)
            seen.add(row.happening)
    return numbers[::-1]
