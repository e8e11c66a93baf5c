"""People by their names: whole, in other spellings, short forms, surnames."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import IntEnum
from functools import cached_property
from itertools import chain

from legation.knowledge.actors import Knowledge, Person
from legation.knowledge.actors.folding import loose_key, name_key, plain
from legation.reading.actors.frames import HONORIFICS, PARTICLES

FAMILY_NAME_FIRST = frozenset(
    "chn kor prk twn vnm khm hkg mac sgp mys idn tha lao mmr eth eri som btn isl tls mng jpn dji afg sau are kwt qat bhr jor mar omn brn".split()
)
"""States whose people news calls by the first word of a name, too: by the family name ("Hu") or the given one ("Abiy", "Abdullah")."""


_ROMAN = re.compile(r"[ivx]+|.")
"""What ends a name and is no surname: "Juan Carlos I"."""
LOOSE_LETTERS_MIN = 6
"""Shorter surnames are not looked for in other spellings: too many meet."""


class Match(IntEnum):
    """How well a name fits; a surname alone is weak evidence."""

    SURNAME_SPELLING = 0
    SURNAME = 1
    SHORT = 2
    SPELLING = 3
    EXACT = 4


class People:
    """The known people by name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._short: defaultdict[str, set[str]] = defaultdict(set)
        self._surname: defaultdict[str, set[str]] = defaultdict(set)
        for person in knowledge.people.values():
            self._add(person)

    def _add(self, person: Person) -> None:
        for name in (person.name, *person.aliases):
            key = name_key(name.partition(" (")[0])
            self._exact[key].add(person.id)
            words = key.split()
            if len(words) == 2:
                if not _ROMAN.fullmatch(words[1]):
                    self._surname[words[1]].add(person.id)
            elif len(words) > 2:
                for short in _short_forms(words):
                    self._short[short].add(person.id)
                for number in range(1, len(words) - bool(_ROMAN.fullmatch(words[-1]))):
                    self._surname[" ".join(words[number:])].add(person.id)
        words = name_key(person.name).split()
        if len(words) > 1 and self._is_called_by_first(person):
            self._surname[words[0]].add(person.id)

    def _is_called_by_first(self, person: Person) -> bool:
        return any(tenure.of in FAMILY_NAME_FIRST for tenure in self._knowledge.tenures_by.get(person.id, ()))

    @cached_property
    def _loose(self) -> dict[str, set[str]]:
        """Whole names under loose keys; made only when a name is in none of the exact ones."""
        return _loosened(chain(self._exact.items(), self._short.items()))

    @cached_property
    def _loose_surname(self) -> dict[str, set[str]]:
        return _loosened(self._surname.items())

    def find(self, name: str) -> tuple[set[str], Match]:
        """The ids of those who can bear a name, and how well the best of them fit; none: an empty set."""
        key = name_key(name)
        if " " not in key:
            return self._by_one_word(key)
        bare = name_key(" ".join(_without_honorifics(plain(name).split())))
        for whole in (key, bare):
            if found := self._exact.get(whole):
                return found, Match.EXACT
        if " " not in bare:
            return self._by_one_word(bare)
        for finder, match in ((self._short.get, Match.SHORT), (self._in_other_spelling, Match.SPELLING), (self._by_initial, Match.SHORT)):
            if found := finder(bare):
                return found, match
        return self._surname.get(bare, set()), Match.SURNAME

    def _in_other_spelling(self, key: str) -> set[str]:
        return self._loose.get(loose_key(key), set())

    def _by_one_word(self, key: str) -> tuple[set[str], Match]:
        """A surname, a mononym or a king's name alone: none of them tells much."""
        if found := self._exact.get(key, set()) | self._surname.get(key, set()):
            return found, Match.SURNAME
        loose = loose_key(key)
        return (self._loose_surname.get(loose, set()) if len(loose) >= LOOSE_LETTERS_MIN else set()), Match.SURNAME_SPELLING

    def _by_initial(self, key: str) -> set[str]:
        """ "G. W. Bush", "S. Lavrov"."""
        words = key.split()
        last, initials = words[-1], words[:-1]
        if any(len(word) > 1 for word in initials):
            return set()
        return {id_ for id_ in self._surname.get(last, ()) if any(_begins(initials, name_key(name)) for name in self._names(id_))}

    def _names(self, id_: str) -> tuple[str, ...]:
        person = self._knowledge.people[id_]
        return (person.name, *person.aliases)


def _begins(initials: list[str], key: str) -> bool:
    return [word[0] for word in key.split()[: len(initials)]] == initials


def _short_forms(words: list[str]) -> set[str]:
    """Names of a long name's parts: first and last, the last two and more, the first two and more."""
    out = {f"{words[0]} {words[-1]}"}
    out |= {" ".join(words[number:]) for number in range(1, len(words) - 1)}
    out |= {" ".join(words[:number]) for number in range(2, len(words)) if words[number - 1] not in PARTICLES}
    return out


def _loosened(items: Iterable[tuple[str, set[str]]]) -> dict[str, set[str]]:
    out: defaultdict[str, set[str]] = defaultdict(set)
    for key, ids in items:
        out[loose_key(key)] |= ids
    return dict(out)


def _without_honorifics(words: list[str]) -> list[str]:
    kept = [word for word in words if word not in HONORIFICS]
    return kept or words
