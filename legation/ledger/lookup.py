"""A record by its id, by the beginning of its id, or a document by the id it came with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from legation.errors import NoSuchRecord
from legation.ledger.naming import meant
from legation.ledger.tables import actors, columns, documents, events, statements, stones

PREFIX_MIN = 6
"""Characters of an id that may stand for it."""
KINDS: dict[str, Table] = {"statement": statements, "event": events, "document": documents}


@dataclass(frozen=True, slots=True)
class Found:
    """A record of the ledger. `document` is the number of the one it stands in; None for a known actor."""

    kind: str
    number: int
    id: str
    document: int | None


def record(connection: Connection, given: str) -> Found:
    """The record with this id. Raises NoSuchRecord: none, several, or removed."""
    given = given.strip()
    for kind, table in KINDS.items():
        if rows := _rows(connection, table, table.c.id == given):
            return _found(kind, rows[0])
    if rows := _rows(connection, documents, documents.c.name == given):
        return _only(given, [_found("document", row) for row in rows])
    if len(given) >= PREFIX_MIN and (started := _started(connection, given)):
        return _only(given, started)
    if row := connection.execute(select(*columns(actors, "n", "id", "document")).where(actors.c.id == given)).one_or_none():
        return Found("actor", row.n, row.id, row.document)
    return _stone_or_actor(connection, given)


def document_number(connection: Connection, given: str) -> int:
    """The number of a document. Raises NoSuchRecord."""
    found = record(connection, given)
    if found.kind != "document":
        raise NoSuchRecord(f"{given!r} is a {found.kind}, not a document")
    return found.number


def _stone_or_actor(connection: Connection, given: str) -> Found:
    stone = connection.execute(select(stones).where((stones.c.id == given) | (stones.c.name == given))).first()
    if stone is not None:
        raise NoSuchRecord(f"{given!r} was removed on {stone.at[:10]} by {stone.by}: {stone.because}")
    try:
        who = meant(connection, given)
    except NoSuchRecord as error:
        raise NoSuchRecord(f"no record {given!r} in the ledger ({error})") from error
    row = connection.execute(select(*columns(actors, "n", "id", "document")).where(actors.c.n == who.numbers[0])).one()
    return Found("actor", row.n, row.id, row.document)


def _rows(connection: Connection, table: Table, test: Any) -> list[Any]:
    return list(connection.execute(select(table).where(test).limit(10)))


def _found(kind: str, row: Any) -> Found:
    return Found(kind, row.n, row.id, row.n if kind == "document" else row.document)


def _started(connection: Connection, given: str) -> list[Found]:
    above = given + "~"
    return [_found(kind, row) for kind, table in KINDS.items() for row in _rows(connection, table, (table.c.id > given) & (table.c.id < above))]


def _only(given: str, found: list[Found]) -> Found:
    if len(found) > 1:
        raise NoSuchRecord(f"{given!r} may be {', '.join(item.id for item in found)}; say which")
    return found[0]
