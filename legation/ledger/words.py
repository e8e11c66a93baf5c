"""Full text: SQLite's FTS5 tables and PostgreSQL's tsvector columns, kept in step with their tables by the database itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indexed:
    """A table whose columns are searched by words."""

    table: str
    columns: tuple[str, ...]

    @property
    def index(self) -> str:
        return f"{self.table}_words"


INDEXED = (Indexed("documents", ("title", "text")), Indexed("statements", ("content", "source")), Indexed("events", ("words",)))


def sqlite_statements(indexed: Indexed) -> list[str]:
    """What makes an FTS5 index over a table's own text, and the triggers that keep it."""
    names = ", ".join(indexed.columns)
    new, old = (", ".join(f"{row}.{name}" for name in indexed.columns) for row in ("new", "old"))
    put = f"INSERT INTO {indexed.index}(rowid, {names}) VALUES (new.n, {new});"
    take = f"INSERT INTO {indexed.index}({indexed.index}, rowid, {names}) VALUES ('delete', old.n, {old});"
    changed = " OR ".join(f"old.{name} IS NOT new.{name}" for name in indexed.columns)
    return [
        f"CREATE VIRTUAL TABLE {indexed.index} USING fts5({names}, content='{indexed.table}', content_rowid='n', tokenize='porter unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER {indexed.index}_in AFTER INSERT ON {indexed.table} BEGIN {put} END",
        f"CREATE TRIGGER {indexed.index}_out AFTER DELETE ON {indexed.table} BEGIN {take} END",
        f"CREATE TRIGGER {indexed.index}_change AFTER UPDATE OF {names} ON {indexed.table} WHEN {changed} BEGIN {take} {put} END",
    ]


def postgresql_statements(indexed: Indexed) -> list[str]:
    """A generated tsvector column and its index."""
    text = " || ' ' || ".join(f"coalesce({name}, '')" for name in indexed.columns)
    return [
        f"ALTER TABLE {indexed.table} ADD COLUMN {indexed.index} tsvector GENERATED ALWAYS AS (to_tsvector('english', {text})) STORED",
        f"CREATE INDEX ix_{indexed.index} ON {indexed.table} USING gin ({indexed.index})",
    ]
