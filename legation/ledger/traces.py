"""Where events stand in time, by type, status and who takes part: what finds the events that may be the same, or belong to one plan.

One `Traces` serves a batch of documents. What it is told is seen at once, and written to the ledger many rows at a time (`flush`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select, update

from legation.ledger.agreement import Profile, status_group
from legation.ledger.ids import digest
from legation.ledger.profiles import profiles_of
from legation.ledger.tables import events, happening_keys

PARTICIPANTS_MAX = 8
CANDIDATES_MAX = 60
"""Events that one is held against, the latest first."""


@dataclass(frozen=True, slots=True)
class Trace:
    """An event and where it was put."""

    event: int
    day: str
    happening: int | None
    plan: int | None


_DAY = func.max(happening_keys.c.day)
_NEAR = (
    select(happening_keys.c.event, _DAY, events.c.happening, events.c.plan)
    .join(events, events.c.n == happening_keys.c.event)
    .where(happening_keys.c.key.in_(bindparam("keys", expanding=True)), happening_keys.c.day.between(bindparam("first"), bindparam("last")))
    .group_by(happening_keys.c.event, events.c.happening, events.c.plan)
    .order_by(_DAY.desc(), happening_keys.c.event.desc())
    .limit(CANDIDATES_MAX)
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

    def profiles(self, numbers: Sequence[int]) -> dict[int, Profile]:
        """Profiles of those events that stand."""
        missing = [number for number in numbers if number not in self._profiles]
        if missing:
            self._profiles |= profiles_of(self.connection, missing)
        return {number: self._profiles[number] for number in numbers if number in self._profiles}

    def near(self, profile: Profile, groups: Iterable[str], first: str, last: str) -> list[Trace]:
        """Events of the type and these status groups that share a participant, from one day to another, the latest first."""
        keys = keys_of(profile, groups)
        if not keys:
            return []
        found = {
            row[0]: Trace(row[0], row[1], self._at("happening", row[0], row[2]), self._at("plan", row[0], row[3]))
            for row in self.connection.execute(_NEAR, {"keys": keys, "first": first, "last": last})
        }
        for key in keys:
            for day_, event in self._new.get(key, ()):
                if first <= day_ <= last:
                    found[event] = Trace(event, day_, self._at("happening", event, None), self._at("plan", event, None))
        return sorted(found.values(), key=lambda trace: (trace.day, trace.event), reverse=True)[:CANDIDATES_MAX]

    def _at(self, place: str, event: int, written: int | None) -> int | None:
        return self._put[place].get(event, written)

    def add(self, event: int, profile: Profile) -> None:
        """An event can be found from now on."""
        if profile.day is None:
            return
        for key in keys_of(profile, [status_group(profile.status)]):
            self._new[key].append((profile.day, event))
            self._rows.append({"key": key, "day": profile.day, "event": event})

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
