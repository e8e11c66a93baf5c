"""A time expression of a text, resolved: what the times step writes."""

from __future__ import annotations

from dataclasses import dataclass

from legation.records import TimeType


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Characters [start, end) of the text and the TIMEX3 type and value that they mean.

    `basis` says what a relative expression was reckoned from: "published", "dateline", "said" (the day a quotation was
    said), "mention" (a date told before in the text) or "text" (the text itself fixes the year). It is None where the
    words say all, or where nothing is known to reckon from and the value has X for what is open.
    """

    start: int
    end: int
    type: TimeType
    value: str
    basis: str | None = None
