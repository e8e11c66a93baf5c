"""Corrections and removals with all that hangs on them: happenings and plans are told anew."""

from __future__ import annotations

from sqlalchemy import Connection, select

from legation.ledger import happenings, planning, traces
from legation.ledger.correcting import Correction, correct
from legation.ledger.lookup import Found, document_number
from legation.ledger.removing import remove
from legation.ledger.steps import regroup
from legation.ledger.tables import events


def mend(connection: Connection, wanted: Correction) -> Found:
    """Correct a record. Raises NoSuchRecord, LedgerError."""
    found = correct(connection, wanted)
    if found.kind == "event":
        regroup(connection, [found.number])
    return found


def take_out(connection: Connection, given: str, *, because: str, by: str) -> str:
    """Remove a document; the id it had. Raises NoSuchRecord, LedgerError."""
    number = document_number(connection, given)
    chosen = list(connection.execute(select(events.c.n).where(events.c.document == number)).scalars())
    told, planned = traces.take_out(connection, chosen)
    removed = remove(connection, given, because=because, by=by)
    happenings.recount(connection, told)
    planning.refresh(connection, planned)
    return removed
