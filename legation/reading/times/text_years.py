"""Where no date of the document is known, a text may fix the year itself: "On 5 May 1998 ... On 7 June ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from legation.reading.times import almanac
from legation.reading.times.expressions import TimeExpression
from legation.reading.times.words import WEEKDAYS
from legation.records import TimeType

_YEARLESS = re.compile(r"XXXX(-\d\d(?:-\d\d.*)?)")
_NEAR = re.compile(r"\d{4}-\d\d(?:-\d\d.*)?")
_ANY_YEAR = re.compile(r"(\d{4})(?:-|\Z)")
_WEEKDAY = re.compile("|".join(sorted(WEEKDAYS, key=len, reverse=True)), re.IGNORECASE)


def with_years_of_text(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """`times`, months and days without a year in the year of the text's full dates, with the basis "text".

    Only where the text names a month or a day of exactly one year and no other year at all; a weekday that is told with the day must be right.
    """
    told = [time for time in times if time.type in (TimeType.DATE, TimeType.TIME)]
    years = {match[1] for time in told if (match := _ANY_YEAR.match(time.value))}
    if len(years) != 1 or not any(_NEAR.fullmatch(time.value) for time in told):
        return list(times)
    year = years.pop()
    return [_in_year(text, time, year) for time in times]


def _in_year(text: str, time: TimeExpression, year: str) -> TimeExpression:
    match = _YEARLESS.fullmatch(time.value)
    if match is None or time.type is TimeType.SET:
        return time
    value = year + match[1]
    weekday, day = _WEEKDAY.match(text[time.start : time.end]), almanac.day_of(value)
    if len(value) > len("1998-05") and (day is None or (weekday and WEEKDAYS[weekday[0].lower()] != day.isoweekday())):
        return time
    return replace(time, value=value, basis="text")
