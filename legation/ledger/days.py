"""Days out of TIMEX3 values, and out of what users type."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

from legation.errors import DateError

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_YEARS = re.compile(r"\d{2,4}")
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}

Days = tuple[str, str]
"""First and last day, ISO, both included."""


def days_of(value: str) -> Days | None:
    """The days that a TIMEX3 value covers; None where it names no certain ones (durations, `XXXX-03-14`, PAST_REF)."""
    try:
        return _days_of(value)
    except ValueError:
        return None


def _days_of(value: str) -> Days | None:
    if match := _DAY.fullmatch(value):
        day = datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        return day, day
    if match := _MONTH.fullmatch(value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := _WEEK.fullmatch(value):
        monday = datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first = monday + datetime.timedelta(days=5) if match[3] else monday
        return first.isoformat(), (monday + datetime.timedelta(days=6)).isoformat()
    if match := _PART.fullmatch(value):
        length = 3 if match[2][0] == "Q" else 6
        last = length * int(match[2][1])
        return _months(int(match[1]), last - length + 1, last)
    if match := _SEASON.fullmatch(value):
        return _months(int(match[1]), *_SEASONS[match[2]])
    if _YEARS.fullmatch(value):
        return _months(int(value.ljust(4, "0")), 1, 12)[0], _months(int(value.ljust(4, "9")), 1, 12)[1]
    return None


def _months(year: int, first: int, last: int) -> Days:
    end = year + (last < first)
    if not (year >= 1 and end <= 9999):
        raise ValueError(year)
    return datetime.date(year, first, 1).isoformat(), datetime.date(end, last, calendar.monthrange(end, last)[1]).isoformat()


def asked_days(given: str, *, today: datetime.date | None = None) -> Days:
    """The days a user means: 2024-03-05, 2024-03, 2024, 2024-W10, today, yesterday. Raises DateError that says what is near."""
    day = today or datetime.date.today()
    named = {"today": day, "yesterday": day - datetime.timedelta(days=1)}
    if given.strip().lower() in named:
        iso = named[given.strip().lower()].isoformat()
        return iso, iso
    days = days_of(given.strip()) if re.match(r"\d{4}", given.strip()) else None
    if days is None:
        near = _near(given)
        raise DateError(f"{given!r} is no date such as 2024-03-05, 2024-03 or 2024" + (f"; did you mean {near}?" if near else ""))
    return days


def _near(given: str) -> str | None:
    """A date that these digits may stand for: day first, single digits, a day that its month lacks."""
    numbers = [int(number) for number in re.findall(r"\d+", given)]
    if len(numbers) < 2:
        return str(numbers[0]) if numbers and 1000 <= numbers[0] <= 9999 else None
    if numbers[0] < 100 and len(numbers) == 3 and numbers[2] >= 1000:
        numbers.reverse()
    year, month, *rest = numbers
    if month > 12 and rest and rest[0] <= 12:
        month, rest = rest[0], [month]
    if not (1000 <= year <= 9999 and 1 <= month <= 12):
        return None
    if not rest:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{max(1, min(rest[0], calendar.monthrange(year, month)[1])):02}"


@lru_cache(maxsize=10_000)
def later(day: str, days: int) -> str:
    """The ISO day so many days later, or earlier where negative."""
    try:
        return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()
    except OverflowError:
        return "9999-12-31" if days > 0 else "0001-01-01"


def days_between(first: str, second: str) -> int:
    return (datetime.date.fromisoformat(second) - datetime.date.fromisoformat(first)).days


def now() -> str:
    """This moment, ISO, in UTC."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
