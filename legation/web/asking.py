"""Questions to the ledger with a limit of time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, text

from legation.errors import LedgerError
from legation.ledger import Ledger
from legation.web.problems import TooSlow

AT_ONCE = 4
"""Questions at a time, the others wait for their turn: pages that share two processors in turns are all served sooner than all at once."""
MAPPED_BYTES = 2**33
"""So much of the file is read as memory: what others write empties a connection's own cache, and it would copy all pages anew."""
STEPS_BETWEEN_CHECKS = 20_000
"""SQLite's instructions between two looks at the clock: about a millisecond."""

_turns = threading.BoundedSemaphore(AT_ONCE)


@contextmanager
def asking(ledger: Ledger, seconds: float) -> Iterator[Connection]:
    """A connection to read by, whose queries end after so many seconds together. Raises TooSlow, LedgerError."""
    try:
        with _turns, ledger.reading() as connection, _limited(ledger, connection, seconds):
            yield connection
    except LedgerError as error:
        if "interrupted" in str(error) or "statement timeout" in str(error):
            raise TooSlow(f"the question took longer than {seconds:g} seconds; ask for less: a shorter time, fewer words") from error
        raise


@contextmanager
def _limited(ledger: Ledger, connection: Connection, seconds: float) -> Iterator[None]:
    if not ledger.is_sqlite:
        connection.execute(text(f"SET LOCAL statement_timeout = {int(seconds * 1000)}"))
        yield
        return
    raw: Any = connection.connection.dbapi_connection
    raw.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
    deadline = time.monotonic() + seconds
    raw.set_progress_handler(lambda: time.monotonic() > deadline, STEPS_BETWEEN_CHECKS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)
