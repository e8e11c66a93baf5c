"""Where events stand in time, by type, status and who takes part: what finds the events that may be the same, or belong to one plan.

One `Traces` serves a batch of documents. What it is told is seen at once, and written to the ledger many rows at a time (`flush`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from legation.ledger.agreement import Profile, status_group
from legation.ledger.ids import digest
from legation.ledger.profiles import profiles_of
from legation.ledger.tables import columns, events, happening_keys

PARTICIPANTS_MAX = 8
CANDIDATES_MAX = 60
"""Events that one is held against, the latest first."""
TOGETHER = 20
FORESEEN_MAX = 4000
"""Rows looked up for so many events together; where there are more, each asks for itself."""

Window = tuple[str, str]
"""First and last day."""


@dataclass(frozen=True, slots=True)
class Trace:
    """An event and where it was put."""

    event: int
    day: str
    happening: int | None
    plan: int | None


_NEAR = (
    select(*columns(happening_keys, "key", "day", "event"), *columns(events, "happening", "plan"))
    .join(events, events.c.n == happening_keys.c.event)
    .where(happening_keys.c.key.in_(bindparam("keys", expanding=True)), happening_keys.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(happening_keys.c.day.desc(), happening_keys.c.event.desc())
    .limit(bindparam("most"))
)


def keys_of(profile: Profile, groups: Iterable[str]) -> list[int]:
    """One number a status group and participant."""
    named = sorted(profile.participants())[:PARTICIPANTS_MAX]
    return [int(digest("event", profile.type, group, name), 16) >> 1 for group in groups for name in named]


class Traces:
    """Events by their keys, those of the batch under way included."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._profiles: dict[int, Profile] = {}
        self._new: dict[int, list[tuple[str, int]]] = defaultdict(list)
        self._put: dict[str, dict[int, int]] = {"happening": {}, "plan": {}}
        self._rows: list[dict[str, object]] = []
        self._foreseen: dict[int, list[Any]] | None = None

    def profiles(self, numbers: Sequence[int]) -> dict[int, Profile]:
        """Profiles of those events that stand."""
        missing = [number for number in numbers if number not in self._profiles]
        if missing:
            self._profiles |= profiles_of(self.connection, missing)
        return {number: self._profiles[number] for number in numbers if number in self._profiles}

    def foresee(
        self, wanted: Sequence[Profile], groups_of: Callable[[Profile], Sequence[str]], window_of: Callable[[Profile], Window]
    ) -> Iterator[Sequence[Profile]]:
        """The profiles, a few at a time, after one question for all that `near` will ask of them."""
        for start in range(0, len(wanted), TOGETHER):
            chunk = wanted[start : start + TOGETHER]
            windows = [window_of(profile) for profile in chunk]
            keys = {key for profile in chunk for key in keys_of(profile, groups_of(profile))}
            self._look_ahead(keys, min(first for first, _ in windows), max(last for _, last in windows))
            yield chunk
        self._foreseen = None

    def _look_ahead(self, keys: set[int], first: str, last: str) -> None:
        rows = self._rows_of(sorted(keys), first, last, FORESEEN_MAX + 1) if keys else []
        self._foreseen = None
        if len(rows) <= FORESEEN_MAX:
            self._foreseen = defaultdict(list)
            for row in rows:
                self._foreseen[row.key].append(row)

    def _rows_of(self, keys: Sequence[int], first: str, last: str, most: int) -> Sequence[Any]:
        return self.connection.execute(_NEAR, {"keys": keys, "first": first, "last": last, "most": most}).all()

    def near(self, profile: Profile, groups: Sequence[str], first: str, last: str) -> list[Trace]:
        """Events of the type and these status groups that share a participant, from one day to another, the latest first."""
        keys = keys_of(profile, groups)
        if not keys:
            return []
        if self._foreseen is None:
            rows = list(self._rows_of(keys, first, last, CANDIDATES_MAX * len(keys)))
        else:
            rows = [row for key in keys for row in self._foreseen[key] if first <= row.day <= last]
        found = {row.event: Trace(row.event, row.day, self._at("happening", row.event, row.happening), self._at("plan", row.event, row.plan)) for row in rows}
        for key in keys:
            for day, event in self._new.get(key, ()):
                if first <= day <= last:
                    found[event] = Trace(event, day, self._at("happening", event, None), self._at("plan", event, None))
        return sorted(found.values(), key=lambda trace: (trace.day, trace.event), reverse=True)[:CANDIDATES_MAX]

    def _at(self, place: str, event: int, written: int | None) -> int | None:
        return self._put[place].get(event, written)

    def add(self, profile: Profile) -> None:
        """An event can be found from now on."""
        if profile.day is None:
            return
        for key in keys_of(profile, [status_group(profile.status)]):
            self._new[key].append((profile.day, profile.n))
            self._rows.append({"key": key, "day": profile.day, "event": profile.n})

    def put(self, place: str, event: int, number: int) -> None:
        """An event belongs to a happening or a plan from now on."""
        self._put[place][event] = number

    def flush(self) -> None:
        """Write what was added and put."""
        if self._rows:
            self.connection.execute(happening_keys.insert(), self._rows)
        for place, found in self._put.items():
            if found:
                values = [{"number": number, "event": event} for event, number in found.items()]
                self.connection.execute(update(events).where(events.c.n == bindparam("event")).values({place: bindparam("number")}), values)
                found.clear()
        self._rows.clear()
        self._new.clear()


_PUT = select(*columns(events, "happening", "plan")).where(events.c.n.in_(bindparam("numbers", expanding=True)))


def take_out(connection: Connection, numbers: Sequence[int]) -> tuple[set[int], set[int]]:
    """Take events out of their happenings and plans; which these were."""
    rows = connection.execute(_PUT, {"numbers": numbers}).all() if numbers else []
    told, planned = ({row[place] for row in rows} - {None} for place in (0, 1))
    if told or planned:
        connection.execute(update(events).where(events.c.n.in_(numbers)).values(happening=None, plan=None))
        connection.execute(delete(happening_keys).where(happening_keys.c.event.in_(numbers)))
    return told, planned
