"""Sightings from the names that the model called places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from legation.knowledge.places import Gazetteer, Kind
from legation.knowledge.places.keys import key_of
from legation.reading.places.sightings import Sighting
from legation.reading.places.surfaces import Surfaces
from legation.reading.places.words import NO_NAMES

PLACE_LABEL = "LOC"

_PARTS = re.compile(r"\s*(?:,|/|;|\n|\band\b|&)\s*")
_HYPHEN = re.compile(r"\s*[-–—]\s*")
_OUTER = re.compile(r"^(?:[\s\"“”'‘’(\[,;:.–—-]|[Tt]he\s)+|(?:['’]s?|[\s\"“”)\],;:!?–—-])+$")
_WORD_BEFORE = re.compile(r"\b([A-Z][\w.]+)[ -]$")
_WORD_BEHIND = re.compile(r"[ -][A-Z]\w+\b")
EXTENDED_POPULATION_MIN = 50_000
"""A word beside a name is taken into it only where that makes the name of a known place."""
LOOK_CHARACTERS = 20
_CURRENCIES = (" dollar", " cents")


def named_places(doc: Doc, text: str, gazetteer: Gazetteer, surfaces: Surfaces) -> Iterator[Sighting]:
    """One sighting for each place in the entities that are places: "Syria and Iraq" and "Paris, Texas" hold two.

    Left out: adjectives ("Syrian") and words that name nothing ("South").
    """
    for entity in doc.ents:
        if entity.label_ == PLACE_LABEL:
            whole = _extended(text, entity.start_char, entity.end_char, gazetteer)
            found = (sighted(text, *part, gazetteer, surfaces) for part in _parts(text, *whole, surfaces))
            yield from filter(None, found)


def sighted(text: str, start: int, end: int, gazetteer: Gazetteer, surfaces: Surfaces) -> Sighting | None:
    """The sighting of the name at `start:end`, without the article, quotation marks and "'s" around it; None for no place."""
    start, end = _trimmed(text, start, end)
    if text[end : end + 1] == "." and (text[start : end + 1] in gazetteer.exact or text[start : end + 1] in gazetteer.after):
        end += 1
    name = text[start:end]
    if name in gazetteer.after and name not in gazetteer.exact and _is_abbreviation(text, start, name, gazetteer):
        return Sighting(start, end, name, (gazetteer.after[name],))
    if text.startswith(_CURRENCIES, end) or not _is_name(name):
        return None
    read = surfaces.read(name)
    if name in gazetteer.demonyms and all(entry.kind is Kind.CITY for entry in read.entries):
        return None
    return Sighting(start, end, name if name in gazetteer.exact else key_of(name), read.entries, inexact=read.inexact)


def _is_abbreviation(text: str, start: int, name: str, gazetteer: Gazetteer) -> bool:
    """Whether "Ill.", "ON" or "WA" stands for a region: by its full stop, the comma before it, or for want of another place."""
    return name.endswith(".") or text[max(0, start - 2) : start] == ", " or not gazetteer.find(name)


def _extended(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """The name with the capitalised word before or behind it that belongs to it: "British" Columbia, Mexico "City"."""
    before = _WORD_BEFORE.search(text[max(0, start - LOOK_CHARACTERS) : start])
    if before and _is_usual(before[0] + text[start:end], gazetteer):
        return start - len(before[0]), end
    if (behind := _WORD_BEHIND.match(text, end)) and _is_usual(text[start : behind.end()], gazetteer):
        return start, behind.end()
    return start, end


def _is_usual(name: str, gazetteer: Gazetteer) -> bool:
    found = (entry for entry in gazetteer.find(name) if not entry.alternate)
    return any(entry.kind is not Kind.CITY or entry.population > EXTENDED_POPULATION_MIN for entry in found)


def _is_name(name: str) -> bool:
    words = name.lower().replace("-", " ").split()
    return any(char.isupper() for char in name) and not all(word in NO_NAMES for word in words)


def _parts(text: str, start: int, end: int, surfaces: Surfaces) -> list[tuple[int, int]]:
    """The ranges of the places in a name: the name itself, unless it is unknown and falls into known ones."""
    if surfaces.read(text[slice(*_trimmed(text, start, end))]).entries:
        return [(start, end)]
    for separator, all_known in ((_PARTS, False), (_HYPHEN, True)):
        parts = _split(text, start, end, separator)
        known = [bool(surfaces.read(text[slice(*_trimmed(text, *part))]).entries) for part in parts]
        if len(parts) > 1 and (all(known) if all_known else any(known)):
            return parts
    return [(start, end)]


def _split(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    out, begin = [], start
    for match in separator.finditer(text, start, end):
        out.append((begin, match.start()))
        begin = match.end()
    return [part for part in (*out, (begin, end)) if part[0] < part[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    name = text[start:end]
    while (match := _OUTER.search(name)) and match[0]:
        if match.start() == 0:
            start += match.end()
        else:
            end -= len(match[0])
        name = text[start:end]
    return start, end
