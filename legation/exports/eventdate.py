"""The one day that tables of events want, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from legation.ledger.days import days_of
from legation.records import Event, EventStatus, Reading


class DateBasis(StrEnum):
    """What a date rests on; of a `span` (a week, a month, a year) it is the first day."""

    DAY = "day"
    SPAN = "span"
    SAID = "said"
    PUBLISHED = "published"
    NONE = ""


@dataclass(frozen=True)
class EventDate:
    """An ISO date, or None where nothing tells it."""

    iso: str | None
    basis: DateBasis


UNDATED = EventDate(None, DateBasis.NONE)
REPORTED = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING})
"""News tells of these when they happen; of what is planned, possible or did not happen the day of the news says nothing."""


def date_of(reading: Reading, event: Event) -> EventDate:
    """The event's own time; for what occurred or goes on, else when its statement was said, else the publication date."""
    if event.time is not None:
        days = _days(reading, event.time)
        return EventDate(days[0], DateBasis.DAY if days[0] == days[1] else DateBasis.SPAN) if days else UNDATED
    if event.status not in REPORTED:
        return UNDATED
    said = next((statement.time for statement in reading.statements if statement.id == event.statement), None)
    days = _days(reading, said) if said else None
    if days is not None and days[0] == days[1]:
        return EventDate(days[0], DateBasis.SAID)
    published = reading.document.published
    return EventDate(published, DateBasis.PUBLISHED) if published else UNDATED


def _days(reading: Reading, time_id: str) -> tuple[str, str] | None:
    value = next((time.value for time in reading.times if time.id == time_id), None)
    return days_of(value) if value else None
