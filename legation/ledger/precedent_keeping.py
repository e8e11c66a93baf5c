"""Verdicts are kept with the statements: after a document is added, for its statements, and again for later ones that it precedes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from sqlalchemy import Connection, bindparam, delete, func, null, select, update

from legation.ledger import vectors
from legation.ledger.batch import insert
from legation.ledger.precedent import Asked, Precedent, precedents_of
from legation.ledger.precedent_events import told_in
from legation.ledger.precedent_voices import Voice, voices_of
from legation.ledger.prepared import Prepared
from legation.ledger.tables import columns, documents, precedents, statements
from legation.ledger.vectors import Among, Chosen, Codes, Floats
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
        said = _SAID_IN.values(connection, documents=list(numbers))
        self.give_vectors(connection, said)
        told = self.asked(connection, said)
        self.keep(connection, told)
        later = self._preceded(connection, told) - {asked.number for asked in told}
        if later:
            self.keep(connection, self.asked(connection, sorted(later)))

    def give_vectors(self, connection: Connection, numbers: Sequence[int]) -> int:
        """Vectors for those of these statements that have none; how many there were."""
        missing = vectors.without_vector(connection, numbers)
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
            self.give_vectors(connection, numbers)
            self.keep(connection, self.asked(connection, numbers))
        return len(numbers)

    def settle(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Judge those of these statements that have no verdict."""
        for begin in range(0, len(numbers), BATCH):
            open_ = _WITHOUT_VERDICT.values(connection, numbers=list(numbers[begin : begin + BATCH]))
            self.give_vectors(connection, open_)
            self.keep(connection, self.asked(connection, open_))

    def asked(self, connection: Connection, numbers: Sequence[int]) -> list[Asked]:
        """Those of these statements that have a known source, as they are held against the ledger."""
        rows = _ASKED.rows(connection, numbers=list(numbers))
        known = vectors.of(connection, [row.n for row in rows])
        events = told_in(connection, {row.id: row.n for row in rows})
        first = {row.document: row.n for row in reversed(rows)}
        voices = voices_of(connection, {row.actor for row in rows})
        return [
            Asked(
                content=row.content,
                vector=known[row.n],
                voice=voices[row.actor],
                cue=row.cue,
                lemma=row.lemma,
                day=row.day,
                number=row.n,
                first=first[row.document],
                document=row.document,
                story=row.story,
                events=events.get(row.n, {}),
            )
            for row in rows
            if row.n in known
        ]

    def keep(self, connection: Connection, told: Sequence[Asked]) -> None:
        """Judge statements, and keep their verdicts in place of older ones."""
        for begin in range(0, len(told), BATCH):
            part = told[begin : begin + BATCH]
            write(connection, dict(zip([asked.number or 0 for asked in part], precedents_of(connection, part, codes=self._codes), strict=True)))

    def _preceded(self, connection: Connection, told: Sequence[Asked]) -> set[int]:
        """Later statements of the same voice that are near."""
        together: dict[tuple[Voice, str], list[Asked]] = defaultdict(list)
        for asked in told:
            if asked.voice is not None and asked.voice.all and asked.day is not None:
                together[asked.voice, asked.day].append(asked)
        found: set[int] = set()
        last: dict[Voice, str | None] = {voice: _last_day(connection, voice) for voice, _ in together}
        for (voice, day), asking in together.items():
            if (last[voice] or "") > day:
                later = Chosen(_LATER, {"voice": sorted(voice.all), "day": day})
                near = vectors.nearest_each(connection, np.stack([asked.vector for asked in asking]), later, LATER_MAX, self._codes)
                found |= {number for each in near for number, cosine in each if cosine >= LATER_NEAR}
        return found


def _last_day(connection: Connection, voice: Voice) -> str | None:
    day: str | None = _LAST_DAY.value(connection, voice=sorted(voice.all))
    return day


_SAID_IN = Prepared(lambda listed: select(statements.c.n).where(listed(statements.c.document, "documents")).order_by(statements.c.n))
_WITHOUT_VERDICT = Prepared(lambda listed: select(statements.c.n).where(listed(statements.c.n, "numbers"), statements.c.verdict.is_(None)))
_ASKED = Prepared(
    lambda listed: (
        select(*columns(statements, "n", "id", "document", "actor", "content", "cue", "lemma", "day"), documents.c.story)
        .join(documents, documents.c.n == statements.c.document)
        .where(statements.c.actor.is_not(None), statements.c.rejected == 0, listed(statements.c.n, "numbers"))
        .order_by(statements.c.n)
    )
)
_LAST_DAY = Prepared(lambda listed: select(func.max(statements.c.day)).where(listed(statements.c.actor, "voice")))
_LATER = Among(lambda listed: select(statements.c.n).where(listed(statements.c.actor, "voice"), statements.c.day > bindparam("day")))
_VERDICT = Prepared(
    lambda _: (
        update(statements)
        .where(statements.c.n == bindparam("number"))
        .values({name: bindparam(f"new_{name}") for name in ("verdict", "verdict_since", "verdict_last", "verdict_count")})
    )
)
_WITHOUT_PRECEDENTS = Prepared(lambda listed: delete(precedents).where(listed(precedents.c.statement, "numbers")))


def write(connection: Connection, verdicts: Mapping[int, Precedent]) -> None:
    """Keep the verdicts of statements, by their numbers, in place of older ones."""
    if not verdicts:
        return
    values = [
        {
            "number": number,
            "new_verdict": found.verdict.value,
            "new_verdict_since": found.since,
            "new_verdict_last": found.last,
            "new_verdict_count": found.count,
        }
        for number, found in verdicts.items()
    ]
    _VERDICT.run(connection, values)
    _WITHOUT_PRECEDENTS.run(connection, [{"numbers": list(verdicts)}])
    rows = [
        {
            "statement": number, "rank": rank, "earlier": item.number, "similarity": item.similarity,
            "relation": item.judged.relation.value, "same_actor": int(item.same_actor),
        }
        for number, found in verdicts.items()
        for rank, item in enumerate(found.earlier)
    ]  # fmt: skip
    if rows:
        insert(connection, precedents, rows)


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
