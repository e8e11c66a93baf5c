"""Events taken apart into pairs of one actor and one recipient, each with what its ids stand for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from legation.exports.eventdate import EventDate, date_of
from legation.records import Actor, ActorSpan, Event, EventStatus, Place, Reading, Statement

Cell = str | int | float | None
RECIPROCAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Where these have several actors and no recipient, the actors are each other's."""
HAPPENED = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING})
ID_BITS = 53
"""Ids made of hashes stay exact in programs that keep all numbers as doubles."""


@dataclass(frozen=True)
class Side:
    """An actor in an event, and the words that stand for it there."""

    actor: Actor
    span: ActorSpan

    @property
    def words(self) -> str:
        return one_line(self.span.text)


@dataclass(frozen=True)
class Dyad:
    """One event with one actor and one recipient, either None where the text names none."""

    reading: Reading
    event: Event
    actor: Side | None
    recipient: Side | None

    @property
    def happened(self) -> bool:
        return self.event.status in HAPPENED

    @property
    def event_id(self) -> str:
        """The event's id among all documents; the same on all rows of the event."""
        return f"{self.reading.document.id}:{self.event.id}"

    @property
    def number(self) -> int:
        """An id of the row, the same for the same reading."""
        parts = (self.event_id, *(side.actor.id if side else "" for side in (self.actor, self.recipient)))
        return int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()) >> (256 - ID_BITS)

    @cached_property
    def date(self) -> EventDate:
        return date_of(self.reading, self.event)

    @cached_property
    def place(self) -> Place | None:
        return next((place for place in self.reading.places if place.id == self.event.place), None)

    @cached_property
    def statement(self) -> Statement | None:
        """The innermost statement that tells the event; None where the article does in its own voice."""
        return next((statement for statement in self.reading.statements if statement.id == self.event.statement), None)

    @property
    def teller(self) -> str | None:
        """The name of who tells it."""
        source = self.statement.source if self.statement else None
        return self.reading.actor(source.actor).name if source else None


def dyads(reading: Reading, *, both_ways: bool = False) -> Iterator[Dyad]:
    """All events of a reading, in its order. A meeting of several gives each pair once, or twice if `both_ways`."""
    known = {actor.id: actor for actor in reading.actors}

    def sides(spans: tuple[ActorSpan, ...]) -> list[Side]:
        return list({span.actor: Side(known[span.actor], span) for span in reversed(spans) if span.actor in known}.values())[::-1]

    for event in reading.events:
        for actor, recipient in _pairs(event, sides(event.actors), sides(event.recipients), both_ways):
            yield Dyad(reading, event, actor, recipient)


def _pairs(event: Event, actors: list[Side], recipients: list[Side], both_ways: bool) -> Iterator[tuple[Side | None, Side | None]]:
    if event.type in RECIPROCAL and not recipients and len(actors) > 1:
        for one, other in combinations(actors, 2):
            yield one, other
            if both_ways:
                yield other, one
        return
    nobody: list[Side | None] = [None]
    yield from product(actors or nobody, recipients or nobody)


def one_line(text: str | None) -> str:
    """The text without line breaks, tabs or runs of blanks."""
    return " ".join(text.split()) if text else ""
