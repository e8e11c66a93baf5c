"""The words that take a stand (`knowledge/stances`), loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import legation.knowledge.stances as stances
from legation.errors import KnowledgeError
from legation.ledger.precedent_stems import stem

FOLDER = Path(stances.__file__).parent
TURNING = frozenset("will allow last office truth open worth sure pair give same".split())
"""Axes whose right side turns a statement round: "ended the talks". Peace, arrest, less and away are matters of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase: the sides it takes (axis, 1 or -1), and whether it turns round what follows."""

    sides: tuple[tuple[str, int], ...]
    says_no: bool


class Lexicon:
    """Phrases by their first stem, the longest first."""

    def __init__(self, entries: dict[tuple[str, ...], Entry | None]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry | None]]] = {}
        for phrase, entry in sorted(entries.items(), key=lambda item: -len(item[0])):
            self._by_first.setdefault(phrase[0], []).append((phrase, entry))

    def at(self, tokens: Sequence[str], stems: Sequence[str], place: int) -> tuple[int, Entry | None]:
        """How many words the entry at this place takes, and the entry; one and None where there is none."""
        for phrase, entry in self._by_first.get(stems[place], ()):
            if tuple(stems[place : place + len(phrase)]) == phrase:
                return len(phrase), entry
        return 1, None


@cache
def lexicon() -> Lexicon:
    """The lexicon that Legation carries. Raises KnowledgeError where a line is wrong."""
    sides: dict[tuple[str, ...], dict[str, int]] = {}
    for number, cells in _lines(FOLDER / "stances.tsv"):
        if len(cells) != 3:
            raise KnowledgeError(f"{FOLDER / 'stances.tsv'}:{number}: three columns are wanted: axis, yes, no")
        for side, cell in ((1, cells[1]), (-1, cells[2])):
            for phrase in filter(None, map(str.strip, cell.split(";"))):
                sides.setdefault(_stems(phrase), {})[cells[0]] = side
    entries: dict[tuple[str, ...], Entry | None] = {
        phrase: Entry(tuple(found.items()), says_no=any(side < 0 and axis in TURNING for axis, side in found.items())) for phrase, found in sides.items()
    }
    for _, cells in _lines(FOLDER / "negators.tsv"):
        entries[_stems(cells[0])] = Entry((), says_no=True)
        for phrase in filter(None, map(str.strip, ";".join(cells[1:]).split(";"))):
            entries[_stems(phrase)] = None
    return Lexicon(entries)


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in phrase.split())


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """The numbered lines of a table, without comments and its header."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise KnowledgeError(f"{path}: {error.strerror or error}") from error
    kept = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    return kept[1:]
