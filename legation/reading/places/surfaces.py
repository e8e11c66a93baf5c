"""What a place name says when the gazetteer does not hold it as it stands: "northern Aleppo", "Kabul airport", "Homs province"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from legation.knowledge.places import Entry, Gazetteer, Kind

_DIRECTION = (
    r"(?:(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)?"
    r"|central|inner|outer|upper|lower|downtown|uptown|greater|mid|rural|coastal|mainland)"
)
_TYPE = (
    r"(?:city|town|village|port|province|state|governorate|district|region|county|prefecture|oblast|republic|island|emirate"
    r"|commonwealth|municipality)"
)
_BEFORE = re.compile(rf"^(?:the )?(?:{_DIRECTION}[- ]|(?:{_DIRECTION} )?{_TYPE} of )+(?=\S)", re.IGNORECASE)
_DIVISION = re.compile(
    r"\s+(?:provinces?|states?|city|town|village|districts?|regions?|governorates?|count(?:y|ies)|prefecture|oblast|republic"
    r"|department|municipality|area|metropolitan area|territory|islands?|peninsula)$",
    re.IGNORECASE,
)
_COUNTY = re.compile(r"\s+CO\.?$|\s+Co\.$")
_SITE = re.compile(
    r"\s+(?:(?:inter)?national )?(?:airport|air ?base|naval base|airfield|port|harbou?r|railway station|suburbs?|border|coast|old city)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The places that a name may mean; `inexact` where it only tells where the place lies."""

    entries: tuple[Entry, ...]
    inexact: bool = False


NOTHING = Reading(())


class Surfaces:
    """Reads names with one gazetteer; remembers what it has read."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.read = lru_cache(maxsize=20_000)(self._read)

    def _read(self, text: str) -> Reading:
        """The name as it stands; else without "northern", "the city of", "province"; else where an airport lies."""
        if found := self._gazetteer.find(text):
            return Reading(found)
        core = _COUNTY.sub(" County", _BEFORE.sub("", text))
        if core != text and (found := self._gazetteer.find(core)):
            return Reading(found)
        plain = _DIVISION.sub("", core)
        if plain != core and (found := self._gazetteer.find(plain)):
            return Reading(_divisions(core, found))
        site = _SITE.sub("", core)
        if site != core and (found := self._gazetteer.find(site)):
            return Reading(tuple(entry for entry in found if entry.kind is not Kind.COUNTRY), inexact=True)
        return NOTHING


def _divisions(core: str, found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Of "Homs province" the region, of "Kansas City" the cities; if there is none, what bears the name."""
    last = core.rsplit(None, 1)[-1].lower()
    wanted = Kind.CITY if last in ("city", "town", "village") else Kind.REGION
    return tuple(entry for entry in found if entry.kind is wanted) or found
