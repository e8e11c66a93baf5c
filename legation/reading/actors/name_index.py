"""The names of all known people by their words: whole, as parts of longer names, and across transliterations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property

from legation.collecting import collecting_paused
from legation.knowledge.actors import Knowledge
from legation.knowledge.actors.folding import loose_key, vowelless, words_of_names
from legation.reading.actors.frames import PARTICLES

Words = tuple[str, ...]
Relation = Callable[[Words, Words], bool]
FAMILY_NAME_FIRST = frozenset(
    "chn kor prk twn vnm khm hkg mac sgp mys idn tha lao mmr eth eri som btn isl tls mng jpn dji afg sau are kwt qat bhr jor mar omn brn".split()
)
"""States whose people news calls by the first word of a name, too: by the family name ("Hu") or the given one ("Abiy", "Abdullah")."""
_ROMAN = re.compile(r"[ivx]+|.")
"""What ends a name and is no surname: "Juan Carlos I"."""


class NameIndex:
    """Finds the ids of people by the words of a name. Only an index of words is built at once; how two names relate is seen when asked."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        with collecting_paused():
            self._build(knowledge)

    def _build(self, knowledge: Knowledge) -> None:
        spelled = [(name, person.id) for person in knowledge.people.values() for name in (person.name, *person.aliases)]
        self._ids = [id_ for _, id_ in spelled]
        self._words = words_of_names([name.partition(" (")[0] for name, _ in spelled])
        by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in words:
                by_word[word].append(number)
        self._by_word = dict(by_word)

    def find(self, words: Words, relation: Relation) -> set[str]:
        """Those with a name that stands in this relation to the words; the relation must make the last word one of the name's."""
        return {self._ids[number] for number in self._by_word.get(words[-1], ()) if relation(words, self._words[number])}

    def find_loosely(self, words: Words, relation: Relation) -> set[str]:
        """The same where all usual transliterations of a word are one."""
        return self._find_alike(tuple(map(loose_key, words)), relation, *self._loose)

    def find_by_consonants(self, words: Words, relation: Relation) -> set[str]:
        """The same where vowels tell nothing, either: "Omer El-Bashir", "Omar al-Bashir"."""
        return self._find_alike(tuple(vowelless(loose_key(word)) for word in words), relation, *self._consonants)

    def _find_alike(self, words: Words, relation: Relation, forms: dict[str, str], by_form: dict[str, list[str]]) -> set[str]:
        numbers = {number for word in by_form.get(words[-1], ()) for number in self._by_word[word]}
        return {self._ids[number] for number in numbers if relation(words, tuple([forms[word] for word in self._words[number]]))}

    @cached_property
    def _loose(self) -> tuple[dict[str, str], dict[str, list[str]]]:
        """Every word's loose form, and the words of a form; made when a name is first found in no usual spelling."""
        words = list(self._by_word)
        return _grouped(dict(zip(words, loose_key("\n".join(words)).split("\n"), strict=True)))

    @cached_property
    def _consonants(self) -> tuple[dict[str, str], dict[str, list[str]]]:
        forms = self._loose[0]
        return _grouped(dict(zip(forms, vowelless("\n".join(forms.values())).split("\n"), strict=True)))

    def called_by_first(self, word: str, *, loosely: bool = False) -> set[str]:
        """Those whom news may call by the first word of their usual name."""
        forms, by_form = self._loose if loosely else ({}, {})
        numbers = {number for other in by_form.get(word, ()) for number in self._by_word[other]} if loosely else set(self._by_word.get(word, ()))
        first = {self._ids[number] for number in numbers if len(words := self._words[number]) > 1 and forms.get(words[0], words[0]) == word}
        return {id_ for id_ in first if self._is_first(word, id_, loosely=loosely) and self._is_called_so(id_)}

    def _is_first(self, word: str, id_: str, *, loosely: bool) -> bool:
        """Whether it is the first word of the usual name and not only of another."""
        first = words_of_names([self._knowledge.people[id_].name])[0][0]
        return (loose_key(first) if loosely else first) == word

    def _is_called_so(self, id_: str) -> bool:
        return any(tenure.of in FAMILY_NAME_FIRST for tenure in self._knowledge.tenures_by.get(id_, ()))

    def spellings(self, id_: str) -> list[Words]:
        """The words of all names of a person."""
        person = self._knowledge.people[id_]
        return words_of_names([person.name, *person.aliases])


def _grouped(forms: dict[str, str]) -> tuple[dict[str, str], dict[str, list[str]]]:
    by_form: dict[str, list[str]] = {}
    for word, form in forms.items():
        by_form.setdefault(form, []).append(word)
    return forms, by_form


def is_whole(words: Words, name: Words) -> bool:
    """The name itself."""
    return words == name


def is_short(words: Words, name: Words) -> bool:
    """Two or more words of a longer name: first and last, the last ones, the first ones."""
    count = len(words)
    if not 1 < count < len(name):
        return False
    return words in ((name[0], name[-1]), name[-count:]) or (words == name[:count] and words[-1] not in PARTICLES)


def is_whole_or_short(words: Words, name: Words) -> bool:
    """Either."""
    return is_whole(words, name) or is_short(words, name)


def is_surname(words: Words, name: Words) -> bool:
    """The last words of a longer name; a king's number alone is none."""
    count = len(words)
    return count < len(name) and words == name[-count:] and count > bool(_ROMAN.fullmatch(name[-1]))
