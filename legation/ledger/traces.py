"""Where events stand in time, by type, status and who takes part: what finds the events that may be the same, or belong to one plan.

One `Traces` serves a batch of documents. What it is told is seen at once, and written to the ledger many rows at a time (`flush`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, select, text, update

from legation.ledger.agreement import Profile, status_group
from legation.ledger.batch import insert
from legation.ledger.ids import digest
from legation.ledger.prepared import Prepared
from legation.ledger.profiles import profiles_of
from legation.ledger.tables import columns, events, happening_keys

PARTICIPANTS_MAX = 8
CANDIDATES_MAX = 60
"""Events that one is held against, the latest first."""
TOGETHER = 20

Window = tuple[str, str]
"""First and last day."""


class Trace(NamedTuple):
    """An event and where it was put."""

    event: int
    day: str
    happening: int | None
    plan: int | None


_NEAR = Prepared(
    lambda listed: (
        select(*columns(happening_keys, "key", "day", "event"), *columns(events, "happening", "plan"))
        .join(events, events.c.n == happening_keys.c.event)
        .where(listed(happening_keys.c.key, "keys"), happening_keys.c.day.between(bindparam("first"), bindparam("last")))
        .order_by(happening_keys.c.day.desc(), happening_keys.c.event.desc())
        .limit(bindparam("most"))
    )
)

_NEAR_ANY = """
WITH asked(key, first_day, last_day) AS (VALUES {values})
SELECT near.key, near.day, near.event, events.happening, events."plan"
FROM asked
JOIN happening_keys AS near ON near.key = asked.key AND near.day <= asked.last_day AND near.day >= coalesce(
  (SELECT late.day FROM happening_keys AS late WHERE late.key = asked.key AND late.day BETWEEN asked.first_day AND asked.last_day
   ORDER BY late.day DESC LIMIT 1 OFFSET {most}), asked.first_day)
JOIN events ON events.n = near.event"""
"""Of each key no day before that of the last that can count: a country's key has thousands of events in a large ledger."""
STEP = 32
"""Questions for so many keys, or a multiple of it, are told alike: few are prepared."""


@cache
def _told_for(count: int) -> Prepared:
    values = ", ".join(f"(:key{at}, :first{at}, :last{at})" for at in range(count))
    return Prepared(lambda _: text(_NEAR_ANY.format(values=values, most=CANDIDATES_MAX - 1)))


def _near_any(count: int) -> Prepared:
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


def _putting_into(place: str) -> Prepared:
    return Prepared(lambda _: update(events).where(events.c.n == bindparam("event")).values({place: bindparam("number")}))


_PUT_INTO = {place: _putting_into(place) for place in ("happening", "plan")}


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
        self._foreseen = defaultdict(list)
        for row in _near_any(len(asked)).rows(self.connection, **_parameters(asked)) if asked else ():
            self._foreseen[row.key].append(row)

    def near(self, profile: Profile, groups: Sequence[str], first: str, last: str) -> list[Trace]:
        """Events of the type and these status groups that share a participant, from one day to another, the latest first."""
        keys = keys_of(profile, groups)
        if not keys:
            return []
        if self._foreseen is None:
            rows = _NEAR.rows(self.connection, keys=keys, first=first, last=last, most=CANDIDATES_MAX * len(keys))
        else:
            rows = [row for key in keys for row in self._foreseen[key] if first <= row.day <= last]
        written = {(row.day, row.event): row for row in rows}
        new = ((day, event) for key in keys for day, event in self._new.get(key, ()) if first <= day <= last)
        latest = sorted({*written, *new}, reverse=True)[:CANDIDATES_MAX]
        return [self._trace(day, event, written.get((day, event))) for day, event in latest]

    def _trace(self, day: str, event: int, written: Any) -> Trace:
        """An event as it was put since, else as it is written."""
        happening, plan = (written.happening, written.plan) if written is not None else (None, None)
        return Trace(event, day, self._put["happening"].get(event, happening), self._put["plan"].get(event, plan))

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
                _PUT_INTO[place].run(self.connection, values)
                found.clear()
        self._rows.clear()
        self._new.clear()


_PUT = Prepared(lambda listed: select(*columns(events, "happening", "plan")).where(listed(events.c.n, "numbers")))


def take_out(connection: Connection, numbers: Sequence[int]) -> tuple[set[int], set[int]]:
    """Take events out of their happenings and plans; which these were."""
    rows = _PUT.rows(connection, numbers=list(numbers)) if numbers else []
    told, planned = ({row[place] for row in rows} - {None} for place in (0, 1))
    if told or planned:
        connection.execute(update(events).where(events.c.n.in_(numbers)).values(happening=None, plan=None))
        connection.execute(delete(happening_keys).where(happening_keys.c.event.in_(numbers)))
    return told, planned
