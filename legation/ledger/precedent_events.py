"""The events told in statements: whether one denies, or undoes, what the other tells."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from legation.ledger.prepared import Prepared
from legation.ledger.tables import columns, events, sides

Told = Mapping[tuple[str, frozenset[int]], str]
"""What a statement tells: the status of an event by its type and those who take part."""

_DENIED = frozenset({"negated"})
_ASSERTED = frozenset({"occurred", "ongoing", "planned"})


def told_in(connection: Connection, ids: Mapping[str, int]) -> dict[int, Told]:
    """The events of statements, by the statements' numbers; `ids` gives these by id."""
    rows = _EVENTS.rows(connection, ids=list(ids)) if ids else []
    parts: dict[int, set[int]] = {row.n: set() for row in rows}
    for side in _SIDES.rows(connection, numbers=list(parts)) if parts else ():
        parts[side.event].add(side.actor)
    found: dict[int, dict[tuple[str, frozenset[int]], str]] = {}
    for row in rows:
        found.setdefault(ids[row.statement], {})[row.type, frozenset(parts[row.n])] = row.status
    return dict(found)


_EVENTS = Prepared(lambda listed: select(*columns(events, "n", "type", "status", "statement")).where(listed(events.c.statement, "ids"), events.c.rejected == 0))
_SIDES = Prepared(lambda listed: select(*columns(sides, "event", "actor")).where(listed(sides.c.event, "numbers")))


def told_otherwise(earlier: Told, later: Told) -> bool:
    """Whether the same event, with the same ones taking part, is denied in one and asserted in the other."""
    return any({earlier[event], later[event]} & _DENIED and {earlier[event], later[event]} & _ASSERTED for event in earlier.keys() & later.keys() if event[1])
