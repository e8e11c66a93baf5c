"""Statement vectors in the ledger: stored as blobs of 384 signed bytes, searched with NumPy.

Up to EXACT_MAX candidates are compared as they are. Of more, bit codes (the signs, 48 bytes a vector, held in memory) pick RERANKED, whose
blobs are then compared: 100,000 vectors in some milliseconds, a million in some tens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Select, bindparam, delete, func, select

from legation.ledger.batch import insert
from legation.ledger.prepared import Listed, Prepared
from legation.ledger.tables import statements, vectors

WIDTH = 384
EXACT_MAX = 4_000
RERANKED = 600
"""With 600 of 100,000, 99 % of the true ten nearest are found (evaluation/precedents.py --speed)."""
ROWS_PER_FETCH = 50_000
IN_MAX = 900

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Near = list[tuple[int, float]]
"""Numbers of statements with their cosines, the nearest first."""


class Among:
    """Statements that are chosen from, by what `make` selects: their numbers."""

    def __init__(self, make: Callable[[Listed], Select[Any]]) -> None:
        self.vectors = Prepared(
            lambda listed: select(vectors.c.statement, vectors.c.vector).where(vectors.c.statement.in_(make(listed))).limit(bindparam("most"))
        )
        self.numbers = Prepared(lambda listed: make(listed).order_by(statements.c.n))
        self.likely = Prepared(lambda listed: make(listed).where(listed(statements.c.n, "likely")))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Statements that are chosen from, with the values of what their choice asks for."""

    among: Among
    values: dict[str, Any] = field(default_factory=dict)


def packed(vector: Floats) -> bytes:
    """A vector as signed bytes; its length is lost, its direction kept to about a part in 300."""
    highest = float(np.abs(vector).max()) or 1.0
    packed_bytes: bytes = np.rint(vector * (127 / highest)).astype(np.int8).tobytes()
    return packed_bytes


def unpacked(blobs: Sequence[bytes]) -> Floats:
    """Unit vectors [blobs, 384]."""
    values = np.frombuffer(b"".join(blobs), dtype=np.int8).reshape(-1, WIDTH).astype(np.float32)
    values /= np.maximum(np.sqrt(np.einsum("nw,nw->n", values, values)), 1e-6)[:, None]
    return values


def codes_of(blobs: Sequence[bytes]) -> npt.NDArray[np.uint64]:
    """The signs as bits [blobs, 6]."""
    signs = np.frombuffer(b"".join(blobs), dtype=np.int8).reshape(-1, WIDTH) > 0
    return np.packbits(signs, axis=1).view(np.uint64)


def row_of(number: int, vector: Floats, model: str) -> dict[str, Any]:
    """The row of a statement's vector."""
    return {"statement": number, "model": model, "vector": packed(vector)}


def keep(connection: Connection, found: Iterable[tuple[int, Floats]], model: str) -> None:
    """Write vectors of statements; a statement's old one goes."""
    rows = [row_of(number, vector, model) for number, vector in found]
    for begin in range(0, len(rows), IN_MAX):
        part = rows[begin : begin + IN_MAX]
        forget(connection, [row["statement"] for row in part])
        insert(connection, vectors, part)


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Delete the vectors of statements."""
    _FORGET.run(connection, [{"number": number} for number in numbers])


def of(connection: Connection, numbers: Sequence[int]) -> dict[int, Floats]:
    """The unit vectors of these statements, those that have one."""
    rows = _OF.rows(connection, numbers=list(numbers))
    return dict(zip([row[0] for row in rows], unpacked([row[1] for row in rows]), strict=True))


_OF = Prepared(lambda listed: select(vectors.c.statement, vectors.c.vector).where(listed(vectors.c.statement, "numbers")))
_FORGET = Prepared(lambda _: delete(vectors).where(vectors.c.statement == bindparam("number")))


def nearest(connection: Connection, query: Floats, chosen: Chosen, limit: int, codes: Codes | None = None, *, most: bool = False) -> Near:
    """The statements nearest to a unit vector among those chosen. `codes` may be kept from one question to the next.

    `most` says that most of the ledger is chosen: then it is only asked about the likely ones.
    """
    return nearest_each(connection, query[None], chosen, limit, codes, most=most)[0]


def nearest_each(connection: Connection, queries: Floats, chosen: Chosen, limit: int, codes: Codes | None = None, *, most: bool = False) -> list[Near]:
    """The same for several unit vectors [vectors, 384]."""
    rows = chosen.among.vectors.rows(connection, **chosen.values, most=EXACT_MAX + 1)
    if len(rows) <= EXACT_MAX:
        return _ranked(queries, np.array([row[0] for row in rows], dtype=np.int64), [row[1] for row in rows], limit)
    held = (codes or Codes()).refreshed(connection)
    numbers = None if most else np.array(chosen.among.numbers.values(connection, **chosen.values), np.int64)
    return [_likeliest(connection, query, chosen, numbers, held, limit) for query in queries]


def _likeliest(connection: Connection, query: Floats, chosen: Chosen, numbers: Numbers | None, held: Codes, limit: int) -> Near:
    """The nearest by the vectors, of those that are likely by the codes; `numbers` are those of the chosen, None: not yet known."""
    likely = held.likely(query, numbers)
    if numbers is None:
        likely = np.array(chosen.among.likely.values(connection, **chosen.values, likely=likely.tolist()), np.int64)
    known = of(connection, likely.tolist())
    rated = sorted(((float(vector @ query), number) for number, vector in known.items()), reverse=True)
    return [(number, cosine) for cosine, number in rated[:limit]]


def _ranked(queries: Floats, numbers: Numbers, blobs: Sequence[bytes], limit: int) -> list[Near]:
    if not blobs:
        return [[] for _ in queries]
    cosines = queries @ unpacked(blobs).T
    best = np.argsort(-cosines, axis=1, kind="stable")[:, :limit]
    return [[(int(numbers[at]), float(row[at])) for at in order] for row, order in zip(cosines, best, strict=True)]


class Codes:
    """The bit codes of all vectors of a ledger, in the order of the statements' numbers."""

    def __init__(self) -> None:
        self._numbers: Numbers = np.zeros(0, dtype=np.int64)
        self._codes: npt.NDArray[np.uint64] = np.zeros((0, WIDTH // 64), dtype=np.uint64)

    def refreshed(self, connection: Connection) -> Codes:
        """Bring them up to date: what came is added; where something went, all are read again."""
        last = int(self._numbers[-1]) if len(self._numbers) else 0
        count, highest = connection.execute(select(func.count(), func.max(vectors.c.statement))).one()
        before = connection.execute(select(func.count()).select_from(vectors).where(vectors.c.statement <= last)).scalar_one()
        if before != len(self._numbers):
            self._numbers, self._codes, last = self._numbers[:0], self._codes[:0], 0
        if count and highest > last:
            self._read_after(connection, last)
        return self

    def likely(self, query: Floats, among: Numbers | None) -> Numbers:
        """The RERANKED statements whose codes are nearest to the query's."""
        numbers, codes = self._numbers, self._codes
        if among is not None:
            places = np.searchsorted(numbers, among)
            places = places[(places < len(numbers)) & (numbers[np.minimum(places, len(numbers) - 1)] == among)]
            numbers, codes = numbers[places], codes[places]
        wanted = np.packbits(query > 0).view(np.uint64)
        apart = np.bitwise_count(codes ^ wanted).sum(axis=1, dtype=np.uint16)
        if len(apart) <= RERANKED:
            return numbers
        return numbers[np.argpartition(apart, RERANKED)[:RERANKED]]

    def _read_after(self, connection: Connection, last: int) -> None:
        parts = [(self._numbers, self._codes)]
        while True:
            query = select(vectors.c.statement, vectors.c.vector).where(vectors.c.statement > last).order_by(vectors.c.statement).limit(ROWS_PER_FETCH)
            rows = connection.execute(query).all()
            if not rows:
                break
            parts.append((np.array([row[0] for row in rows], dtype=np.int64), codes_of([row[1] for row in rows])))
            last = rows[-1][0]
        self._numbers = np.concatenate([numbers for numbers, _ in parts])
        self._codes = np.concatenate([codes for _, codes in parts])


def without_vector(connection: Connection, numbers: Sequence[int]) -> list[tuple[int, str]]:
    """Numbers and contents of those of these statements that have no vector yet."""
    return [(row[0], row[1]) for row in _WITHOUT.rows(connection, numbers=list(numbers))]


_WITHOUT = Prepared(
    lambda listed: (
        select(statements.c.n, statements.c.content)
        .outerjoin(vectors, vectors.c.statement == statements.c.n)
        .where(vectors.c.statement.is_(None), listed(statements.c.n, "numbers"))
        .order_by(statements.c.n)
    )
)
