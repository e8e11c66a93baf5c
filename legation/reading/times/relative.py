"""Dates reckoned from another day: "yesterday", "last week", "three months ago", "two days earlier", "that year", "a year earlier"."""

from __future__ import annotations

import math
import re

from legation.reading.times import almanac
from legation.reading.times.case import Build, Built, Case, Value, dated
from legation.reading.times.patterns import Rule
from legation.reading.times.slots import relative
from legation.reading.times.tense import FUTURE
from legation.records import TimeType

WEEKEND_AHEAD_FROM, SATURDAY = 3, 6
"""Before a Wednesday "the weekend" is the one that is over."""
DATE, DURATION = TimeType.DATE, TimeType.DURATION
ENDED = re.compile(r"\s+(?:ended|ending|to end|that ended)\b")
"""Behind "the year": the words tell how long it lasted, the date behind them when."""


def deictic(case: Case) -> Built:
    days = 2 * case.number("TWICE", "DEICTIC") if case.has("TWICE") else case.number("DEICTIC")
    moved = case.day and almanac.plus_days(case.day, days)
    return dated(case, moved.isoformat() if moved else None, almanac.UNKNOWN_DAY)


def neighbouring_unit(case: Case) -> Built:
    """ "last week", "the previous month", "next year", "the following day", "this month"."""
    unit, count = case.meaning("UNIT"), relative(case)
    word = case.word("LAST") or case.word("NEXT")
    if word == "last" and unit == "D":
        return None
    if (word in ("previous", "preceding", "following") or (word == "next" and unit == "D")) and case.memory.mention is not None:
        moved = almanac.shift(case.memory.mention, unit, count)
        return Value(DATE, moved, "mention") if moved else Value(DATE, almanac.unknown(unit))
    if unit == "Q":
        return _quarter(case, count)
    return dated(case, almanac.neighbour(case.day, unit, count) if case.day else None, almanac.unknown(unit))


def _quarter(case: Case, count: int) -> Built:
    value = dated(case, almanac.plus(case.day, "Q", count) if case.day else None, almanac.unknown("Q"))
    case.memory.period = value.value
    return value


def stretch(case: Case) -> Built:
    """ "the past year", "the last decade": a duration of one unit."""
    unit = case.meaning("UNIT")
    return Value(DURATION, f"P10{'Y'}" if unit == "DE" else f"P100{'Y'}" if unit == "CE" else f"P1{unit}" if unit != "FN" else "P2W")


def weekend(case: Case) -> Built:
    """ "last weekend", "this weekend", "over the weekend"."""
    if case.day is None:
        return Value(DATE, "XXXX-WXX-WE")
    if case.has("LAST"):
        count = -1
    elif case.has("NEXT"):
        count = 1
    else:
        ahead = case.direction == FUTURE and case.day.isoweekday() >= WEEKEND_AHEAD_FROM
        count = 0 if ahead or case.day.isoweekday() >= SATURDAY or case.has("THIS") else -1
    return dated(case, f"{almanac.plus(case.day, 'W', count)}-WE", "")


def ago(case: Case) -> Built:
    """ "three months ago", "a year ago", "10 days from now", "in two weeks' time"."""
    unit = case.meaning("UNITS") if case.has("UNITS") else case.meaning("UNIT")
    sign = 1 if case.has("FROMNOW") else -1
    if (case.has("VAGUE") and case.amount("VAGUE") is None) or not any(case.has(name) for name in ("NUM", "VAGUE", "ONE")):
        return Value(DATE, "FUTURE_REF" if sign > 0 else "PAST_REF")
    count = _count(case)
    if sign < 0 and unit == "Y" and count == 1 and case.memory.period is not None:
        return _year_before_period(case)
    return dated(case, almanac.plus(case.day, unit, sign * count) if case.day else None, almanac.unknown(unit))


def clock_ago(case: Case) -> Built:
    """ "two hours ago": some time of the day, as far as the day is known."""
    return Value(TimeType.TIME, "PAST_REF")


def from_mention(case: Case) -> Built:
    """ "two days earlier", "a year later", "the day before": reckoned from the date told last."""
    if not _stands_alone(case):
        return None
    unit = case.meaning("UNITS") if case.has("UNITS") else case.meaning("UNIT")
    if case.has("VAGUE") and case.amount("VAGUE") is None:
        return Value(DATE, almanac.unknown(unit))
    sign = case.number("AFTER")
    if sign < 0 and unit == "Y" and case.memory.period is not None:
        return _year_before_period(case)
    mention = case.memory.mention or (case.day.isoformat() if case.day else None)
    moved = almanac.shift(mention, unit, sign * _count(case)) if mention else None
    return Value(DATE, moved, "mention") if moved else Value(DATE, almanac.unknown(unit))


def _stands_alone(case: Case) -> bool:
    """ "two days before", not "two days before the vote", which tells how long."""
    if case.word("AFTER") in ("earlier", "later", "previously", "afterwards", "afterward", "thereafter", "beforehand"):
        return True
    behind = case.after().lstrip()
    return not behind or not (behind[0].isalnum() or behind[0] in "\"“'`$")


def _count(case: Case) -> int:
    return math.floor((case.amount("NUM") if case.has("NUM") else case.amount("VAGUE") if case.has("VAGUE") else 1) or 1)


def _year_before_period(case: Case) -> Built:
    moved = almanac.shift(case.memory.period or "", "Y", -1)
    return Value(DATE, moved, "mention") if moved else Value(DATE, almanac.UNKNOWN_YEAR)


def year_earlier_period(case: Case) -> Built:
    """ "the year-earlier period", "the year-ago quarter", "the corresponding period last year"."""
    if case.memory.period is not None:
        return _year_before_period(case)
    return dated(case, f"{case.day.year - 1:04d}" if case.day else None, almanac.UNKNOWN_YEAR)


def same_unit(case: Case) -> Built:
    """ "that year", "the same day": the unit of the date told last."""
    unit, mention = case.meaning("UNIT"), case.memory.mention
    if unit == "Q" and case.memory.period is not None:
        return Value(DATE, case.memory.period, "mention")
    day = almanac.day_of(mention)
    if day is not None:
        return Value(DATE, almanac.containing(day, unit), "mention")
    length = {"Y": 4, "M": 7}.get(unit)
    if mention and length and len(mention) >= length and mention[0].isdecimal() and (unit == "Y" or mention[5:7].isdecimal()):
        return Value(DATE, mention[:length], "mention")
    return Value(DATE, almanac.unknown(unit))


def this_period(case: Case) -> Built:
    """ "the latest quarter", "the latest period", "the quarter": the period told last, else the last that is over.

    "The quarter ended Aug. 12" is one of a business year: which of the four is not known.
    """
    last = almanac.plus(case.day, "Q", -1) if case.day else None
    if ENDED.match(case.after()):
        case.memory.period = f"{case.day.year if case.day else 'XXXX'}-QX"
        return dated(case, case.memory.period, almanac.unknown("Q"))
    if case.memory.period is not None and not (case.has("LATEST") and last and case.memory.period > last):
        return Value(DATE, case.memory.period, "mention")
    return dated(case, last, almanac.unknown("Q"))


def definite_unit(case: Case) -> Built:
    """ "earlier in the week", "the end of the year": the unit that the day of reckoning lies in."""
    unit = case.meaning("UNIT")
    if case.after().startswith("-") or (unit == "D" and not case.joined):
        return None
    if ENDED.match(case.after()):
        return Value(DURATION, f"P1{unit}")
    return dated(case, almanac.containing(case.day, unit) if case.day else None, almanac.unknown(unit))


def year_end(case: Case) -> Built:
    return dated(case, f"{case.day.year:04d}" if case.day else None, almanac.UNKNOWN_YEAR)


_COUNTED = "(NUM|VAGUE) -? (UNITS|UNIT) | ONE:INDEFINITE UNIT"

RELATIVE: tuple[Rule[Build], ...] = (
    Rule("DEICTIC", deictic, "day"),
    Rule("(the)? day (before|after) TWICE:DEICTIC", deictic, "day"),
    Rule("(the)? past UNIT", stretch, "duration"),
    Rule("the last UNIT", stretch, "duration"),
    Rule("((the)? LAST|(the)? NEXT|THIS|the THIS) UNIT", neighbouring_unit, "point"),
    Rule("((the)? LAST|(the)? NEXT|THIS (past|coming)?|the) WEEKEND", weekend, "point"),
    Rule(f"({_COUNTED}|UNITS) (or so)? -? ago", ago, "ago"),
    Rule(f"({_COUNTED}) FROMNOW:FROM now", ago, "ago"),
    Rule(f"in ({_COUNTED}) (') FROMNOW:TIMEWORD", ago, "ago"),
    Rule("((NUM|VAGUE) (CUNITS|CUNIT) | ONE:INDEFINITE CUNIT | CUNITS) ago", clock_ago, "ago"),
    Rule(f"({_COUNTED}|the UNIT) AFTER", from_mention, "ago"),
    Rule("UNIT:YEARWORD - AGO", year_earlier_period, "point"),
    Rule("the UNIT:YEARWORD -? AGO PERIOD", year_earlier_period, "point"),
    Rule(
        "(the)? (same|corresponding|comparable|similar) (UNIT:YEARWORD -? AGO)? (PERIOD|months) (a UNIT:YEARWORD AGO | (of|in)? last year)?",
        year_earlier_period,
        "point",
    ),
    Rule("(the)? PERIOD a UNIT:YEARWORD AGO", year_earlier_period, "point"),
    Rule("(that | the same | that same | that very) UNIT", same_unit, "point"),
    Rule("(the)? (LATEST|current|recent) (fiscal)? PERIOD", this_period, "point"),
    Rule("the (fiscal)? quarter", this_period, "point"),
    Rule("the (fiscal|financial|full|current|calendar|current fiscal|latest fiscal)? UNIT", definite_unit, "definite"),
    Rule("(the)? UNIT:YEARWORD ('s)? -? end", year_end, "point"),
)
