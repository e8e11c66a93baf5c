"""Whether two events agree: type, sides, day and place, as far as each is told. What one leaves unsaid contradicts nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from legation.ledger.days import days_between

DONE = "done"
DAY_SLACK = 1
"""Reports of one event name neighbouring days: time zones, "overnight"."""
UNDATED_DAYS = 3
"""An event told without a day is taken as news: it happened at most so long before."""
LOOKING_BACK_DAYS = 120
"""A report that looks back names no day, but shows by numbers or words which event it means."""
NEAR_DEGREES = 1.0
"""Places within about a hundred kilometres may be the same: a village and its province's town."""

_PLAIN = frozenset("the a an of and in more than at least about some several many other men women people two three".split())


@dataclass(slots=True)
class Side:
    """One side of an event: named actors, their countries, and the words for unnamed ones."""

    names: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    @property
    def is_told(self) -> bool:
        return bool(self.names or self.countries)

    def agrees(self, other: Side) -> bool | None:
        """True or False where both sides are told, else None."""
        if not (self.is_told and other.is_told):
            return None
        if self.persons and other.persons and not self.persons & other.persons and self.countries & other.countries:
            return False
        if self.countries and other.countries:
            return self.countries <= other.countries or other.countries <= self.countries
        return bool(self.names & other.names)


@dataclass(slots=True)
class Profile:
    """An event, or all the reports of one, as far as they can be compared."""

    n: int
    id: str
    document: int
    type: str
    mode: str | None
    status: str
    published: str | None
    first_day: str | None
    last_day: str | None
    actors: Side
    recipients: Side
    place: Any = None
    quantity: tuple[float | None, float | None] | None = None
    lemma: str | None = None
    """Of the cue of the statement that tells it."""

    @property
    def day(self) -> str | None:
        return self.first_day or self.published

    def participants(self) -> set[str]:
        """What finds candidates: names and countries of either side."""
        return self.actors.names | self.actors.countries | self.recipients.names | self.recipients.countries


def status_group(status: str) -> str:
    """Events done and under way are told of as one; what is planned, proposed, possible or denied is another matter."""
    return DONE if status in ("occurred", "ongoing") else status


def side_of(rows: Iterable[Any]) -> Side:
    """A side from rows of `sides` joined with their actors (who, document, country, kind, text)."""
    side = Side()
    for row in rows:
        if row.country:
            side.countries.add(row.country)
        if row.document is None or not row.slug.startswith("~"):
            side.names.add(row.slug)
            if row.kind == "person":
                side.persons.add(row.slug)
        else:
            side.words |= set(re.findall(r"[^\W\d_]{3,}", row.text.lower())) - _PLAIN
    return side


def quantity_of(magnitude: str | None) -> tuple[float | None, float | None] | None:
    if not magnitude:
        return None
    low, high = json.loads(magnitude)["quantity"]
    return low, high


def same_event(first: Profile, second: Profile) -> bool:
    """Whether two reports tell one event."""
    if first.type != second.type or (first.mode and second.mode and first.mode != second.mode):
        return False
    if status_group(first.status) != status_group(second.status):
        return False
    actors, recipients = first.actors.agrees(second.actors), first.recipients.agrees(second.recipients)
    place = _same_place(first.place, second.place)
    if False in (actors, recipients, place) or not (actors or recipients):
        return False
    return _same_days(first, second, firm=bool(actors and (recipients or place)) or bool(recipients and place))


def _same_days(first: Profile, second: Profile, *, firm: bool) -> bool:
    """Named days must meet; where one names none, its report must come soon after, or show which event it looks back at."""
    if first.first_day and second.first_day:
        return _gap(first, second) <= DAY_SLACK and (firm or first.first_day == second.first_day)
    if not (first.day and second.day):
        return firm and _shows_which(first, second)
    apart = abs(days_between(first.day, second.day))
    return firm and (apart <= UNDATED_DAYS or (apart <= LOOKING_BACK_DAYS and _shows_which(first, second)))


def _gap(first: Profile, second: Profile) -> int:
    """Days between two spans of days; 0 where they meet."""
    early, late = sorted((first, second), key=lambda profile: profile.first_day or "")
    return max(0, days_between(early.last_day or "", late.first_day or ""))


def _shows_which(first: Profile, second: Profile) -> bool:
    """Whether both tell the same number, or the unnamed of one are called as those of the other."""
    if first.quantity and first.quantity == second.quantity:
        return True
    return any(_alike(word, other) for word in first.recipients.words for other in second.recipients.words)


def may_look_back(profile: Profile) -> bool:
    """Whether a report without a day can show which event of long before it means."""
    return bool(profile.quantity or profile.recipients.words)


def _alike(word: str, other: str) -> bool:
    """The same word, or one that ends in the other: schoolgirls, girls."""
    return word == other or (min(len(word), len(other)) >= 4 and (word.endswith(other) or other.endswith(word)))


def _same_place(first: Any, second: Any) -> bool | None:
    if first is None or second is None or not (first.name and second.name):
        return None
    if first.geonames and first.geonames == second.geonames:
        return True
    if first.name == second.name:
        return bool(first.country == second.country)
    if first.country and second.country and first.country != second.country:
        return False
    if None in (first.latitude, second.latitude):
        return None
    near: bool = abs(first.latitude - second.latitude) <= NEAR_DEGREES and abs(first.longitude - second.longitude) <= NEAR_DEGREES
    return True if near else None
