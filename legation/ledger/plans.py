"""Plans: what was planned or proposed, followed from its announcement to what became of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from legation.ledger.days import days_between, later
from legation.ledger.profiles import reports_of
from legation.ledger.tables import actors, columns, documents, events, plans, sides

OPEN_DAYS = 400
"""A plan without a day is followed so long."""
HELD_SLACK_DAYS = 3
LAPSE_DAYS = 14
"""A plan that nobody reports held so long after its day has lapsed."""
PLANNED = ("planned", "proposed")
DENYING = frozenset({"deny", "dismiss", "reject", "refute", "rule"})


class State(StrEnum):
    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    MOVED_UP = "moved up"
    DENIED = "denied"
    CANCELLED = "cancelled"
    HELD = "held"
    LAPSED = "lapsed"


ENDS = frozenset({State.HELD, State.CANCELLED, State.LAPSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One report of a plan and what it made of it."""

    state: State
    published: str | None
    due: tuple[str, str] | None
    event: str
    document: int


def steps_of(reports: Iterable[Any]) -> list[Step]:
    """The thread that reports tell: rows of `profiles.reports_of`, or profiles; in the order of publication."""
    told: list[Step] = []
    for report in sorted(reports, key=lambda report: (report.published or "9999", report.n)):
        due = (report.first_day, report.last_day) if report.first_day else None
        told.append(Step(state=_state(report, due, told), published=report.published, due=due, event=report.id, document=report.document))
    return told


def _state(report: Any, due: tuple[str, str] | None, told: list[Step]) -> State:
    before = next((step.due for step in reversed(told) if step.due), None)
    if report.status in ("occurred", "ongoing"):
        return State.HELD
    if report.status == "negated":
        return State.DENIED if report.lemma in DENYING else State.CANCELLED
    if before and due and (due[0] > before[1] or due[1] < before[0]):
        return State.POSTPONED if due[0] > before[1] else State.MOVED_UP
    if report.status == "proposed":
        return State.PROPOSED
    return State.CONFIRMED if any(step.state is not State.PROPOSED for step in told) else State.ANNOUNCED


def due_of(told: Sequence[Step]) -> tuple[str, str] | None:
    """The days for which a thread plans, by what was said last."""
    return next((step.due for step in reversed(told) if step.due and step.state is not State.HELD), None)


def steps(connection: Connection, plan: int) -> list[Step]:
    """The thread of a plan."""
    return steps_of(reports_of(connection, [plan]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A thread: what, by whom, when it is due, where it stands, and how it came there. `parties` are names."""

    id: str
    type: str
    state: State
    due: tuple[str, str] | None
    announced: str | None
    parties: tuple[str, ...]
    steps: tuple[Step, ...]


def threads(connection: Connection, *, actor: Sequence[int] = (), due: bool = False, today: str | None = None, limit: int = 100) -> list[Plan]:
    """Plans, the next due first; with `due` only those whose day is to come or has come without an end."""
    day = today or datetime.date.today().isoformat()
    query = select(plans).order_by(plans.c.due_last.is_(None), plans.c.due_first, plans.c.n)
    if actor:
        involved = select(events.c.plan).join(sides, sides.c.event == events.c.n).where(sides.c.actor.in_(actor), events.c.plan.is_not(None))
        query = query.where(plans.c.n.in_(involved))
    if due:
        query = query.where(plans.c.state.not_in([state.value for state in ENDS]), plans.c.due_last.is_not(None), plans.c.due_last >= later(day, -LAPSE_DAYS))
    return [thread for row in connection.execute(query.limit(limit)).all() if (thread := _thread(connection, row, day)).steps]


def _thread(connection: Connection, row: Any, today: str) -> Plan:
    due = (row.due_first, row.due_last) if row.due_first else None
    state = State(row.state)
    if state not in ENDS and due and days_between(due[1], today) > LAPSE_DAYS:
        state = State.LAPSED
    return Plan(
        id=row.id, type=row.type, state=state, due=due, announced=row.announced, parties=_parties(connection, row.n), steps=tuple(steps(connection, row.n))
    )  # fmt: skip


def _parties(connection: Connection, plan: int) -> tuple[str, ...]:
    query = select(actors.c.name).join(sides, sides.c.actor == actors.c.n).join(events, events.c.n == sides.c.event)
    return tuple(dict.fromkeys(connection.execute(query.where(events.c.plan == plan).order_by(events.c.n, sides.c.side, sides.c.position)).scalars()))


def document_names(connection: Connection, numbers: Sequence[int]) -> dict[int, Any]:
    """Title, publisher, address and ids of documents by their numbers."""
    found = columns(documents, "n", "id", "name", "title", "url", "publisher", "published")
    return {row.n: row for row in connection.execute(select(*found).where(documents.c.n.in_(numbers)))}
