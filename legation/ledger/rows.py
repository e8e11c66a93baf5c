"""A reading becomes rows: dicts for `tables.py`, not yet written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from legation.ledger.days import days_of
from legation.ledger.ids import record_id
from legation.records import ActorSpan, Event, Place, Reading, Statement, Time

SENTENCE_MAX = 320
"""Characters kept around an event's trigger to search in."""
_STOPS = (". ", ".\n", "? ", "! ", ".” ", "\n")

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """What one reading gives each table. Statements and events carry ids; numbers (`n`) come with keeping."""

    times: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    sides: dict[str, list[Row]] = field(default_factory=dict)
    """By the event's id."""


def rows_of(reading: Reading, document: str) -> Rows:
    """The rows of a reading. `document` is its id in the ledger; actors stand by their ids in the reading until `number_actors`, spans of others have none."""
    maker = _Maker(reading, document)
    events = [maker.event(event) for event in reading.events]
    return Rows(
        times=list(maker.times.values()),
        places=[_place(place) for place in reading.places],
        statements=[maker.statement(statement) for statement in reading.statements],
        events=events,
        sides={row["id"]: maker.sides(event) for row, event in zip(events, reading.events, strict=True)},
    )


def number_actors(rows: Rows, actors: Mapping[str | None, int]) -> None:
    """Put the actors' numbers in place of their ids."""
    for row in rows.statements:
        row["actor"], row["addressee_actor"] = actors.get(row["actor"]), actors.get(row["addressee_actor"])
    for found in rows.sides.values():
        for side in found:
            side["actor"] = actors[side["actor"]]


class _Maker:
    """The rows of one reading, with what they share: ids and days."""

    def __init__(self, reading: Reading, document: str) -> None:
        self.text = reading.document.text
        self.published = reading.document.published
        self.actors = frozenset(actor.id for actor in reading.actors)
        self.times = {time.id: _time(time) for time in reading.times}
        self.statement_ids = _ids(document, "statement", [(s.id, s.cue.start, s.cue.end) for s in reading.statements])
        self.event_ids = _ids(document, "event", [(e.id, e.trigger.start, e.trigger.end) for e in reading.events])

    def statement(self, statement: Statement) -> Row:
        said = self._days(statement.time)
        return {
            "id": self.statement_ids[statement.id],
            "local": statement.id,
            "kind": statement.kind.value,
            **self._span("source", statement.source, "actor"),
            "cue_start": statement.cue.start,
            "cue_end": statement.cue.end,
            "cue": statement.cue.text,
            "lemma": statement.cue.lemma,
            "content": statement.content.text,
            "content_spans": "[" + ", ".join(f"[{span.start}, {span.end}]" for span in statement.content.spans) + "]",
            **self._span("addressee", statement.addressee, "addressee_actor"),
            "time": statement.time,
            "place": statement.place,
            "parent": self.statement_ids.get(statement.parent or ""),
            "replies_to": _list([self.statement_ids[answered] for answered in statement.replies_to if answered in self.statement_ids]),
            "confidence": statement.confidence,
            "day": said[0] if said else self.published,
            "rejected": 0,
            "merged_into": None,
        }

    def event(self, event: Event) -> Row:
        days = self._days(event.time)
        return {
            "id": self.event_ids[event.id],
            "local": event.id,
            "type": event.type,
            "mode": event.mode,
            "status": event.status.value,
            "trigger_start": event.trigger.start,
            "trigger_end": event.trigger.end,
            "trigger": event.trigger.text,
            "words": sentence_around(self.text, event.trigger.start, event.trigger.end),
            "time": event.time,
            "place": event.place,
            "contexts": _list(list(event.contexts)),
            "magnitude": json.dumps(event.magnitude.to_dict(), ensure_ascii=False) if event.magnitude else None,
            "statement": self.statement_ids.get(event.statement or ""),
            "first_day": days[0] if days else None,
            "last_day": days[1] if days else None,
            "day": days[0] if days else self.published,
            "confidence": getattr(event, "confidence", None),
            "rejected": 0,
            "merged_into": None,
        }

    def sides(self, event: Event) -> list[Row]:
        both = (("actor", event.actors), ("recipient", event.recipients))
        return [
            {"side": side, "position": position, "actor": span.actor, "start": span.start, "end": span.end, "text": span.text}
            for side, spans in both
            for position, span in enumerate(spans)
            if span.actor in self.actors
        ]

    def _days(self, time: str | None) -> tuple[str, str] | None:
        row = self.times.get(time or "")
        return (row["first_day"], row["last_day"]) if row and row["first_day"] else None

    def _span(self, name: str, span: ActorSpan | None, actor: str) -> Row:
        if span is None:
            return {f"{name}_start": None, f"{name}_end": None, name: None, actor: None}
        return {f"{name}_start": span.start, f"{name}_end": span.end, name: span.text, actor: span.actor if span.actor in self.actors else None}


def _ids(document: str, kind: str, spans: list[tuple[str, int, int]]) -> dict[str, str]:
    """Ledger ids by the reading's ids; records on the same words are counted."""
    counts: Counter[tuple[int, int]] = Counter()
    ids = {}
    for local, start, end in spans:
        ids[local] = record_id(document, kind, start, end, counts[start, end])
        counts[start, end] += 1
    return ids


def _list(items: list[str]) -> str | None:
    return json.dumps(items, ensure_ascii=False) if items else None


def _time(time: Time) -> Row:
    days = days_of(time.value) or (None, None)
    return {
        "local": time.id, "start": time.start, "end": time.end, "text": time.text, "type": time.type.value, "value": time.value,
        "first_day": days[0], "last_day": days[1],
    }  # fmt: skip


def _place(place: Place) -> Row:
    row = {name: getattr(place, name) for name in ("start", "end", "text", "name", "country", "latitude", "longitude", "geonames")}
    return {"local": place.id, **row}


def sentence_around(text: str, start: int, end: int) -> str:
    """The words around a span, to the ends of the sentence as full stops and lines show it, and no more than SENTENCE_MAX."""
    low, high = max(0, start - SENTENCE_MAX // 2), min(len(text), end + SENTENCE_MAX // 2)
    before = [found + len(mark) for mark in _STOPS if (found := text.rfind(mark, low, start)) >= 0]
    after = [found + 1 for mark in _STOPS if (found := text.find(mark, end, high)) >= 0]
    return text[max(before, default=low) : min(after, default=high)].strip()
