"""Full text: records that hold words, best first, with the words marked. SQLite's FTS5 and PostgreSQL's tsvector behind one face."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, bindparam, column, false, func, literal_column, or_, select, table, text

from legation.ledger.tables import documents, events, statements

RANKED_MAX = 3000
"""Of the records that hold the words, so many, the latest to come, are ranked. A common word tells little of how well a record answers, and ranking
all of 50,000 takes 150 ms."""
FILTERED_MAX = 1000
"""The same where filters are asked, too: each record costs a look at its row. More are taken where more are asked for."""
FEW = 1000
"""So few records that pass the filters are listed, and the words' records held against the list."""
MARKS = ("\x02", "\x03")
"""Stand before and after the words found."""
SNIPPET_TOKENS = 24
SHORT = 3
"""Letters of a name that may be a common word as well."""
_WORD = re.compile(r'(-?)"([^"]+)"|(\S+)')
_MARKED = {statements: "content", events: "words", documents: "text"}


def match_expression(words: str) -> str | None:
    """The words as FTS5 understands them: all of them, "phrases", -without, begin*; None where they hold no letter or digit."""
    wanted: list[str] = []
    without: list[str] = []
    for minus, phrase, word in _WORD.findall(words):
        term = phrase or word.removeprefix("-")
        plain = " ".join(re.findall(r"\w+", term))
        if plain:
            quoted = f'"{plain}"' + ("*" if word.endswith("*") else "")
            (without if minus or (word.startswith("-") and len(word) > 1) else wanted).append(quoted)
    if not wanted:
        return None
    return " AND ".join(wanted) + "".join(f" NOT {term}" for term in without)


def names_any(connection: Connection, base: Table, names: Sequence[str]) -> ColumnElement[bool]:
    """Whether a record's words hold one of these names. A short one in capitals (US) must stand so, as it may be a common word besides."""
    short = [name for name in names if len(name) <= SHORT and name.isupper()]
    tests = [_phrases_any(connection, base, [name for name in names if name not in short])]
    if short:
        place = func.instr if connection.dialect.name == "sqlite" else func.strpos
        capitals = or_(*(place(base.c[_MARKED[base]], name) > 0 for name in short))
        tests.append(and_(_phrases_any(connection, base, short), capitals))
    return or_(*tests)


def _phrases_any(connection: Connection, base: Table, names: Sequence[str]) -> ColumnElement[bool]:
    phrases = [f'"{plain}"' for name in names if (plain := " ".join(re.findall(r"\w+", name)))]
    if not phrases:
        return false()
    if connection.dialect.name != "sqlite":
        vector: Any = literal_column(f"{base.name}.{base.name}_words")
        held: ColumnElement[bool] = vector.op("@@")(func.websearch_to_tsquery("english", " or ".join(phrases)))
        return held
    index = table(f"{base.name}_words", column("rowid"))
    match = literal_column(f"{base.name}_words").op("MATCH")(f"{_MARKED[base]} : ({' OR '.join(phrases)})")
    return base.c.n.in_(select(index.c.rowid).where(match))


class Words:
    """Words asked of one table's records. `match` is their expression (`match_expression`), `given` what the user typed."""

    def __init__(self, connection: Connection, base: Table, given: str, match: str) -> None:
        self._connection = connection
        self._base = base
        self._given = given
        self._match = match
        self._name = f"{base.name}_words"
        self._index = table(self._name, column("rowid"), column("rank"))
        self._is_sqlite = connection.dialect.name == "sqlite"

    def ranked(self, chosen: Select[Any], *, filtered: bool, limit: int) -> list[int]:
        """The numbers of the records in `chosen` that hold the words, best first. `filtered`: it asks for more than that they stand."""
        if not self._is_sqlite:
            return self._in_postgresql(chosen.limit(limit))
        if filtered:
            return self._rank(self._filtered(chosen, max(FILTERED_MAX, limit)))[:limit]
        best = self._by_rank(self._index.c.rowid >= self._floor(), 2 * limit + 20)
        standing = set(self._connection.execute(chosen.where(self._base.c.n.in_(best))).scalars().all())
        return [number for number in best if number in standing][:limit]

    def marked(self, numbers: list[int]) -> dict[int, str]:
        """The records' words with those found between MARKS; of a document the passage that holds most of them."""
        if not numbers:
            return {}
        return self._highlights(numbers) if self._is_sqlite else self._headlines(numbers)

    def _found(self) -> Any:
        return text(f"{self._name} MATCH :match").bindparams(match=self._match)

    def _filtered(self, chosen: Select[Any], most: int) -> list[int]:
        """Records that hold the words and pass the filters, the latest to come first.

        Neither is a join: SQLite knows nothing of how common a word is, and would look each record up in the index of words, a millisecond each.
        """
        few = self._connection.execute(chosen.limit(FEW + 1)).scalars().all()
        if len(few) <= FEW:
            test: Any = text("+rowid IN :few").bindparams(bindparam("few", few, expanding=True))
        else:
            test = chosen.where(self._base.c.n == self._index.c.rowid).correlate(self._index).exists()
        walk = select(self._index.c.rowid).where(self._found(), test).order_by(self._index.c.rowid.desc()).limit(most)
        return list(self._connection.execute(walk).scalars().all())

    def _rank(self, numbers: list[int]) -> list[int]:
        """These records, best first; behind them, the latest first, those that stand before all that are ranked."""
        if not numbers:
            return []
        floor = max(numbers[-1], self._floor())
        late = [number for number in numbers if number >= floor]
        listed = text("+rowid IN :late").bindparams(bindparam("late", late, expanding=True))
        return self._by_rank(and_(self._index.c.rowid >= floor, listed), len(late)) + numbers[len(late) :]

    def _floor(self) -> int:
        """The number from which on records are ranked."""
        query = select(self._index.c.rowid).where(self._found()).order_by(self._index.c.rowid.desc()).limit(1).offset(RANKED_MAX)
        return self._connection.execute(query).scalar() or 0

    def _by_rank(self, test: Any, limit: int) -> list[int]:
        query = select(self._index.c.rowid).where(self._found(), test).order_by(self._index.c.rank).limit(limit)
        return list(self._connection.execute(query).scalars().all())

    def _highlights(self, numbers: list[int]) -> dict[int, str]:
        place = 1 if self._base is documents else 0
        call = f"highlight({self._name}, {place}, :on, :off)"
        if self._base is documents:
            call = f"snippet({self._name}, {place}, :on, :off, ' ... ', {SNIPPET_TOKENS})"
        listed = ", ".join(map(str, numbers))
        sql = text(f"SELECT rowid, {call} FROM {self._name} WHERE {self._name} MATCH :match AND rowid IN ({listed})")
        rows = self._connection.execute(sql, {"match": self._match, "on": MARKS[0], "off": MARKS[1]})
        return {row[0]: row[1] for row in rows}

    def _wanted(self) -> Any:
        return func.websearch_to_tsquery("english", self._given)

    def _in_postgresql(self, chosen: Select[Any]) -> list[int]:
        vector: Any = literal_column(f"{self._base.name}.{self._name}")
        query = chosen.where(vector.op("@@")(self._wanted())).order_by(func.ts_rank_cd(vector, self._wanted()).desc(), self._base.c.n.desc())
        return list(self._connection.execute(query).scalars())

    def _headlines(self, numbers: list[int]) -> dict[int, str]:
        options = f"StartSel={MARKS[0]}, StopSel={MARKS[1]}" + ("" if self._base is documents else ", HighlightAll=true")
        line = func.ts_headline("english", self._base.c[_MARKED[self._base]], self._wanted(), options)
        return {row[0]: row[1] for row in self._connection.execute(select(self._base.c.n, line).where(self._base.c.n.in_(numbers)))}
