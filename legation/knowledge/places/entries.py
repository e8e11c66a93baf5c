"""What the gazetteer holds: one entry for each place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of place an entry is."""

    CONTINENT = "continent"
    COUNTRY = "country"
    REGION = "region"
    """A first-level (in some countries second-level) division of a state."""
    COUNTY = "county"
    """A county of the United States."""
    CITY = "city"
    AREA = "area"
    """A part of the world or of countries without a government of its own: Darfur, the Sahel, the Gaza Strip."""
    ISLAND = "island"
    WATER = "water"
    """A sea, gulf, strait, lake, river or canal."""
    LAND = "land"
    """A mountain, range, valley, desert, pass or cape."""
    SITE = "site"
    """A base, resort, summit venue, border crossing, palace, prison, airport or plant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. Coordinates in degrees.

    `country` is an ISO 3166-1 alpha-3 code, None where the place belongs to no one state. `region` is an ISO 3166-2 code
    ("US-TX"): of a region its own, of a city that of the region it lies in, None where unknown. `population` is 0 where
    unknown. `geonames` is a GeoNames id. `alternate`: found under a name that is not its usual one.
    """

    name: str
    kind: Kind
    country: str | None
    region: str | None
    latitude: float
    longitude: float
    population: int = 0
    geonames: int | None = None
    capital: bool = False
    alternate: bool = False
