"""What the places step writes: a toponym with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text, at `start:end` (characters, half-open), and the place it means as far as that is certain.

    `country` is an ISO 3166-1 alpha-3 code, `geonames` a GeoNames id. All of them are None where the name is not known, or
    where two places of that name are as likely as each other; `country` alone is given where all of these lie in one state.
    """

    start: int
    end: int
    name: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
