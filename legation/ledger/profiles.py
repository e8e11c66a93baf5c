"""Profiles of events in the ledger, as `agreement.py` compares them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from legation.ledger.agreement import Profile, quantity_of, side_of
from legation.ledger.prepared import Prepared
from legation.ledger.tables import actors, columns, documents, events, places, sides, statements

_EVENT = ("n", "document", "id", "type", "mode", "status", "place", "first_day", "last_day", "magnitude", "happening", "plan", "statement")


_ROWS = (
    select(*columns(events, *_EVENT), documents.c.published, statements.c.lemma)
    .join(documents, documents.c.n == events.c.document)
    .outerjoin(statements, statements.c.id == events.c.statement)
    .where(events.c.rejected == 0, events.c.merged_into.is_(None))
)
_OF_NUMBERS = Prepared(lambda listed: _ROWS.where(listed(events.c.n, "numbers")))
_OF_PLANS = Prepared(lambda listed: _ROWS.where(listed(events.c.plan, "numbers")).order_by(documents.c.published.nulls_last(), events.c.n))
_SIDES = Prepared(
    lambda listed: (
        select(*columns(sides, "event", "side", "text"), *columns(actors, "slug", "country", "kind", "document"))
        .join(actors, actors.c.n == sides.c.actor)
        .where(listed(sides.c.event, "numbers"))
    )
)
_PLACES = Prepared(lambda listed: select(places).where(listed(places.c.document, "numbers")))


def profiles_of(connection: Connection, numbers: Sequence[int]) -> dict[int, Profile]:
    """Profiles of those events that stand, by their numbers."""
    rows = _OF_NUMBERS.rows(connection, numbers=list(numbers))
    by_event: dict[tuple[int, str], list[Any]] = defaultdict(list)
    for row in _SIDES.rows(connection, numbers=list(numbers)):
        by_event[row.event, row.side].append(row)
    where = _places(connection, {row.document for row in rows if row.place})
    return {row.n: _profile(row, by_event, where) for row in rows}


def reports_of(connection: Connection, plans: Sequence[int]) -> list[Any]:
    """The events of plans that stand, neither rejected nor merged, with their document's date and their statement's lemma; the first published first."""
    return _OF_PLANS.rows(connection, numbers=list(plans))


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


def _places(connection: Connection, numbers: set[int]) -> dict[tuple[int, str], Any]:
    if not numbers:
        return {}
    return {(row.document, row.local): row for row in _PLACES.rows(connection, numbers=sorted(numbers))}
