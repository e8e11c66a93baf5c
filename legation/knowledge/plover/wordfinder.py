"""Finds which of many lists of lemma sequences a few lemmas hold, at the cost of one look-up a lemma."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.knowledge.plover.tables import Phrase


class WordFinder:
    """`lists[n]` are the sequences of the n-th entry; earlier entries are preferred."""

    def __init__(self, lists: Iterable[Iterable[Phrase]]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, int]]] = {}
        for rank, phrases in enumerate(lists):
            for phrase in phrases:
                self._by_first.setdefault(phrase[0], []).append((phrase, rank))

    def ranks(self, lemmas: Sequence[str]) -> list[int]:
        """The entries that have a sequence among `lemmas`, in order of preference."""
        found: set[int] = set()
        for at, lemma in enumerate(lemmas):
            for phrase, rank in self._by_first.get(lemma, ()):
                if len(phrase) == 1 or tuple(lemmas[at : at + len(phrase)]) == phrase:
                    found.add(rank)
        return sorted(found)
