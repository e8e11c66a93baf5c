"""What a database says when it fails, in one line for a user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from legation.errors import LedgerError

_SAYINGS = {
    "disk is full": "the disk is full; what was kept before stands",
    "disk i/o error": "the disk cannot be written or read; what was kept before stands",
    "readonly database": "the ledger is read-only",
    "read-only": "the ledger is read-only",
    "not a database": "no ledger: the file is no SQLite database",
    "malformed": "the ledger is damaged; `legation ledger check` says where",
    "database is locked": "another program has been writing to the ledger for too long",
    "unable to open": "cannot be opened; does its folder exist, and may it be written to?",
    "no such table": "no ledger: a table is missing",
    "could not connect": "the server cannot be reached",
    "connection refused": "the server cannot be reached",
    "connection failed": "the server cannot be reached",
    "authentication failed": "the server refuses this user or password",
    "does not exist": "the server has no such database or table (`legation ledger migrate`)",
}


def saying(error: BaseException) -> str:
    """What went wrong, in words; what is not known by its words is told as the database tells it."""
    words = " ".join(str(getattr(error, "orig", None) or error).split())
    return next((said for sign, said in _SAYINGS.items() if sign in words.lower()), words)


@contextmanager
def told(address: str) -> Iterator[None]:
    """Raise a database's errors as LedgerError, naming the ledger."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(f"{address}: {saying(error)}") from error
