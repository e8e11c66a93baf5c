"""What a document is about: the countries it names, and which of them an unnamed office belongs to at a place in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Doc

from legation.knowledge.actors import Days, Knowledge
from legation.reading.actors.bodies import Bodies
from legation.reading.actors.identity import Air
from legation.reading.actors.lexicon import Lexicon
from legation.reading.actors.tokens import Token, tokens_of

DOMINANT_SHARE = 0.6
"""A country named in this share of all namings is what unnamed offices belong to, wherever they stand."""


@dataclass(slots=True)
class Countries:
    """Where a document names countries: offsets in order, and their ISO codes; `organizations`: those it names that share a capital with a state."""

    offsets: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    organizations: frozenset[str] = frozenset()

    def air(self, at: int, sentence_start: int) -> Air:
        """The air at an offset: the only country its sentence named before, else the country that dominates the document."""
        everything = frozenset(self.codes)
        low, high = bisect_left(self.offsets, sentence_start), bisect_left(self.offsets, at)
        here = set(self.codes[low:high])
        if len(here) == 1:
            return Air(next(iter(here)), everything, self.organizations)
        return Air(None if here else self._dominant(), everything, self.organizations)

    def _dominant(self) -> str | None:
        if not self.codes:
            return None
        code, count = Counter(self.codes).most_common(1)[0]
        return code if count >= DOMINANT_SHARE * len(self.codes) else None


def countries_of(doc: Doc, knowledge: Knowledge, lexicon: Lexicon, bodies: Bodies, on: Days) -> Countries:
    """The countries that a document names: states, demonyms, capitals and seats by their words, other places as the places step located them."""
    found: dict[int, str] = {place.start: place.country for place in doc._.places if place.country}
    sharing = {id_ for seat in knowledge.shared_seats.values() for id_ in seat.organizations}
    named: set[str] = set()
    words, offsets_of = _words(doc)
    for number, word in enumerate(words):
        at = offsets_of[number]
        if not word.is_capitalised or (match := lexicon.longest(words, number)) is None:
            continue
        end, meanings = match
        if meanings.capitals and " ".join([token.key for token in words[number:end]]) in knowledge.shared_seats:
            for start in offsets_of[max(number - 1, 0) : number + 1]:  # "The Hague" begins at its article
                found.pop(start, None)
            continue
        named |= meanings.organizations & sharing
        if at in found:
            continue
        of_bodies = {state for state, _ in meanings.own_bodies} if not meanings.is_acronym else set()  # "PLC" names no Palestine
        states = bodies.existing(meanings.states or meanings.demonyms or meanings.seats or of_bodies, on)
        if len(states) == 1:
            found[at] = states[0].iso3
    offsets = sorted(found)
    return Countries(offsets, [found[at] for at in offsets], frozenset(named))


def _words(doc: Doc) -> tuple[list[Token], list[int]]:
    """The document's words and where each begins."""
    words: list[Token] = []
    offsets: list[int] = []
    for token in doc:
        for key in _keys(token.text):
            words.append(Token(token.text, key))
            offsets.append(token.idx)
    return words, offsets


@lru_cache(maxsize=20_000)
def _keys(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens_of(text))
