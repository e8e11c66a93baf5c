"""Sightings of places that the model took for something else, or for nothing. Conservative: a wrong place costs more than a
missed one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.attrs import ENT_TYPE, TAG
from spacy.tokens import Doc, Span

from legation.knowledge.places import Entry, Gazetteer, Kind
from legation.knowledge.places.keys import key_of
from legation.reading.places.named import sighted
from legation.reading.places.sightings import Sighting
from legation.reading.places.surfaces import Surfaces
from legation.reading.places.words import AMBIGUOUS, COMPANIES

CITY_POPULATION_MIN = 100_000
"""A city that is found without the model's help must be well known, or be called a place elsewhere in the document."""
CITY_WITHIN_POPULATION_MIN = 500_000
"""The same inside the name of an organization: "Chia Kei Ni Industries" lies in no Chía."""
REGION_POPULATION_MIN = 500_000
TOWN_POPULATION_MIN = 5_000
"""The same after "in", "at" or "near"."""
WORDS_MAX = 5

_NAME_TAGS = ("NNP", "NNPS")
_INSIDE = frozenset({"of", "de", "la", "al", "el", "the", "and", "-"})
_WHERE = frozenset({"in", "at", "near", "outside", "around"})
_BEFORE_PLACE = frozenset({"of", "in", "for", "at", "the", "and"})
_PAPERS = re.compile(r"\b(?:Times|Post|Globe|Tribune|Herald|Journal|Daily|News|Gazette|Star|Telegraph|Press|Bank|Airlines|Airways|FC|United|City)\b")


class MissedPlaces:
    """Finds in the capitalised words outside place names those that only a place is called by."""

    def __init__(self, gazetteer: Gazetteer, surfaces: Surfaces) -> None:
        self._gazetteer = gazetteer
        self._surfaces = surfaces
        self._is_prominent = lru_cache(maxsize=50_000)(self._weigh)

    def find(self, doc: Doc, text: str, known: frozenset[str]) -> Iterator[Sighting]:
        """`known` are the keys of the places that the model found elsewhere in the document."""
        yield from self._outside_names(doc, text, known)
        entities = doc.ents
        people = [entity.text for entity in entities if entity.label_ == "PER" and len(entity) > 1]
        for entity in entities:
            if entity.label_ == "ORG":
                yield from self._in_organization(entity, text, known)
            elif entity.label_ == "PER" and len(entity) == 1 and not any(entity.text in name for name in people):
                yield from self._as_person(entity, text, known)

    def _outside_names(self, doc: Doc, text: str, known: frozenset[str]) -> Iterator[Sighting]:
        """Whole runs of proper nouns that are no entity: "Berlin" and "the United Arab Emirates", not "Berlin Wall Street"."""
        for start, end in _proper_runs(doc):
            first, last = doc[start], doc[end - 1]
            name = text[first.idx : last.idx + len(last)]
            is_where = start > 0 and doc[start - 1].lower_ in _WHERE
            if self._fits(name, known, alone=True) or (is_where and self._is_town(name)):
                yield from self._made(text, first.idx, last.idx + len(last))

    def _in_organization(self, entity: Span, text: str, known: frozenset[str]) -> Iterator[Sighting]:
        """The place at the head or the end of an organization's name: "Kentucky State Police", "University of Texas"."""
        start, end = entity.start_char, entity.end_char
        if key_of(text[start:end]) not in COMPANIES and self._fits(text[start:end], known, alone=False):
            yield from self._made(text, start, end)
            return
        if _PAPERS.search(text, start, end):
            return
        words = list(entity)
        for size in range(min(WORDS_MAX, len(words) - 1), 0, -1):
            for at in (0, len(words) - size):
                part = words[at : at + size]
                low, high = part[0].idx, part[-1].idx + len(part[-1])
                is_set_off = at == 0 or words[at - 1].lower_ in _BEFORE_PLACE or key_of(text[low:high]) in known
                if is_set_off and self._fits(text[low:high], known, alone=True, population=CITY_WITHIN_POPULATION_MIN):
                    yield from self._made(text, low, high)
                    return

    def _as_person(self, entity: Span, text: str, known: frozenset[str]) -> Iterator[Sighting]:
        """One word taken for a person, after "in" or "near", that is no part of a fuller name."""
        if entity.start == 0 or entity.doc[entity.start - 1].lower_ not in _WHERE:
            return
        name = text[entity.start_char : entity.end_char]
        if key_of(name) in known or self._is_town(name):
            yield from self._made(text, entity.start_char, entity.end_char)

    def _made(self, text: str, start: int, end: int) -> Iterator[Sighting]:
        if sighting := sighted(text, start, end, self._gazetteer, self._surfaces):
            yield sighting

    def _fits(self, name: str, known: frozenset[str], *, alone: bool, population: int = CITY_POPULATION_MIN) -> bool:
        if name in self._gazetteer.demonyms or len(name) < 2:
            return False
        key = key_of(name)
        return key in known or (self._is_prominent(name, population) and not (alone and key in AMBIGUOUS))

    def _is_town(self, name: str) -> bool:
        if name in self._gazetteer.demonyms or key_of(name) in AMBIGUOUS:
            return False
        return any(_is_town(entry) for entry in self._gazetteer.find(name))

    def _weigh(self, name: str, population: int) -> bool:
        if name.isupper() and len(name) > 1 and name not in self._gazetteer.exact:
            return False
        return any(_is_prominent(entry, words=name.count(" ") + 1, population=population) for entry in self._gazetteer.find(name))


def _is_prominent(entry: Entry, *, words: int, population: int) -> bool:
    if entry.alternate:
        return False
    if entry.kind is Kind.CITY:
        return entry.capital or entry.population >= population
    if entry.kind is Kind.REGION:
        return entry.population >= REGION_POPULATION_MIN
    return entry.kind is not Kind.SITE or words > 1


def _is_town(entry: Entry) -> bool:
    return not entry.alternate and (entry.kind is not Kind.CITY or entry.population >= TOWN_POPULATION_MIN)


def _proper_runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Half-open token ranges of proper nouns in a row that are in no entity."""
    strings = doc.vocab.strings
    tags = {strings[tag] for tag in _NAME_TAGS}
    columns = doc.to_array([TAG, ENT_TYPE])
    labels = columns[:, 1].tolist()
    free = [label == 0 and tag in tags for tag, label in zip(columns[:, 0].tolist(), labels, strict=True)]
    at, size = 0, len(free)
    while at < size:
        if not free[at]:
            at += 1
            continue
        end = at + 1
        while end < size and (free[end] or (_joins(doc, end) and end + 1 < size and free[end + 1])):
            end += 1
        if _is_bounded(doc, at, end, labels):
            yield at, end
        at = end


def _joins(doc: Doc, at: int) -> bool:
    return doc[at].text in _INSIDE and doc[at].text != "and"


def _is_bounded(doc: Doc, start: int, end: int, labels: Sequence[int]) -> bool:
    """Whether no entity touches the run, as in "Jordan" behind a first name."""
    person_before = start > 0 and labels[start - 1] != 0 and doc[start - 1].text[:1].isalnum()
    person_behind = end < len(labels) and labels[end] != 0 and doc[end].text[:1].isalnum()
    return not (person_before or person_behind) and end - start <= WORDS_MAX
