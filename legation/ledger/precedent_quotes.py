"""Where these words, or nearly these, were said: full text finds candidates, an edit measure over words ranks them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, column, func, literal_column, select, table, text

from legation.ledger.asking import MARKS
from legation.ledger.precedent_stems import PLAIN, stem
from legation.ledger.tables import columns, documents, statements

CANDIDATES_MAX = 500
"""Of the words' best matches in full text; these are compared word by word."""
NEARLY = 0.6
"""Share of the words that must be the same, in order. Below it a quotation is another one."""
WORDS_ASKED_MAX = 24
CHANGED_WORD = 0.4
"""What a word in another form costs ("talk", "talks"), where a missing or other word costs 1."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement that holds the words; `share` is 1 where they stand word by word. `marked` has them between MARKS."""

    number: int
    share: float
    marked: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands."""

    plain: str
    start: int
    end: int


def words_of(given: str) -> list[Word]:
    """Words without case, accents and the kind of apostrophe."""
    return [Word(_plain(found[0]), found.start(), found.end()) for found in _WORD.finditer(given)]


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def quoted(connection: Connection, given: str, *, limit: int, actors: Sequence[int] = ()) -> list[Quoted]:
    """The statements that hold these words or nearly these, the nearest first, of like ones the earliest."""
    asked = words_of(given)
    if not asked:
        return []
    found: list[tuple[float, str, int, str]] = []
    for row in _candidates(connection, asked, actors):
        share, start, end = best_stretch([word.plain for word in asked], said := words_of(row.content))
        if share >= NEARLY:
            low, high = said[start].start, said[end - 1].end
            marked = row.content[:low] + MARKS[0] + row.content[low:high] + MARKS[1] + row.content[high:]
            found.append((-share, row.day or row.published or "9999", row.n, marked))
    return [Quoted(number, -share, marked) for share, _, number, marked in sorted(found)[:limit]]


def best_stretch(asked: Sequence[str], said: Sequence[Word]) -> tuple[float, int, int]:
    """The stretch of `said` nearest to the words asked for: its likeness (1 is word by word), first word and end.

    Sellers's approximate matching, over words: the stretch may begin and end anywhere.
    """
    costs: list[float] = [float(at) for at in range(len(asked) + 1)]
    begins = [0] * (len(asked) + 1)
    best = (costs[-1], 0, 0)
    for place, word in enumerate(said):
        before, begin_before = costs[0], begins[0]
        costs[0], begins[0] = 0.0, place + 1
        begin_before = place
        for at, wanted in enumerate(asked, 1):
            options = ((before + _cost(wanted, word.plain), begin_before), (costs[at] + 1, begins[at]), (costs[at - 1] + 1, begins[at - 1]))
            before, begin_before = costs[at], begins[at]
            costs[at], begins[at] = min(options)
        if costs[-1] < best[0]:
            best = (costs[-1], begins[-1], place + 1)
    cost, start, end = best
    return (max(0.0, 1 - cost / len(asked)), start, end) if end > start else (0.0, 0, 0)


def _cost(wanted: str, said: str) -> float:
    if wanted == said:
        return 0.0
    return CHANGED_WORD if stem(wanted) == stem(said) else 1.0


def _candidates(connection: Connection, asked: Sequence[Word], actors: Sequence[int]) -> list[Any]:
    """Statements that share the most telling words, by full text."""
    telling = sorted({word.plain for word in asked if stem(word.plain) not in PLAIN} or {word.plain for word in asked}, key=lambda word: (-len(word), word))
    query = select(*columns(statements, "n", "content", "day"), documents.c.published).join(documents, documents.c.n == statements.c.document)
    query = query.where(statements.c.rejected == 0, statements.c.merged_into.is_(None)).limit(CANDIDATES_MAX)
    if actors:
        query = query.where(statements.c.actor.in_(actors))
    if connection.dialect.name != "sqlite":
        vector: Any = literal_column("statements.statements_words")
        wanted = func.websearch_to_tsquery("english", " or ".join(telling[:WORDS_ASKED_MAX]))
        return list(connection.execute(query.where(vector.op("@@")(wanted)).order_by(func.ts_rank_cd(vector, wanted).desc())))
    words = table("statements_words", column("rowid"), column("rank"))
    match = "content : (" + " OR ".join(f'"{word}"' for word in telling[:WORDS_ASKED_MAX]) + ")"
    query = query.join(words, words.c.rowid == statements.c.n).where(text("statements_words MATCH :match").bindparams(match=match)).order_by(words.c.rank)
    return list(connection.execute(query))
