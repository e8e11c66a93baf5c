"""Readings are kept: a new document is added; a known one is left as it is, or given the records of another reading.

The steps for a reading:
1. is its document known, or was it removed?
2. its actors are numbered
3. its rows are written; records of a known document that stand on the same words keep their number and id
4. corrections made before are made again
5. the further steps: stories, happenings, plans (`steps.py`)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from sqlalchemy import Connection

from legation.ledger import correcting, rereading
from legation.ledger.batch import Batch, Row
from legation.ledger.cast import Cast
from legation.ledger.days import now
from legation.ledger.ids import document_id, text_hash
from legation.ledger.incoming import Incoming, Prepared, prepare
from legation.ledger.known import Known, is_known
from legation.ledger.rows import Rows, number_actors
from legation.ledger.sameness import Register
from legation.ledger.tables import documents, events, evidence, places, readings, sides, statements, times, vectors
from legation.ledger.vectors import Floats, row_of
from legation.records import Document, Reading
from legation.version import MODEL


class Outcome(StrEnum):
    ADDED = "added"
    KNOWN = "known"
    REPLACED = "replaced"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a reading. `id` and `number` are its document's; no number where that was removed from the ledger."""

    outcome: Outcome
    id: str
    number: int | None
    because: str | None = None


Step = Callable[[Connection, Sequence[int]], None]
"""What is done with documents (their numbers) once their rows are written."""

SETTLED_AT_ONCE = 500
"""So many statements whose verdict was taken back are judged anew at once; `legation precedents --pending` judges the others."""


@runtime_checkable
class Settling(Protocol):
    """A step that also judges statements anew whose verdict a new reading took back."""

    def settle(self, connection: Connection, numbers: Sequence[int]) -> None: ...


class Keeper:
    """Keeps readings, in batches of one or many."""

    def __init__(self, *, known: Known = is_known, steps: Iterable[Step] = ()) -> None:
        self.cast = Cast(known)
        self.steps = tuple(steps)

    def keep(self, connection: Connection, items: Iterable[Incoming], *, again: bool = False) -> list[Kept]:
        """Keep readings within the connection's transaction; `again` gives known documents the records of these readings."""
        items = list(items)
        writer = _Writer(connection, self.cast)
        writer.register.preload([item.reading.document for item in items])
        self.cast.preload(connection, [item.reading for item in items])
        kept = [writer.keep(item, again=again) for item in items]
        writer.batch.flush()
        written = [item.number for item in kept if item.outcome in (Outcome.ADDED, Outcome.REPLACED) and item.number is not None]
        for step in self.steps if written else ():
            step(connection, written)
        self.settle(connection, sorted(writer.unsettled)[:SETTLED_AT_ONCE])
        return kept

    def settle(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Judge statements anew whose verdict was taken back."""
        for step in self.steps if numbers else ():
            if isinstance(step, Settling):
                step.settle(connection, numbers)


class _Writer:
    """One batch of readings on their way into the ledger."""

    def __init__(self, connection: Connection, cast: Cast) -> None:
        self.batch = Batch(connection)
        self.register = Register(connection)
        self.cast = cast
        self.unsettled: set[int] = set()

    def keep(self, item: Incoming, *, again: bool) -> Kept:
        document = item.reading.document
        known = self.register.known(document)
        if known is None:
            return self._add(item)
        if known.number is None:
            return Kept(Outcome.REMOVED, known.id, None, known.because)
        if not again:
            return Kept(Outcome.KNOWN, known.id, known.number)
        self.batch.flush()
        return self._replace(item, known.id, known.number)

    def _add(self, item: Incoming) -> Kept:
        document = item.reading.document
        number, known_as = self.batch.number(documents), document_id(document)
        self.register.note(document, number, known_as)
        self.batch.add(documents, {"n": number, "id": known_as, "name": document.id, **facts_of(document), "added": now(), "story": None})
        rows = self._rows(item, number, known_as, fresh=True)
        self._add_statements(rows.statements, number, _vectors_of(item.reading, rows))
        for row in rows.events:
            self._add_event(row, number, rows)
        return Kept(Outcome.ADDED, known_as, number)

    def _replace(self, item: Incoming, known_as: str, number: int) -> Kept:
        connection = self.batch.connection
        rereading.clear(connection, number)
        rereading.refresh_document(connection, number, item.reading.document)
        rows = self._rows(item, number, known_as, fresh=False)
        rereading.keep_ids(connection, number, rows)
        self.batch.flush()
        self.unsettled.update(rereading.take_back_verdicts(connection, number, rows.statements))
        self._add_statements(rereading.update_statements(connection, number, rows.statements), number, _vectors_of(item.reading, rows))
        for row in rereading.update_events(connection, number, rows):
            self._add_event(row, number, rows)
        self.batch.flush()
        rereading.drop_unused_actors(connection, number)
        correcting.apply_again(connection, number)
        return Kept(Outcome.REPLACED, known_as, number)

    def _rows(self, item: Incoming, number: int, known_as: str, *, fresh: bool) -> Rows:
        """The rows of a reading; those that no later record of the document refers to are pending already."""
        made = prepare(item, known_as)
        actors = self.cast.numbers(self.batch, item.reading, made.mentions, number, known_as, fresh=fresh)
        rows = made.rows
        number_actors(rows, actors)
        for table, found in ((times, rows.times), (places, rows.places)):
            for row in found:
                self.batch.add(table, {"document": number, **row})
        self.batch.add(readings, _reading_row(item, made, number))
        if item.evidence is not None:
            self.batch.add(evidence, {"n": self.batch.number(evidence), **item.evidence.row(number)})
        return rows

    def _add_statements(self, rows: Sequence[Row], document: int, told: Mapping[str, Floats]) -> None:
        for row in rows:
            number = self.batch.number(statements)
            self.batch.add(statements, {"n": number, "document": document, **row})
            if row["id"] in told:
                self.batch.add(vectors, row_of(number, told[row["id"]], MODEL))

    def _add_event(self, row: Row, document: int, rows: Rows) -> None:
        number = self.batch.number(events)
        self.batch.add(events, {"n": number, "document": document, **row, "happening": None, "plan": None})
        for side in rows.sides[row["id"]]:
            self.batch.add(sides, {"event": number, **side})


def _vectors_of(reading: Reading, rows: Rows) -> dict[str, Floats]:
    """The vectors that the reading holds, by the statements' ids in the ledger."""
    if reading.vectors is None:
        return {}
    return {row["id"]: vector for row, vector in zip(rows.statements, reading.vectors, strict=True) if vector is not None}


def _reading_row(item: Incoming, made: Prepared, number: int) -> Row:
    reader = item.reading.reader
    return {
        "document": number,
        "records": made.packed,
        "legation": reader.legation if reader else None,
        "model": reader.model if reader else None,
        "read_at": now(),
    }


def facts_of(document: Document) -> Row:
    """The columns of a document that its reading may change."""
    return {
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "genre": document.genre.value,
        "text": document.text,
        "text_hash": text_hash(document.text),
    }
