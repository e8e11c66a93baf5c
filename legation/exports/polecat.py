"""POLECAT's columns, in its order, then ours."""

from __future__ import annotations

from legation.exports.dyads import Cell, Dyad, Side, one_line
from legation.knowledge.plover import codebook
from legation.records import ActorKind, Place, Reading

_OF_A_SIDE = ("{0} Name", "{0} Country", "{0} COW", "Primary {0} Sector", "{0} Sectors", "{0} Title", "{0} Name Raw", "Wikipedia {0} ID")
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(name.format("Actor") for name in _OF_A_SIDE), *(name.format("Recipient") for name in _OF_A_SIDE),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
    "Status", "Date Basis", "Trigger", "Told By", "Wikidata Actor ID", "Wikidata Recipient ID",
)  # fmt: skip
SEPARATOR = ";"


def row(dyad: Dyad) -> tuple[Cell, ...]:
    """One row; what the record does not know is None."""
    event, document, book = dyad.event, dyad.reading.document, codebook()
    return (
        dyad.event_id, dyad.date.iso, event.type, event.mode, book.intensity_of(event.type, event.mode),
        book.types[event.type].quad.upper(), SEPARATOR.join(event.contexts) or None,
        *_side(dyad.actor), *_side(dyad.recipient), *_where(dyad.place),
        document.publisher, document.published, *_story(dyad.reading), document.language, _version(dyad.reading),
        event.status.value, dyad.date.basis.value or None, one_line(event.trigger.text), dyad.teller,
        dyad.actor.actor.wikidata if dyad.actor else None, dyad.recipient.actor.wikidata if dyad.recipient else None,
    )  # fmt: skip


def _side(side: Side | None) -> tuple[Cell, ...]:
    if side is None:
        return (None,) * len(_OF_A_SIDE)
    actor = side.actor
    return one_line(actor.name), actor.country, None, actor.sector, actor.sector, actor.role, side.words, None


def _where(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 10
    return place.name, None, None, None, place.country, place.latitude, place.longitude, place.geonames, one_line(place.text), None


def _story(reading: Reading) -> tuple[Cell, Cell, Cell]:
    named = [actor for actor in reading.actors if not actor.id.startswith("~")]
    people = [one_line(actor.name) for actor in named if actor.kind is ActorKind.PERSON]
    bodies = [one_line(actor.name) for actor in named if actor.kind in (ActorKind.ORGANIZATION, ActorKind.GOVERNMENT)]
    places = [place.name for place in reading.places if place.name]
    return tuple(SEPARATOR.join(dict.fromkeys(names)) or None for names in (people, bodies, places))  # type: ignore[return-value]


def _version(reading: Reading) -> str | None:
    return f"{reading.reader.legation}+{reading.reader.model}" if reading.reader else None
