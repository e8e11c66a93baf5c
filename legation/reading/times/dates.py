"""Calendar dates: "Oct. 23, 1999", "23 October", "2014-04-03", "March", "1990", "the 1980s", "the 20th century"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from legation.reading.times import almanac
from legation.reading.times.case import Build, Built, Case, Value, dated
from legation.reading.times.checks import is_day_number, is_month, is_weekday, is_year
from legation.reading.times.numbers import ordinal_of
from legation.reading.times.patterns import Rule
from legation.reading.times.slots import day_number, full_year, relative, year_in
from legation.reading.times.tense import FUTURE, PAST, UNKNOWN
from legation.reading.times.words import CLASSES
from legation.records import TimeType

DATE = TimeType.DATE
_LEAP_YEAR = 2000


def full_date(case: Case) -> Built:
    number = day_number(case, "DAYNUM")
    value = f"{year_in(case):04d}-{case.number('MONTH'):02d}-{number:02d}"
    if almanac.day_of(value) is None:
        return None
    return Value(DATE, value)


def day_of_month(case: Case) -> Built:
    """ "Oct. 23": the year by tense, else the nearest."""
    month, number = case.number("MONTH"), day_number(case, "DAYNUM")
    return _day_without_year(case, month, number) if almanac.safe_date(_LEAP_YEAR, month, number) else None


def days_of_month(case: Case) -> Built:
    """ "June 7-14", "May 5 and 6", "December 30 to January 2, 1999", "7-9 December": two days that share month or year."""
    months = [case.number("MONTH"), case.number("MONTHB", "MONTH") if case.has("MONTHB") else case.number("MONTH")]
    days = [_day_without_year(case, month, day_number(case, name)) for month, name in zip(months, ("DAYNUM", "SECOND"), strict=True)]
    if case.has("YEARS"):
        days = [Value(DATE, f"{year_in(case):04d}{day.value[4:]}") for day in days]
    ends = max(case.place(name)[1] for name in ("SECOND", "MONTH", "YEARS") if case.has(name))
    second = min(case.place(name)[0] for name in ("SECOND", "MONTHB") if case.has(name))
    month_first = case.place("MONTH")[0] < case.place("DAYNUM")[0]
    first = case.place("MONTH")[0] if month_first else case.place("DAYNUM")[0], case.place("DAYNUM")[1]
    return replace(days[0], words=first), replace(days[1], words=(second, ends))


def week_of(case: Case) -> Built:
    """ "the week of March 6"."""
    item = _day_without_year(case, case.number("MONTH"), day_number(case, "DAYNUM"))
    day = almanac.day_of(item.value)
    return Value(DATE, almanac.week(day), item.basis) if day else Value(DATE, almanac.UNKNOWN_WEEK)


def _day_without_year(case: Case, month: int, number: int) -> Value:
    rest = f"-{month:02d}-{number:02d}"
    if case.day is None or almanac.safe_date(_LEAP_YEAR, month, number) is None:
        return Value(DATE, f"XXXX{rest}")
    way = PAST if case.has("LAST") else FUTURE if case.has("NEXT") else UNKNOWN if case.has("THIS") else case.direction
    year = almanac.year_of_day(case.day, month, number, way)
    return Value(DATE, f"{year:04d}{rest}", case.memory.basis)


def month_with_year(case: Case) -> Built:
    return Value(DATE, almanac.month(year_in(case), case.number("MONTH")))


def month_of_relative_year(case: Case) -> Built:
    """ "June last year", "next year's March", "January of this year"."""
    number = case.number("MONTH")
    return dated(case, almanac.month(case.day.year + relative(case), number) if case.day else None, f"XXXX-{number:02d}")


def month(case: Case) -> Built:
    if not is_month(case):
        return None
    number = case.number("MONTH")
    if case.day is None:
        return Value(DATE, f"XXXX-{number:02d}")
    if case.has("LAST"):
        year = almanac.year_of_month(case.day, number, PAST) - (number == case.day.month)
    elif case.has("NEXT"):
        year = almanac.year_of_month(case.day, number, FUTURE) + (number == case.day.month)
    else:
        year = case.day.year if case.has("THIS") else almanac.year_of_month(case.day, number, case.direction)
    return Value(DATE, almanac.month(year, number), case.memory.basis)


def iso(case: Case) -> Built:
    match = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)(?:t(\d\d):?(\d\d).*?(z|[+-]\d\d:?\d\d)?)?", case.word("ISO"))
    if not match or not 1000 <= int(match[1]) < 3000 or almanac.safe_date(int(match[1]), int(match[2]), int(match[3])) is None:
        return None
    value = f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    return Value(TimeType.TIME, f"{value}T{match[4]}:{match[5]}{(match[6] or '').upper()}") if match[4] else Value(DATE, value)


def slashed(case: Case) -> Built:
    """ "4/3/2014": American unless the first number is no month."""
    first, second, year = (int(part) for part in case.word("SLASH").split("/"))
    day = almanac.safe_date(full_year(year), first, second) or almanac.safe_date(full_year(year), second, first)
    return Value(DATE, day.isoformat()) if day else None


def dotted(case: Case) -> Built:
    """ "3.4.2014": the day first."""
    number, month_number, year = (int(part) for part in case.word("DOT").split("."))
    day = almanac.safe_date(year, month_number, number)
    return Value(DATE, day.isoformat()) if day else None


def year(case: Case) -> Built:
    return Value(DATE, f"{year_in(case):04d}") if case.has("SURE") or case.has("SPOKENYEAR") or is_year(case) else None


def year_pair(case: Case) -> Built:
    """ "1994-96", "1994/95"."""
    first, ending = case.number("YEAR"), case.number("YEAR2")
    second = first // 100 * 100 + ending
    if second <= first:
        return None
    return Value(DATE, f"{first:04d}", words=case.place("YEAR")), Value(DATE, f"{second:04d}", words=case.place("YEAR2"))


def weekday(case: Case) -> Built:
    number = case.number("WEEKDAY")
    if not is_weekday(case):
        return None
    if case.day is None:
        return Value(DATE, f"XXXX-WXX-{number}")
    mentioned = almanac.day_of(case.memory.mention)
    if case.word("LAST") in ("previous", "preceding") and mentioned is not None:
        return Value(DATE, almanac.weekday_near(mentioned, number, PAST, strictly=True).isoformat(), "mention")
    if case.has("UNIT"):
        moved = almanac.plus_days(case.day, 7 * relative(case))
        return dated(case, _iso(almanac.plus_days(moved, number - moved.isoweekday())) if moved else None, f"XXXX-WXX-{number}")
    strictly = case.has("LAST") or case.has("NEXT")
    way = PAST if case.has("LAST") else FUTURE if case.has("NEXT") or (case.has("THIS") and case.direction != PAST) else case.direction or PAST
    return dated(case, almanac.weekday_near(case.day, number, way, strictly=strictly).isoformat(), "")


def weekdays_pair(case: Case) -> Built:
    """ "from Thursday through Saturday": the second follows the first."""
    first = weekday(case)
    number = case.number("SECOND", "WEEKDAY")
    if not isinstance(first, Value):
        return None
    day = almanac.day_of(first.value)
    second = almanac.weekday_near(day, number, FUTURE).isoformat() if day else f"XXXX-WXX-{number}"
    return Value(DATE, first.value, first.basis, case.place("WEEKDAY")), Value(DATE, second, first.basis, case.place("SECOND"))


def decade(case: Case) -> Built:
    form = re.sub(r"\D", "", case.word("DECADE") or case.word("SHORTDECADE"))
    if case.has("NAMEDDECADE"):
        return Value(DATE, f"19{case.number('NAMEDDECADE')}")
    if len(form) == 2 and not (case.has("THE") or case.word("SHORTDECADE")[0] in "'’`"):
        return None
    return Value(DATE, form[:3] if len(form) == 4 else f"19{form[0]}" if int(form[0]) >= 3 else f"20{form[0]}")


def century(case: Case) -> Built:
    number = ordinal_of(case.words("ORDINAL"), CLASSES["ORDWORD"])
    return Value(DATE, f"{number - 1:02d}") if 0 < number <= 30 else None


def day_alone(case: Case) -> Built:
    """ "shortly before the 14th": in the nearest month, or where the tense tells, in the last or the next."""
    number = case.number("ORDDAY")
    if not is_day_number(case):
        return None
    if case.day is None:
        return Value(DATE, f"XXXX-XX-{number:02d}")
    months = [almanac.month(case.day.year, case.day.month + step) for step in (-1, 0, 1)]
    days = [day for day in (almanac.day_of(f"{month}-{number:02d}") for month in months) if day]
    today = case.day
    meant = [day for day in days if (day - today).days * case.direction >= 0] or days
    return Value(DATE, min(meant, key=lambda day: abs((day - today).days)).isoformat(), case.memory.basis)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


DATES: tuple[Rule[Build], ...] = (
    Rule("(WEEKDAY ,?)? MONTH .? (the)? DAYNUM ,? (of)? YEARS", full_date, "day"),
    Rule("(WEEKDAY ,?)? (the)? DAYNUM (of)? MONTH .? ,? YEARS", full_date, "day"),
    Rule("(WEEKDAY ,?)? MONTH .? (the)? DAYNUM", day_of_month, "day"),
    Rule("(WEEKDAY ,?)? (the)? DAYNUM (of)? MONTH", day_of_month, "day"),
    Rule("(LAST|NEXT|THIS) MONTH .? DAYNUM", day_of_month, "day"),
    Rule("the week of MONTH .? DAYNUM", week_of, "point"),
    Rule("MONTH .? DAYNUM (-|to|and|through) SECOND:DAYNUM (,? YEARS)?", days_of_month, "day"),
    Rule("MONTH .? DAYNUM (-|to|and|through) MONTHB:MONTH SECOND:DAYNUM ,? YEARS", days_of_month, "day"),
    Rule("DAYNUM (-|to|and|through) SECOND:DAYNUM MONTH (,? YEARS)?", days_of_month, "day"),
    Rule("MONTH .? (of|,)? YEARS", month_with_year, "point"),
    Rule("MONTH .? (of)? (the)? (LAST|NEXT|THIS) year", month_of_relative_year, "point"),
    Rule("(LAST|NEXT|THIS) year 's MONTH", month_of_relative_year, "point"),
    Rule("((the)? LAST|(the)? NEXT|THIS)? MONTH", month, "point"),
    Rule("ISO", iso, "day"),
    Rule("SLASH", slashed, "day"),
    Rule("DOT", dotted, "day"),
    Rule("YEAR", year, "point"),
    Rule("(the)? SURE:YEARWORD YEARS", year, "point"),
    Rule("SPOKENYEAR", year, "point"),
    Rule("YEAR (-|/) YEAR2", year_pair, "point"),
    Rule("((the)? LAST|(the)? NEXT|THIS (coming|past)?)? WEEKDAY", weekday, "day"),
    Rule("WEEKDAY (through|to|until|till|-) SECOND:WEEKDAY", weekdays_pair, "point"),
    Rule("WEEKDAY (of)? (LAST|NEXT|THIS) UNIT:WEEKWORD", weekday, "day"),
    Rule("THE? DECADE", decade, "point"),
    Rule("THE? SHORTDECADE", decade, "point"),
    Rule("the NAMEDDECADE", decade, "point"),
    Rule("(the)? ORDINAL -? century", century, "point"),
    Rule("the ORDDAY", day_alone, "day"),
)
