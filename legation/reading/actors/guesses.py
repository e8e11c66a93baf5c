"""What a description tells of an actor whom the knowledge does not hold: country, sector, role."""

from __future__ import annotations

from dataclasses import dataclass

from legation.knowledge.actors import Days, Knowledge
from legation.reading.actors.frames import DETERMINERS, HONORIFICS, PARTICLES, PLAIN, PRONOUNS, STANCES
from legation.reading.actors.identity import Air
from legation.reading.actors.lexicon import Lexicon, Meanings
from legation.reading.actors.owners import OwnerFinder
from legation.reading.actors.roles import with_article
from legation.reading.actors.tokens import POSSESSIVE, Token, phrase_key

_BACKED = frozenset(
    "backed led born trained based occupied controlled made sponsored installed held run allied speaking funded educated supported born".split()
)
"""Behind a country these say that something is not of it: "Turkish-backed rebels"."""
_ENDS = frozenset("who which that whose whom where when of for in at from to with on by near about".split())
_NEUTRAL = frozenset(
    """official source spokesman spokeswoman spokesperson leader member envoy chief head representative aide adviser advisor delegate delegation negotiator commander
    deputy director chairman chairwoman secretary staff figure employee monitor observer mediator ambassador president secretary general expert worker""".split()
)
"""Heads whose sector is that of the body they belong to: "a NATO official", "a Hamas leader"."""
_OFFICES = frozenset(
    """minister ambassador spokesman spokeswoman spokesperson envoy governor mayor secretary president commander chief head director chairman chairwoman prosecutor
    negotiator speaker leader chancellor king premier general undersecretary commissioner coordinator representative senator bishop archbishop consul vice deputy""".split()
)
_IRREGULAR = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "policemen": "policeman",
    "police": "police",
    "wives": "wife",
    "troops": "troop",
}


@dataclass(frozen=True, slots=True)
class Guess:
    """What is likely of an unknown actor; None where the words do not tell."""

    country: str | None = None
    sector: str | None = None
    role: str | None = None


class Guesser:
    """Reads country, sector and role off descriptions."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, owners: OwnerFinder) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon
        self._owners = owners
        self._nouns = {phrase_key(word): entry.sector for entry in knowledge.sectors for word in entry.nouns}
        self._qualities = {phrase_key(word): entry.sector for entry in knowledge.sectors for word in entry.qualities}

    def guess(self, tokens: list[Token], on: Days, air: Air, *, name: str = "") -> Guess:
        """The guess from one description, commas apart; `name`: a name in it, which is no part of the role."""
        words = _without(tokens, name)
        head, behind = _split(words)
        country, sector, kept = self._owner(head, on, air)
        if country is None and behind:
            country, behind_sector, _ = self._owner(behind[1:], on, air)
            sector = sector or behind_sector
        own = self._sector([token.key for token in kept])
        neutral = bool(kept) and _singular(kept[-1].key) in _NEUTRAL
        return Guess(country, (sector or own) if neutral else (own or sector), self._role(head, kept, behind, country))

    def _owner(self, tokens: list[Token], on: Days, air: Air) -> tuple[str | None, str | None, list[Token]]:
        """The country and the sector of the first state, body or organization among the words, and the words without the state."""
        country: str | None = None
        sector: str | None = None
        kept: list[Token] = []
        at = 0
        while at < len(tokens):
            if at and tokens[at - 1].key in STANCES:
                at += 1
                continue
            found = self._lexicon.longest(tokens, at)
            end, meanings = found if found is not None else (at + 1, None)
            if meanings is not None and meanings.own_bodies and (first := self._lexicon.longest(tokens[: at + 1], at)) is not None and first[1].places:
                end, meanings = first  # "Chinese foreign ministry": the country is no part of the role
            here = self._country(meanings, on, air) if meanings is not None else None
            if here and not (end < len(tokens) and tokens[end].key in _BACKED):
                country = country or here
            else:
                kept += tokens[at:end]
            if meanings is not None:
                sector = sector or self._body_sector(meanings)
                country = country or self._organization_country(meanings, on, air)
            at = end
        return country, sector, [token for token in kept if token.key != POSSESSIVE or token is not kept[0]]

    def _country(self, meanings: Meanings, on: Days, air: Air) -> str | None:
        states = self._owners.chosen(sorted(meanings.places), air) if meanings.places and not meanings.is_office else []
        return self._knowledge.states[states[0]].iso3 if len(states) == 1 else None

    def _organization_country(self, meanings: Meanings, on: Days, air: Air) -> str | None:
        countries = self._owners.countries_of_organizations(meanings, on, air) | {state.upper() for state, _ in self._owners.own_bodies(meanings, air)}
        return next(iter(countries)) or None if len(countries) == 1 else None

    def _body_sector(self, meanings: Meanings) -> str | None:
        sectors = {self._knowledge.organizations[id_].sector for id_ in meanings.organizations}
        sectors |= {self._knowledge.bodies[suffix].sector for suffix in meanings.bodies | {suffix for _, suffix in meanings.own_bodies}}
        return next(iter(sectors)) or None if len(sectors) == 1 else None

    def _sector(self, keys: list[str]) -> str | None:
        """By the longest noun at the end, else by the last word before that tells one."""
        for start in range(max(len(keys) - 3, 0), len(keys)):
            sector = self._nouns.get(" ".join([*keys[start:-1], _singular(keys[-1])]))
            if sector is not None and not (start == len(keys) - 1 and keys[-1] in _NEUTRAL and len(keys) > 1 and self._quality(keys[:-1])):
                return sector
        return self._quality(keys[:-1])

    def _quality(self, keys: list[str]) -> str | None:
        for end in range(len(keys), 0, -1):
            for start in range(max(end - 2, 0), end):
                if sector := self._qualities.get(" ".join(keys[start:end])):
                    return sector
        return None

    def _role(self, head: list[Token], kept: list[Token], behind: list[Token], country: str | None) -> str | None:
        """The words of an office: "Deputy oil minister of Iran"; None where the head is no office."""
        words = [token for token in kept if token.key not in PLAIN | DETERMINERS | PRONOUNS and token.key != POSSESSIVE and not token.key.isdigit()]
        if not words or words[0].key in _ENDS | {"as"} or not words[-1].key.isalpha() or words[-1].key not in _OFFICES:
            return None
        text = " ".join(token.text for token in words)
        text = text[0].upper() + text[1:]
        if behind and country is None:
            return f"{text} {' '.join(token.text for token in behind)}".replace(f" {POSSESSIVE}", POSSESSIVE)
        state = self._knowledge.state_of(country) if country else None
        return f"{text} of {with_article(state.name)}" if state else text


def _without(tokens: list[Token], name: str) -> list[Token]:
    """The tokens before a name, or all; determiners and forms of address in front fall away."""
    named = [token.key for token in tokens]
    parts = phrase_key(name).split() if name else []
    if parts:
        for at in range(len(named) - len(parts) + 1):
            if named[at : at + len(parts)] == parts:
                tokens = tokens[:at] or tokens[at + len(parts) :]
                break
    while tokens and (tokens[0].key in DETERMINERS | PRONOUNS | HONORIFICS or tokens[0].key in ("two", "three", "several", "many", "most", ",")):
        tokens = tokens[1:]
    while tokens and tokens[-1].key in PARTICLES | {","}:
        tokens = tokens[:-1]
    return tokens


def _split(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The words up to the first preposition or relative pronoun, and what stands behind."""
    at = next((number for number, token in enumerate(tokens) if token.key in _ENDS and number), len(tokens))
    return tokens[:at], tokens[at:] if at < len(tokens) and tokens[at].key in ("of", "for", "in", "at", "from", "to") else []


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
