"""Corrections and removals with all that hangs on them: happenings, plans and verdicts are told anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, select

from legation.ledger import happenings, planning, traces
from legation.ledger.correcting import Action, Correction, correct
from legation.ledger.lookup import Found, document_number
from legation.ledger.precedent_keeping import settle, unsettle
from legation.ledger.removing import remove
from legation.ledger.steps import regroup
from legation.ledger.tables import actors, events, statements

Settle = Callable[[Connection, Sequence[int]], None]
"""Gives statements whose verdict was taken back a new one."""

JUDGED_AT_ONCE = 500
"""So many statements are judged anew at once; `legation precedents --pending` judges the others."""


def mend(connection: Connection, wanted: Correction, *, settle: Settle = settle) -> Found:
    """Correct a record. Raises NoSuchRecord, LedgerError."""
    found = correct(connection, wanted)
    if found.kind == "event":
        regroup(connection, [found.number])
    if concerned := _statements_of(connection, found, wanted):
        settle(connection, unsettle(connection, concerned, reworded=wanted.field == "content")[:JUDGED_AT_ONCE])
    return found


def _statements_of(connection: Connection, found: Found, wanted: Correction) -> list[int]:
    """The statements whose verdict may be another after a correction."""
    if found.kind == "statement":
        return [found.number]
    if found.kind == "event":
        teller = select(events.c.statement).where(events.c.n == found.number).scalar_subquery()
        test = statements.c.id == teller
    elif found.kind == "actor" and wanted.action is Action.MERGE:
        test = statements.c.actor == select(actors.c.merged_into).where(actors.c.n == found.number).scalar_subquery()
    elif found.kind == "document" and wanted.field == "published":
        test = statements.c.document == found.number
    else:
        return []
    return list(connection.execute(select(statements.c.n).where(test).order_by(statements.c.n)).scalars())


def take_out(connection: Connection, given: str, *, because: str, by: str, settle: Settle = settle) -> str:
    """Remove a document; the id it had. Raises NoSuchRecord, LedgerError."""
    number = document_number(connection, given)
    chosen = list(connection.execute(select(events.c.n).where(events.c.document == number)).scalars())
    said = list(connection.execute(select(statements.c.n).where(statements.c.document == number)).scalars())
    told, planned = traces.take_out(connection, chosen)
    resting = sorted(set(unsettle(connection, said)) - set(said))
    removed = remove(connection, given, because=because, by=by)
    happenings.recount(connection, told)
    planning.refresh(connection, planned)
    settle(connection, resting[:JUDGED_AT_ONCE])
    return removed
