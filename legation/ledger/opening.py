"""A ledger is opened: made where there is none, brought to this version, and refused in one line where it is something else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from legation.errors import LedgerError
from legation.ledger.problems import told
from legation.ledger.versions import bring_up_to_date, check_version

DEFAULT = "legation.db"
VARIABLE = "LEGATION_LEDGER"
APPLICATION_ID = 0x4C474E31
"""Marks an SQLite file as a ledger ("LGN1")."""
BUSY_MS = 60_000
"""A second writer waits this long for the first."""
CACHE_KIB = 64 * 1024
STATEMENTS_KEPT = 512
"""Statements that a connection does not parse again."""
SQLITE_MAGIC = b"SQLite format 3\0"
WRITER_LOCK = 5_251_917
"""PostgreSQL: the advisory lock of the one writer, who counts the rows' numbers."""


class Ledger:
    """One ledger: an SQLite file or a PostgreSQL database. Close it after use, or use it as a context manager."""

    def __init__(self, engine: Engine, address: str, path: Path | None) -> None:
        self.engine = engine
        self.address = address
        self.path = path

    @property
    def is_sqlite(self) -> bool:
        return self.path is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger. Raises LedgerError."""
        with told(self.address), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one transaction: all of it is kept, or nothing. Raises LedgerError."""
        with told(self.address), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})
            yield connection

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def address_of(given: str | None) -> str:
    """The ledger that is meant: as given, else by LEGATION_LEDGER, else legation.db here."""
    return given or os.environ.get(VARIABLE) or DEFAULT


def open_ledger(given: str | None = None, *, create: bool = False, migrate: bool = False) -> Ledger:
    """Open a ledger by path or PostgreSQL URL; `create` makes it where there is none. `migrate` is only needed on PostgreSQL.

    Raises LedgerError: nothing there, no ledger, of a newer version, cannot be opened.
    """
    address = address_of(given)
    ledger = _on_server(address) if "://" in address else _in_file(Path(address), create=create)
    try:
        with told(ledger.address):
            if not check_version(ledger.engine, ledger.address):
                _bring_up_to_date(ledger, asked=migrate)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _bring_up_to_date(ledger: Ledger, *, asked: bool) -> None:
    if not (ledger.is_sqlite or asked):
        raise LedgerError(f"{ledger.address}: not of this version yet: run `legation ledger migrate`")
    with ledger.writing() as connection:
        bring_up_to_date(connection)
        if ledger.is_sqlite:
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))


def _on_server(address: str) -> Ledger:
    try:
        url = make_url(address)
        if url.get_backend_name() != "postgresql":
            raise LedgerError(f"{url.render_as_string()}: a ledger is an SQLite file or a PostgreSQL URL (postgresql://user@host/database)")
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=True)
    except ImportError as error:
        raise LedgerError("a ledger in PostgreSQL needs `pip install legation[postgres]`") from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise LedgerError(f"{address!r} is no address of a ledger (postgresql://user@host/database)") from error
    return Ledger(engine, url.set(drivername="postgresql").render_as_string(), None)


def _in_file(path: Path, *, create: bool) -> Ledger:
    exists = _is_there(path)
    if not exists and not create:
        raise LedgerError(f"{path}: no ledger here yet; `legation add` makes one")
    if exists:
        _check_kind(path)
    elif not path.parent.is_dir():
        raise LedgerError(f"{path}: cannot be made; there is no folder {path.parent}")
    return Ledger(_sqlite_engine(path), str(path), path)


def _is_there(path: Path) -> bool:
    try:
        if path.is_dir():
            raise LedgerError(f"{path}: a folder, not a ledger")
        return path.exists() and path.stat().st_size > 0
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror or error}") from error


def _check_kind(path: Path) -> None:
    """Raise LedgerError unless the file is an SQLite database that says it is a ledger."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror or error}") from error
    if not head.startswith(SQLITE_MAGIC):
        raise LedgerError(f"{path}: no ledger: the file is no SQLite database")
    marked = int.from_bytes(head[68:72], "big") == APPLICATION_ID
    if not marked and not _is_just_begun(path):
        raise LedgerError(f"{path}: an SQLite database, but no ledger")


def _is_just_begun(path: Path) -> bool:
    """Whether the file is a database without tables, as a kill at its very beginning leaves it, or its mark still stands in the log beside it."""
    connection = sqlite3.connect(path)
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return bool(tables == 0 or connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path}: the ledger is damaged ({error})") from error
    finally:
        connection.close()


def _sqlite_engine(path: Path) -> Engine:
    """An engine over one file: WAL, foreign keys, and transactions that begin when we say."""
    target = f"file:{quote(str(path.absolute()))}" + _mode(path)
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(target, uri=True, timeout=BUSY_MS / 1000, check_same_thread=False, cached_statements=STATEMENTS_KEPT),
        poolclass=_pool(),
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _pool() -> type[Any]:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _mode(path: Path) -> str:
    """A ledger that cannot be written to is opened to read; beside it no log can be made, so it is taken as it stands."""
    if not path.exists() or os.access(path, os.W_OK):
        return ""
    logged = Path(f"{path}-wal").exists() or os.access(path.parent, os.W_OK)
    return "?mode=ro" if logged else "?immutable=1"


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None
    for pragma in (f"busy_timeout = {BUSY_MS}", "foreign_keys = ON", f"cache_size = -{CACHE_KIB}", "temp_store = MEMORY", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:
        if os.access(connection.execute("PRAGMA database_list").fetchone()[2], os.W_OK):
            raise


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
