"""Dates as people say them."""

from __future__ import annotations

import datetime


def day(iso: str | None) -> str:
    """An ISO day, month or year as people say it: 5 March 2024."""
    if not iso:
        return "undated"
    try:
        parsed = datetime.date.fromisoformat(iso[:10])
        return f"{parsed.day} {parsed:%B} {parsed.year}"
    except ValueError:
        return _month(iso)


def _month(iso: str) -> str:
    try:
        return f"{datetime.date.fromisoformat(f'{iso[:7]}-01'):%B %Y}"
    except ValueError:
        return iso


def days(span: tuple[str, str] | list[str] | None) -> str:
    """A first and a last day as one phrase; whole months and years are named so."""
    if not span:
        return "no day named"
    first, last = span
    if first == last:
        return day(first)
    if first[:4] == last[:4] and first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:4]
    if first[:7] == last[:7] and first.endswith("-01") and last[8:] >= "28":
        return _month(first[:7])
    return f"{day(first)} to {day(last)}"
