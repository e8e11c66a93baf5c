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
_AMERICAN = {"election": (2, 0), "inauguration": (4, 1)}
"""Every how many years, and how many years behind a year that four divides."""


@dataclass(frozen=True, slots=True)
class Holiday:
    names: tuple[str, ...]
    rule: str

    def day_in(self, year: int) -> date | None:
        """Its day in `year`, or None where there is none that year."""
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
        return f"XXXX-{match[1]}-{match[2]}" if match else f"XXXX-{self.rule[:2]}-XX" if self.rule[:2].isdecimal() else "XXXX-XX-XX"


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


@cache
def holidays() -> tuple[Holiday, ...]:
    """All entries of the file. Raises LegationError naming file and line where one cannot be read."""
    out = []
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        rule, _, names = line.partition("\t")
        known = _FIXED.fullmatch(rule) or _NTH.fullmatch(rule) or _EASTER.fullmatch(rule) or rule in _AMERICAN
        if not known or not names.strip():
            raise LegationError(f"{FILE}, line {number}: {line!r} is no rule and names, divided by a tab")
        out.append(Holiday(tuple(name.strip() for name in names.split("|")), rule))
    return tuple(out)
