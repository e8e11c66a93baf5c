"""Plans by their days or their ids, without following all the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Select, func, select

from legation.ledger.days import days_between
from legation.ledger.plans import ENDS, LAPSE_DAYS, Plan, State, steps_of
from legation.ledger.profiles import reports_of
from legation.ledger.shapes import Shape, document_shape
from legation.ledger.tables import actors, events, plans, sides

OPEN = tuple(state.value for state in State if state not in ENDS)


def due_between(connection: Connection, first: str, last: str, *, today: str, limit: int, ahead: bool = False) -> list[Plan]:
    """Plans whose days meet these, the next one first. `ahead`: only those that are open, announced by `today` and begin within these days."""
    query = select(plans).where(plans.c.due_first <= last, plans.c.due_last >= first)
    if ahead:
        query = query.where(plans.c.due_first >= first, plans.c.state.in_(OPEN), func.coalesce(plans.c.announced, "") <= today)
    return _followed(connection, query.order_by(plans.c.due_first, plans.c.n).limit(limit), today)


def undated(connection: Connection, *, actor: Sequence[int], today: str, limit: int, start: int = 0) -> list[Plan]:
    """Open plans for which no day is named, the last announced first."""
    query = _of(select(plans).where(plans.c.due_first.is_(None), plans.c.state.in_(OPEN)), actor)
    return _followed(connection, query.order_by(plans.c.announced.desc(), plans.c.n.desc()).limit(limit).offset(start), today)


def in_month(connection: Connection, month: str, *, actor: Sequence[int], today: str, limit: int, start: int = 0) -> list[Plan]:
    """Plans due in a month, in the order of their days."""
    query = _of(select(plans).where(plans.c.due_first <= f"{month}-31", plans.c.due_last >= f"{month}-01"), actor)
    return _followed(connection, query.order_by(plans.c.due_first, plans.c.n).limit(limit).offset(start), today)


def plan_by_id(connection: Connection, id_: str, today: str) -> Plan | None:
    return next(iter(_followed(connection, select(plans).where(plans.c.id == id_), today)), None)


def next_month(connection: Connection, *, actor: Sequence[int], today: str) -> str | None:
    """The month of the next plan due, else of the last one."""
    ahead = connection.execute(_of(select(func.min(plans.c.due_first)).where(plans.c.due_first >= today), actor)).scalar()
    day: str | None = ahead or connection.execute(_of(select(func.max(plans.c.due_first)), actor)).scalar()
    return day[:7] if day else None


def how_many(connection: Connection, actor: Sequence[int]) -> int:
    return int(connection.execute(_of(select(func.count()).select_from(plans), actor)).scalar_one())


def _of(query: Select[Any], actor: Sequence[int]) -> Select[Any]:
    if not actor:
        return query
    involved = select(events.c.plan).join(sides, sides.c.event == events.c.n).where(sides.c.actor.in_(actor), events.c.plan.is_not(None))
    return query.where(plans.c.n.in_(involved))


def of_actor(connection: Connection, actor: int, *, today: str, limit: int) -> list[Plan]:
    """Plans of an actor, those that end last first; those without a day stand behind."""
    query = _of(select(plans), (actor,)).order_by(plans.c.due_last.is_(None), plans.c.due_last.desc(), plans.c.n.desc())
    return _followed(connection, query.limit(limit), today)


def _followed(connection: Connection, query: Select[Any], today: str) -> list[Plan]:
    rows = connection.execute(query).all()
    numbers = [row.n for row in rows]
    parties = _parties(connection, numbers)
    reports: dict[int, list[Any]] = defaultdict(list)
    for report in reports_of(connection, numbers):
        reports[report.plan].append(report)
    return [_plan(row, parties.get(row.n, {}), steps_of(reports[row.n]), today) for row in rows if reports[row.n]]


def _plan(row: Any, parties: dict[str, None], told: Sequence[Any], today: str) -> Plan:
    due = (row.due_first, row.due_last) if row.due_first else None
    lapsed = State(row.state) not in ENDS and due is not None and days_between(due[1], today) > LAPSE_DAYS
    state = State.LAPSED if lapsed else State(row.state)
    return Plan(id=row.id, type=row.type, state=state, due=due, announced=row.announced, parties=tuple(parties), steps=tuple(told))


def _parties(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, None]]:
    """Names of those who take part, by plan, each once and in the order of the reports."""
    query = select(events.c.plan, actors.c.name).join(sides, sides.c.event == events.c.n).join(actors, actors.c.n == sides.c.actor)
    found: dict[int, dict[str, None]] = {}
    for row in connection.execute(query.where(events.c.plan.in_(numbers)).order_by(events.c.n, sides.c.side, sides.c.position)):
        found.setdefault(row.plan, {})[row.name] = None
    return found


def plan_record(plan: Plan, names: Mapping[int, Any]) -> Shape:
    """A plan as a record, with its steps and their documents. `names` are rows of `plans.document_names`."""
    told = [{**asdict(step), "state": step.state.value, "document": document_shape(names[step.document])} for step in plan.steps]
    return {"record": "plan", **asdict(plan), "state": plan.state.value, "document": told[0]["document"], "steps": told}
