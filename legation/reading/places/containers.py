"""What the words around a place name say of it: what it lies in, and what kind of place it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.knowledge.places import Entry, Gazetteer, Kind
from legation.reading.places.sightings import Sighting

_COMMA = re.compile(r",\s+$|\s+\($")
_WITHIN = re.compile(r",?\s+(?:in|of)\s+(?:(?:the|\w+ern|central|[a-z]+)\s+){0,2}$")
_POSSESSIVE = re.compile(r"['’]s\s+(?:(?!and\b)[\w-]+\s+){0,4}(?:of\s+)?$")
_ABBREVIATION = re.compile(r",\s+((?:[A-Z][a-z]+\.|(?:[A-Z]\. ?)+|[A-Z]\.\s?[A-Z][a-z]+\.|[A-Z][a-z]\. ?[A-Z][a-z]\.|W\.? ?Va\.|[A-Z]{2,3}\b))")
_CITY_BEFORE = re.compile(r"\b(?:city|town|village|port|capital|suburb|municipality|settlement|mayor|resort|hamlet) of\s+$", re.IGNORECASE)
_CITY_BEHIND = re.compile(r"^(?:\s+city\b|,\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,3}(?:city|town|village|port|capital|suburb)\b)")
_REGION_BEFORE = re.compile(r"\b(?:provinces?|states?|regions?|governorates?|districts?|county|department|oblast|republic|governor) of\s+$", re.IGNORECASE)
_REGION_BEHIND = re.compile(r"^\s+(?:provinces?|state|region|governorate|county|prefecture|oblast|republic)\b")
_CONTAINING = frozenset({Kind.COUNTRY, Kind.REGION, Kind.AREA, Kind.ISLAND, Kind.COUNTY})
LOOK_CHARACTERS = 60


def abbreviations_behind(text: str, sightings: Sequence[Sighting], gazetteer: Gazetteer) -> list[Sighting]:
    """A sighting for each "Ill." of "Springfield, Ill." that is none yet; good only where a Springfield lies there."""
    starts = {sighting.start for sighting in sightings}
    out = []
    for sighting in sightings:
        match = _ABBREVIATION.match(text, sighting.end)
        if match is None or match.start(1) in starts:
            continue
        within = gazetteer.after.get(match[1])
        if within is not None and (match[1].endswith(".") or any(lies_in(entry, within) for entry in sighting.entries)):
            out.append(Sighting(match.start(1), match.end(1), match[1], (within,)))
    return out


def set_containers(text: str, sightings: Sequence[Sighting]) -> None:
    """Give each sighting the places that the text puts it in, if one of its own candidates lies there.

    "Paris, Texas"; "Tripoli in northern Lebanon"; "Lebanon's second city of Tripoli"; also over two steps: "Paris, Lamar
    County, Texas". And the kinds that the words beside it suggest: "the city of", "province".
    """
    for at in range(len(sightings) - 1, -1, -1):
        sighting = sightings[at]
        sighting.clues = _clues(text, sighting)
        if at + 1 < len(sightings):
            _try(sighting, sightings[at + 1], text[sighting.end : sightings[at + 1].start], (_COMMA, _WITHIN))
        if at and not sighting.containers:
            _try(sighting, sightings[at - 1], text[sightings[at - 1].end : sighting.start], (_POSSESSIVE,))


def _try(sighting: Sighting, other: Sighting, between: str, patterns: Sequence[re.Pattern[str]]) -> None:
    if len(between) > LOOK_CHARACTERS or not any(pattern.fullmatch(between) for pattern in patterns):
        return
    inside = sighting.entries
    if any(entry.kind is Kind.COUNTRY for entry in inside):  # "Georgia, U.S."; but "Syria, Turkey" and "Russia's Georgia" are lists or worse
        inside = tuple(entry for entry in inside if entry.kind is Kind.REGION and "," in between)
    around = [entry for entry in (*other.containers, *other.entries) if entry.kind in _CONTAINING]
    around = [outer for outer in around if any(lies_in(entry, outer) for entry in inside)]
    if around and other.key != sighting.key:
        sighting.containers = tuple(around)


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether the gazetteer puts one place inside the other; by nearness where `outer` is no state or region."""
    if inner is outer or inner.country is None or inner.kind is Kind.COUNTRY:
        return False
    if outer.kind is Kind.COUNTRY:
        return inner.country == outer.country
    if outer.kind is Kind.REGION:
        return inner.region == outer.region and inner.kind is not Kind.REGION
    return near(inner, outer)


def near(first: Entry, second: Entry, *, degrees: float = 3.0) -> bool:
    """Whether two places lie within about 300 km of each other."""
    return abs(first.latitude - second.latitude) < degrees and abs(first.longitude - second.longitude) < degrees


def _clues(text: str, sighting: Sighting) -> frozenset[str]:
    before = text[max(0, sighting.start - 30) : sighting.start]
    behind = text[sighting.end : sighting.end + LOOK_CHARACTERS]
    out = set()
    if sighting.is_dateline or _CITY_BEFORE.search(before) or _CITY_BEHIND.match(behind):
        out.add(Kind.CITY.value)
    if _REGION_BEFORE.search(before) or _REGION_BEHIND.match(behind):
        out.add(Kind.REGION.value)
    return frozenset(out)
