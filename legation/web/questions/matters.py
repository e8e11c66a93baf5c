"""What an actor's statements are about: their matters by the words they share, and who is named in them.

Each count is of statements, and `chosen` finds the very same ones again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, select

from legation.ledger.precedent_stems import PLAIN, stem
from legation.ledger.tables import actors, statements
from legation.web.questions.counts import STANDING_STATEMENTS
from legation.web.questions.names import Named, known_names, tokens_of

READ_MAX = 1000
"""An actor's latest statements that are read for their matters."""
READ_KEPT = 10_000
"""Statements whose matters stay in memory: a kilobyte and a half each."""
SHARED_MIN = 2
"""Statements that have a matter in common."""
COVERED = 0.6
"""A word that stands so often within one phrase is told by the phrase."""
SHOWN = 12
_EVERYWHERE = frozenset(
    stem(word)
    for word in (
        "year month week day today tomorrow yesterday time people country countries government official officials minister president way thing things new old "
        "first last next two three four five six ten hundred million billion percent per cent good great big long make take come go get give need want know "
        "think see call part number place case point work like even well back ever never always however therefore already yet according due including mr mrs "
        "issue meeting hope foreign become became able unable everyone nothing something anything initial supporting against without around toward towards must every own these those including did does done being having let us am pm"
    ).split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement: its number, its day, the head of its cue, its matters (key: words as they stand) and the keys of those named."""

    number: int
    day: str | None
    cue: str
    matters: dict[str, str]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A matter, somebody named or a cue, with the number of statements."""

    key: str
    label: str
    count: int


def sayings(connection: Connection, actor: int) -> list[Saying]:
    """An actor's latest statements, the last one first."""
    query = select(statements.c.n, statements.c.day, statements.c.lemma, statements.c.content).where(statements.c.actor == actor, *STANDING_STATEMENTS)
    rows = connection.execute(query.order_by(statements.c.day.desc(), statements.c.n.desc()).limit(READ_MAX)).all()
    names = known_names(connection)
    return [Saying(row.n, row.day, row.lemma, *_read(names, row.content)) for row in rows]


@lru_cache(maxsize=READ_KEPT)
def _read(names: Named, content: str) -> tuple[dict[str, str], frozenset[str]]:
    """The matters of a statement, and the keys of those named in it."""
    keys, rest = names.in_tokens(tokens_of(content))
    return matters_of(rest), frozenset(keys)


def matters_of(tokens: Sequence[str]) -> dict[str, str]:
    """The matters of a text: words that say something, and two of them in a row, by their stems."""
    found: dict[str, str] = {}
    before: tuple[str, str] | None = None
    for token in tokens:
        word = token.lower()
        key = stem(word) if len(word) > 2 and word.isalpha() else ""
        if not key or key in PLAIN or key in _EVERYWHERE:
            before = None
            continue
        found[key] = word
        if before:
            found[f"{before[0]} {key}"] = f"{before[1]} {word}"
        before = (key, word)
    return found


def matters(said: Sequence[Saying]) -> list[Counted]:
    """What several statements share, the most frequent first; a phrase takes the place of its words."""
    counts: Counter[str] = Counter()
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for one in said:
        counts.update(one.matters.keys())
        for key, words in one.matters.items():
            labels[key][words] += 1
    shared = {key: count for key, count in counts.items() if count >= SHARED_MIN}
    told = {part for key, count in shared.items() if " " in key for part in key.split() if count >= COVERED * counts[part]}
    ranked = sorted((key for key in shared if key not in told), key=lambda key: (-shared[key], key))
    return [Counted(key, labels[key].most_common(1)[0][0], shared[key]) for key in ranked[:SHOWN]]


def named(connection: Connection, said: Sequence[Saying], but: str) -> list[Counted]:
    """Who is named in the statements, the most frequent first, but for `but`: states by their names, actors by theirs."""
    counts = Counter(key for one in said for key in one.named if key.lower() != but)
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]
    labels = labels_of(connection, [key for key, _ in most])
    return [Counted(key, labels.get(key, key), count) for key, count in most]


def labels_of(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """Names by key."""
    from legation.knowledge.actors import Knowledge

    states = {key: state.name for key in keys if key.isupper() and (state := Knowledge.load().state_of(key))}
    query = select(actors.c.id, actors.c.name).where(actors.c.id.in_([key for key in keys if key not in states]))
    return states | {row.id: row.name for row in connection.execute(query)}


def cues(said: Sequence[Saying]) -> list[Counted]:
    """How it spoke: heads of cues, the most frequent first."""
    counts = Counter(one.cue for one in said)
    return [Counted(cue, cue, count) for cue, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]]


CHOICES: dict[str, Callable[[Saying, str], bool]] = {
    "matter": lambda one, key: key in one.matters,
    "about": lambda one, key: key in one.named,
    "cue": lambda one, key: one.cue == key,
}
"""By what statements are chosen."""


def chosen(said: Sequence[Saying], asked: dict[str, str], first: str | None, last: str | None) -> list[Saying]:
    """The statements that have all that is asked for, on these days."""
    found = [one for one in said if all(CHOICES[name](one, key) for name, key in asked.items())]
    return [one for one in found if (not first or (one.day or "") >= first) and (not last or (one.day or "9") <= last)]
