"""A ledger's soundness, its figures, and a copy of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, exists, func, select, text

from legation.errors import LedgerError
from legation.ledger.opening import Ledger
from legation.ledger.readback import reading_of
from legation.ledger.tables import actors, corrections, documents, events, evidence, happenings, plans, readings, statements, stones, stories
from legation.ledger.versions import HEAD
from legation.ledger.words import INDEXED

COUNTED: dict[str, Table] = {
    "documents": documents, "statements": statements, "events": events, "actors": actors, "stories": stories, "happenings": happenings,
    "plans": plans, "corrections": corrections, "removed": stones, "evidence": evidence,
}  # fmt: skip
PROBLEMS_MAX = 20


def stats(ledger: Ledger) -> dict[str, Any]:
    """Counts of all records, the days they span, the ledger's version and size in bytes."""
    with ledger.reading() as connection:
        found: dict[str, Any] = {name: connection.execute(select(func.count()).select_from(table)).scalar() for name, table in COUNTED.items()}
        found["first_day"], found["last_day"] = connection.execute(select(func.min(documents.c.published), func.max(documents.c.published))).one()
    found["version"] = HEAD
    found["bytes"] = ledger.path.stat().st_size if ledger.path else None
    return found


def problems(ledger: Ledger) -> Iterator[str]:
    """What is wrong with a ledger, one line each; nothing where it is sound. Raises LedgerError where it cannot even be read."""
    with ledger.reading() as connection:
        if ledger.is_sqlite:
            yield from _in_sqlite(connection)
        yield from _in_references(connection)
        yield from _in_readings(connection)


def _in_sqlite(connection: Connection) -> Iterator[str]:
    for (line,) in connection.execute(text(f"PRAGMA integrity_check({PROBLEMS_MAX})")):
        if line != "ok":
            yield f"the file: {line}"
    for row in connection.execute(text("PRAGMA foreign_key_check")).fetchmany(PROBLEMS_MAX):
        yield f"table {row[0]}, row {row[1]}: refers to a missing row of {row[2]}"
    for indexed in INDEXED:
        try:
            connection.execute(text(f"INSERT INTO {indexed.index}({indexed.index}, rank) VALUES ('integrity-check', 1)"))
        except Exception as error:  # whatever the index says of itself is told; SQLite raises several kinds
            if "readonly" not in str(error) and "read-only" not in str(error):
                yield f"the index of words over {indexed.table} is not in step with it"
    connection.rollback()


def _in_references(connection: Connection) -> Iterator[str]:
    """References by id, which the database does not watch."""
    other = statements.alias()
    for table, column in ((statements, "parent"), (events, "statement")):
        missing = select(func.count()).where(table.c[column].is_not(None), ~exists().where(other.c.id == table.c[column]))
        if count := connection.execute(missing).scalar():
            yield f"{count} {table.name} refer by {column} to statements that are not there"
    without = select(func.count()).select_from(documents).where(~exists().where(readings.c.document == documents.c.n))
    if count := connection.execute(without).scalar():
        yield f"{count} documents have no reading"


def _in_readings(connection: Connection) -> Iterator[str]:
    """Every reading can be got back."""
    found = 0
    for number in connection.execute(select(documents.c.n).where(exists().where(readings.c.document == documents.c.n))).scalars().all():
        try:
            reading_of(connection, number)
        except LedgerError as error:
            yield str(error)
            found += 1
            if found == PROBLEMS_MAX:
                return


def backup(ledger: Ledger, target: Path) -> None:
    """Copy an SQLite ledger while others write to it. Raises LedgerError."""
    if ledger.path is None:
        raise LedgerError("a ledger in PostgreSQL is copied by pg_dump")
    if target.exists():
        raise LedgerError(f"{target}: is there already")
    partial = target.with_name(target.name + ".partial")
    try:
        source, copy = sqlite3.connect(f"file:{ledger.path.absolute()}?mode=ro", uri=True), sqlite3.connect(partial)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            source.close()
            copy.close()
        partial.replace(target)
    except (sqlite3.Error, OSError) as error:
        partial.unlink(missing_ok=True)
        raise LedgerError(f"{target}: the copy cannot be written ({error})") from error
