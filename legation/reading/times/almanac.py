"""TIMEX3 values and the reckoning with them.

Values: "1999", "1999-04", "1999-04-03", "1999-W14", "1999-W14-WE", "1999-Q2", "1999-H1", "1999-SU" (a winter has the year
that it begins in), "199" (a decade), "19" (a century: the years 1900 to 1999). X stands for what is not known.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

UNKNOWN_DAY, UNKNOWN_WEEK, UNKNOWN_MONTH, UNKNOWN_YEAR = "XXXX-XX-XX", "XXXX-WXX", "XXXX-XX", "XXXX"
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
YEARS_IN = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}
_MONTHS_IN = {"M": 1, "Q": 3}
_DAYS_IN = {"D": 1, "W": 7, "FN": 14}
NEAR_DAYS, FAR_DAYS = 65, 240
"""A day without a year that is so near is meant, and not one so far, whatever the tense says (TimeBank and AQUAINT: value F1 0.814, without it 0.810)."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def day_of(value: str | None) -> date | None:
    """The day of a value of at least day granularity ("1999-04-03", "1999-04-03TNI"), else None."""
    match = _DAY.match(value or "")
    return safe_date(int(match[1]), int(match[2]), int(match[3])) if match else None


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (February 30)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week(day: date) -> str:
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def month(year: int, number: int) -> str:
    """The month `number` of `year`; numbers below 1 and above 12 run into other years."""
    years, index = divmod(number - 1, 12)
    return f"{year + years:04d}-{index + 1:02d}"


def quarter(year: int, number: int) -> str:
    years, index = divmod(number - 1, 4)
    return f"{year + years:04d}-Q{index + 1}"


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def plus_days(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def plus(day: date, unit: str, count: int) -> str | None:
    """The `unit` that lies `count` units behind `day` (before it where negative), as a value of that unit.

    >>> plus(date(1998, 3, 1), "W", -6)
    '1998-W03'
    """
    if unit in _DAYS_IN:
        moved = plus_days(day, count * _DAYS_IN[unit])
        return None if moved is None else moved.isoformat() if unit == "D" else week(moved)
    year = day.year + count * _MONTHS_IN[unit] // 12 if unit in _MONTHS_IN else day.year + count * YEARS_IN[unit]
    if not 1 < year < 9_999:
        return None
    if unit == "Q":
        return quarter(day.year, quarter_of(day) + count)
    return month(day.year, day.month + count) if unit == "M" else f"{year:04d}"


def containing(day: date, unit: str) -> str:
    """The `unit` that `day` lies in: its week, its month, its decade."""
    forms = {"D": day.isoformat(), "W": week(day), "FN": week(day), "M": month(day.year, day.month), "Q": quarter(day.year, quarter_of(day))}
    years = {"Y": f"{day.year:04d}", "DE": f"{day.year // 10:03d}", "CE": f"{day.year // 100:02d}", "ML": f"{day.year // 1000}"}
    return forms.get(unit) or years[unit]


def neighbour(day: date, unit: str, count: int) -> str | None:
    """The whole unit next to the one `day` lies in: with -1 last week, last month, the last decade."""
    if unit in ("DE", "CE", "ML"):
        return containing(date(min(9999, max(1, day.year + count * YEARS_IN[unit])), 1, 1), unit)
    return plus(day, unit, count)


def unknown(unit: str) -> str:
    """What is certain of a unit without its place in time: a week is XXXX-WXX."""
    forms = {"D": UNKNOWN_DAY, "W": UNKNOWN_WEEK, "FN": UNKNOWN_WEEK, "M": UNKNOWN_MONTH, "Q": "XXXX-QX", "DE": "XXX", "CE": "XX", "ML": "X"}
    return forms.get(unit, UNKNOWN_YEAR)


def shift(value: str, unit: str, count: int) -> str | None:
    """`value` moved by whole units, at the unit's granularity; a quarter or a half of a year stays one. None where it cannot be told.

    >>> shift("1989-Q3", "Y", -1), shift("1996-03-26", "D", 2), shift("1996-03-26", "Y", 1)
    ('1988-Q3', '1996-03-28', '1997')
    """
    if (day := day_of(value)) is not None:
        return plus(day, unit, count)
    if not (match := re.fullmatch(r"(\d{4})(?:-(?:(\d\d)|Q(\d)|W(\d\d)|(SP|SU|FA|WI|H\d|QX)))?", value)):
        return None
    year, rest = int(match[1]), value[4:]
    if unit in YEARS_IN:
        return f"{year + count * YEARS_IN[unit]:04d}{rest if rest[1:2] in ('Q', 'H') else ''}"
    if match[2] and unit in _MONTHS_IN:
        return month(year, int(match[2]) + count * _MONTHS_IN[unit])
    if match[3] and unit == "Q":
        return quarter(year, int(match[3]) + count)
    if match[4] and unit in ("W", "FN"):
        return plus(date.fromisocalendar(year, int(match[4]), 1), unit, count)
    return None


def weekday_near(day: date, number: int, direction: int, *, strictly: bool = False) -> date:
    """The weekday (Monday is 1) next to `day`: before it where direction is -1, behind it where +1; `day` itself counts unless strictly."""
    distance = (number - day.isoweekday()) % 7
    if direction > 0:
        return day + timedelta(days=distance or (7 if strictly else 0))
    back = (7 - distance) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def year_of_month(day: date, number: int, direction: int) -> int:
    """The year of the month `number` (1 to 12) that is meant on `day`: the past one, the coming one, or (0) the nearest."""
    ahead = (number - day.month) % 12
    if direction > 0 or (direction == 0 and ahead <= 5):
        return day.year + (day.month + ahead - 1) // 12
    return day.year - (1 if number > day.month else 0)


def year_of_day(day: date, number: int, day_number: int, direction: int) -> int:
    """The year of the day `day_number` of month `number` that is meant on `day`."""
    days = [found for year in range(day.year - 4, day.year + 5) if (found := safe_date(year, number, day_number))]
    nearest = min(days, key=lambda found: abs((found - day).days))
    meant = [found for found in days if (found - day).days * direction >= 0] or days
    by_tense = min(meant, key=lambda found: abs((found - day).days))
    if abs((by_tense - day).days) > FAR_DAYS and abs((nearest - day).days) < NEAR_DAYS:
        return nearest.year
    return by_tense.year


def season(day: date, name: str, direction: int) -> str:
    """The season that is meant on `day`: with -1 the last one that began before, with +1 the next to begin, with 0 this year's."""
    begins = date(day.year, SEASON_MONTHS[name], 1)
    year = day.year
    if direction < 0 and begins > day:
        year -= 1
    elif direction > 0 and begins <= day:
        year += 1
    elif direction == 0 and name == "WI" and day.month <= 4:
        year -= 1
    return f"{year:04d}-{name}"
