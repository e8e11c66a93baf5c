"""What several kinds of rules read from their slots."""

from __future__ import annotations

import re

from legation.reading.times.case import Case
from legation.reading.times.numbers import ordinal_of, spoken_year
from legation.reading.times.words import CLASSES

_PIVOT_YEAR2 = 50
"""Two figures of a year: below it 20xx, else 19xx."""


def year_in(case: Case) -> int:
    """The year that the slot SPOKENYEAR, YEARS or YEAR tells."""
    slot = next(name for name in ("SPOKENYEAR", "YEARS", "YEAR") if case.has(name))
    if case.words(slot)[0].word.isalpha():
        return spoken_year(case.words(slot))
    return full_year(int(re.sub(r"\D", "", case.word(slot))))


def day_number(case: Case, slot: str) -> int:
    return ordinal_of(case.words(slot), CLASSES["ORDWORD"])


def relative(case: Case) -> int:
    """-1, 0 or 1 for last, this and next."""
    return next((case.number(name) for name in ("LAST", "NEXT", "THIS") if case.has(name)), 0)


def full_year(number: int) -> int:
    """98 is 1998, 14 is 2014; a year of four figures is itself."""
    return number if number > 99 else number + (2000 if number < _PIVOT_YEAR2 else 1900)
