"""The 61 columns of GDELT 2.0's event table, in their order, then ours."""

from __future__ import annotations

from datetime import date

from legation.exports.dyads import Cell, Dyad, Side, one_line
from legation.knowledge.plover import codebook

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
    "Status", "DateBasis", "EventID", "ActionGeo_ISO3", "ActionGeo_GeoNamesID",
)  # fmt: skip
CAMEO_SECTORS = {"JRN": "MED", "MED": "HLH"}
"""PLOVER renamed these two of CAMEO's sectors; the others are spelled alike."""
LAST_ROOT_OF_CLASS = ((1, 5), (2, 8), (3, 13), (4, 20))
"""GDELT's quad classes go by CAMEO's root codes, in their order."""


def row(dyad: Dyad) -> tuple[Cell, ...]:
    """One row; what the record does not know is None."""
    event, place, document = dyad.event, dyad.place, dyad.reading.document
    code = codebook().cameo_of(event.type, event.mode, event.contexts)
    where = (None, place.name or one_line(place.text), None, None, None, place.latitude, place.longitude, None) if place else (None,) * len(_GEO)
    return (
        dyad.number, *_dates(dyad.date.iso), *_side(dyad.actor), *_side(dyad.recipient),
        int(_leads(dyad)), code.code, code.code[:3], code.code[:2], quad_class(code.code), code.goldstein, 1, 1, 1, None,
        *(None,) * (2 * len(_GEO)), *where,
        int(f"{document.published.replace('-', '')}000000") if document.published else None, document.url or document.publisher,
        event.status.value, dyad.date.basis.value or None, dyad.event_id, place.country if place else None, place.geonames if place else None,
    )  # fmt: skip


def quad_class(code: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return next(number for number, last in LAST_ROOT_OF_CLASS if int(code[:2]) <= last)


def _dates(iso: str | None) -> tuple[Cell, Cell, Cell, Cell]:
    if iso is None:
        return None, None, None, None
    day = date.fromisoformat(iso)
    fraction = round(day.year + (day.month * 30 + day.day) / 365, 4)
    return int(f"{day:%Y%m%d}"), int(f"{day:%Y%m}"), day.year, fraction


def _side(side: Side | None) -> tuple[Cell, ...]:
    if side is None:
        return (None,) * len(_ACTOR)
    actor = side.actor
    sector = CAMEO_SECTORS.get(actor.sector, actor.sector) if actor.sector else None
    return (f"{actor.country or ''}{sector or ''}" or None, one_line(actor.name).upper(), actor.country, None, None, None, None, sector, None, None)


def _leads(dyad: Dyad) -> bool:
    """Whether the event is told in the text's first paragraph."""
    text = dyad.reading.document.text
    return "\n" not in text[: dyad.event.trigger.start].lstrip()
