"""The places step as a spaCy component; it writes `doc._.places`, toponyms in text order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from legation.knowledge.places import Entry, Gazetteer, load_gazetteer
from legation.reading.places.containers import abbreviations_behind, set_containers
from legation.reading.places.datelines import Dateline, dateline_of
from legation.reading.places.missed import MissedPlaces
from legation.reading.places.named import named_places, sighted
from legation.reading.places.resolve import Resolved, resolve
from legation.reading.places.sightings import Sighting
from legation.reading.places.surfaces import Surfaces
from legation.reading.places.toponyms import Toponym

PLACES = "places"
_CAPITALISED = re.compile(r"\b[A-Z][a-zé]{2,}(?: [A-Z][a-z]{2,})?\b")


class PlaceReader:
    """Finds place names and says where they lie; needs tags and entities."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._surfaces = Surfaces(gazetteer)
        self._missed = MissedPlaces(gazetteer, self._surfaces)

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.places`, in five steps.

        1. The dateline and the names that the model called places. 2. Places it missed. 3. Abbreviations behind them.
        4. What the text says of where they lie. 5. What each means, by the company it keeps.
        """
        text = doc.text
        dateline = dateline_of(text)
        sightings = self._sightings(doc, text, dateline)
        sightings = _ordered([*sightings, *abbreviations_behind(text, sightings, self._gazetteer)])
        set_containers(text, sightings)
        meanings = resolve(sightings, self._demonyms(text))
        doc._.places = tuple(_toponym(text, *pair) for pair in zip(sightings, meanings, strict=True))
        return doc

    def _sightings(self, doc: Doc, text: str, dateline: Dateline | None) -> list[Sighting]:
        named = [*self._in_dateline(text, dateline), *named_places(doc, text, self._gazetteer, self._surfaces)]
        known = frozenset(sighting.key for sighting in named if sighting.entries)
        return _ordered([*named, *self._missed.find(doc, text, known)])

    def _in_dateline(self, text: str, dateline: Dateline | None) -> Iterator[Sighting]:
        for span in (dateline.city, dateline.within) if dateline else ():
            sighting = sighted(text, *span, self._gazetteer, self._surfaces) if span else None
            if sighting is not None and sighting.entries:
                sighting.is_dateline = True
                yield sighting

    def _demonyms(self, text: str) -> Iterator[Entry]:
        """The places behind nationalities: "Turkish officials" tells where a text plays, though it names no place."""
        demonyms = self._gazetteer.demonyms
        for match in _CAPITALISED.finditer(text):
            found = demonyms.get(match[0]) or demonyms.get(match[0].split()[-1])
            if found is not None:
                yield found


def _ordered(sightings: Iterable[Sighting]) -> list[Sighting]:
    """In text order; of two that overlap the one given first."""
    taken: list[Sighting] = []
    ends: dict[int, Sighting] = {}
    for sighting in sightings:
        if not any(at in ends for at in range(sighting.start, sighting.end)):
            taken.append(sighting)
            ends.update(dict.fromkeys(range(sighting.start, sighting.end), sighting))
    return sorted(taken, key=lambda sighting: sighting.start)


def _toponym(text: str, sighting: Sighting, meaning: Resolved) -> Toponym:
    entry = meaning.entry
    if entry is None:
        return Toponym(sighting.start, sighting.end, country=meaning.country)
    name = text[sighting.start : sighting.end] if sighting.inexact else entry.name
    geonames = None if sighting.inexact else entry.geonames
    return Toponym(sighting.start, sighting.end, name, entry.country, entry.latitude, entry.longitude, geonames)


@Language.factory("legation_places", requires=["doc.ents", "token.tag", "token.dep", "token.head"], assigns=["doc._.places"])
def make_place_reader(nlp: Language, name: str) -> PlaceReader:
    return PlaceReader(load_gazetteer())


if not Doc.has_extension(PLACES):
    Doc.set_extension(PLACES, default=())
