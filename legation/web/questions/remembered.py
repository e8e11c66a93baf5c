"""Answers that cost much and change only when somebody writes to the ledger are remembered until then."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sqlalchemy import Connection

Answer = TypeVar("Answer")
REMEMBERED_MAX = 50
"""Answers that a connection remembers; then it forgets them all."""
_KEY = "legation: remembered"


def remembered(connection: Connection, question: Hashable, answer: Callable[[], Answer]) -> Answer:
    """The answer that this connection gave before, if nobody has written since, in whatever process. PostgreSQL's are not remembered.

    Not to be asked in a transaction that writes: what that takes back would stay remembered.
    """
    if connection.dialect.name != "sqlite":
        return answer()
    version = _version(connection)
    known, answers = connection.info.get(_KEY, (None, {}))
    if known != version or len(answers) >= REMEMBERED_MAX:
        answers = {}
        connection.info[_KEY] = (version, answers)
    if question not in answers:
        answers[question] = answer()
    found: Answer = answers[question]
    return found


def _version(connection: Connection) -> tuple[int, int]:
    """Changes with every change to the file: the first number with those made by others, the second with this connection's own."""
    raw: Any = connection.connection.dbapi_connection
    return raw.execute("PRAGMA data_version").fetchone()[0], raw.total_changes
