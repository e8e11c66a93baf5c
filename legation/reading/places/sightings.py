"""A name seen in a text, with the places it may mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.knowledge.places import Entry


@dataclass(slots=True)
class Sighting:
    """`start:end` are characters of the text, half-open.

    `key` is the same for the sightings that are one name. `containers` are what the text itself says that the place lies
    in ("Paris, Texas"). `inexact`: the name only tells where the place lies ("Kabul airport"); it has no id of its own.
    """

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    containers: tuple[Entry, ...] = ()
    is_dateline: bool = False
    inexact: bool = False
    clues: frozenset[str] = field(default=frozenset())
    """Kinds that the words around suggest: "the city of", "province"."""
