"""What follows the keeping of documents, in order: the one place that knows all of it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from legation.ledger import happenings, planning
from legation.ledger.keeping import Keeper, Step
from legation.ledger.known import Known, is_known
from legation.ledger.prepared import Prepared
from legation.ledger.stories import tell_apart
from legation.ledger.tables import events
from legation.ledger.traces import Traces, take_out

_EVENTS = Prepared(lambda listed: select(events.c.n).where(listed(events.c.document, "documents")).order_by(events.c.n))


def put_together(connection: Connection, numbers: Sequence[int]) -> None:
    """The events of new or re-read documents find their happenings and plans."""
    regroup(connection, _EVENTS.values(connection, documents=list(numbers)))


def regroup(connection: Connection, event_numbers: Sequence[int]) -> None:
    """Events find their happenings and plans anew; those that are rejected or merged have none."""
    if not event_numbers:
        return
    told, planned = take_out(connection, event_numbers)
    happenings.recount(connection, told)
    traces = Traces(connection)
    happenings.gather(traces, event_numbers)
    planning.follow(traces, event_numbers)
    traces.flush()
    planning.refresh(connection, planned)


STEPS = (tell_apart, put_together)
"""Stories come first: a happening counts a story once."""


def keeper(*, known: Known = is_known, further: Sequence[Step] = ()) -> Keeper:
    """A keeper with all the steps; `further` ones need what the plain ledger does not, such as a model."""
    return Keeper(known=known, steps=(*STEPS, *further))
