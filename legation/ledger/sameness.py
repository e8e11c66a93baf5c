"""Whether a document is in the ledger already, or was removed from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from legation.ledger.ids import document_id, publisher_of, text_hash
from legation.ledger.prepared import Prepared
from legation.ledger.tables import columns, documents, stones
from legation.records import Document


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the ledger that a new one turned out to be; `number` is None where it was removed."""

    id: str
    number: int | None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """What tells one document from another, and the number that it has or gets."""

    publisher: str
    published: str | None
    id: str
    number: int

    def agrees(self, other_publisher: str, other_published: str | None) -> bool:
        """Whether nothing tells the two apart: what only one of them says is no difference."""
        return not (self.publisher and other_publisher and self.publisher != other_publisher) and not (
            self.published and other_published and self.published != other_published
        )


TOGETHER = 5000
_IN_LEDGER = Prepared(
    lambda listed: select(*columns(documents, "n", "id", "publisher", "url", "published", "text_hash")).where(listed(documents.c.text_hash, "hashes"))
)
_ANY_STONE = Prepared(lambda _: select(stones.c.id).limit(1))


class Register:
    """Looks documents up: in the ledger, and among those seen in the batch that is not written yet."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seen: dict[str, list[Sight]] = {}
        self._any_stones = _ANY_STONE.value(connection) is not None

    def preload(self, documents_: Sequence[Document]) -> None:
        """Look many documents up in few questions."""
        hashes = list({text_hash(document.text) for document in documents_})
        for start in range(0, len(hashes), TOGETHER):
            chunk = hashes[start : start + TOGETHER]
            self._seen |= {hashed: [] for hashed in chunk}
            for row in _IN_LEDGER.rows(self._connection, hashes=chunk):
                self._seen[row.text_hash].append(_sight(row))

    def known(self, document: Document) -> Known | None:
        """The document that this one is, if it has been here before: the same text, and publisher and date the same or unsaid."""
        if self._any_stones and (stone := self._stone(document)):
            return stone
        publisher = (publisher_of(document) or "").casefold()
        for sight in self._sights(document):
            if sight.agrees(publisher, document.published):
                return Known(sight.id, sight.number)
        return None

    def note(self, document: Document, number: int, known_as: str) -> None:
        """Remember a document that is about to be written."""
        self._sights(document).append(Sight((publisher_of(document) or "").casefold(), document.published, known_as, number))

    def _sights(self, document: Document) -> list[Sight]:
        hashed = text_hash(document.text)
        if hashed not in self._seen:
            self.preload([document])
        return self._seen[hashed]

    def _stone(self, document: Document) -> Known | None:
        row = self._connection.execute(select(*columns(stones, "id", "because")).where(stones.c.id == document_id(document))).one_or_none()
        return Known(row.id, None, row.because) if row else None


def _sight(row: Any) -> Sight:
    publisher = publisher_of(Document(id="", url=row.url, publisher=row.publisher, text=""))
    return Sight((publisher or "").casefold(), row.published, row.id, row.n)
