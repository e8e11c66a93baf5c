"""Questions without adding: a text, or the statements of a document, held against the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from legation.errors import NoSuchRecord
from legation.ledger import vectors
from legation.ledger.days import days_of, later
from legation.ledger.ids import folded, text_hash
from legation.ledger.lookup import record
from legation.ledger.minhash import containment, shingles
from legation.ledger.naming import meant
from legation.ledger.precedent import Asked, Earlier, Precedent, precedent_of
from legation.ledger.precedent_events import told_in
from legation.ledger.precedent_keeping import Vectorize, packaged
from legation.ledger.precedent_voices import Voice, voice_of
from legation.ledger.shapes import Shape, document_shape, shapes_of
from legation.ledger.stories import SAME_STORY, SHORT_WINDOW_DAYS, SHORT_WORDS, WINDOW_DAYS
from legation.ledger.tables import actors, columns, documents, statements
from legation.records import Actor, Reading, Statement

Found = tuple[Shape, Precedent]

COMPARED_MAX = 500
"""Documents of the days around that are compared with the text, to leave out copies of it."""


def asked_text(connection: Connection, given: str, *, by: str | None = None, day: str | None = None, vectorize: Vectorize = packaged) -> list[Found]:
    """The precedents of words as they stand; by anyone, unless it is said by whom. Raises NoSuchRecord, ModelError."""
    numbers = meant(connection, by).numbers if by else ()
    voice = _joint(connection, numbers) if by else None
    who = _actor(connection, numbers[0]) if numbers else None
    asked = Asked(content=given, vector=vectorize([given])[0], voice=voice, day=day)
    shape = {"record": "statement", "id": None, "content": {"spans": [], "text": given}, "cue": None, "source": None, "actor": who, "day": day}
    return [_answer(connection, shape, asked)]


def asked_record(connection: Connection, given: str, *, vectorize: Vectorize = packaged) -> list[Found]:
    """The precedents of a statement of the ledger, by its id. Raises NoSuchRecord, ModelError."""
    found = record(connection, given)
    if found.kind != "statement":
        raise NoSuchRecord(f"{given!r} is no statement but of kind {found.kind}")
    shape = shapes_of(connection, [("statement", found.number)])[0]
    row = connection.execute(select(statements).where(statements.c.n == found.number)).one()
    story = connection.execute(select(documents.c.story).where(documents.c.n == row.document)).scalar()
    known = vectors.of(connection, [row.n])
    asked = Asked(
        content=row.content,
        vector=known[row.n] if row.n in known else vectorize([row.content])[0],
        voice=voice_of(connection, row.actor) if row.actor is not None else Voice(frozenset(), frozenset()),
        cue=row.cue,
        lemma=row.lemma,
        day=row.day,
        number=row.n,
        first=row.n,
        document=row.document,
        story=story,
        events=told_in(connection, {row.id: row.n}).get(row.n, {}),
    )
    return [_answer(connection, shape, asked)]


def asked_reading(connection: Connection, reading: Reading, *, by: str | None = None, vectorize: Vectorize = packaged) -> list[Found]:
    """The precedents of the statements of a reading that is not in the ledger, copies of its report left out. Raises NoSuchRecord, ModelError."""
    given = _joint(connection, meant(connection, by).numbers) if by else None
    days = {time.id: days_of(time.value) for time in reading.times}
    document = reading.document
    copies = _copies(connection, document.text, document.published)
    people = {actor.id: actor for actor in reading.actors}
    found = []
    if not reading.statements:
        return []
    for statement, vector in zip(reading.statements, vectorize([statement.content.text for statement in reading.statements]), strict=True):
        said = days.get(statement.time or "")
        who = people.get(statement.source.actor) if statement.source else None
        asked = Asked(
            content=statement.content.text,
            vector=vector,
            voice=given or _voice_of(connection, who),
            cue=statement.cue.text,
            lemma=statement.cue.lemma,
            day=said[0] if said else document.published,
        )
        found.append(_answer(connection, _shape(statement, who, reading, asked.day), asked, copies))
    return found


def _answer(connection: Connection, shape: Shape, asked: Asked, besides: Sequence[int] = ()) -> Found:
    found = precedent_of(connection, asked, besides=besides)
    return {"document": None, "addressee": None, "highlight": None, **shape, "precedent": precedent_shape(connection, found)}, found


def precedent_shape(connection: Connection, found: Precedent) -> Shape:
    """A precedent as JSON, with the words of each earlier statement and where it stands."""
    about = _documents(connection, [item.number for item in found.earlier])
    return {
        "verdict": found.verdict.value,
        "since": found.since,
        "last": found.last,
        "count": found.count,
        "earlier": [_earlier_shape(item) | about[item.number] for item in found.earlier],
    }


def _earlier_shape(item: Earlier) -> Shape:
    return {
        "id": item.id, "published": item.published, "similarity": item.similarity, "relation": item.judged.relation.value,
        "same_actor": item.same_actor, "day": item.day, "cue": item.cue, "content": item.content, "confidence": round(item.judged.confidence, 3),
    }  # fmt: skip


def _documents(connection: Connection, numbers: Sequence[int]) -> dict[int, Shape]:
    """Who said it, and in which document, by the statements' numbers."""
    wanted = columns(documents, "id", "name", "title", "url", "publisher", "published")
    query = select(statements.c.n, actors.c.id.label("who"), actors.c.name.label("who_name"), *wanted)
    query = query.join(documents, documents.c.n == statements.c.document).outerjoin(actors, actors.c.n == statements.c.actor)
    rows = connection.execute(query.where(statements.c.n.in_(numbers)))
    return {row.n: {"actor": {"id": row.who, "name": row.who_name} if row.who else None, "document": document_shape(row)} for row in rows}


def _shape(statement: Statement, who: Actor | None, reading: Reading, day: str | None) -> Shape:
    document = reading.document
    facts = {name: getattr(document, name) for name in ("id", "title", "url", "publisher", "published")}
    person = {name: getattr(who, name) for name in ("id", "name", "kind", "country", "sector", "wikidata")} if who else None
    return {"record": "statement", **statement.to_dict(), "actor": person, "day": day, "document": facts}


def _voice_of(connection: Connection, who: Actor | None) -> Voice:
    """The voice in the ledger of an actor of a reading outside it; nobody's where the ledger does not know it."""
    if who is None or who.id.startswith("~"):
        return Voice(frozenset(), frozenset())
    known = select(actors.c.n).where(actors.c.id == who.id)
    named = select(actors.c.n).where(actors.c.slug == who.id, actors.c.folded == folded(who.name))
    return _joint(connection, list(connection.execute(known).scalars()) or list(connection.execute(named).scalars()))


def _joint(connection: Connection, numbers: Sequence[int]) -> Voice:
    voices = [voice_of(connection, number) for number in numbers]
    own = frozenset(number for voice in voices for number in voice.own)
    return Voice(own, frozenset(number for voice in voices for number in voice.others) - own)


def _actor(connection: Connection, number: int) -> Shape:
    row = connection.execute(select(*columns(actors, "id", "name", "kind", "country", "sector", "wikidata")).where(actors.c.n == number)).one()
    return dict(row._mapping)


def _copies(connection: Connection, given: str, published: str | None) -> list[int]:
    """Documents of the ledger that tell the same story as this text, or are it."""
    runs = shingles(given)
    if published:
        days = SHORT_WINDOW_DAYS if len(runs) < SHORT_WORDS else WINDOW_DAYS
        same: ColumnElement[bool] = documents.c.published.between(later(published, -days), later(published, days))
    else:
        same = documents.c.text_hash == text_hash(given)
    rows: list[Any] = list(connection.execute(select(*columns(documents, "n", "story", "text")).where(same).limit(COMPARED_MAX)))
    told = [row for row in rows if containment(runs, shingles(row.text)) >= SAME_STORY]
    stories = [row.story for row in told if row.story is not None]
    of_stories = connection.execute(select(documents.c.n).where(documents.c.story.in_(stories))).scalars() if stories else ()
    return sorted({*(row.n for row in told), *of_stories})
