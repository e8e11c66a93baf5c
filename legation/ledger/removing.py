"""A retracted article is removed; a stone with the reason stays, and keeps it from being added again."""

from __future__ import annotations

from sqlalchemy import Connection, delete, exists, or_, select, update

from legation.errors import LedgerError
from legation.ledger.days import now
from legation.ledger.lookup import document_number
from legation.ledger.tables import actors, appearances, corrections, documents, events, evidence, lineage, sides, statements, stones


def remove(connection: Connection, given: str, *, because: str, by: str) -> str:
    """Remove a document with all its records; the id it had. Raises NoSuchRecord, LedgerError where no reason is given."""
    if not because.strip():
        raise LedgerError("a removal needs a reason: --because")
    number = document_number(connection, given)
    row = connection.execute(select(documents).where(documents.c.n == number)).one()
    stone = {name: getattr(row, name) for name in ("id", "name", "title", "url", "publisher", "published")}
    connection.execute(stones.insert(), {**stone, "because": because.strip(), "by": by, "at": now()})
    connection.execute(update(lineage).where(lineage.c.derived_from == number).values(derived_from=None))
    for table in (corrections, statements, appearances, evidence):
        connection.execute(delete(table).where(table.c.document == number))
    connection.execute(delete(sides).where(sides.c.event.in_(select(events.c.n).where(events.c.document == number))))
    connection.execute(delete(events).where(events.c.document == number))
    _free_actors(connection, number)
    connection.execute(delete(documents).where(documents.c.n == number))
    return str(row.id)


def _free_actors(connection: Connection, number: int) -> None:
    """Delete the document's own actors; one that other documents' records name since a correction lives on without it."""
    own = actors.c.document == number
    columns = (actors.c.merged_into, statements.c.actor, statements.c.addressee_actor, sides.c.actor, appearances.c.actor)
    named = or_(*(exists().where(column == actors.c.n) for column in columns[1:]), actors.c.n.in_(select(columns[0]).where(columns[0].is_not(None))))
    connection.execute(update(actors).where(own, named).values(document=None))
    connection.execute(delete(actors).where(own))
