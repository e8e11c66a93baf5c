"""The contract's own words as columns, one row a pair of actor and recipient."""

from __future__ import annotations

from legation.exports.dyads import Cell, Dyad, Side, one_line
from legation.knowledge.plover import codebook
from legation.records import Magnitude

_OF_A_SIDE = ("", "_id", "_kind", "_country", "_sector", "_role", "_words")
COLUMNS = (
    "event", "document", "title", "url", "publisher", "published", "language", "type", "mode", "quad", "goldstein", "intensity", "contexts", "status",
    "date", "date_basis", "time", *(f"actor{name}" for name in _OF_A_SIDE), *(f"recipient{name}" for name in _OF_A_SIDE),
    "trigger", "trigger_start", "trigger_end", "place", "place_country", "latitude", "longitude", "geonames",
    "quantity_low", "quantity_high", "unit", "statement", "told_by", "confidence",
)  # fmt: skip


def row(dyad: Dyad) -> tuple[Cell, ...]:
    """One row; what the record does not know is None."""
    event, document, place, book = dyad.event, dyad.reading.document, dyad.place, codebook()
    kind = book.types[event.type]
    where = (place.name or one_line(place.text), place.country, place.latitude, place.longitude, place.geonames) if place else (None,) * 5
    return (
        dyad.event_id, document.id, one_line(document.title) or None, document.url, document.publisher, document.published, document.language,
        event.type, event.mode, kind.quad, kind.goldstein, book.intensity_of(event.type, event.mode), ";".join(event.contexts) or None, event.status.value,
        dyad.date.iso, dyad.date.basis.value or None, next((time.value for time in dyad.reading.times if time.id == event.time), None),
        *_side(dyad.actor), *_side(dyad.recipient), one_line(event.trigger.text), event.trigger.start, event.trigger.end, *where,
        *_quantity(event.magnitude), event.statement, dyad.teller, event.confidence,
    )  # fmt: skip


def _side(side: Side | None) -> tuple[Cell, ...]:
    if side is None:
        return (None,) * len(_OF_A_SIDE)
    actor = side.actor
    return one_line(actor.name), actor.id, actor.kind.value, actor.country, actor.sector, actor.role, side.words


def _quantity(magnitude: Magnitude | None) -> tuple[Cell, Cell, Cell]:
    return (*magnitude.quantity, magnitude.unit) if magnitude else (None, None, None)
