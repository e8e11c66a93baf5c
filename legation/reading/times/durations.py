"""How long: "three days", "a two-year term", "nearly 40 years", "the past few weeks", "an hour and a half", "two to three weeks"."""

from __future__ import annotations

import re

from legation.reading.times.case import Build, Built, Case, Value
from legation.reading.times.patterns import Rule
from legation.records import TimeType

DURATION = TimeType.DURATION
_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
_BEFORE = (
    "for in within after over about nearly almost than least of most another during around under until before only up to just every roughly barely as long some"
)
_BEFORE_ONE = frozenset(_BEFORE.split())
"""Words before "a week" that make it a duration; without one it is more often a rate ("twice a week", "$5 a week")."""


def counted(case: Case) -> Built:
    """A number or "several" and a unit; two of them where "and" joins them."""
    unit = _unit(case)
    if case.has("NUM"):
        first = _length(case.amount("NUM"), unit)
        if unit == "M":
            _remember_months(case)
    else:
        first = _length(case.amount("VAGUE"), unit)
    if case.has("SECOND"):
        second = _length(case.amount("SECOND"), str(case.meaning("UNITSB", "UNITS") if case.has("UNITSB") else case.meaning("CUNITSB", "CUNITS")))
        first += second[1:] if "T" not in first else second.removeprefix("PT")
    return Value(DURATION, first)


def _remember_months(case: Case) -> None:
    """ "In the nine months": "a year earlier" after that is the year before."""
    if case.memory.day is not None and case.amount("NUM") in (6, 9):
        case.memory.period = f"{case.memory.day.year:04d}"


def age(case: Case) -> Built:
    """ "a 44-year-old man" is no time, and no duration either; nor are "three-quarters" of something."""
    return ()


def one(case: Case) -> Built:
    """ "a week", after a preposition."""
    if case.has("INDEFINITE") and not case.has("ANDHALF") and _word_before(case) not in _BEFORE_ONE:
        return None
    if case.last_word.word == "second" and re.match(r"\s(?!of\b|before\b|after\b|later\b|ago\b|or\b|and\b|to\b|in\b)[a-z]", case.after()):
        return None
    amount = 0.5 if case.has("HALF") and not case.has("ANDHALF") else 1.5 if case.has("ANDHALF") else 1.0
    return Value(DURATION, _length(amount, _unit(case)))


def plural(case: Case) -> Built:
    """ "for weeks": of unknown length; "in recent years", "in coming months" tell when rather than how long."""
    if case.last_word.word == "quarters" and case.text.lower() == "quarters":  # rooms, more often than parts of a year
        return None
    if case.has("RECENT") or case.has("COMING"):
        return Value(TimeType.DATE, "PAST_REF" if case.has("RECENT") else "FUTURE_REF")
    return Value(DURATION, _length(None, _unit(case)))


def _word_before(case: Case) -> str:
    words = case.tokens.text[max(0, case.start - 15) : case.start].lower().split()
    return words[-1] if words else ""


def _unit(case: Case) -> str:
    return next(case.meaning(name) for name in ("UNITS", "UNIT", "CUNITS", "CUNIT") if case.has(name))


def _length(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; X where the number is not told.

    >>> _length(2.5, "Y"), _length(None, "W"), _length(1.5, "TH"), _length(2, "DE")
    ('P2Y6M', 'PXW', 'PT1H30M', 'P20Y')
    """
    if amount is None:
        return f"PT{'X'}{unit[1]}" if unit.startswith("T") and unit != "T" else f"PX{unit if unit != 'FN' else 'W'}"
    if unit in _YEARS:
        amount, unit = amount * _YEARS[unit], "Y"
    if unit == "FN":
        amount, unit = amount * 2, "W"
    whole, rest = int(amount), amount - int(amount)
    if unit.startswith("T"):
        finer = {"TH": f"{round(rest * 60)}M", "TM": f"{round(rest * 60)}S"}.get(unit, "")
        return f"PT{whole}{unit[1]}{finer}" if rest and whole and finer else f"PT{finer}" if rest and finer else f"PT{whole}{unit[1]}"
    if rest and unit == "Y":
        return (f"P{whole}Y" if whole else "P") + f"{round(rest * 12)}M"
    return f"P{whole}{unit}" if not rest else f"P{amount:g}{unit}"


_ANY = "(UNITS|UNIT|CUNITS|CUNIT)"
_PLURAL = "(UNITS|CUNITS)"
_BETWEEN = "(more | additional | full | consecutive | straight | whole | successive | solid | long | trading | working | business | calendar | fiscal | extra)"

DURATIONS: tuple[Rule[Build], ...] = (
    Rule(f"(NUM|VAGUE) {_BETWEEN}? {_PLURAL}", counted, "duration"),
    Rule(f"NUM -? {_ANY}", counted, "duration"),
    Rule(f"VAGUE -? {_ANY}", counted, "duration"),
    Rule(f"(NUM|VAGUE|INDEFINITE) -? {_ANY} -? old", age, "duration"),
    Rule("NUM hours a day | seven days a week", age, "duration"),
    Rule("NUM -? (quarter | quarters) of | (NUM -|a|one) (quarter|quarters)", age, "duration"),
    Rule("(a)? NUM -? (UNIT|CUNIT) (- long | period)", counted, "duration"),
    Rule(f"NUM (to|or|-) UPPER:NUM {_ANY}", counted, "duration"),
    Rule("NUM (UNITS|UNIT) (and|,) SECOND:NUM UNITSB:UNITS", counted, "duration"),
    Rule("NUM (CUNITS|CUNIT) (and|,)? SECOND:NUM CUNITSB:CUNITS", counted, "duration"),
    Rule(f"(the)? (LAST|NEXT|first|COMING|those|these|final) (NUM|VAGUE) {_BETWEEN}? {_PLURAL}", counted, "fixed"),
    Rule(f"the (latest|year - earlier | year - ago)? (NUM|VAGUE) {_BETWEEN}? {_PLURAL}", counted, "fixed"),
    Rule("INDEFINITE (UNIT|CUNIT) or (two | so)", one, "duration"),
    Rule("INDEFINITE (full | whole | entire | single | further | additional)? (UNIT|CUNIT)", one, "duration"),
    Rule("(UNIT|CUNIT) - long", one, "duration"),
    Rule("(another | one more) (UNIT|CUNIT)", one, "duration"),
    Rule("(HALF INDEFINITE | INDEFINITE HALF -?) (UNIT|CUNIT)", one, "duration"),
    Rule("INDEFINITE (UNIT|CUNIT) ANDHALF:JOINED a half", one, "duration"),
    Rule(f"(RECENT|COMING|past|last|next) (weeks and | days and)? {_PLURAL}", plural, "fixed"),
    Rule(f"the (RECENT|COMING|past|last|next|early|first|final) {_PLURAL}", plural, "fixed"),
    Rule(f"{_PLURAL} (or|and) (UNITS|CUNITS)", plural, "duration"),
    Rule(_PLURAL, plural, "bare"),
    Rule("UNITS - long", plural, "duration"),
)
