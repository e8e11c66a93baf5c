"""Dates as exact as they are known: `2003-05-14`, `2003-05`, `2003`; `?` is an unknown one, nothing (of an end) means still so.

Days are ISO strings, which compare as dates do; a partial date stands for its first and last day.
"""

from __future__ import annotations

import datetime
import re
from enum import IntEnum
from typing import NamedTuple

from legation.errors import DateError

FIRST_DAY, LAST_DAY = "0000-01-01", "9999-12-31"
UNKNOWN = "?"
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Days(NamedTuple):
    """A stretch of days, both ends included: what a date, partial or not, can mean."""

    first: str
    last: str

    @property
    def year(self) -> int:
        return int(self.first[:4])


ANY_DAY = Days(FIRST_DAY, LAST_DAY)


class Holds(IntEnum):
    """Whether something holds on all days asked for, perhaps, or on none of them."""

    NO = 0
    PERHAPS = 1
    YES = 2


def days_of(date: str) -> Days:
    """The days that an ISO date, year and month, or year stands for. Raises DateError naming the value."""
    match = _PARTIAL.fullmatch(date.strip())
    try:
        if match is None:
            raise ValueError
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError as error:
        raise DateError(f"{date!r} is no ISO date such as 2019-06-30, 2019-06 or 2019") from error
    return Days(first_day(match[0]), last_day(match[0]))


def first_day(date: str) -> str:
    """The first day of a partial date."""
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def last_day(date: str) -> str:
    """The last day of a partial date; a 31st where the month is shorter, which compares as well."""
    return date + "-12-31"[len(date) - 4 :] if len(date) < 10 else date


def holds(start: str, end: str, on: Days) -> Holds:
    """Whether what began on `start` and was over on `end` (exclusive, "" = still so) holds on the days `on`."""
    began_by = LAST_DAY if start == UNKNOWN else last_day(start)
    began_from = FIRST_DAY if start == UNKNOWN else first_day(start)
    over_from = LAST_DAY if not end else began_by if end == UNKNOWN else first_day(end)
    over_by = LAST_DAY if end in ("", UNKNOWN) else last_day(end)
    if began_by <= on.first and (on.last < over_from or not end):
        return Holds.YES
    return Holds.PERHAPS if began_from <= on.last and (on.first < over_by or over_by == LAST_DAY) else Holds.NO
