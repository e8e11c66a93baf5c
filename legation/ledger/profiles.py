"""Profiles of events in the ledger, as `agreement.py` compares them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from legation.ledger.agreement import Profile, quantity_of, side_of
from legation.ledger.tables import actors, columns, documents, events, places, sides, statements

_EVENT = ("n", "document", "id", "type", "mode", "status", "place", "first_day", "last_day", "magnitude", "happening", "plan", "statement")


def profiles_of(connection: Connection, numbers: Sequence[int]) -> dict[int, Profile]:
    """Profiles by the events' numbers, in the order of publication."""
    rows = event_rows(connection, events.c.n.in_(numbers))
    by_event: dict[tuple[int, str], list[Any]] = defaultdict(list)
    who = columns(actors, "slug", "country", "kind", "document")
    query = select(*columns(sides, "event", "side", "text"), *who).join(actors, actors.c.n == sides.c.actor).where(sides.c.event.in_(numbers))
    for row in connection.execute(query):
        by_event[row.event, row.side].append(row)
    where = _places(connection, [row for row in rows if row.place])
    return {row.n: _profile(row, by_event, where) for row in rows}


def event_rows(connection: Connection, test: Any) -> list[Any]:
    """Events that stand, neither rejected nor merged, with their document's date and their statement's lemma; the first published first."""
    query = select(*columns(events, *_EVENT), documents.c.published, statements.c.lemma).join(documents, documents.c.n == events.c.document)
    query = query.outerjoin(statements, statements.c.id == events.c.statement)
    standing = (test, events.c.rejected == 0, events.c.merged_into.is_(None))
    return list(connection.execute(query.where(*standing).order_by(documents.c.published.nulls_last(), events.c.n)))


def _profile(row: Any, by_event: dict[tuple[int, str], list[Any]], where: dict[tuple[int, str], Any]) -> Profile:
    return Profile(
        n=row.n,
        id=row.id,
        document=row.document,
        type=row.type,
        mode=row.mode,
        status=row.status,
        published=row.published,
        first_day=row.first_day,
        last_day=row.last_day,
        actors=side_of(by_event[row.n, "actor"]),
        recipients=side_of(by_event[row.n, "recipient"]),
        place=where.get((row.document, row.place)),
        quantity=quantity_of(row.magnitude),
        lemma=row.lemma,
    )


def _places(connection: Connection, rows: Sequence[Any]) -> dict[tuple[int, str], Any]:
    if not rows:
        return {}
    query = select(places).where(places.c.document.in_({row.document for row in rows}))
    return {(row.document, row.local): row for row in connection.execute(query)}
