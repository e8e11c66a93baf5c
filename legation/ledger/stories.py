"""Stories: wire copy, reprints, updates and rewrites of one report, with their lineage (who had it first, what was added).

Candidates share a band of their MinHash signatures and a time; the texts themselves decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from sqlalchemy import Connection, bindparam, delete, select, update

from legation.ledger.batch import Batch
from legation.ledger.days import later
from legation.ledger.ids import digest
from legation.ledger.minhash import SHINGLE_WORDS, Signature, band_keys, containment, estimated_containment, jaccard, shingles, signature
from legation.ledger.prepared import Prepared
from legation.ledger.tables import bands, columns, documents, lineage, stories

WORDS_MIN = 8
"""A shorter text is nobody's copy: there is too little to tell."""
SHORT_WORDS = 60
WINDOW_DAYS, SHORT_WINDOW_DAYS = 10, 2
"""Copies and updates come within days; a short text in the same words a week later is more likely said again."""
SAME_STORY = 0.5
"""Share of the shorter text's runs of four words that stand in the other. Rewrites by one agency keep half and more, two agencies' own reports of one
event under a fifth (newswire of 1997: 12 % at most)."""
COPY, REPRINT = 0.95, 0.85
"""From this Jaccard index on a text is a copy; from this containment on a cut or lightly edited one is a reprint."""
CANDIDATES_MAX = 500
COMPARED_MAX = 12
"""Candidates whose texts are compared, the likeliest by their signatures first."""
LIKELY = SAME_STORY - 0.2
TOGETHER = 100
"""Documents whose bands are looked up in one question."""


class Relation(StrEnum):
    FIRST = "first"
    COPY = "copy"
    REPRINT = "reprint"
    UPDATE = "update"
    REWRITE = "rewrite"


@dataclass(frozen=True, slots=True)
class _Text:
    """A document as stories see it."""

    number: int
    story: int
    publisher: str
    published: str | None
    runs: frozenset[int]

    @property
    def when(self) -> tuple[str, int]:
        return (self.published or "9999", self.number)


_NEW = Prepared(
    lambda listed: (
        select(*columns(documents, "n", "id", "text", "publisher", "published"))
        .where(listed(documents.c.n, "numbers"), documents.c.story.is_(None))
        .order_by(documents.c.n)
    )
)
_ON_SHELF = Prepared(lambda listed: select(*columns(bands, "band", "document")).where(listed(bands.c.band, "bands")))
_PUT = Prepared(lambda _: update(documents).where(documents.c.n == bindparam("number")).values(story=bindparam("new_story")))


def tell_apart(connection: Connection, numbers: Sequence[int]) -> None:
    """Give new documents their story; re-read ones keep theirs."""
    teller = _Teller(connection)
    signed = [item for row in _NEW.rows(connection, numbers=list(numbers)) if (item := _signed(row)) is not None]
    for start in range(0, len(signed), TOGETHER):
        chunk = signed[start : start + TOGETHER]
        teller.look_up({key for item in chunk for key in item.keys})
        for item in chunk:
            teller.place(item)
    teller.flush()


@dataclass(frozen=True, slots=True)
class _Signed:
    """A new document with its signature."""

    row: Any
    runs: frozenset[int]
    signature: Signature
    keys: frozenset[int]


def _signed(row: Any) -> _Signed | None:
    runs = shingles(row.text)
    if len(runs) < WORDS_MIN - SHINGLE_WORDS + 1:
        return None
    signed = signature(runs)
    return _Signed(row, runs, signed, frozenset(band_keys(signed)))


class _Teller:
    """Places the documents of a batch; nothing is written before it must be read."""

    def __init__(self, connection: Connection) -> None:
        self._batch = Batch(connection)
        self._on_shelf: dict[int, list[int]] = defaultdict(list)
        self._unwritten: set[int] = set()
        self._stories: dict[int, int] = {}

    def look_up(self, keys: set[int]) -> None:
        """Learn which documents of the ledger share a band with one of these."""
        missing = [key for key in keys if key not in self._on_shelf]
        for band, document in _ON_SHELF.rows(self._batch.connection, bands=missing):
            self._on_shelf[band].append(document)

    def place(self, item: _Signed) -> None:
        """Find a document's story, and whom it has it from."""
        near = self._near(item)
        number = item.row.n
        story = min((text.story for _, text in near), default=None) or self._new_story(item.row.id)
        self._stories[number] = story
        new = _Text(number, story, (item.row.publisher or "").casefold(), item.row.published, item.runs)
        earlier = [(share, text) for share, text in near if text.when < new.when]
        line = _line(new, max(earlier, key=lambda found: (found[0], -found[1].number), default=None))
        self._batch.add(lineage, line | {"runs": len(item.runs), "signature": item.signature.tobytes()})
        self._unwritten.add(number)
        for key in item.keys:
            self._batch.add(bands, {"band": key, "document": number})
            self._on_shelf[key].append(number)
        if near:
            self.flush()
            _merge(self._batch.connection, story, {text.story for _, text in near})
            for share, text in near:
                if text.when > new.when:
                    _hang(self._batch.connection, text, new, share)

    def flush(self) -> None:
        self._batch.flush()
        self._unwritten.clear()
        if self._stories:
            values = [{"number": number, "new_story": story} for number, story in self._stories.items()]
            _PUT.run(self._batch.connection, values)
            self._stories.clear()

    def _near(self, item: _Signed) -> list[tuple[float, _Text]]:
        """Documents of the same story, with the share of the shorter text that both have."""
        candidates = {number for key in item.keys for number in self._on_shelf.get(key, ())} - {item.row.n}
        if not candidates:
            return []
        if not self._unwritten.isdisjoint(candidates):
            self.flush()
        likely = _likely(self._batch.connection, item, sorted(candidates)[-CANDIDATES_MAX:])
        if not likely:
            return []
        found = []
        wanted = columns(documents, "n", "text", "publisher", "published", "story")
        for other in self._batch.connection.execute(select(*wanted).where(documents.c.n.in_(likely))):
            text = _Text(other.n, other.story, (other.publisher or "").casefold(), other.published, shingles(other.text))
            share = containment(item.runs, text.runs)
            if share >= SAME_STORY:
                found.append((share, text))
        return found

    def _new_story(self, document: str) -> int:
        number = self._batch.number(stories)
        self._batch.add(stories, {"n": number, "id": "y" + digest("story", document)})
        return number


def _likely(connection: Connection, item: _Signed, candidates: list[int]) -> list[int]:
    """Those candidates of about the same time whose signatures say that they may be of the story."""
    query = select(*columns(lineage, "document", "runs", "signature")).join(documents, documents.c.n == lineage.c.document)
    query = query.where(documents.c.n.in_(candidates))
    if item.row.published:
        days = SHORT_WINDOW_DAYS if len(item.runs) < SHORT_WORDS else WINDOW_DAYS
        close = documents.c.published.between(later(item.row.published, -days), later(item.row.published, days))
        query = query.where(close | documents.c.published.is_(None))
    rated = [
        (estimated_containment(item.signature, np.frombuffer(other.signature, np.uint32), len(item.runs), other.runs), -other.document)
        for other in connection.execute(query)
    ]
    return [-number for share, number in sorted(rated, reverse=True)[:COMPARED_MAX] if share >= LIKELY]


def _merge(connection: Connection, story: int, others: set[int]) -> None:
    """Several stories that turn out to be one become the first of them."""
    gone = others - {story}
    if gone:
        connection.execute(update(documents).where(documents.c.story.in_(gone)).values(story=story))
        connection.execute(delete(stories).where(stories.c.n.in_(gone)))


def _line(new: _Text, nearest: tuple[float, _Text] | None) -> dict[str, Any]:
    if nearest is None:
        return {"document": new.number, "derived_from": None, "relation": Relation.FIRST.value, "similarity": None, "added_words": None}
    old = nearest[1]
    return {
        "document": new.number,
        "derived_from": old.number,
        "relation": _relation(new, old).value,
        "similarity": round(jaccard(new.runs, old.runs), 3),
        "added_words": len(new.runs - old.runs),
    }


def _relation(new: _Text, old: _Text) -> Relation:
    if jaccard(new.runs, old.runs) >= COPY:
        return Relation.COPY
    if len(new.runs & old.runs) >= REPRINT * len(new.runs):
        return Relation.REPRINT
    same_desk = new.publisher == old.publisher or not (new.publisher and old.publisher)
    return Relation.UPDATE if same_desk or len(new.runs & old.runs) >= REPRINT * len(old.runs) else Relation.REWRITE


def _hang(connection: Connection, late: _Text, new: _Text, share: float) -> None:
    """A document that was thought the first derives from one that was published before it and came to the ledger after it."""
    values = _line(late, (share, new))
    connection.execute(update(lineage).where(lineage.c.document == late.number, lineage.c.derived_from.is_(None)).values(**values))
