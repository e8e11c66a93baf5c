"""Events join the threads of plans: those that plan, and those that tell what became of a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from legation.ledger.agreement import Profile
from legation.ledger.batch import insert
from legation.ledger.days import later
from legation.ledger.ids import digest
from legation.ledger.plans import ENDS, HELD_SLACK_DAYS, LAPSE_DAYS, OPEN_DAYS, PLANNED, Step, due_of, steps_of
from legation.ledger.prepared import Prepared
from legation.ledger.profiles import reports_of
from legation.ledger.tables import events, plans
from legation.ledger.traces import Traces


def refresh(connection: Connection, numbers: Iterable[int]) -> None:
    """Tell plans anew whose events have changed; one that nobody tells of any more is deleted."""
    for number in sorted(numbers):
        rows = reports_of(connection, [number])
        if rows:
            _UPDATE.run(connection, [_values(number, steps_of(rows))])
        else:
            connection.execute(update(events).where(events.c.plan == number).values(plan=None))
            connection.execute(delete(plans).where(plans.c.n == number))


_UPDATE = Prepared(
    lambda _: (
        update(plans)
        .where(plans.c.n == bindparam("number"))
        .values({name: bindparam(f"new_{name}") for name in ("state", "due_first", "due_last", "announced")})
    )
)
_ONE_OF_TYPE = Prepared(lambda _: select(plans.c.n).where(plans.c.type == bindparam("type")).limit(1))
_HIGHEST = Prepared(lambda _: select(func.max(plans.c.n)))
_OF_ID = Prepared(lambda _: select(plans.c.n).where(plans.c.id == bindparam("id")))


def _values(number: int, told: Sequence[Step]) -> dict[str, Any]:
    due = due_of(told) or (None, None)
    announced = next((step.published for step in told if step.published), None)
    return {"number": number, "new_state": told[-1].state.value, "new_due_first": due[0], "new_due_last": due[1], "new_announced": announced}


def follow(traces: Traces, event_numbers: Sequence[int]) -> None:
    """Put events that have no plan into theirs, the first published first."""
    profiles = traces.profiles(event_numbers)
    planned = {profile.type for profile in profiles.values() if profile.status in PLANNED}
    others = {profile.type for profile in profiles.values()} - planned
    planned |= {type_ for type_ in others if _ONE_OF_TYPE.value(traces.connection, type=type_) is not None}
    concerned = [profile for profile in profiles.values() if profile.type in planned and profile.status != "possible" and profile.published]
    threads = _Threads(traces)
    for chunk in traces.foresee(concerned, lambda _: PLANNED, _window):
        for profile in chunk:
            threads.place(profile)
    threads.flush()


def _window(profile: Profile) -> tuple[str, str]:
    day = profile.published or ""
    return later(day, -OPEN_DAYS), later(day, OPEN_DAYS)


class _Threads:
    """The plans that a batch of events touches."""

    def __init__(self, traces: Traces) -> None:
        self._traces = traces
        self._reports: dict[int, list[Any]] = {}
        self._new: list[dict[str, Any]] = []
        self._touched: set[int] = set()
        self._highest: int | None = None

    def place(self, profile: Profile) -> None:
        """Find an event's plan, or begin one."""
        plan = self._found(profile)
        if plan is None and profile.status in PLANNED:
            plan = self._begun(profile) or self._begin(profile)
        if plan is not None:
            self._reports[plan].append(profile)
            self._touched.add(plan)
            self._traces.put("plan", profile.n, plan)

    def flush(self) -> None:
        connection = self._traces.connection
        told = {plan: steps_of(self._reports[plan]) for plan in sorted(self._touched)}
        if self._new:
            insert(connection, plans, self._new)
        self._traces.flush()
        if told:
            _UPDATE.run(connection, [_values(plan, found) for plan, found in told.items()])

    def _found(self, profile: Profile) -> int | None:
        """The plan that an event belongs to: of its type, of sides that agree, announced before and not over; the latest where there are several."""
        near = self._traces.near(profile, PLANNED, *_window(profile))
        firsts = {trace.plan: trace.event for trace in near if trace.plan is not None and trace.event != profile.n}
        if not firsts:
            return None
        self._load([plan for plan in firsts if plan not in self._reports])
        others = self._traces.profiles(list(firsts.values()))
        ordered = sorted((plan for plan in firsts if firsts[plan] in others), reverse=True)
        return next((plan for plan in ordered if _continues(profile, others[firsts[plan]], steps_of(self._reports[plan]))), None)

    def _load(self, missing: Sequence[int]) -> None:
        if missing:
            found: dict[int, list[Any]] = defaultdict(list)
            for row in reports_of(self._traces.connection, missing):
                found[row.plan].append(row)
            self._reports |= {plan: found[plan] for plan in missing}

    def _begun(self, profile: Profile) -> int | None:
        """The plan that this event began before its document was read again, where others have kept it since."""
        plan: int | None = _OF_ID.value(self._traces.connection, id=_id_of(profile))
        if plan is not None and plan not in self._reports:
            self._load([plan])
        return plan

    def _begin(self, profile: Profile) -> int:
        if self._highest is None:
            self._highest = _HIGHEST.value(self._traces.connection) or 0
        self._highest += 1
        self._new.append({"n": self._highest, "id": _id_of(profile), "type": profile.type, "state": profile.status})
        self._reports[self._highest] = []
        return self._highest


def _id_of(profile: Profile) -> str:
    """The id of the plan that an event begins."""
    return "p" + digest("plan", profile.id)


def _continues(profile: Profile, first: Profile, told: Sequence[Step]) -> bool:
    """Whether an event goes on with the thread that `first` belongs to."""
    sides_agree = [profile.actors.agrees(first.actors), profile.recipients.agrees(first.recipients)]
    if not told or False in sides_agree or True not in sides_agree or (profile.mode and first.mode and profile.mode != first.mode):
        return False
    is_over, due = told[-1].state in ENDS, due_of(told)
    if due is None:
        return not is_over
    if profile.status in PLANNED:
        return not is_over and (profile.published or "") <= later(due[1], LAPSE_DAYS)
    if profile.first_day:
        return _is_near(profile.first_day, due) or (profile.status == "negated" and not is_over)
    return not is_over and (profile.status == "negated" or (profile.published or "") >= due[0])


def _is_near(day: str, due: tuple[str, str]) -> bool:
    return later(due[0], -HELD_SLACK_DAYS) <= day <= later(due[1], HELD_SLACK_DAYS)
