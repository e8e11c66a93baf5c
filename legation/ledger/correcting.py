"""Corrections: what a person knows better than the reader, kept beside the reader's own record, and made again after a re-reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, update

from legation.errors import DateError, LedgerError
from legation.ledger.days import asked_days, now
from legation.ledger.ids import folded
from legation.ledger.lookup import Found, record
from legation.ledger.naming import meant
from legation.ledger.quads import TYPES
from legation.ledger.tables import actors, appearances, columns, corrections, documents, events, sides, statements
from legation.records import ActorKind, EventStatus, Genre, StatementKind


class Action(StrEnum):
    REJECT = "reject"
    SET = "set"
    MERGE = "merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What is to be corrected. `field` and `value` for SET; `value` is the other record's id for MERGE."""

    target: str
    action: Action
    because: str
    by: str
    field: str | None = None
    value: str | None = None


def correct(connection: Connection, wanted: Correction) -> Found:
    """Make a correction and keep it. Raises NoSuchRecord, and LedgerError where it cannot be made."""
    if not wanted.because.strip():
        raise LedgerError("a correction needs a reason: --because")
    found = record(connection, wanted.target)
    was = _apply(connection, found, wanted.action, wanted.field, wanted.value)
    number = (connection.execute(select(func.max(corrections.c.n))).scalar() or 0) + 1
    told = {"n": number, "target": found.id, "kind": found.kind, "document": found.document, "action": wanted.action.value}
    told |= {"field": wanted.field, "value": wanted.value, "was": was, "because": wanted.because.strip(), "by": wanted.by, "at": now()}
    connection.execute(corrections.insert(), told)
    return found


def apply_again(connection: Connection, document: int) -> None:
    """Make the corrections of a document's records again, in their order; those whose record is gone wait for it to come back."""
    query = select(corrections).where(corrections.c.document == document).order_by(corrections.c.n)
    for row in connection.execute(query).all():
        if found := _still(connection, row.kind, row.target):
            _apply(connection, found, Action(row.action), row.field, row.value)


def _still(connection: Connection, kind: str, target: str) -> Found | None:
    table = _TABLES[kind]
    row = connection.execute(select(table).where(table.c.id == target)).one_or_none()
    return Found(kind, row.n, row.id, row.n if kind == "document" else row.document) if row else None


_TABLES: dict[str, Table] = {"statement": statements, "event": events, "actor": actors, "document": documents}


def _apply(connection: Connection, found: Found, action: Action, field: str | None, value: str | None) -> str | None:
    """Make the correction in the rows; what stood there before, where that is a field."""
    if action is Action.SET:
        return _set(connection, found, field or "", value or "")
    if action is Action.MERGE:
        _merge(connection, found, value or "")
    elif found.kind in ("statement", "event"):
        connection.execute(update(_TABLES[found.kind]).where(_TABLES[found.kind].c.n == found.number).values(rejected=1))
    else:
        raise LedgerError(f"{found.id}: only statements and events can be rejected; a document is removed with `legation remove`")
    return None


def _merge(connection: Connection, found: Found, other: str) -> None:
    into = record(connection, other)
    if into.kind != found.kind or found.kind == "document":
        raise LedgerError(f"{found.id} ({found.kind}) and {into.id} ({into.kind}) cannot be merged: statements, events and actors merge with their own kind")
    if into.number == found.number:
        raise LedgerError(f"{found.id} cannot be merged with itself")
    if found.kind == "actor":
        _merge_actors(connection, found.number, into.number)
    else:
        table = _TABLES[found.kind]
        connection.execute(update(table).where(table.c.n == found.number).values(merged_into=into.id))


def _merge_actors(connection: Connection, number: int, into: int) -> None:
    into = connection.execute(select(actors.c.merged_into).where(actors.c.n == into)).scalar() or into
    if into == number:
        raise LedgerError("these actors are merged already, the other way round")
    for column in (statements.c.actor, statements.c.addressee_actor, sides.c.actor, appearances.c.actor):
        connection.execute(update(column.table).where(column == number).values({column.name: into}))
    connection.execute(update(actors).where((actors.c.n == number) | (actors.c.merged_into == number)).values(merged_into=into))


Check = Callable[[Connection, str], Any]


def _set(connection: Connection, found: Found, field: str, value: str) -> str | None:
    fields = SETTABLE[found.kind]
    if field not in fields:
        raise LedgerError(f"a {found.kind} has no field {field!r} to set; it has {', '.join(fields)}")
    column, check = fields[field]
    if column in ("actors", "recipients"):
        return _set_side(connection, found.number, column.removesuffix("s"), value)
    table = _TABLES[found.kind]
    if not value and not table.c[column].nullable:
        raise LedgerError(f"{field} cannot be empty")
    checked = check(connection, value) if value else None
    was = connection.execute(select(table.c[column]).where(table.c.n == found.number)).scalar()
    values = {column: checked}
    if found.kind == "event" and column == "day":
        values |= {"first_day": checked, "last_day": checked}
    if found.kind == "actor" and column == "name":
        values["folded"] = folded(str(checked))
    connection.execute(update(table).where(table.c.n == found.number).values(**values))
    return _named(connection, was) if column in ("actor", "addressee_actor") else None if was is None else str(was)


def _named(connection: Connection, number: int | None) -> str | None:
    return connection.execute(select(actors.c.id).where(actors.c.n == number)).scalar() if number is not None else None


def _set_side(connection: Connection, event: int, side: str, value: str) -> str:
    """Replace an event's actors or recipients by those named; the words that showed the others stand for the first of them."""
    old = connection.execute(
        select(sides, actors.c.id.label("who")).join(actors, actors.c.n == sides.c.actor).where(sides.c.event == event, sides.c.side == side)
    ).all()
    trigger = connection.execute(select(*columns(events, "trigger_start", "trigger_end", "trigger")).where(events.c.n == event)).one()
    numbers = [_actor(connection, name) for name in value.split(",") if name.strip()]
    connection.execute(delete(sides).where(sides.c.event == event, sides.c.side == side))
    for position, number in enumerate(numbers):
        start, end, text = (old[position].start, old[position].end, old[position].text) if position < len(old) else tuple(trigger)
        row = {"event": event, "side": side, "position": position, "actor": number, "start": start, "end": end, "text": text}
        connection.execute(sides.insert(), row)
    return ",".join(row.who for row in old)


def _actor(connection: Connection, value: str) -> int:
    return meant(connection, value).numbers[0]


def _day(_: Connection, value: str) -> str:
    try:
        return asked_days(value)[0]
    except DateError as error:
        raise LedgerError(str(error)) from error


def _text(_: Connection, value: str) -> str:
    return value


def _one_of(choices: type[StrEnum] | tuple[str, ...]) -> Check:
    known = [str(choice) for choice in choices]

    def check(_: Connection, value: str) -> str:
        match = next((choice for choice in known if choice.lower() == value.lower()), None)
        if match is None:
            raise LedgerError(f"{value!r} is none of {', '.join(known)}")
        return match

    return check


SETTABLE: dict[str, dict[str, tuple[str, Check]]] = {
    "statement": {
        "source": ("actor", _actor),
        "addressee": ("addressee_actor", _actor),
        "kind": ("kind", _one_of(StatementKind)),
        "content": ("content", _text),
        "day": ("day", _day),
    },
    "event": {
        "type": ("type", _one_of(TYPES)),
        "mode": ("mode", _text),
        "status": ("status", _one_of(EventStatus)),
        "day": ("day", _day),
        "actors": ("actors", _text),
        "recipients": ("recipients", _text),
    },
    "actor": {
        "name": ("name", _text),
        "kind": ("kind", _one_of(ActorKind)),
        "country": ("country", _text),
        "sector": ("sector", _text),
        "wikidata": ("wikidata", _text),
    },
    "document": {
        "title": ("title", _text),
        "url": ("url", _text),
        "publisher": ("publisher", _text),
        "published": ("published", _day),
        "genre": ("genre", _one_of(Genre)),
        "language": ("language", _text),
    },
}
"""What can be set, by kind of record: the user's name for it, the column, and the test that its value must pass."""
