"""The columns of the ICEWS coded event data (CAMEO), in their order, then ours."""

from __future__ import annotations

from legation.exports.countries import country_name
from legation.exports.dyads import Cell, Dyad, Side, one_line
from legation.knowledge.plover import codebook

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
    "Status", "Date Basis", "Placename", "GeoNames ID", "Trigger",
)  # fmt: skip


def row(dyad: Dyad) -> tuple[Cell, ...]:
    """One row; what the record does not know is None."""
    event, place, document = dyad.event, dyad.place, dyad.reading.document
    code = codebook().cameo_of(event.type, event.mode, event.contexts)
    where = (country_name(place.country), place.latitude, place.longitude) if place else (None, None, None)
    return (
        dyad.number, dyad.date.iso, *_side(dyad.actor), code.name, code.code, code.goldstein, *_side(dyad.recipient),
        document.id, None, document.publisher, None, None, None, *where,
        event.status.value, dyad.date.basis.value or None, (place.name or one_line(place.text)) if place else None,
        place.geonames if place else None, one_line(event.trigger.text),
    )  # fmt: skip


def _side(side: Side | None) -> tuple[Cell, Cell, Cell]:
    return (one_line(side.actor.name), side.actor.sector, country_name(side.actor.country)) if side else (None, None, None)
