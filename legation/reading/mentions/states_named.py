"""Which states a description names: "the Latvian prime minister", "President of Peru", "the US envoy"."""

from __future__ import annotations

from functools import lru_cache

from legation.knowledge.places import Kind, load_gazetteer
from legation.knowledge.places.entries import Entry
from legation.reading.mentions.phrases import ADJECTIVE, PLACE, Description, Name
from legation.reading.mentions.registry import Registry

WORDS_MAX = 20_000
_SHORT = {"us": "USA", "uk": "GBR", "uae": "ARE", "eu": "European Union"}
"""Abbreviations that stand before a noun as adjectives do."""


def states_in(registry: Registry, description: Description) -> frozenset[str]:
    """The states that the description names: ISO codes, of regions with an adjective of their own ("Chechen") the name."""
    owners = [registry.text(owner) for owner in description.of if isinstance(owner, Name) and owner.type in (PLACE, ADJECTIVE)]
    words = [word.title() for word in description.words if word.replace(".", "") not in _SHORT]
    short = [_SHORT[key] for word in (*description.words, *(owner.lower() for owner in owners)) if (key := word.replace(".", "")) in _SHORT]
    return frozenset([*short, *filter(None, map(_state_of, [*words, *owners]))])


@lru_cache(maxsize=WORDS_MAX)
def _state_of(word: str) -> str | None:
    gazetteer = load_gazetteer()
    entry = gazetteer.demonyms.get(word)
    if entry is not None:
        return _key(entry)
    found = gazetteer.find(word) if word[:1].isupper() else ()
    return _key(found[0]) if found and found[0].kind is Kind.COUNTRY else None


def _key(entry: Entry) -> str | None:
    return entry.country if entry.kind is Kind.COUNTRY else entry.name
