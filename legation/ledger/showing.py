"""One record with all that the ledger knows around it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, select

from legation.ledger.lineages import versions
from legation.ledger.lookup import Found, record
from legation.ledger.shapes import Shape, shapes_of
from legation.ledger.tables import columns, documents, events, evidence, statements


def shown(connection: Connection, given: str) -> tuple[Shape, str | None]:
    """The record and its document's text; a document comes with its records, its story and its evidence. Raises NoSuchRecord."""
    found = record(connection, given)
    shape = shapes_of(connection, [(found.kind, found.number)])[0]
    if found.kind == "document":
        shape |= _of_document(connection, found)
    elif found.kind == "event":
        shape["reports"] = _reports(connection, found.number)
    text = select(documents.c.text).where(documents.c.n == found.document)
    return shape, None if found.kind == "actor" else connection.execute(text).scalar_one()


def _of_document(connection: Connection, found: Found) -> Shape:
    kept = select(*columns(evidence, "address", "fetched", "sha256", "media_type")).where(evidence.c.document == found.number)
    return {
        "statements": _records(connection, "statement", statements, found.number),
        "events": _records(connection, "event", events, found.number),
        "versions": [{name: value for name, value in asdict(version).items() if name != "number"} for version in versions(connection, found.number)],
        "evidence": [dict(row._mapping) for row in connection.execute(kept)],
    }


def _records(connection: Connection, kind: str, table: Any, document: int) -> list[Shape]:
    numbers = connection.execute(select(table.c.n).where(table.c.document == document).order_by(table.c.n)).scalars()
    return shapes_of(connection, [(kind, number) for number in numbers])


def _reports(connection: Connection, number: int) -> list[Shape]:
    """The other reports of the same happening."""
    happening = select(events.c.happening).where(events.c.n == number).scalar_subquery()
    query = select(*columns(events, "id"), *columns(documents, "publisher", "published", "url")).join(documents, documents.c.n == events.c.document)
    return [dict(row._mapping) for row in connection.execute(query.where(events.c.happening == happening, events.c.n != number))]
