"""The actors of readings, numbered: known ones shared by all documents, the others each in its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from legation.ledger.batch import Batch, Row
from legation.ledger.ids import folded
from legation.ledger.known import Known, is_known, stored_id
from legation.ledger.prepared import Prepared
from legation.ledger.tables import actors, appearances, columns
from legation.records import Actor, Reading

FACTS = ("kind", "country", "sector", "wikidata")
TOGETHER = 5000
_BY_ID = Prepared(lambda listed: select(*columns(actors, "n", "id", "merged_into")).where(listed(actors.c.id, "ids")))


class Cast:
    """Numbers the actors of a batch of readings. Others may merge actors between two batches, so each batch looks them up (`preload`)."""

    def __init__(self, known: Known = is_known) -> None:
        self._known = known
        self._numbers: dict[str, int] = {}
        self._merged: dict[int, int] = {}

    def preload(self, connection: Connection, readings: Iterable[Reading]) -> None:
        """Look the known actors of these readings up together, before any is numbered."""
        self._numbers, self._merged = {}, {}
        named = sorted({actor.id for reading in readings for actor in reading.actors if self._known(actor)})
        for start in range(0, len(named), TOGETHER):
            for row in _BY_ID.rows(connection, ids=named[start : start + TOGETHER]):
                self._numbers[row.id] = self._note(row)

    def numbers(self, batch: Batch, reading: Reading, mentions: Mapping[str, int], document: int, document_id: str, *, fresh: bool) -> dict[str | None, int]:
        """The numbers of a reading's actors by their ids in it, and their appearances. Other actors of the document than these are left as they are."""
        found: dict[str | None, int] = {}
        for actor in reading.actors:
            number = self._number(batch, actor, document, document_id, fresh=fresh)
            found[actor.id] = self._merged.get(number, number)
            batch.add(
                appearances,
                {"document": document, "local": actor.id, "actor": found[actor.id], "name": actor.name, "role": actor.role, "mentions": mentions[actor.id]},
            )
        return found

    def _number(self, batch: Batch, actor: Actor, document: int, document_id: str, *, fresh: bool) -> int:
        shared = self._known(actor)
        stored = stored_id(actor, document_id, self._known)
        number = self._numbers.get(stored) if shared else None
        if number is not None:
            return number
        number = self._in_ledger(batch.connection, stored) if not fresh else None
        row = _row(actor, stored, None if shared else document)
        if number is None:
            number = batch.number(actors)
            batch.add(actors, {"n": number, **row, "merged_into": None})
        elif not shared:
            batch.connection.execute(update(actors).where(actors.c.n == number).values(**row))
        if shared:
            self._numbers[stored] = number
        return number

    def _in_ledger(self, connection: Connection, stored: str) -> int | None:
        return next((self._note(row) for row in _BY_ID.rows(connection, ids=[stored])), None)

    def _note(self, row: Any) -> int:
        if row.merged_into is not None:
            self._merged[row.n] = row.merged_into
        return int(row.n)


def _row(actor: Actor, stored: str, document: int | None) -> Row:
    facts = {name: getattr(actor, name) for name in FACTS}
    return {"id": stored, "slug": actor.id, "name": actor.name, "folded": folded(actor.name), **facts, "kind": actor.kind.value, "document": document}
