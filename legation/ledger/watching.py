"""Watches: searches that are kept, and show what is new since they were last run."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select, update

from legation.errors import LedgerError
from legation.ledger.answers import answers, query_of
from legation.ledger.days import now
from legation.ledger.shapes import Shape
from legation.ledger.tables import documents, events, statements, watches

NEW_MAX = 200
"""Records that one run of a watch shows at most."""


def add(connection: Connection, name: str, asked: dict[str, Any]) -> None:
    """Keep a search under a name, as the user asked it. Raises LedgerError where the name is taken or nothing is asked."""
    asked = {key: value for key, value in asked.items() if value}
    if not asked:
        raise LedgerError("a watch needs words or filters")
    if connection.execute(select(watches.c.name).where(watches.c.name == name)).first() is not None:
        raise LedgerError(f"there is a watch {name!r} already; `legation watch remove {name}` removes it")
    _checked(connection, asked)
    connection.execute(watches.insert(), {"name": name, "query": json.dumps(asked), "made": now()})


def _checked(connection: Connection, asked: dict[str, Any]) -> None:
    """Raise what is wrong with a search; an actor may come to the ledger later."""
    query_of(connection, **{**asked, "actor": None, "to": None, "country": None})


def remove(connection: Connection, name: str) -> None:
    """Raises LedgerError where there is no such watch."""
    if connection.execute(watches.delete().where(watches.c.name == name)).rowcount == 0:
        raise LedgerError(f"no watch {name!r}; there are {', '.join(row['name'] for row in listed(connection)) or 'none'}")


def listed(connection: Connection) -> list[dict[str, Any]]:
    """The watches: name, what is asked, when it last ran."""
    rows = connection.execute(select(watches).order_by(watches.c.name))
    return [{"name": row.name, "query": json.loads(row.query), "made": row.made, "last_run": row.last_run} for row in rows]


def run(connection: Connection) -> list[tuple[str, list[Shape]]]:
    """For each watch what came to the ledger since its last run, the best first; the next run starts from here."""
    highest = {kind: connection.execute(select(func.max(table.c.n))).scalar() or 0 for kind, table in _TABLES.items()}
    found = []
    for row in connection.execute(select(watches).order_by(watches.c.name)).all():
        found.append((row.name, _new(connection, json.loads(row.query), json.loads(row.seen) if row.seen else {})))
        connection.execute(update(watches).where(watches.c.name == row.name).values(last_run=now(), seen=json.dumps(highest)))
    return found


_TABLES = {"statement": statements, "event": events, "document": documents}


def _new(connection: Connection, asked: dict[str, Any], seen: dict[str, int]) -> list[Shape]:
    from legation.errors import NoSuchRecord

    try:
        query = query_of(connection, limit=NEW_MAX, **asked)
    except NoSuchRecord:
        return []  # the actor has not appeared yet
    return answers(connection, replace(query, after=seen))
