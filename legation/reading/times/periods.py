"""Parts of years: "the third quarter", "this year's third quarter", "the first half of 1990", "fiscal 1989", "last spring"."""

from __future__ import annotations

from legation.reading.times import almanac
from legation.reading.times.case import Build, Built, Case, Value
from legation.reading.times.checks import is_season
from legation.reading.times.numbers import ordinal_of
from legation.reading.times.patterns import Rule
from legation.reading.times.slots import relative, year_in
from legation.reading.times.tense import FUTURE, PAST, UNKNOWN
from legation.reading.times.words import CLASSES
from legation.records import TimeType

DATE = TimeType.DATE


def quarter(case: Case) -> Built:
    """ "the third quarter", "this year's third quarter", "the 1988 third quarter", "the second half of 1990", "the first two quarters"."""
    number = ordinal_of(case.words("ORDINAL"), CLASSES["ORDWORD"]) if case.has("ORDINAL") else 1
    letter, most = ("H", 2) if case.has("HALF") else ("Q", 4)
    if case.has("LAST") and not case.has("ORDINAL"):
        number = most
    if not 1 <= number <= most:
        return None
    if case.has("COUNT"):
        letter, number = "H", 1 if case.number("COUNT", "NUM") == 2 and number == 1 else 2
    if case.has("YEARS"):
        return _period(case, Value(DATE, f"{year_in(case):04d}-{letter}{number}"))
    if case.day is None:
        return _period(case, Value(DATE, f"XXXX-{letter}{number}"))
    base = case.day.year + relative(case) if case.has("UNIT") else _year_of_period(case, number, most)
    base -= case.has("AGO")
    return _period(case, Value(DATE, f"{base:04d}-{letter}{number}", case.memory.basis))


def _period(case: Case, value: Value) -> Value:
    if not case.has("AGO"):
        case.memory.period = value.value
    return value


def _year_of_period(case: Case, number: int, most: int) -> int:
    """The last such period that began before the day, or the next where the verb looks ahead."""
    day = case.day
    if day is None:
        return 0
    current = (day.month - 1) * most // 12 + 1
    if case.direction == FUTURE:
        return day.year + (number < current - 1) - (current == 1 and number == most)
    return day.year - (number > current)


def period_of_year(case: Case) -> Built:
    """ "the 1988 period", "the 1988 quarter": the same part of that year as the period told last."""
    return Value(DATE, f"{year_in(case):04d}{(case.memory.period or '')[4:]}")


def fiscal_year(case: Case) -> Built:
    return Value(DATE, f"{year_in(case):04d}")


def season(case: Case) -> Built:
    name = case.meaning("SEASON")
    if case.has("YEARS"):
        return Value(DATE, f"{year_in(case):04d}-{name}")
    if not is_season(case):
        return None
    if case.day is None:
        return Value(DATE, f"XXXX-{name}")
    if case.has("UNIT"):
        return Value(DATE, f"{case.day.year + relative(case):04d}-{name}", case.memory.basis)
    way = PAST if case.has("LAST") else FUTURE if case.has("NEXT") else UNKNOWN if case.has("THIS") else case.direction
    return Value(DATE, almanac.season(case.day, name, way), case.memory.basis)


PERIODS: tuple[Rule[Build], ...] = (
    Rule("(the)? (fiscal -?|financial)? ORDINAL (quarter|HALF) ((of|in)? (fiscal)? YEARS)?", quarter, "point"),
    Rule("(fiscal)? ORDINAL - (quarter|HALF) (YEARS)?", quarter, "point"),
    Rule("(the)? (fiscal)? YEARS ('s)? (fiscal)? ORDINAL -? (quarter|HALF)", quarter, "point"),
    Rule("(the)? ORDINAL -? (quarter|HALF) ((of|in)? (the)? (LAST|NEXT|THIS) (fiscal)? UNIT:YEARWORD | a UNIT:YEARWORD AGO)", quarter, "point"),
    Rule("(LAST|NEXT|THIS) UNIT:YEARWORD ('s) (fiscal)? ORDINAL -? (quarter|HALF)", quarter, "point"),
    Rule("(the)? UNIT:YEARWORD -? AGO ORDINAL -? (quarter|HALF)", quarter, "point"),
    Rule("(the)? (ORDINAL|LAST) COUNT:NUM quarters (of)? YEARS", quarter, "point"),
    Rule("(the)? LAST HALF (of)? YEARS", quarter, "point"),
    Rule("the YEARS PERIOD", period_of_year, "point"),
    Rule("(the)? (fiscal|financial) (year)? YEARS", fiscal_year, "point"),
    Rule("(the)? YEARS (fiscal|financial) year", fiscal_year, "point"),
    Rule("(the)? SEASON (of)? YEARS", season, "point"),
    Rule("YEARS SEASON", season, "point"),
    Rule("(LAST|NEXT|THIS (past|coming)?|the)? SEASON", season, "point"),
    Rule("SEASON (of)? (LAST|NEXT|THIS) UNIT:YEARWORD", season, "point"),
)
