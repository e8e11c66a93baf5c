"""Questions to the ledger: words and filters in, numbers of records out, best first."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Select, exists, or_, select

from legation.ledger.matching import MARKS, Words, match_expression, names_any
from legation.ledger.tables import actors, appearances, documents, events, places, sides, statements

__all__ = ["KINDS", "MARKS", "Hit", "Query", "ask"]

KINDS = ("statement", "event", "document")
LIMIT = 20
_TABLE = {"statement": statements, "event": events, "document": documents}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked. `actor` and `to` are numbers of actors, `country` an ISO code, days ISO and both included."""

    words: str = ""
    kinds: tuple[str, ...] = KINDS
    actor: tuple[int, ...] = ()
    to: tuple[int, ...] = ()
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    country: str | None = None
    verdict: str | None = None
    about: tuple[str, ...] = ()
    """Names, one of which stands in what was said."""
    limit: int = LIMIT
    start: int = 0
    """So many of the best are passed over; `limit` counts them, too."""
    after: dict[str, int] = field(default_factory=dict)
    """Only records with higher numbers than these, by kind: what came after a watch last ran."""
    every_report: bool = False
    """Each report of a happening, not one for all."""

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that answers, with its words where the question's stand marked (MARKS), if words were asked for."""

    kind: str
    number: int
    marked: str | None = None


def ask(connection: Connection, query: Query) -> list[Hit]:
    """The records that answer, best first: by words where there are any, else the latest first. Kinds are interleaved by rank."""
    kinds = [kind for kind in query.kinds if _can_answer(kind, query)]
    match = match_expression(query.words)
    if query.words.strip() and match is None:
        return []
    words = {kind: Words(connection, _TABLE[kind], query.words, match) if match else None for kind in kinds}
    found = [[Hit(kind, number) for number in _numbers(connection, kind, query, words[kind])] for kind in kinds]
    if match is None and len(found) > 1:
        return _latest(connection, [hit for hits in found for hit in hits])[query.start : query.limit]
    ranked = sorted(((rank, order) for order, hits in enumerate(found) for rank in range(len(hits))))
    return _marked([found[order][rank] for rank, order in ranked][query.start : query.limit], words)


def _marked(hits: list[Hit], words: dict[str, Words | None]) -> list[Hit]:
    """The hits with the words found marked in them."""
    lines = {
        (kind, number): line
        for kind, asked in words.items()
        if asked is not None
        for number, line in asked.marked([hit.number for hit in hits if hit.kind == kind]).items()
    }
    return [replace(hit, marked=lines.get((hit.kind, hit.number))) for hit in hits]


def _latest(connection: Connection, hits: list[Hit]) -> list[Hit]:
    days: dict[tuple[str, int], str] = {}
    for kind, base in _TABLE.items():
        numbers = [hit.number for hit in hits if hit.kind == kind]
        for row in connection.execute(select(base.c.n, _day(kind)).where(base.c.n.in_(numbers))) if numbers else ():
            days[kind, row[0]] = row[1] or ""
    return sorted(hits, key=lambda hit: days[hit.kind, hit.number], reverse=True)


def _can_answer(kind: str, query: Query) -> bool:
    """Whether records of a kind have what is asked for."""
    if query.type or query.status:
        return kind == "event"
    if query.verdict or query.about:
        return kind == "statement"
    return kind != "document" or not query.to


def _numbers(connection: Connection, kind: str, query: Query, words: Words | None) -> list[int]:
    """The records' numbers, best first. Of a happening the best report stands for all, unless every one is asked for."""
    filters = _filters(connection, kind, query)
    chosen = select(_TABLE[kind].c.n).where(*_standing(kind), *filters)
    if kind != "event" or query.every_report:
        return _found(connection, kind, chosen, words, query.limit, filtered=bool(filters))
    numbers: list[int] = []
    told: set[int] = set()
    while len(numbers) < query.limit:
        others = chosen.where(events.c.happening.is_(None) | events.c.happening.not_in(told)) if told else chosen
        found = _found(connection, kind, others, words, query.limit, filtered=bool(filters or told))
        happenings = {row[0]: row[1] for row in connection.execute(select(events.c.n, events.c.happening).where(events.c.n.in_(found)))}
        for number in found:
            if happenings[number] is None or happenings[number] not in told:
                numbers.append(number)
            told |= {happenings[number]} - {None}
        if len(found) < query.limit:
            break
    return numbers[: query.limit]


def _found(connection: Connection, kind: str, chosen: Select[Any], words: Words | None, limit: int, *, filtered: bool) -> list[int]:
    if words is not None:
        return words.ranked(chosen, filtered=filtered, limit=limit)
    return list(connection.execute(chosen.order_by(_day(kind).desc().nulls_last(), _TABLE[kind].c.n.desc()).limit(limit)).scalars())


def _day(kind: str) -> Any:
    return documents.c.published if kind == "document" else _TABLE[kind].c.day


def _standing(kind: str) -> list[Any]:
    """Records that were neither rejected nor merged into others."""
    return [] if kind == "document" else [_TABLE[kind].c.rejected == 0, _TABLE[kind].c.merged_into.is_(None)]


def _filters(connection: Connection, kind: str, query: Query) -> list[Any]:
    tests: list[Any] = []
    if query.since:
        tests.append(_day(kind) >= query.since)
    if query.until:
        tests.append(_day(kind) <= query.until)
    if kind in query.after:
        tests.append(_TABLE[kind].c.n > query.after[kind])
    if query.about:
        tests.append(names_any(connection, _TABLE[kind], query.about))
    return tests + {"statement": _statement_filters, "event": _event_filters, "document": _document_filters}[kind](query)


def _statement_filters(query: Query) -> list[Any]:
    tests: list[Any] = []
    if query.actor:
        tests.append(statements.c.actor.in_(query.actor))
    if query.to:
        tests.append(statements.c.addressee_actor.in_(query.to))
    if query.country:
        tests.append(statements.c.actor.in_(_of_country(query.country)))
    if query.verdict:
        tests.append(statements.c.verdict == query.verdict)
    return tests


def _event_filters(query: Query) -> list[Any]:
    tests: list[Any] = []
    if query.type:
        tests.append(events.c.type == query.type)
    if query.status:
        tests.append(events.c.status == query.status)
    if query.actor:
        tests.append(_has_side(sides.c.actor.in_(query.actor), sides.c.side == "actor"))
    if query.to:
        tests.append(_has_side(sides.c.actor.in_(query.to), sides.c.side == "recipient"))
    if query.country:
        here = exists().where(places.c.document == events.c.document, places.c.local == events.c.place, places.c.country == query.country)
        tests.append(or_(_has_side(sides.c.actor.in_(_of_country(query.country))), here))
    return tests


def _document_filters(query: Query) -> list[Any]:
    tests: list[Any] = []
    if query.actor:
        tests.append(_appears(appearances.c.actor.in_(query.actor)))
    if query.country:
        tests.append(_appears(appearances.c.actor.in_(_of_country(query.country))))
    return tests


def _of_country(country: str) -> Any:
    return select(actors.c.n).where(actors.c.country == country)


def _has_side(*tests: Any) -> Any:
    return events.c.n.in_(select(sides.c.event).where(*tests))


def _appears(test: Any) -> Any:
    return documents.c.n.in_(select(appearances.c.document).where(test))
