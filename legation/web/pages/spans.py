"""The days a page is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from legation.errors import DateError
from legation.ledger.days import asked_days


@dataclass(frozen=True, slots=True)
class AskedDays:
    """First and last day, both included; None where open. `problem` says what could not be understood."""

    first: str | None = None
    last: str | None = None
    problem: str | None = None


def asked_span(params: Mapping[str, str]) -> AskedDays:
    """The days of `day`, or of `since` and `until`; any may be a month or a year."""
    try:
        if day := params.get("day", "").strip():
            return AskedDays(*asked_days(day))
        since, until = params.get("since", "").strip(), params.get("until", "").strip()
        return AskedDays(asked_days(since)[0] if since else None, asked_days(until)[1] if until else None)
    except DateError as error:
        return AskedDays(problem=str(error))
