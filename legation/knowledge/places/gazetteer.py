"""The gazetteer: the places that bear a name, and the words that only belong to a place."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

from legation.errors import KnowledgeError
from legation.knowledge.places.cities import CityTable
from legation.knowledge.places.entries import Entry, Kind
from legation.knowledge.places.keys import key_of
from legation.knowledge.places.tables import Row, point, table_rows, whole_number

FOLDER = Path(__file__).parent
"""Where the gazetteer's files lie."""

_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_FORMS = ("name", "usual", "exact", "after", "demonym")
_KINDS = frozenset(Kind)
_TABLED = frozenset({Kind.CITY, Kind.REGION, Kind.COUNTY})


class Gazetteer:
    """All places of the files in a folder.

    `exact`: abbreviations as they are written, good anywhere ("U.S.", "UAE"). `after`: abbreviations good only after the
    name of a place within ("Springfield, Ill."). `demonyms`: adjectives and inhabitants, which are no places but tell
    where a text plays ("Turkish", "Texans"). Raises KnowledgeError, naming file and line.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self.exact: dict[str, Entry] = {}
        self.after: dict[str, Entry] = {}
        self.demonyms: dict[str, Entry] = {}
        self.cities = CityTable(folder / "cities.tsv.gz")
        self._named: dict[str, list[Entry]] = defaultdict(list)
        self._by_code: dict[str, Entry] = {}
        self._read_countries(folder / "countries.tsv")
        self._read_regions(folder / "regions.tsv")
        self._read_counties(folder / "counties.tsv")
        self._read_own(folder / "own.tsv")
        self._read_names(folder / "names.tsv")

    def find(self, name: str) -> tuple[Entry, ...]:
        """Every place that bears the name, in any spelling; abbreviations of `exact` are matched as written."""
        if (known := self.exact.get(name)) is not None:
            return (known,)
        key = key_of(name)
        if not key:
            return ()
        named = self._named.get(key)
        cities = () if _INITIALS.fullmatch(name) else self.cities.find(key)
        if not named:
            return cities
        ids = {entry.geonames for entry in named if entry.geonames}
        has_own = any(entry.kind not in _TABLED or _is_own_city(entry) for entry in named)  # the White House is not Casablanca
        return (*named, *(city for city in cities if city.geonames not in ids and not (has_own and city.alternate)))

    def by_code(self, code: str) -> Entry | None:
        """The country with an ISO 3166-1 alpha-3 code, or the region with an ISO 3166-2 code."""
        return self._by_code.get(code)

    def _read_countries(self, path: Path) -> None:
        for where, row in table_rows(path):
            entry = _entry(where, row, Kind.COUNTRY, country=row["iso3"], region=None)
            self._add(where, entry, row["name"])
            self._by_code[row["iso3"]] = entry
            for word in filter(None, row["demonyms"].split("|")):
                self._add_demonym(word, entry)

    def _read_regions(self, path: Path) -> None:
        for where, row in table_rows(path):
            entry = _entry(where, row, Kind.REGION, country=row["country"], region=row["code"])
            self._add(where, entry, row["name"])
            self._by_code[row["code"]] = entry

    def _read_counties(self, path: Path) -> None:
        for where, row in table_rows(path):
            self._add(where, _entry(where, row, Kind.COUNTY, country=row["country"], region=row["region"]), row["name"])

    def _read_own(self, path: Path) -> None:
        for where, row in table_rows(path):
            if row["kind"] not in _KINDS:
                raise KnowledgeError(f"{where}: {row['kind']!r} is none of {', '.join(Kind)}")
            if row["country"] and row["country"] not in self._by_code:
                raise KnowledgeError(f"{where}: {row['country']!r} is no country's code")
            entry = _entry(where, row, Kind(row["kind"]), country=row["country"] or None, region=row["region"] or None)
            self._add(where, entry, row["name"], *filter(None, row["aliases"].split("|")))

    def _read_names(self, path: Path) -> None:
        for where, row in table_rows(path):
            if row["form"] not in _FORMS:
                raise KnowledgeError(f"{where}: {row['form']!r} is none of {', '.join(_FORMS)}")
            entry = self._target(where, row["target"])
            if row["form"] == "name":
                self._add(where, entry, row["name"])
            elif row["form"] == "usual":
                self._add(where, replace(entry, name=row["name"]), row["name"])
            elif row["form"] == "demonym":
                self._add_demonym(row["name"], entry)
            else:
                (self.exact if row["form"] == "exact" else self.after)[row["name"]] = entry

    def _target(self, where: str, target: str) -> Entry:
        """What a row of names.tsv means: "GBR", "US-TX", "IND:Mumbai" (the largest city of that name), or "=Gaza Strip"."""
        if target.startswith("="):
            found = self._named.get(key_of(target[1:]), [])
        elif ":" in target:
            country, _, name = target.partition(":")
            found = [city for city in self.cities.find(key_of(name)) if city.country == country]
            found = [replace(city, alternate=False) for city in sorted(found, key=lambda city: -city.population)]
        else:
            found = [self._by_code[target]] if target in self._by_code else []
        if not found:
            raise KnowledgeError(f"{where}: {target!r} is nothing that the gazetteer knows")
        return found[0]

    def _add(self, where: str, entry: Entry, *names: str) -> None:
        for name in names:
            key = key_of(name)
            if not key:
                raise KnowledgeError(f"{where}: a name without letters")
            known = self._named[key]
            if entry not in known:
                known.append(entry)

    def _add_demonym(self, word: str, entry: Entry) -> None:
        for form in (word, word + "s"):
            self.demonyms.setdefault(form, entry)


def _is_own_city(entry: Entry) -> bool:
    return entry.kind is Kind.CITY and not entry.geonames


def _entry(where: str, row: Row, kind: Kind, *, country: str | None, region: str | None) -> Entry:
    latitude, longitude = point(where, row["latitude"], row["longitude"])
    return Entry(
        name=row["name"],
        kind=kind,
        country=country,
        region=region,
        latitude=latitude,
        longitude=longitude,
        population=whole_number(where, row.get("population", "")),
        geonames=whole_number(where, row.get("geonames", "")) or None,
    )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that comes with Legation, read once."""
    return Gazetteer()
