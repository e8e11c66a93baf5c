"""Verdicts are kept with the statements: after a document is added, for its statements, and again for later ones that it precedes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, delete, null, select, update

from legation.ledger import vectors
from legation.ledger.precedent import Asked, Precedent, precedent_of
from legation.ledger.precedent_events import told_in
from legation.ledger.precedent_voices import Voice, voice_of
from legation.ledger.tables import columns, documents, precedents, statements
from legation.ledger.vectors import Codes, Floats
from legation.version import MODEL

Vectorize = Callable[[Sequence[str]], Floats]
"""Texts -> unit vectors [texts, 384]."""

LATER_MAX = 64
LATER_NEAR = 0.5
"""Cosine from which a later statement is judged anew when one comes that was made before it."""
BATCH = 256


def packaged(texts: Sequence[str]) -> Floats:
    """Vectors by the packaged model. Raises ModelError."""
    return _packaged()(texts)


@cache
def _packaged() -> Vectorize:
    from legation.reading.sentences import text_vectors

    return text_vectors()


def judging() -> tuple[Precedents, ...]:
    """The step with the packaged model's vectors; none where the model has no head for them."""
    from legation.models import FOLDER
    from legation.reading.sentences import MODEL_FILE

    return (Precedents(),) if (FOLDER / MODEL_FILE).exists() else ()


class Precedents:
    """A step of keeping (`steps.py`): it holds bit codes from one document to the next."""

    def __init__(self, vectorize: Vectorize = packaged) -> None:
        self._vectorize = vectorize
        self._codes = Codes()

    def __call__(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Give the statements of these documents vectors and verdicts, and later statements that these precede new ones."""
        self.give_vectors(connection, statements.c.document.in_(numbers))
        told = self.asked(connection, statements.c.document.in_(numbers))
        for asked in told:
            self.keep(connection, asked)
        later = {number for asked in told for number in self._preceded(connection, asked)} - {asked.number for asked in told}
        for asked in self.asked(connection, statements.c.n.in_(sorted(later))) if later else ():
            self.keep(connection, asked)

    def give_vectors(self, connection: Connection, *tests: Any) -> int:
        """Vectors for statements that have none; how many there were."""
        missing = vectors.without_vector(connection, *tests)
        for begin in range(0, len(missing), BATCH):
            part = missing[begin : begin + BATCH]
            found = self._vectorize([content for _, content in part])
            vectors.keep(connection, ((number, vector) for (number, _), vector in zip(part, found, strict=True)), MODEL)
        return len(missing)

    def pending(self, connection: Connection, limit: int) -> int:
        """Judge up to `limit` statements that have no verdict yet, the earliest first; how many there were."""
        query = select(statements.c.n).where(statements.c.verdict.is_(None), statements.c.actor.is_not(None), statements.c.rejected == 0)
        numbers = list(connection.execute(query.order_by(statements.c.day, statements.c.n).limit(limit)).scalars())
        if numbers:
            self.give_vectors(connection, statements.c.n.in_(numbers))
            for asked in self.asked(connection, statements.c.n.in_(numbers)):
                self.keep(connection, asked)
        return len(numbers)

    def settle(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Judge those of these statements that have no verdict."""
        for begin in range(0, len(numbers), BATCH):
            tests = (statements.c.n.in_(numbers[begin : begin + BATCH]), statements.c.verdict.is_(None))
            self.give_vectors(connection, *tests)
            for asked in self.asked(connection, *tests):
                self.keep(connection, asked)

    def asked(self, connection: Connection, *tests: Any) -> list[Asked]:
        """The statements of a known source, as they are held against the ledger."""
        said = columns(statements, "n", "id", "document", "actor", "content", "cue", "lemma", "day")
        query = select(*said, documents.c.story).join(documents, documents.c.n == statements.c.document)
        rows = connection.execute(query.where(statements.c.actor.is_not(None), statements.c.rejected == 0, *tests).order_by(statements.c.n)).all()
        known = vectors.of(connection, [row.n for row in rows])
        events = told_in(connection, {row.id: row.n for row in rows})
        voices: dict[int, Voice] = {actor: voice_of(connection, actor) for actor in {row.actor for row in rows}}
        return [
            Asked(
                content=row.content,
                vector=known[row.n],
                voice=voices[row.actor],
                cue=row.cue,
                lemma=row.lemma,
                day=row.day,
                number=row.n,
                document=row.document,
                story=row.story,
                events=events.get(row.n, {}),
            )
            for row in rows
            if row.n in known
        ]

    def keep(self, connection: Connection, asked: Asked) -> None:
        write(connection, asked.number or 0, precedent_of(connection, asked, codes=self._codes))

    def _preceded(self, connection: Connection, asked: Asked) -> Iterable[int]:
        """Later statements of the same voice that are near."""
        if asked.day is None or asked.voice is None:
            return ()
        later = select(statements.c.n).where(statements.c.actor.in_(sorted(asked.voice.all)), statements.c.day > asked.day)
        if connection.execute(later.limit(1)).first() is None:
            return ()
        return [number for number, cosine in vectors.nearest(connection, asked.vector, later, LATER_MAX, self._codes) if cosine >= LATER_NEAR]


def write(connection: Connection, number: int, found: Precedent) -> None:
    """Keep a statement's verdict in place of an older one."""
    values = {"verdict": found.verdict.value, "verdict_since": found.since, "verdict_last": found.last, "verdict_count": found.count}
    connection.execute(update(statements).where(statements.c.n == number).values(**values))
    connection.execute(delete(precedents).where(precedents.c.statement == number))
    rows = [
        {
            "statement": number, "rank": rank, "earlier": item.number, "similarity": item.similarity,
            "relation": item.judged.relation.value, "same_actor": int(item.same_actor),
        }
        for rank, item in enumerate(found.earlier)
    ]  # fmt: skip
    if rows:
        connection.execute(precedents.insert(), rows)


def unsettle(connection: Connection, numbers: Sequence[int], *, reworded: bool = False) -> list[int]:
    """Take back the verdicts that rest on these statements, and their own: they were corrected, or go. All of them are returned.

    `reworded`: what they say changed, so that their vectors go too.
    """
    unset: dict[str, Any] = dict.fromkeys(("verdict", "verdict_since", "verdict_last", "verdict_count"), null())
    concerned = set(numbers)
    for begin in range(0, len(numbers), vectors.IN_MAX):
        part = numbers[begin : begin + vectors.IN_MAX]
        concerned.update(connection.execute(select(precedents.c.statement).where(precedents.c.earlier.in_(part))).scalars())
        if reworded:
            vectors.forget(connection, part)
    ordered = sorted(concerned)
    for begin in range(0, len(ordered), vectors.IN_MAX):
        part = ordered[begin : begin + vectors.IN_MAX]
        connection.execute(delete(precedents).where(precedents.c.statement.in_(part)))
        connection.execute(update(statements).where(statements.c.n.in_(part)).values(**unset))
    return ordered


def fill(connection: Connection, numbers: Sequence[int], vectorize: Vectorize = packaged) -> None:
    """Give these statements verdicts, those that have none. The connection must be one that writes."""
    Precedents(vectorize).settle(connection, numbers)


def settle(connection: Connection, numbers: Sequence[int]) -> None:
    """`fill` with the packaged model, where there is one."""
    if judging():
        fill(connection, numbers)
