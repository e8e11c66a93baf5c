"""What happened between two sides: counted by month, and one event for each happening."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from legation.ledger import pairs
from legation.ledger.naming import Meant
from legation.web.questions.remembered import remembered


@dataclass(frozen=True, slots=True)
class Dealings:
    """`months` with something in them, the first one first; `events` are numbers, one a happening, the latest first."""

    months: list[pairs.Row]
    events: list[int]


def dealings(connection: Connection, first: Meant, second: Meant, *, since: str | None = None, until: str | None = None) -> Dealings:
    """What happened between two sides in a span."""

    def counted() -> Dealings:
        found = connection.execute(pairs.between(first, second, since=since, until=until)).all()
        return Dealings(pairs.counted(found, pairs.Period.MONTH), pairs.latest(found))

    return remembered(connection, ("dealings", first, second, since, until), counted)
