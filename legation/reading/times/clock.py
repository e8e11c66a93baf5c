"""Times of day: "10:35 a.m.", "0735 GMT", "noon", "5 p.m. EST", "this morning", "last night", "4 in the morning", "overnight".

Where no day stands beside them they get the day of the sentence, see `resolving`.
"""

from __future__ import annotations

import re

from legation.reading.times import almanac
from legation.reading.times.case import Build, Built, Case, Value
from legation.reading.times.patterns import Rule
from legation.reading.times.tense import FUTURE, is_before_noun
from legation.records import TimeType

TIME = TimeType.TIME
OPEN_DAY = f"{almanac.UNKNOWN_DAY}T"
"""How the value of a time of day begins while its day is not known."""
_AFTERNOON_BEGINS = 12


def hour(case: Case) -> Built:
    """A clock time with a.m., p.m., a zone, "o'clock" or a colon."""
    form = re.sub(r"[^\d:.]", "", case.word(next(name for name in ("HOUR", "CLOCK", "DOTCLOCK", "HOURS") if case.has(name))))
    if case.has("HOURS"):
        form = f"{form[:2]}:{form[2:]}"
    parts = [int(part) for part in re.split("[:.]", form) if part]
    number, minutes = parts[0], parts[1] if len(parts) > 1 else 0
    half = case.meaning("AMPM") if case.has("AMPM") else "p" if case.has("PART") and case.meaning("PART") in ("AF", "EV", "NI") else ""
    if half == "p" and number < _AFTERNOON_BEGINS:
        number += 12
    elif (half == "a" or (case.has("PART") and case.meaning("PART") == "MO")) and number == _AFTERNOON_BEGINS:
        number = 0
    if number > 24 or minutes > 59:
        return None
    zone = case.meaning("ZONE") if case.has("ZONE") else ""
    return Value(TIME, f"{OPEN_DAY}{number:02d}:{minutes:02d}{zone}")


def named_hour(case: Case) -> Built:
    """ "noon", "midnight GMT"."""
    part = case.meaning("PART")
    zone = case.meaning("ZONE") if case.has("ZONE") else ""
    return Value(TIME, f"{OPEN_DAY}{part}{zone}") if ":" in part or part == "MI" else None


def part_of_day(case: Case) -> Built:
    """ "this morning", "last night", "tonight", "the evening"."""
    if case.after().startswith(" of "):
        return None
    part = case.meaning("PART") if case.has("PART") else "NI"
    if not (case.has("LAST") or case.has("THIS") or case.has("TONIGHT")):
        return Value(TIME, f"{OPEN_DAY}{part}")
    day = case.day and almanac.plus_days(case.day, -1 if case.has("LAST") else 0)
    return Value(TIME, f"{day.isoformat()}T{part}", case.memory.basis) if day else Value(TIME, f"{OPEN_DAY}{part}")


def overnight(case: Case) -> Built:
    """The night before the day of reckoning; in what is to come the night behind it."""
    day = case.day and almanac.plus_days(case.day, 0 if case.direction == FUTURE and not is_before_noun(case.tokens, case.end) else -1)
    return Value(TIME, f"{day.isoformat()}TNI", case.memory.basis) if day else Value(TIME, f"{OPEN_DAY}NI")


def edge_of_day(case: Case) -> Built:
    """ "at dawn", "by nightfall"; not "the dawn of"."""
    before = case.tokens.text[max(0, case.start - 8) : case.start].lower().split()
    if case.after().startswith(" of ") or not before or before[-1] not in ("at", "by", "before", "after", "until", "since", "till"):
        return None
    return Value(TIME, f"{OPEN_DAY}{case.meaning('TWILIGHT')}")


def next_part(case: Case) -> Built:
    """ "the next morning", "the previous evening": a day from the one told last."""
    day = almanac.day_of(case.memory.mention) or case.day
    moved = day and almanac.plus_days(day, 1 if case.has("NEXT") else -1)
    return Value(TIME, f"{moved.isoformat() if moved else almanac.UNKNOWN_DAY}T{case.meaning('PART')}", "mention" if moved else None)


def bare_clock(case: Case) -> Built:
    return hour(case) if _is_clock(case) else None


def _is_clock(case: Case) -> bool:
    """A bare 10:35 after a preposition; else it is a score or a verse."""
    before = case.tokens.text[max(0, case.start - 10) : case.start].lower().split()
    return bool(before) and before[-1] in ("at", "by", "until", "from", "to", "before", "after", "around", "about", "since", "till", "between", "and")


CLOCKS: tuple[Rule[Build], ...] = (
    Rule("(HOUR|CLOCK|DOTCLOCK) -? AMPM ZONE?", hour, "clock"),
    Rule("(HOUR|CLOCK) (o'clock)? (in the | at) PART", hour, "clock"),
    Rule("(HOURS|CLOCK|DOTCLOCK) (hours)? ZONE", hour, "clock"),
    Rule("HOUR o'clock", hour, "clock"),
    Rule("CLOCK", bare_clock, "clock"),
    Rule("PART ZONE?", named_hour, "clock"),
    Rule("(LAST|THIS) PART", part_of_day, "fixed"),
    Rule("the (NEXT|LAST) PART", next_part, "fixed"),
    Rule("TONIGHT", part_of_day, "fixed"),
    Rule("the PART", part_of_day, "part"),
    Rule("OVERNIGHT", overnight, "part"),
    Rule("TWILIGHT", edge_of_day, "clock"),
)
