"""What comes to the ledger: readings, and what of their keeping can be worked out without it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from legation.ledger.evidence import Evidence
from legation.ledger.ids import document_id
from legation.ledger.readback import packed, unpacked
from legation.ledger.rows import Rows, rows_of
from legation.records import Reading

PARTS = ("actors", "statements", "events", "times", "places")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a reading comes to in the ledger."""

    document: str
    """The id that the rows are made for."""
    rows: Rows
    packed: bytes
    mentions: dict[str, int]
    """How many an actor has, by its id in the reading."""
    records: int
    """The document and all that was read in it."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A reading to keep. `raw` is its dict where it was read elsewhere, with fields that this version may not know.

    Where it was prepared in another process, `reading` holds its document, its actors and its reader alone.
    """

    reading: Reading
    evidence: Evidence | None = None
    raw: dict[str, Any] | None = None
    prepared: Prepared | None = None


def prepare(item: Incoming, document: str | None = None) -> Prepared:
    """What a reading comes to, as a document of this id; its own by default. What was prepared for this id is taken as it is."""
    known_as = document or document_id(item.reading.document)
    made = item.prepared
    if made is not None and made.document == known_as:
        return made
    reading = item.reading
    if made is not None:
        reading = Reading.from_dict(unpacked(made.packed, reading.document.text))
    return Prepared(
        document=known_as,
        rows=rows_of(reading, known_as),
        packed=made.packed if made else packed(item.raw or reading, reading.document.text),
        mentions={actor.id: len(actor.mentions) for actor in reading.actors},
        records=1 + sum(len(getattr(reading, part)) for part in PARTS),
    )


def slim(item: Incoming) -> Incoming:
    """The same, prepared, and without the records that the rows stand for: a fifth of the work to send to another process."""
    reading = item.reading
    actors = tuple(dataclasses.replace(actor, mentions=()) for actor in reading.actors)
    return Incoming(Reading(document=reading.document, actors=actors, reader=reading.reader), evidence=item.evidence, prepared=prepare(item))
