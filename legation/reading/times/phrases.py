"""The whole grammar, and the phrases that its hits make together: "early next year", "the end of March", "10 p.m. Wednesday"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from legation.reading.times.case import Build
from legation.reading.times.clock import CLOCKS
from legation.reading.times.dates import DATES
from legation.reading.times.durations import DURATIONS
from legation.reading.times.holidays import holiday_rules
from legation.reading.times.patterns import Grammar, Hit
from legation.reading.times.periods import PERIODS
from legation.reading.times.references import REFERENCES
from legation.reading.times.relative import RELATIVE
from legation.reading.times.sets import SETS

JOINTS = {
    "edge": "(the)? (very)? EDGE of",
    "modifier": "(the | sometime)? MOD (-|on|in)? | sometime",
    "about": "more than | less than | no more than | at least | not more than | nearly | almost | up to | just over | just under | well over",
    "part": "-? (in the)? PART | MOD",
    "day": "(,|on)*",
}
"""Patterns that stand before or behind a hit; by the roles of the hits, see `phrases_at`."""
WORDS_MAX = 16
"""No phrase has more words; stretches of so many are parsed once and kept."""
_BEFORE = {
    "edge": frozenset({"day", "point", "definite"}),
    "modifier": frozenset({"day", "point", "definite", "part"}),
    "about": frozenset({"duration", "ago", "clock"}),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words [start, end) of an island: a hit, with words before it (`joint`), behind it a part of the day, or for a clock time a day."""

    start: int
    end: int
    hit: Hit[Build]
    joint: str | None = None
    part: int | None = None
    day: Hit[Build] | None = None


@cache
def grammar() -> Grammar[Build]:
    """The grammar, compiled on first use (a tenth of a second)."""
    return Grammar((*DATES, *PERIODS, *holiday_rules(), *RELATIVE, *CLOCKS, *SETS, *DURATIONS, *REFERENCES), joints=JOINTS)


def phrases_at(letters: str, at: int) -> tuple[Phrase, ...]:
    """All phrases that begin at word `at` of an island, the longest first; their places are counted from `at`."""
    return _phrases_in(letters[at : at + WORDS_MAX]) if grammar().begins(letters[at]) else ()


@lru_cache(maxsize=100_000)
def _phrases_in(letters: str) -> tuple[Phrase, ...]:
    at = 0
    found = [_extended(letters, Phrase(hit.start, hit.end, hit)) for hit in grammar().hits_at(letters, at)]
    for name, roles in _BEFORE.items():
        begin = grammar().joint_end(name, letters, at)
        if begin > at:
            found += [_extended(letters, Phrase(at, hit.end, hit, name)) for hit in grammar().hits_at(letters, begin) if hit.rule.role in roles]
    return tuple(sorted(found, key=lambda phrase: -phrase.end))


def _extended(letters: str, phrase: Phrase) -> Phrase:
    if phrase.hit.rule.role == "day":
        end = grammar().joint_end("part", letters, phrase.end)
        return replace(phrase, part=end - 1, end=end) if end > phrase.end else phrase
    if phrase.hit.rule.role == "clock":
        begin = grammar().joint_end("day", letters, phrase.end)
        day = next((hit for hit in grammar().hits_at(letters, begin) if hit.rule.role == "day"), None)
        return replace(phrase, day=day, end=day.end) if day else phrase
    return phrase
