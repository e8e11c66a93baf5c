"""Every word for a state, a body, an organization or an office, by its plain form."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from legation.collecting import collecting_paused
from legation.knowledge.actors import Knowledge
from legation.reading.actors.tokens import POSSESSIVE, Token, phrase_key

WORDS_MAX = 8
ACRONYM_MAX = 9
_ACTING = re.compile(r"^(?:acting|interim|caretaker|transitional|provisional|transition|de facto|federal|state|honorary|co) ")


class Style(IntEnum):
    """How a word must be written to mean this: in any case, with a capital, in capitals alone."""

    ANY_CASE = 0
    CAPITAL = 1
    UPPER = 2


@dataclass(slots=True)
class Meanings:
    """What a phrase can stand for: ids of states by the kind of word, of organizations; (state, suffix) of bodies with names of their own;
    suffixes of bodies; office codes (each with the states it holds for, none: all); titles that someone held; `named`: the organizations of which it is the usual
    name; `is_acronym`: it means all that in capitals alone."""

    states: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    capitals: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)
    own_bodies: set[tuple[str, str]] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    offices: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    is_acronym: bool = False

    @property
    def is_nickname(self) -> bool:
        """Whether no organization has the phrase as its usual name."""
        return not self.named

    @property
    def places(self) -> set[str]:
        """The states that the phrase can stand for, by whatever kind of word."""
        return self.states | self.demonyms | self.capitals | self.seats

    @property
    def is_office(self) -> bool:
        """Whether it names an office, by its own words or by a title that someone held."""
        return bool(self.offices or self.titles)


class Lexicon:
    """Looks phrases up; longest first. Entries are (style, field of Meanings, value), made into Meanings when met."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries: defaultdict[str, list[tuple[Style, str, Any]]] = defaultdict(list)
        with collecting_paused():
            self._add_states(knowledge)
            self._add_bodies(knowledge)
            self._add_offices(knowledge)
            self._add_organizations(knowledge)
        self._entries.default_factory = None
        self._first_words = {key.partition(" ")[0] for key in self._entries}
        self._met: dict[tuple[str, Style], Meanings | None] = {}

    def _add_organizations(self, knowledge: Knowledge) -> None:
        for organization in knowledge.organizations.values():
            self._add_names("organizations", organization.id, (organization.name, *organization.aliases))
            self._add_names("named", organization.id, (organization.name,))

    def _add_states(self, knowledge: Knowledge) -> None:
        for state in knowledge.states.values():
            self._add_names("states", state.id, (state.name, *state.aliases))
            self._add_names("demonyms", state.id, state.demonyms)
            self._add_names("capitals", state.id, state.capitals)
            self._add_names("seats", state.id, state.seats)

    def _add_bodies(self, knowledge: Knowledge) -> None:
        for body in knowledge.bodies.values():
            for phrase in body.phrases:
                self._entries[phrase_key(phrase)].append((Style.ANY_CASE, "bodies", body.suffix))
        for own in knowledge.body_names:
            self._add_names("own_bodies", (own.state, own.suffix), (own.name, *own.aliases))

    def _add_offices(self, knowledge: Knowledge) -> None:
        for office in knowledge.offices.values():
            for phrase, states in office.phrases:
                self._entries[phrase_key(phrase)].append((Style.ANY_CASE, "offices", (office.code, states)))
        for title in {tenure.title for tenure in knowledge.tenures if tenure.title and tenure.office != "notable"}:
            for key in {whole := phrase_key(title), without_acting(whole)}:
                self._entries[key].append((Style.ANY_CASE, "titles", key))

    def _add_names(self, kind: str, value: Any, names: tuple[str, ...]) -> None:
        for name in names:
            if name:
                key = phrase_key(name)
                self._entries[key[4:] if key.startswith("the ") else key].append((_style(name), kind, value))

    def longest(self, tokens: list[Token], at: int) -> tuple[int, Meanings] | None:
        """The end of the longest phrase that begins at this token, and what it can mean as it is written."""
        if tokens[at].key not in self._first_words:
            return None
        keys = [token.key for token in tokens[at : at + WORDS_MAX]]
        for length in range(len(keys), 0, -1):
            key = " ".join(keys[:length])
            if key in self._entries and (found := self._meanings(key, _written(tokens[at : at + length]))) is not None:
                return at + length, found
        return None

    def _meanings(self, key: str, style: Style) -> Meanings | None:
        if (key, style) not in self._met:
            fitting = [entry for entry in self._entries[key] if entry[0] <= style]
            if any(needed is Style.UPPER for needed, _, _ in fitting):  # "SANA" is the agency, not the capital
                fitting = [entry for entry in fitting if entry[1] != "capitals"]
            meanings = Meanings(is_acronym=all(needed is Style.UPPER for needed, _, _ in fitting)) if fitting else None
            for _, kind, value in fitting:
                getattr(meanings, kind).add(value)
            self._met[key, style] = meanings
        return self._met[key, style]


def _style(name: str) -> Style:
    """Abbreviations must be written in capitals ("US", not "us"), names with a capital ("the Diet", not "the diet")."""
    return Style.UPPER if name.isupper() and len(name) <= ACRONYM_MAX else Style.CAPITAL


def _written(tokens: list[Token]) -> Style:
    if all(token.text.isupper() or token.key == POSSESSIVE for token in tokens):
        return Style.UPPER
    return Style.CAPITAL if any(token.is_capitalised for token in tokens) else Style.ANY_CASE


def title_key(title: str) -> str:
    """A title's plain form without "acting" and the like: who acts as president is called the president."""
    return without_acting(phrase_key(title))


def without_acting(key: str) -> str:
    """A title's plain form with nothing in front of the office itself."""
    while (shorter := _ACTING.sub("", key)) != key:
        key = shorter
    return key
