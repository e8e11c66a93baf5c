"""Plans: what was planned or proposed, followed from its announcement to what became of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from legation.ledger.agreement import Profile
from legation.ledger.days import days_between, later
from legation.ledger.ids import digest
from legation.ledger.profiles import event_rows
from legation.ledger.tables import actors, columns, documents, events, plans, sides, statements
from legation.ledger.traces import Traces

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


def follow(traces: Traces, event_numbers: Sequence[int]) -> None:
    """Put events into the threads of plans: those that plan, and those that tell what became of a plan."""
    planned = set(traces.connection.execute(select(plans.c.type).distinct()).scalars())
    for row in event_rows(traces.connection, events.c.n.in_(event_numbers)):
        planned |= {row.type} if row.status in PLANNED else set()
        if row.type in planned and row.plan is None and row.status != "possible":
            _place(traces, row, traces.profiles([row.n])[row.n])


def _place(traces: Traces, row: Any, profile: Profile) -> None:
    plan = _found(traces, row.n, profile)
    if plan is None and row.status in PLANNED:
        plan = _new(traces.connection, row, profile)
    if plan is not None:
        traces.connection.execute(update(events).where(events.c.n == row.n).values(plan=plan))
        traces.put("plan", row.n, plan)
        _update(traces.connection, plan)


def _found(traces: Traces, event: int, profile: Profile) -> int | None:
    """The plan that an event belongs to: of its type, of sides that agree, announced before and not over."""
    if profile.published is None:
        return None
    near = traces.near(profile, PLANNED, later(profile.published, -OPEN_DAYS), later(profile.published, OPEN_DAYS))
    firsts = {trace.plan: trace.event for trace in near if trace.plan is not None and trace.event != event}
    if not firsts:
        return None
    others = traces.profiles(list(firsts.values()))
    found = traces.connection.execute(select(plans).where(plans.c.n.in_(firsts)).order_by(plans.c.n.desc()))
    return next((row.n for row in found.all() if firsts[row.n] in others and _continues(profile, others[firsts[row.n]], row)), None)


def _continues(profile: Profile, first: Profile, plan: Any) -> bool:
    sides_agree = [profile.actors.agrees(first.actors), profile.recipients.agrees(first.recipients)]
    if False in sides_agree or True not in sides_agree or (profile.mode and first.mode and profile.mode != first.mode):
        return False
    if not plan.due_first:
        return plan.state not in ENDS
    if profile.status in PLANNED:
        return plan.state not in ENDS and (profile.published or "") <= later(plan.due_last, LAPSE_DAYS)
    if profile.first_day:
        return _near(profile.first_day, plan) or (profile.status == "negated" and plan.state not in ENDS)
    if plan.state in ENDS or not profile.published:
        return False
    return profile.status == "negated" or profile.published >= plan.due_first


def _near(day: str, plan: Any) -> bool:
    return later(plan.due_first, -HELD_SLACK_DAYS) <= day <= later(plan.due_last, HELD_SLACK_DAYS)


def _new(connection: Connection, row: Any, profile: Profile) -> int:
    number = (connection.execute(select(func.max(plans.c.n))).scalar() or 0) + 1
    connection.execute(plans.insert(), {"n": number, "id": "p" + digest("plan", row.id), "type": profile.type, "state": State.PROPOSED.value})
    return number


def take_out(connection: Connection, event_numbers: Sequence[int]) -> set[int]:
    """Take events out of their plans; which these were."""
    chosen = events.c.n.in_(event_numbers)
    left = set(connection.execute(select(events.c.plan).where(chosen, events.c.plan.is_not(None)).distinct()).scalars())
    if left:
        connection.execute(update(events).where(chosen).values(plan=None))
    return left


def refresh(connection: Connection, numbers: Iterable[int]) -> None:
    """Tell plans anew whose events have changed; one that nobody tells of any more is deleted."""
    for number in sorted(numbers):
        _update(connection, number)


def _update(connection: Connection, plan: int) -> None:
    told = steps(connection, plan)
    if not told:
        connection.execute(update(events).where(events.c.plan == plan).values(plan=None))
        connection.execute(delete(plans).where(plans.c.n == plan))
        return
    due = next((step.due for step in reversed(told) if step.due and step.state is not State.HELD), None) or (None, None)
    announced = next((step.published for step in told if step.published), None)
    values = {"state": told[-1].state.value, "due_first": due[0], "due_last": due[1], "announced": announced}
    connection.execute(update(plans).where(plans.c.n == plan).values(**values))


def steps(connection: Connection, plan: int) -> list[Step]:
    """The thread of a plan, in the order of publication."""
    told: list[Step] = []
    lemmas = _denials(connection, plan)
    for row in event_rows(connection, events.c.plan == plan):
        due = (row.first_day, row.last_day) if row.first_day else None
        state = _state(row, due, told, denied=row.statement in lemmas)
        told.append(Step(state=state, published=row.published, due=due, event=row.id, document=row.document))
    return told


def _state(row: Any, due: tuple[str, str] | None, told: list[Step], *, denied: bool) -> State:
    before = next((step.due for step in reversed(told) if step.due), None)
    if row.status in ("occurred", "ongoing"):
        return State.HELD
    if row.status == "negated":
        return State.DENIED if denied else State.CANCELLED
    if before and due and (due[0] > before[1] or due[1] < before[0]):
        return State.POSTPONED if due[0] > before[1] else State.MOVED_UP
    if row.status == "proposed":
        return State.PROPOSED
    return State.CONFIRMED if any(step.state not in (State.PROPOSED,) for step in told) else State.ANNOUNCED


def _denials(connection: Connection, plan: int) -> set[str]:
    """The statements by which somebody denies a plan, rather than calls it off."""
    query = select(*columns(statements, "id", "lemma")).join(events, events.c.statement == statements.c.id).where(events.c.plan == plan)
    return {row.id for row in connection.execute(query) if row.lemma in DENYING}


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
