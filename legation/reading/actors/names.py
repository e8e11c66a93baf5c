"""People by their names: whole, in other spellings, short forms, surnames."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, cached_property, lru_cache

from legation.knowledge.actors import Knowledge
from legation.knowledge.actors.folding import loose_key, name_key, plain
from legation.reading.actors.frames import HONORIFICS
from legation.reading.actors.name_index import NameIndex, Words, is_short, is_surname, is_whole, is_whole_or_short

LOOSE_LETTERS_MIN = 6
"""Shorter surnames are not looked for in other spellings: too many meet."""
FOUND_MAX = 20_000


class Match(IntEnum):
    """How well a name fits; a surname alone is weak evidence, and a name of other vowels needs more."""

    SURNAME_SPELLING = 0
    SURNAME = 1
    CONSONANTS = 2
    SHORT = 3
    SPELLING = 4
    EXACT = 5


class People:
    """The known people by name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.find = lru_cache(maxsize=FOUND_MAX)(self._find)

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._knowledge)

    def warm(self) -> None:
        """Build the index now."""
        _ = self._index

    def _find(self, name: str) -> tuple[frozenset[str], Match]:
        """The ids of those who can bear a name, and how well the best of them fit; none: an empty set."""
        key = name_key(name)
        bare = name_key(" ".join(_without_honorifics(plain(name).split())))
        if " " in key:
            for whole in (key, bare):
                if " " in whole and (found := self._index.find(tuple(whole.split()), is_whole)):
                    return frozenset(found), Match.EXACT
        elif not key:
            return frozenset(), Match.SURNAME
        found, match = self._by_words(tuple(bare.split())) if " " in bare else self._by_one_word(bare)
        return frozenset(found), match

    def _by_words(self, words: Words) -> tuple[set[str], Match]:
        if found := self._index.find(words, is_short):
            return found, Match.SHORT
        if found := self._index.find_loosely(words, is_whole_or_short):
            return found, Match.SPELLING
        if found := self._by_initials(words):
            return found, Match.SHORT
        if found := self._index.find(words, is_surname):
            return found, Match.SURNAME
        found = self._index.find_by_consonants(words, is_whole_or_short)
        return found, Match.CONSONANTS if found else Match.SURNAME

    def _by_one_word(self, key: str) -> tuple[set[str], Match]:
        """A surname, a mononym or a king's name alone: none of them tells much."""
        found = self._index.find((key,), is_whole) | self._index.find((key,), is_surname) | self._index.called_by_first(key)
        if found:
            return found, Match.SURNAME
        loose = loose_key(key)
        if len(loose) < LOOSE_LETTERS_MIN:
            return set(), Match.SURNAME_SPELLING
        return self._index.find_loosely((key,), is_surname) | self._index.called_by_first(loose, loosely=True), Match.SURNAME_SPELLING

    def _by_initials(self, words: Words) -> set[str]:
        """ "G. W. Bush", "S. Lavrov"."""
        *initials, last = words
        if any(len(word) > 1 for word in initials):
            return set()
        return {id_ for id_ in self._index.find((last,), is_surname) if any(_begins(initials, name) for name in self._index.spellings(id_))}


def _begins(initials: list[str], name: Words) -> bool:
    return [word[0] for word in name[: len(initials)]] == initials


@cache
def known_people() -> People:
    """The people of the package's own knowledge, shared by all who ask."""
    return People(Knowledge.load())


def _without_honorifics(words: list[str]) -> list[str]:
    kept = [word for word in words if word not in HONORIFICS]
    return kept or words
