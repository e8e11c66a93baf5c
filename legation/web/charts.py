"""Bar charts as numbers for a template to draw: widths in per cent of the page, heights in pixels. Every bar is a link to what it counts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from legation.web.dates import day

HEIGHT = 96
"""Pixels for the highest bar, or for both directions together."""
LABELS_MAX = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its place (per cent, pixels), what it counts, and where that is shown."""

    x: float
    width: float
    y: float
    height: float
    kind: str
    title: str
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    x: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart, and the numbers behind it as a table."""

    name: str
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    base: float
    height: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...], str | None], ...]
    """Period, counts in the order of `columns`, link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Counts by period; `down` draws them below the line."""

    name: str
    kind: str
    counts: Mapping[str, int]
    down: bool = False


def chart(name: str, periods: Sequence[str], series: Sequence[Series], links: Mapping[str, str]) -> Chart | None:
    """Series stacked on each other by period; None where there is nothing to draw."""
    if not periods or not any(one.counts.get(period) for one in series for period in periods):
        return None
    up, down = (_highest(periods, [one for one in series if one.down is way]) for way in (False, True))
    scale = HEIGHT / (up + down)
    base = up * scale
    slot = 100 / len(periods)
    bars = [bar for place, period in enumerate(periods) for bar in _bars(period, place * slot, slot, series, base, scale, links.get(period))]
    rows = tuple((period, tuple(one.counts.get(period, 0) for one in series), links.get(period)) for period in periods)
    return Chart(
        name=name,
        bars=tuple(bars),
        labels=_labels(periods, slot),
        base=round(base, 1),
        height=HEIGHT,
        columns=tuple(one.name for one in series),
        rows=tuple(row for row in rows if any(row[1])),
    )


def _highest(periods: Sequence[str], series: Sequence[Series]) -> int:
    return max((sum(one.counts.get(period, 0) for one in series) for period in periods), default=0)


def _bars(period: str, x: float, slot: float, series: Sequence[Series], base: float, scale: float, link: str | None) -> list[Bar]:
    above = below = base
    found = []
    for one in series:
        count = one.counts.get(period, 0)
        if not count:
            continue
        height = count * scale
        y = below if one.down else above - height
        above, below = (above, below + height) if one.down else (y, below)
        title = f"{day(period)}: {count} {one.name}"
        found.append(Bar(x=round(x + slot * 0.1, 3), width=round(slot * 0.8, 3), y=round(y, 2), height=round(height, 2), kind=one.kind, title=title, link=link))
    return found


def _labels(periods: Sequence[str], slot: float) -> tuple[Label, ...]:
    step = max(1, -(-len(periods) // LABELS_MAX))
    return tuple(Label(x=round(place * slot, 3), text=_short(periods[place])) for place in range(0, len(periods), step))


def _short(period: str) -> str:
    """A day or month as it stands under a chart: 5 Mar 2024, Mar 2024."""
    return " ".join(word[:3] if word.isalpha() else word for word in day(period).split())


MONTHS_MAX = 600


def months_between(first: str, last: str) -> list[str]:
    """All months from one to another (2024-03), the last ones where they are too many to draw."""
    year, month = int(first[:4]), int(first[5:7])
    found: list[str] = []
    while (name := f"{year:04}-{month:02}") <= last[:7] and len(found) < 12 * 10_000:
        found.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found[-MONTHS_MAX:]


def days_around(day: str, before: int, after: int) -> list[str]:
    """ISO days from so many before a day to so many after it."""
    middle = datetime.date.fromisoformat(day)
    first = max(middle.toordinal() - before, 1)
    last = min(middle.toordinal() + after, datetime.date.max.toordinal())
    return [datetime.date.fromordinal(number).isoformat() for number in range(first, last + 1)]


def at_least_a_year(months: list[str]) -> list[str]:
    """So many months, up to the last of these, that one bar does not fill the page."""
    if len(months) >= 12 or months[-1] < "0002":
        return months
    year, month = int(months[-1][:4]), int(months[-1][5:7])
    return months_between(f"{year - 1:04}-{month:02}", months[-1])[1:]
