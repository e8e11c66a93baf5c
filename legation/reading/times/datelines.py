"""Datelines: "GENEVA, Nov 3 (Xinhua) --", "WASHINGTON, March 12, 1999 (AP) -"; the day that the text was written."""

from __future__ import annotations

import re
from datetime import date

from legation.reading.times import almanac
from legation.reading.times.words import MONTHS

_MONTH = "|".join(sorted((re.escape(word) for word in MONTHS), key=len, reverse=True))
_DATELINE = re.compile(
    rf"\s*(?P<place>[A-Z][^\n]{{1,70}}?),?\s(?:(?P<month>{_MONTH})\.?\s(?P<day>\d\d?)|(?P<day2>\d\d?)\s(?P<month2>{_MONTH})\.?)"
    r"(?:,?\s(?P<year>\d{4}))?\s*(?P<agency>\([^)\n]{2,40}\))?\s*(?:--|[-–—_:])",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Z][A-Z.'’ -]{2,}")
"""A dateline's place is in capitals, or an agency follows the date in brackets."""
_HEAD_CHARS = 160
_LATER_DAYS_MAX, _EARLIER_DAYS_MAX = 2, 10
"""A dateline further from the day of publication is none: the text is a reprint or the date is something else."""


def dateline_day(text: str, published: date | None) -> tuple[date | None, str | None]:
    """The day to reckon from and its basis: that of the dateline where it fits, else the day of publication."""
    match = _dateline(text)
    found = _day(match, published) if match else None
    if found is not None and (published is None or -_EARLIER_DAYS_MAX <= (found - published).days <= _LATER_DAYS_MAX):
        return found, "dateline"
    return published, "published" if published else None


def dateline_end(text: str) -> int:
    """Where the dateline ends; 0 where there is none."""
    match = _dateline(text)
    return match.end() if match else 0


def _dateline(text: str) -> re.Match[str] | None:
    match = _DATELINE.match(text[:_HEAD_CHARS])
    return match if match and (match["agency"] or _PLACE.match(match["place"])) else None


def _day(match: re.Match[str], published: date | None) -> date | None:
    month = MONTHS[(match["month"] or match["month2"]).lower()]
    number = int(match["day"] or match["day2"])
    if match["year"]:
        return almanac.safe_date(int(match["year"]), month, number)
    if published is None:
        return None
    return almanac.safe_date(almanac.year_of_day(published, month, number, 0), month, number)
