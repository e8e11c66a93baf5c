"""How often: "every Tuesday", "each year", "daily", "twice a week", "on Sundays"."""

from __future__ import annotations

from legation.reading.times.case import Build, Built, Case, Value
from legation.reading.times.patterns import Rule
from legation.records import TimeType

SET = TimeType.SET


def every_unit(case: Case) -> Built:
    unit = next(case.meaning(name) for name in ("UNIT", "CUNIT", "UNITS", "CUNITS") if case.has(name))
    count = 2 if case.has("OTHER") else int(case.amount("NUM") or 1) if case.has("NUM") else 1
    count, unit = (count * 2, "W") if unit == "FN" else (count, unit)
    scale = {"DE": 10, "CE": 100, "ML": 1000}.get(unit)
    if unit.startswith("T"):
        return Value(SET, f"PT{count}{unit[1]}")
    return Value(SET, f"P{count * scale}Y" if scale else f"P{count}{unit}")


def every_named(case: Case) -> Built:
    """A weekday, a month, a season or a part of the day."""
    part = f"T{case.meaning('PART')}" if case.has("PART") else f"T{case.meaning('PARTS')}" if case.has("PARTS") else ""
    if case.has("WEEKDAY") or case.has("WEEKDAYS"):
        number = case.number("WEEKDAY" if case.has("WEEKDAY") else "WEEKDAYS")
        return Value(SET, f"XXXX-WXX-{number}{part}")
    if case.has("MONTH"):
        return Value(SET, f"XXXX-{case.number('MONTH'):02d}")
    if case.has("SEASON") or case.has("SEASONS"):
        return Value(SET, f"XXXX-{case.meaning('SEASON' if case.has('SEASON') else 'SEASONS')}")
    if case.has("WEEKEND"):
        return Value(SET, "XXXX-WXX-WE")
    return Value(SET, f"XXXX-XX-XX{part}")


def adverb(case: Case) -> Built:
    """ "daily"; no newspaper ("the Daily Telegraph")."""
    token = case.tokens.at(case.start)
    if token.text[0].isupper() and not token.is_sent_start and case.tokens.text[case.start - 2 : case.start].strip() not in ("", ".", '"'):
        return None
    if case.after()[1:2].isupper() and token.tag_.startswith("NN"):  # "told the daily Hurriyet"
        return None
    return Value(SET, case.meaning("ADVSET"))


def rate(case: Case) -> Built:
    """ "twice a week", "three times a year"."""
    return every_unit(case)


SETS: tuple[Rule[Build], ...] = (
    Rule("EVERY OTHER? (UNIT|CUNIT)", every_unit, "fixed"),
    Rule("EVERY (NUM|few) (UNITS|CUNITS)", every_unit, "fixed"),
    Rule("EVERY (WEEKDAY PART? | MONTH | SEASON | PART | WEEKEND)", every_named, "fixed"),
    Rule("WEEKDAYS | WEEKDAY PARTS | SEASONS | PARTS", every_named, "fixed"),
    Rule("ADVSET", adverb, "fixed"),
    Rule("(TIMES | NUM times) (a|per|each|every|an) (UNIT|CUNIT)", rate, "fixed"),
)
