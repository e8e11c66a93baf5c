"""The gazetteer's files and their loader."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from legation.errors import KnowledgeError
from legation.knowledge.places import FOLDER, Gazetteer, Kind
from legation.knowledge.places.cities import CityTable
from legation.knowledge.places.keys import key_of

BYTES_MAX = 8_000_000

KEYS = {
    "Saint-Étienne": "saint etienne",
    "St. Etienne": "saint etienne",
    "SAINT ETIENNE": "saint etienne",
    "The Hague": "hague",
    "N'Djamena": "ndjamena",
    "Łódź": "lodz",
    "Şırnak": "sirnak",
    "Mt. Everest": "mount everest",
}


@pytest.mark.parametrize(("name", "key"), KEYS.items(), ids=KEYS.keys())
def test_key(name: str, key: str) -> None:
    assert key_of(name) == key


def test_a_name_has_all_its_places(gazetteer: Gazetteer) -> None:
    assert {entry.country for entry in gazetteer.find("Tripoli")} >= {"LBY", "LBN", "GRC", "USA"}


def test_abbreviations_are_matched_as_written(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("US")[0].country == "USA"
    assert all(entry.kind is Kind.CITY for entry in gazetteer.find("us"))
    assert gazetteer.after["Ill."].region == "US-IL"


def test_a_name_given_by_hand_is_no_citys_other_name(gazetteer: Gazetteer) -> None:
    """GeoNames lists "White House" among the names of Casablanca."""
    assert {entry.country for entry in gazetteer.find("White House") if entry.population > 15_000 or not entry.geonames} == {"USA"}


def test_the_usual_name_is_the_english_one(gazetteer: Gazetteer) -> None:
    assert [gazetteer.find(name)[0].name for name in ("Douma", "Mecca", "Cologne", "Bombay")] == ["Douma", "Mecca", "Cologne", "Mumbai"]


def test_demonyms_tell_of_a_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.demonyms["Turkish"].country == "TUR"
    assert gazetteer.demonyms["Texans"].region == "US-TX"


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.is_file()) < BYTES_MAX


def test_cities_are_sorted_and_whole(tmp_path: Path) -> None:
    """All rows of a slice of the table; the whole takes too long for a unit test."""
    lines = gzip.decompress((FOLDER / "cities.tsv.gz").read_bytes()).splitlines(keepends=True)
    assert [line.split(b"\t", 1)[0] for line in lines] == sorted(line.split(b"\t", 1)[0] for line in lines)
    (tmp_path / "cities.tsv.gz").write_bytes(gzip.compress(b"".join(lines[::50])))
    assert sum(1 for _ in CityTable(tmp_path / "cities.tsv.gz").entries()) == len(lines[::50])


WRONG = {
    "a column too many": ("own.tsv", "Nowhere\t\tsite\tFRA\t\t1\t2\t3", "8 columns, not 7"),
    "no such kind": ("own.tsv", "Nowhere\t\tplanet\tFRA\t\t1\t2", "'planet' is none of"),
    "no such country": ("own.tsv", "Nowhere\t\tsite\tFR\t\t1\t2", "'FR' is no country's code"),
    "off the globe": ("own.tsv", "Nowhere\t\tsite\tFRA\t\t91\t2", "outside the globe"),
    "no coordinates": ("own.tsv", "Nowhere\t\tsite\tFRA\t\tnorth\t2", "no coordinates"),
    "no such form": ("names.tsv", "Nowhere\tnick\tFRA", "'nick' is none of"),
    "no such target": ("names.tsv", "Nowhere\tname\tFRA:Xyzzy", "nothing that the gazetteer knows"),
}


COUNTRY = "name\tiso3\tiso2\tlatitude\tlongitude\tpopulation\tgeonames\tdemonyms\nFrance\tFRA\tFR\t46\t2\t0\t\tFrench"
HEADS = {
    "countries.tsv": COUNTRY,
    "regions.tsv": "name\tcode\tcountry\tlatitude\tlongitude\tpopulation\tgeonames\ttype",
    "counties.tsv": "name\tcountry\tregion\tlatitude\tlongitude",
    "own.tsv": "name\taliases\tkind\tcountry\tregion\tlatitude\tlongitude",
    "names.tsv": "# a comment\nname\tform\ttarget",
}
PARIS = b"paris\tParis\tFRA\t\t48.853\t2.349\t2138551\t2988507\tcapital\n"


def small_folder(folder: Path, *, cities: bytes = PARIS, lines: dict[str, str] | None = None) -> Path:
    """A gazetteer of one country and one city, with one further line for each file of `lines`."""
    (folder / "cities.tsv.gz").write_bytes(gzip.compress(cities))
    for name, head in HEADS.items():
        line = (lines or {}).get(name, "")
        (folder / name).write_text(f"{head}\n{line}\n", encoding="utf-8")
    return folder


def test_a_small_gazetteer(tmp_path: Path) -> None:
    gazetteer = Gazetteer(small_folder(tmp_path, lines={"names.tsv": "Lutetia\tname\tFRA:Paris"}))
    assert [entry.geonames for entry in gazetteer.find("Lutetia")] == [2988507]
    assert gazetteer.find("Xyzzy") == ()


@pytest.mark.parametrize(("file", "line", "problem"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_entry_is_refused_with_file_and_line(tmp_path: Path, file: str, line: str, problem: str) -> None:
    folder = small_folder(tmp_path, lines={file: line})
    with pytest.raises(KnowledgeError, match=problem) as raised:
        Gazetteer(folder)
    assert str(raised.value).startswith(f"{file}:{HEADS[file].count(chr(10)) + 2}:")


def test_a_wrong_city_is_refused_when_it_is_asked_for(tmp_path: Path) -> None:
    gazetteer = Gazetteer(small_folder(tmp_path, cities=PARIS + b"rome\tRome\tITA\t\tnorth\t12\t1\t1\t\n"))
    assert gazetteer.find("Paris")
    with pytest.raises(KnowledgeError, match=r"cities\.tsv\.gz:2: 'north', '12' are no coordinates"):
        gazetteer.find("Rome")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"cities\.tsv\.gz"):
        Gazetteer(tmp_path)
