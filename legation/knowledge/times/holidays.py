"""Loads holidays.tsv: named days and the rules that give their date in a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from legation.errors import LegationError

FILE = Path(__file__).with_name("holidays.tsv")
_FIXED = re.compile(r"(\d\d)-(\d\d)")
_NTH = re.compile(r"(\d\d)-([1-7])-(-1|[1-5])")
_EASTER = re.compile(r"(easter|orthodox)([+-]\d+)")
_ROSH = re.compile(r"rosh([+-]\d+)")
_LISTED = re.compile(r"(?:~(\d+) )?(\d{4}-\d\d-\d\d(?: \d{4}-\d\d-\d\d)*)")
_CREATION_OFFSET, _CREATION_ORDINAL = 3761, -1_373_427
"""The Jewish year that begins in the autumn of a year less that year, and the ordinal of its first year's first day."""
_AMERICAN = {"election": (2, 0), "inauguration": (4, 1)}
"""Every how many years, and how many years behind a year that four divides."""


@dataclass(frozen=True, slots=True)
class Holiday:
    names: tuple[str, ...]
    rule: str

    def days_in(self, year: int) -> list[date]:
        """Its days in `year`: none for what is not every year or not known, two for a Muslim day that comes twice."""
        if match := _LISTED.fullmatch(self.rule):
            return [date.fromisoformat(day) for day in match[2].split() if int(day[:4]) == year]
        day = self._day_in(year)
        return [day] if day else []

    def value_of(self, day: date) -> str:
        """The TIMEX3 value of the holiday that is (or begins) on `day`: the month or the year where the day is not certain."""
        match = _LISTED.fullmatch(self.rule)
        if match is None or match[1] is None:
            return day.isoformat()
        first, last = day - timedelta(days=1), day + timedelta(days=int(match[1]) + 1)
        return f"{day:%Y-%m}" if (first.year, first.month) == (last.year, last.month) else f"{day:%Y}" if first.year == last.year else "XXXX"

    def _day_in(self, year: int) -> date | None:
        if match := _ROSH.fullmatch(self.rule):
            return jewish_new_year(year) + timedelta(days=int(match[1]))
        if match := _FIXED.fullmatch(self.rule):
            return date(year, int(match[1]), int(match[2]))
        if match := _NTH.fullmatch(self.rule):
            return _nth_weekday(year, int(match[1]), int(match[2]), int(match[3]))
        if match := _EASTER.fullmatch(self.rule):
            return (western_easter(year) if match[1] == "easter" else orthodox_easter(year)) + timedelta(days=int(match[2]))
        every, offset = _AMERICAN[self.rule]
        if year % every != offset:
            return None
        return _nth_weekday(year, 11, 1, 1) + timedelta(days=1) if self.rule == "election" else date(year, 1, 20)

    @property
    def without_year(self) -> str:
        """Its TIMEX3 value where the year is not known."""
        match = _FIXED.fullmatch(self.rule)
        if match:
            return f"XXXX-{match[1]}-{match[2]}"
        return f"XXXX-{self.rule[:2]}-XX" if _NTH.fullmatch(self.rule) else "XXXX-XX-XX"


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    days = [day for day in calendar.Calendar().itermonthdates(year, month) if day.month == month and day.isoweekday() == weekday]
    return days[nth if nth < 0 else nth - 1]


def western_easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    number = epact + sunday - 7 * late + 114
    return date(year, number // 31, number % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Julian computus, as a Gregorian day; right for 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    number = moon + sunday + 114
    return date(year, number // 31, number % 31 + 1) + timedelta(days=13)


def jewish_new_year(year: int) -> date:
    """Rosh Hashanah in the autumn of `year`, by the arithmetic calendar (Reingold and Dershowitz, Calendrical Calculations)."""
    number = year + _CREATION_OFFSET
    before, here, behind = (_days_before(number + step) for step in (-1, 0, 1))
    put_off = 2 if behind - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(_CREATION_ORDINAL + here + put_off)


def _days_before(number: int) -> int:
    """Days from the first Jewish year to the new moon of the year `number`, moved off Sundays, Wednesdays and Fridays."""
    months = (235 * number - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


@cache
def holidays() -> tuple[Holiday, ...]:
    """All entries of the file. Raises LegationError naming file and line where one cannot be read."""
    out = []
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        rule, _, names = line.partition("\t")
        known = (
            _FIXED.fullmatch(rule) or _NTH.fullmatch(rule) or _EASTER.fullmatch(rule) or _ROSH.fullmatch(rule) or _LISTED.fullmatch(rule) or rule in _AMERICAN
        )
        if not known or not names.strip():
            raise LegationError(f"{FILE}, line {number}: {line!r} is no rule and names, divided by a tab")
        out.append(Holiday(tuple(name.strip() for name in names.split("|")), rule))
    return tuple(out)
