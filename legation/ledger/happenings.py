"""Happenings: the same event told by many reports is one, and counts the publishers that tell it independently of each other."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Text, bindparam, delete, func, select, update

from legation.ledger.agreement import DAY_SLACK, LOOKING_BACK_DAYS, UNDATED_DAYS, Profile, may_look_back, same_event, status_group
from legation.ledger.batch import insert
from legation.ledger.days import later
from legation.ledger.ids import digest
from legation.ledger.prepared import Prepared
from legation.ledger.tables import columns, documents, events, happenings
from legation.ledger.traces import Traces

MEMBERS_COMPARED = 3
"""Reports of one happening that a new one is held against."""


def gather(traces: Traces, event_numbers: Sequence[int]) -> None:
    """Put events that have no happening into theirs."""
    founding = _Founding(traces.connection)
    touched = set()
    profiles = list(traces.profiles(event_numbers).values())
    for chunk in traces.foresee(profiles, lambda profile: [status_group(profile.status)], _window):
        traces.profiles([number for profile in chunk for found in _members(traces, profile).values() for number in found])
        for profile in chunk:
            happening = _found(traces, profile) or founding.new(profile)
            traces.add(profile)
            traces.put("happening", profile.n, happening)
            touched.add(happening)
    founding.flush()
    traces.flush()
    recount(traces.connection, touched)


def _found(traces: Traces, profile: Profile) -> int | None:
    """The happening that this report tells, among those of its type, participants and days."""
    members = _members(traces, profile)
    others = traces.profiles([number for found in members.values() for number in found])
    return next((happening for happening, found in members.items() if any(same_event(profile, others[one]) for one in found if one in others)), None)


def _members(traces: Traces, profile: Profile) -> dict[int, list[int]]:
    """Happenings that may be the one, the latest first, each with some of its reports."""
    members: dict[int, list[int]] = defaultdict(list)
    if profile.day is not None:
        for trace in traces.near(profile, [status_group(profile.status)], *_window(profile)):
            if trace.happening is not None and len(members[trace.happening]) < MEMBERS_COMPARED:
                members[trace.happening].append(trace.event)
    return members


def _window(profile: Profile) -> tuple[str, str]:
    """The days that reports of the same event may be filed under; none where it has no day."""
    if profile.day is None:
        return "9999", ""
    if profile.first_day:
        return later(profile.day, -DAY_SLACK), later(profile.last_day or profile.day, UNDATED_DAYS)
    back = LOOKING_BACK_DAYS if may_look_back(profile) else UNDATED_DAYS
    return later(profile.day, -back), later(profile.day, DAY_SLACK)


_HIGHEST = Prepared(lambda _: select(func.max(happenings.c.n)))
_NAMED = Prepared(lambda listed: select(happenings.c.id).where(listed(happenings.c.id, "ids")))
_REPORTS = Prepared(
    lambda listed: (
        select(*columns(documents, "n", "publisher", "story"), *columns(events, "first_day", "mode", "happening"))
        .join(events, events.c.document == documents.c.n)
        .where(listed(events.c.happening, "numbers"))
        .order_by(documents.c.published.nulls_last(), documents.c.n)
    )
)
_RECOUNT = Prepared(
    lambda _: (
        update(happenings)
        .where(happenings.c.n == bindparam("number"))
        .values(
            {name: bindparam(f"new_{name}") for name in ("reports", "publishers")}
            | {name: func.coalesce(bindparam(f"new_{name}", type_=Text), happenings.c[name]) for name in ("day", "mode")}
        )
    )
)


class _Founding:
    """New happenings, written together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._highest: int | None = None
        self._rows: list[dict[str, Any]] = []

    def new(self, profile: Profile) -> int:
        if self._highest is None:
            self._highest = _HIGHEST.value(self._connection) or 0
        self._highest += 1
        row = {"n": self._highest, "id": profile.id, "type": profile.type, "mode": profile.mode, "day": profile.day}
        self._rows.append({**row, "reports": 0, "publishers": 0})
        return self._highest

    def flush(self) -> None:
        """Write them, each under an id by its first report; a happening which that report left before may have it already."""
        for count in itertools.count():
            named = {row["id"]: "h" + digest("happening", row["id"], *([count] if count else [])) for row in self._rows}
            found = set(_NAMED.values(self._connection, ids=list(named.values()))) if named else set()
            free = [{**row, "id": named[row["id"]]} for row in self._rows if named[row["id"]] not in found]
            if free:
                insert(self._connection, happenings, free)
            self._rows = [row for row in self._rows if named[row["id"]] in found]
            if not self._rows:
                return


def recount(connection: Connection, numbers: Iterable[int]) -> None:
    """Count reports and independent publishers again; a happening that nobody tells any more is deleted."""
    numbers = sorted(numbers)
    if not numbers:
        return
    by_happening: dict[int, list[Any]] = defaultdict(list)
    for row in _REPORTS.rows(connection, numbers=numbers):
        by_happening[row.happening].append(row)
    gone = [number for number in numbers if number not in by_happening]
    if gone:
        connection.execute(delete(happenings).where(happenings.c.n.in_(gone)))
    if by_happening:
        _RECOUNT.run(connection, [_counts(number, rows) for number, rows in by_happening.items()])


def _counts(number: int, rows: Sequence[Any]) -> dict[str, Any]:
    first_of_story = {row.story or -row.n: row for row in reversed(rows)}
    return {
        "number": number,
        "new_reports": len({row.n for row in rows}),
        "new_publishers": len({(row.publisher or "").casefold() or row.n for row in first_of_story.values()}),
        "new_day": next((row.first_day for row in rows if row.first_day), None),
        "new_mode": next((row.mode for row in rows if row.mode), None),
    }
