"""Events in the making: character ranges into one text, before actors are known."""

from __future__ import annotations

from dataclasses import dataclass

from legation.reading.quotes import Range
from legation.reading.statements.drafts import Draft
from legation.records import EventStatus


@dataclass(frozen=True, slots=True)
class Quantity:
    """A magnitude: the words that give it, the least and the most, None where that side is open."""

    span: Range
    low: float | None
    high: float | None
    unit: str


@dataclass(slots=True)
class EventDraft:
    """An event before its actors are known. `teller` is the innermost statement whose content tells it."""

    type: str
    trigger: Range
    actors: list[Range]
    recipients: list[Range]
    status: EventStatus
    confidence: float
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    magnitude: Quantity | None = None
    teller: Draft | None = None
