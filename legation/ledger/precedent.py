"""Has this been said before? The earlier statements of an actor that say the same, take it back, or are on the same matter; and a verdict.

Vectors find, records decide: words, numbers and days of both statements, and the events told in them (`precedent_pairs.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, bindparam, case, not_, select, true

from legation.ledger import vectors
from legation.ledger.precedent_events import Told, told_in, told_otherwise
from legation.ledger.precedent_pairs import SAME_MATTER, Judged, Relation, judge
from legation.ledger.precedent_voices import Voice
from legation.ledger.precedent_words import claim_of
from legation.ledger.prepared import Listed, Prepared
from legation.ledger.tables import columns, documents, statements
from legation.ledger.vectors import Among, Chosen, Codes, Floats, Near

COMPARED = 48
"""Nearest statements whose words are compared."""
SHOWN = 12
"""Earlier statements that are kept with a verdict."""
PLACES = 3


class Verdict(StrEnum):
    NEW = "new"
    REPEATED = "repeated"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A statement that is held against the ledger. `number` and `document` are None for one that is not in it."""

    content: str
    vector: Floats
    voice: Voice | None
    """None: anyone's statements are precedents."""
    cue: str = ""
    lemma: str = ""
    day: str | None = None
    number: int | None = None
    first: int | None = None
    """The number of the first statement of its document: what has no day is earlier where its number is less."""
    document: int | None = None
    story: int | None = None
    events: Told = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier statement and how it stands to the one that is asked about."""

    number: int
    id: str
    day: str | None
    published: str | None
    actor: int | None
    story: int | None
    content: str
    cue: str
    similarity: float
    judged: Judged
    same_actor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A verdict with what it rests on, nearest first. `since`, `last` and `count` tell of what was repeated, or of what was changed from."""

    verdict: Verdict
    since: str | None = None
    last: str | None = None
    count: int = 0
    earlier: tuple[Earlier, ...] = ()


def precedent_of(connection: Connection, asked: Asked, *, codes: Codes | None = None, besides: Collection[int] = ()) -> Precedent:
    """The verdict on a statement; `besides` are numbers of documents that are copies of its own."""
    return precedents_of(connection, [asked], codes=codes, besides=besides)[0]


def precedents_of(connection: Connection, asked: Sequence[Asked], *, codes: Codes | None = None, besides: Collection[int] = ()) -> list[Precedent]:
    """The verdicts on several statements; what they have in common is asked once."""
    near = _near(connection, asked, codes, besides)
    rows = {row.n: row for row in _ROWS.rows(connection, numbers=sorted({number for found in near for number, _ in found}))}
    events = told_in(connection, {row.id: row.n for row in rows.values()})
    return [verdict_on(_judged(one, found, rows, events)) for one, found in zip(asked, near, strict=True)]


def _near(connection: Connection, asked: Sequence[Asked], codes: Codes | None, besides: Collection[int]) -> list[Near]:
    """The statements on the same matter that may be precedents, the nearest first. Those of one voice and day are looked for together."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(asked):
        if one.voice is None or one.voice.all:
            alike[one.voice, one.day, one.document, one.story, one.first].append(place)
    near: list[Near] = [[] for _ in asked]
    for places in alike.values():
        first = asked[places[0]]
        queries = np.stack([asked[place].vector for place in places])
        found = vectors.nearest_each(connection, queries, _earlier_than(first, besides), COMPARED, codes, most=first.voice is None)
        for place, each in zip(places, found, strict=True):
            near[place] = [(number, cosine) for number, cosine in each if cosine >= SAME_MATTER]
    return near


def verdict_on(found: Sequence[Earlier]) -> Precedent:
    """What the earlier statements come to. The actor's own decide; where these are silent, those of others with the same voice.

    The latest that says the same or the opposite counts: what was taken back in between, and is said again, has changed.
    """
    shown = tuple(sorted(found, key=lambda item: -item.similarity))
    decisive = [item for item in found if item.judged.relation is not Relation.RELATED]
    deciding = sorted((item for item in decisive if item.same_actor), key=_when) or sorted(decisive, key=_when)
    if not deciding:
        return Precedent(verdict=Verdict.NEW, earlier=shown[:SHOWN])
    relation = deciding[-1].judged.relation
    run = deciding
    for place in range(len(deciding) - 1, -1, -1):
        if deciding[place].judged.relation is not relation:
            run = deciding[place + 1 :]
            break
    days = [item.day or item.published for item in run]
    kept = _with_all(shown[:SHOWN], run)
    return Precedent(verdict=Verdict(relation.value), since=days[0], last=days[-1], count=_occasions(run), earlier=kept)


def _with_all(shown: tuple[Earlier, ...], run: Sequence[Earlier]) -> tuple[Earlier, ...]:
    """Those to show, with the first and the last that decided among them."""
    missing = [item for item in {id(item): item for item in (run[0], run[-1])}.values() if item not in shown]
    return tuple(sorted((*shown[: SHOWN - len(missing)], *missing), key=lambda item: -item.similarity))


def _occasions(run: Sequence[Earlier]) -> int:
    """How often it was said: an actor's statements of one day are one occasion, told by several."""
    return len({(item.actor, item.day or item.published or item.number) for item in run})


def _when(item: Earlier) -> tuple[str, int]:
    return (item.day or item.published or "", item.number)


def _earlier_than(asked: Asked, besides: Collection[int]) -> Chosen:
    """The statements that may be precedents: of the voice, before its day, not in copies of its report."""
    values: dict[str, Any] = {"day": asked.day, "first": asked.first, "story": asked.story}
    values = {name: value for name, value in values.items() if value is not None}
    if asked.voice is not None:
        values["voice"] = sorted(asked.voice.all)
    if own := {*besides, *({asked.document} if asked.document is not None else ())}:
        values["own"] = sorted(own)
    return Chosen(_earlier_by(frozenset(values)), values)


@cache
def _earlier_by(given: frozenset[str]) -> Among:
    """What chooses them, by what is known of the statement that is asked about."""
    return Among(lambda listed: _choice(given, listed))


def _choice(given: frozenset[str], listed: Listed) -> Select[Any]:
    query = select(statements.c.n).where(statements.c.rejected == 0, statements.c.merged_into.is_(None))
    before = statements.c.n < bindparam("first")
    if "voice" in given:
        query = query.where(listed(statements.c.actor, "voice"))
    if "day" in given:
        # By CASE: of two tests joined by OR, SQLite would look each up by the day alone, in the whole ledger.
        query = query.where(case((statements.c.day.is_(None), before if "first" in given else true()), else_=statements.c.day < bindparam("day")))
    elif "first" in given:
        query = query.where(before)
    if "own" in given:
        query = query.where(not_(listed(statements.c.document, "own")))
    if "story" in given:
        query = query.where(statements.c.document.not_in(select(documents.c.n).where(documents.c.story == bindparam("story"))))
    return query


def _judged(asked: Asked, near: Near, rows: Mapping[int, Any], events: Mapping[int, Told]) -> list[Earlier]:
    """The near statements on the same matter, of copies of one report the nearest alone."""
    claim = claim_of(asked.content, asked.cue, asked.lemma)
    found: dict[tuple[str, int, int | None, str], Earlier] = {}
    for number, cosine in near:
        row = rows[number]
        against = told_otherwise(events.get(number, {}), asked.events)
        judged = judge(claim_of(row.content, row.cue, row.lemma), claim, cosine, told_otherwise=against)
        if judged is None:
            continue
        kind, own = ("story", row.story) if row.story is not None else ("document", row.document)
        found.setdefault((kind, own, row.actor, judged.relation), _earlier(row, cosine, judged, asked))
    return list(found.values())


_ROWS = Prepared(
    lambda listed: (
        select(*columns(statements, "n", "id", "document", "actor", "content", "cue", "lemma", "day"), *columns(documents, "published", "story"))
        .join(documents, documents.c.n == statements.c.document)
        .where(listed(statements.c.n, "numbers"))
    )
)


def _earlier(row: Any, cosine: float, judged: Judged, asked: Asked) -> Earlier:
    return Earlier(
        number=row.n,
        id=row.id,
        day=row.day,
        published=row.published,
        actor=row.actor,
        story=row.story,
        content=row.content,
        cue=row.cue,
        similarity=round(cosine, PLACES),
        judged=judged,
        same_actor=asked.voice is not None and row.actor in asked.voice.own,
    )
