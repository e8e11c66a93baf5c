"""A known document is given the records of another reading: what stands on the same words keeps its number and id."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from legation.ledger.batch import Row
from legation.ledger.precedent_keeping import unsettle
from legation.ledger.rows import Rows
from legation.ledger.tables import actors, appearances, columns, documents, events, places, readings, sides, statements, times
from legation.records import Document

SAID_FIELDS = ("content", "actor", "day")
"""A verdict holds as long as these do."""


def clear(connection: Connection, document: int) -> None:
    """Take out what is written anew without being referred to."""
    for table in (readings, appearances, times, places):
        connection.execute(delete(table).where(table.c.document == document))
    connection.execute(delete(sides).where(sides.c.event.in_(select(events.c.n).where(events.c.document == document))))


def refresh_document(connection: Connection, number: int, document: Document) -> None:
    """What the new reading knows of the document and the old one did not."""
    found = {name: value for name in ("title", "url", "publisher", "published", "language") if (value := getattr(document, name)) is not None}
    connection.execute(update(documents).where(documents.c.n == number).values(genre=document.genre.value, text=document.text, **found))


def keep_ids(connection: Connection, document: int, rows: Rows) -> None:
    """Give rows that overlap a record whose own words are gone the id of that record, in place."""
    statement_ids = _renamed(_old(connection, statements, "cue", document), [(r["id"], r["cue_start"], r["cue_end"]) for r in rows.statements])
    event_ids = _renamed(_old(connection, events, "trigger", document), [(r["id"], r["trigger_start"], r["trigger_end"]) for r in rows.events])
    for row in rows.statements:
        row["id"] = statement_ids.get(row["id"], row["id"])
        row["parent"] = statement_ids.get(row["parent"], row["parent"])
        if row["replies_to"]:
            row["replies_to"] = json.dumps([statement_ids.get(answered, answered) for answered in json.loads(row["replies_to"])])
    for row in rows.events:
        row["id"] = event_ids.get(row["id"], row["id"])
        row["statement"] = statement_ids.get(row["statement"], row["statement"])
    rows.sides = {event_ids.get(event, event): found for event, found in rows.sides.items()}


def _old(connection: Connection, table: Table, words: str, document: int) -> list[tuple[str, int, int]]:
    columns = (table.c.id, table.c[f"{words}_start"], table.c[f"{words}_end"])
    return [(row[0], row[1], row[2]) for row in connection.execute(select(*columns).where(table.c.document == document).order_by(columns[1]))]


def _renamed(old: list[tuple[str, int, int]], new: list[tuple[str, int, int]]) -> dict[str, str]:
    """New ids to the old ids they take over."""
    new_ids = {name for name, _, _ in new}
    free = [item for item in old if item[0] not in new_ids]
    old_ids = {name for name, _, _ in old}
    renamed = {}
    for name, start, end in new:
        match = next((item for item in free if item[1] < end and start < item[2]), None) if name not in old_ids else None
        if match is not None:
            renamed[name] = match[0]
            free.remove(match)
    return renamed


def take_back_verdicts(connection: Connection, document: int, rows: Sequence[Row]) -> list[int]:
    """Take back the verdicts of statements that go or say something else now, and all that rest on these; the numbers of the statements."""
    known = _by_id(connection, statements, document, SAID_FIELDS)
    new = {row["id"]: row for row in rows}
    reworded = [old.n for name, old in known.items() if name in new and new[name]["content"] != old.content]
    others = [old.n for name, old in known.items() if name not in new or any(new[name][field] != getattr(old, field) for field in SAID_FIELDS)]
    return unsettle(connection, reworded, reworded=True) + unsettle(connection, sorted(set(others) - set(reworded)))


def update_statements(connection: Connection, document: int, rows: Sequence[Row]) -> list[Row]:
    """Update the statements that stay, delete those that are gone, and return the rows that are new."""
    known = _by_id(connection, statements, document, ())
    _update(connection, statements, [row for row in rows if row["id"] in known])
    _delete_others(connection, statements, known, rows)
    return [row for row in rows if row["id"] not in known]


def update_events(connection: Connection, document: int, rows: Rows) -> list[Row]:
    """The same for events; their sides are written again."""
    known = _by_id(connection, events, document, ())
    staying = [row for row in rows.events if row["id"] in known]
    _update(connection, events, staying)
    again = [{"event": known[row["id"]].n, **side} for row in staying for side in rows.sides[row["id"]]]
    if again:
        connection.execute(sides.insert(), again)
    _delete_others(connection, events, known, rows.events)
    return [row for row in rows.events if row["id"] not in known]


def _by_id(connection: Connection, table: Table, document: int, names: Sequence[str]) -> dict[str, Any]:
    query = select(*columns(table, "id", "n", *names)).where(table.c.document == document)
    return {row.id: row for row in connection.execute(query)}


def _update(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name != "id"}
        parameters = [{f"new_{name}": value for name, value in row.items()} for row in rows]
        connection.execute(update(table).where(table.c.id == bindparam("new_id")).values(**values), parameters)


def _delete_others(connection: Connection, table: Table, known: dict[str, Any], rows: Sequence[Row]) -> None:
    gone = set(known) - {row["id"] for row in rows}
    if gone:
        connection.execute(delete(table).where(table.c.id.in_(gone)))


def drop_unused_actors(connection: Connection, document: int) -> None:
    """Delete the document's own actors that its new reading does not name."""
    own = select(actors.c.n).where(actors.c.document == document)
    used = select(appearances.c.actor).where(appearances.c.document == document)
    merged = select(actors.c.merged_into).where(actors.c.merged_into.is_not(None))
    connection.execute(delete(actors).where(actors.c.n.in_(own), actors.c.n.not_in(used), actors.c.n.not_in(merged), actors.c.merged_into.is_(None)))
