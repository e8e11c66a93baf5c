"""Rows on their way into the ledger, in one transaction: numbered in memory, written many at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, func, select

from legation.ledger.prepared import Prepared, driver_of
from legation.ledger.tables import (
    actors,
    appearances,
    bands,
    documents,
    events,
    evidence,
    happening_keys,
    lineage,
    places,
    readings,
    sides,
    statements,
    stories,
    times,
    vectors,
)
from legation.ledger.words import INDEXED

Row = dict[str, Any]

ORDER = (stories, documents, readings, evidence, actors, appearances, times, places, statements, vectors, events, sides, lineage, bands)
"""Tables in which the rows of others are named come first."""

NUMBERED = (stories, documents, evidence, actors, statements, events)
_HIGHEST = Prepared(lambda _: select(*(select(func.max(table.c.n)).scalar_subquery().label(table.name) for table in NUMBERED)))


ROWS_A_STATEMENT = 100
"""SQLite: rows of one INSERT into a table with an index of words. What indexes words keeps them together for one INSERT, and writes them out after it."""
_INDEXED = {indexed.table for indexed in INDEXED}
_SORTED: dict[Table, Callable[[Row], Any]] = {bands: itemgetter("band", "document"), happening_keys: itemgetter("key", "day", "event")}
"""Tables whose rows lie anywhere: written in their order, those of one page come together."""


@lru_cache(maxsize=64)
def _insertion(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, Callable[[Row], Any] | None]:
    """The SQL that inserts these columns, and what makes a row the tuple that it takes, where it takes one."""
    compiled = table.insert().compile(dialect=dialect, column_keys=list(names))
    return str(compiled), itemgetter(*compiled.positiontup) if compiled.positional and compiled.positiontup else None


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, all with the same columns, two or more, straight through the driver: half the time of SQLAlchemy's own way, which looks at every value."""
    sql, ordered = _insertion(table, tuple(rows[0]), connection.dialect)
    if table in _SORTED:
        rows = sorted(rows, key=_SORTED[table])
    values: list[Any] = list(map(ordered, rows)) if ordered else list(rows)
    with driver_of(connection, sql) as cursor:
        if ordered and table.name in _INDEXED:
            _insert_together(cursor, sql, values)
        else:
            cursor.executemany(sql, values)


def _insert_together(cursor: Any, sql: str, values: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows many in one statement. `sql` ends in the placeholders of one row."""
    head, values_word, row = sql.partition(" VALUES ")
    for start in range(0, len(values), ROWS_A_STATEMENT):
        part = values[start : start + ROWS_A_STATEMENT]
        cursor.execute(head + values_word + ", ".join([row] * len(part)), tuple(chain.from_iterable(part)))


class Batch:
    """The rows of one transaction. Nothing is in the ledger before `flush`."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._pending: dict[Table, list[Row]] = {}
        self._highest: dict[Table, int] = {}

    def number(self, table: Table) -> int:
        """The next free number of a table."""
        if not self._highest:
            row = _HIGHEST.rows(self.connection)[0]
            self._highest = {numbered: highest or 0 for numbered, highest in zip(NUMBERED, row, strict=True)}
        self._highest[table] += 1
        return self._highest[table]

    def add(self, table: Table, row: Row) -> None:
        self._pending.setdefault(table, []).append(row)

    def flush(self) -> None:
        """Write what is pending, in an order that suits foreign keys."""
        for table in ORDER:
            if rows := self._pending.pop(table, None):
                insert(self.connection, table, rows)
        if self._pending:
            raise KeyError(f"no place in the order for {', '.join(table.name for table in self._pending)}")
