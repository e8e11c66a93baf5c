"""How much there is: by day, by month, by pair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from legation.ledger.tables import actors, columns, documents, events, sides, statements

STANDING_STATEMENTS = (statements.c.rejected == 0, statements.c.merged_into.is_(None))
STANDING_EVENTS = (events.c.rejected == 0, events.c.merged_into.is_(None))
PAIRS_SHOWN = 10
EVENTS_COUNTED = 5000
"""Events that are counted by pair; all 80,000 of two years would take 0.8 seconds."""


def is_empty(connection: Connection) -> bool:
    return connection.execute(select(documents.c.n).limit(1)).first() is None


def totals(connection: Connection) -> dict[str, int]:
    """Documents, statements and events in the ledger, those set aside included."""
    tables = {"documents": documents, "statements": statements, "events": events}
    return {name: connection.execute(select(func.count()).select_from(table)).scalar_one() for name, table in tables.items()}


def latest_day(connection: Connection) -> str | None:
    """The last day on which a document of the ledger was published."""
    return connection.execute(select(func.max(documents.c.published))).scalar()


def neighbours(connection: Connection, first: str, last: str) -> tuple[str | None, str | None]:
    """The nearest days with documents before and after a span."""
    before = select(func.max(documents.c.published)).where(documents.c.published < first)
    after = select(func.min(documents.c.published)).where(documents.c.published > last)
    return connection.execute(before).scalar(), connection.execute(after).scalar()


def statements_by_day(connection: Connection, first: str, last: str) -> dict[str, int]:
    query = select(statements.c.day, func.count()).where(statements.c.day.between(first, last), *STANDING_STATEMENTS)
    return {row[0]: row[1] for row in connection.execute(query.group_by(statements.c.day))}


def documents_between(connection: Connection, first: str, last: str, limit: int) -> list[Any]:
    """Documents published in a span, the latest first, with how many statements they hold."""
    count = select(func.count()).where(statements.c.document == documents.c.n, *STANDING_STATEMENTS).scalar_subquery()
    query = select(*columns(documents, "n", "id", "title", "name", "publisher", "published"), count.label("statements"))
    query = query.where(documents.c.published.between(first, last)).order_by(documents.c.published.desc(), documents.c.n.desc())
    return list(connection.execute(query.limit(limit)))


def undated_documents(connection: Connection, limit: int) -> list[Any]:
    """Documents without a date, the last added first."""
    count = select(func.count()).where(statements.c.document == documents.c.n, *STANDING_STATEMENTS).scalar_subquery()
    query = select(*columns(documents, "n", "id", "title", "name", "publisher", "published"), count.label("statements"))
    return list(connection.execute(query.where(documents.c.published.is_(None)).order_by(documents.c.n.desc()).limit(limit)))


def busiest_pairs(connection: Connection, first: str, last: str) -> list[Any]:
    """Pairs of countries by what happened between them in a span, as `pairs.between` has it: one, other, happenings.

    In a long span the EVENTS_COUNTED latest events stand for all.
    """
    told = _latest_events(first, last).cte("told")
    one, other, here, there = sides.alias("one"), sides.alias("other"), actors.alias("here"), actors.alias("there")
    count = func.count(func.distinct(func.coalesce(told.c.happening, -told.c.n))).label("happenings")
    query = (
        select(here.c.country.label("one"), there.c.country.label("other"), count)
        .join_from(told, one, one.c.event == told.c.n)
        .join(other, other.c.event == told.c.n)
        .join(here, here.c.n == one.c.actor)
        .join(there, there.c.n == other.c.actor)
        .where(here.c.country < there.c.country, or_(one.c.side == "actor", other.c.side == "actor"))
        .group_by(here.c.country, there.c.country)
        .order_by(count.desc(), here.c.country, there.c.country)
        .limit(PAIRS_SHOWN)
    )
    return list(connection.execute(query))


def _latest_events(first: str, last: str) -> Select[Any]:
    query = select(*columns(events, "n", "happening", "day")).where(events.c.day.between(first, last), *STANDING_EVENTS)
    return query.order_by(events.c.day.desc(), events.c.n.desc()).limit(EVENTS_COUNTED)


def counted_from(connection: Connection, first: str, last: str) -> str:
    """The day from which on the events of a span are counted by pair."""
    query = select(events.c.day).where(events.c.day.between(first, last), *STANDING_EVENTS)
    earliest = query.order_by(events.c.day.desc(), events.c.n.desc()).limit(1).offset(EVENTS_COUNTED - 1)
    return connection.execute(earliest).scalar() or first


def are_judged(connection: Connection) -> bool:
    """Whether statements of this ledger have been held against what was said before."""
    return connection.execute(select(statements.c.n).where(statements.c.verdict.is_not(None)).limit(1)).first() is not None


def state_names(connection: Connection, codes: Iterable[str]) -> dict[str, str]:
    """Names of states by their codes, of those that the ledger knows as actors."""
    query = select(actors.c.id, actors.c.name).where(actors.c.id.in_([code.lower() for code in codes]))
    return {row.id.upper(): row.name for row in connection.execute(query)}
