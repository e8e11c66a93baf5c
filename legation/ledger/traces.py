"""Where events stand in time, by type, status and who takes part: what finds the events that may be the same, or belong to one plan.

One `Traces` serves a batch of documents. What it is told is seen at once, and written to the ledger many rows at a time (`flush`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, delete, select, text, update

from legation.ledger.agreement import Profile, status_group
from legation.ledger.batch import insert
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

_NEAR_ANY = """
WITH asked(key, first_day, last_day) AS (VALUES {values})
SELECT happening_keys.key, happening_keys.day, happening_keys.event, events.happening, events."plan"
FROM asked
JOIN happening_keys ON happening_keys.key = asked.key AND happening_keys.day BETWEEN asked.first_day AND asked.last_day
JOIN events ON events.n = happening_keys.event
LIMIT {most}"""
STEP = 32
"""Questions for so many keys, or a multiple of it, are told alike: few are prepared."""


@cache
def _told_for(count: int) -> TextClause:
    values = ", ".join(f"(:key{at}, :first{at}, :last{at})" for at in range(count))
    return text(_NEAR_ANY.format(values=values, most=FORESEEN_MAX + 1))


def _near_any(count: int) -> TextClause:
    return _told_for(-count // STEP * -STEP)


def _parameters(asked: Iterable[tuple[int, str, str]]) -> dict[str, int | str]:
    """The parameters of `_near_any`; what is asked too much for is a key on no day."""
    listed: list[tuple[int | str, ...]] = list(asked)
    listed += [(0, "9999", "")] * (len(listed) // -STEP * -STEP - len(listed))
    return {f"{name}{at}": value for at, row in enumerate(listed) for name, value in zip(("key", "first", "last"), row, strict=True)}


def keys_of(profile: Profile, groups: Iterable[str]) -> list[int]:
    """One number a status group and participant."""
    named = sorted(profile.participants())[:PARTICIPANTS_MAX]
    return [_key(profile.type, group, name) for group in groups for name in named]


@lru_cache(maxsize=50_000)
def _key(type_: str, group: str, name: str) -> int:
    return int(digest("event", type_, group, name), 16) >> 1


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
            self._look_ahead({(key, *window_of(profile)) for profile in chunk for key in keys_of(profile, groups_of(profile))})
            yield chunk
        self._foreseen = None

    def _look_ahead(self, asked: set[tuple[int, str, str]]) -> None:
        """What stands under these keys on these days: a key, the first day and the last."""
        rows = self.connection.execute(_near_any(len(asked)), _parameters(asked)).all() if asked else []
        self._foreseen = None
        if len(rows) <= FORESEEN_MAX:
            self._foreseen = defaultdict(list)
            for row in {(row.key, row.event): row for row in rows}.values():
                self._foreseen[row.key].append(row)

    def near(self, profile: Profile, groups: Sequence[str], first: str, last: str) -> list[Trace]:
        """Events of the type and these status groups that share a participant, from one day to another, the latest first."""
        keys = keys_of(profile, groups)
        if not keys:
            return []
        if self._foreseen is None:
            rows = list(self.connection.execute(_NEAR, {"keys": keys, "first": first, "last": last, "most": CANDIDATES_MAX * len(keys)}))
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
            insert(self.connection, happening_keys, self._rows)
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
