from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from legation.exports import EventTable, code_of, rows
from legation.knowledge.plover.tables import rows as table_rows
from legation.records import (
    Actor,
    ActorKind,
    ActorSpan,
    Content,
    Cue,
    Document,
    Event,
    EventStatus,
    Magnitude,
    Place,
    Reader,
    Reading,
    Span,
    Statement,
    StatementKind,
    Time,
    TimeType,
)  # fmt: skip

CAMEO = Path(__file__).parents[2] / "legation" / "knowledge" / "plover" / "cameo.tsv"
DOCS = Path(__file__).parents[2] / "docs" / "exports.md"
TEXT = (
    "Norway and Chad met in Oslo on 5 March 2024.\n"
    'Russia freed 12 "Chadian\nsailors". The envoy said police had arrested nurses and Kenya would meet Chad in May 2024. Kenya did not attack Chad.'
)


def at(words: str, nth: int = 1) -> dict[str, Any]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def who(words: str, actor: str, nth: int = 1) -> ActorSpan:
    return ActorSpan(**at(words, nth), actor=actor)


def state(code: str, name: str) -> Actor:
    return Actor(id=code.lower(), name=name, kind=ActorKind.GOVERNMENT, country=code, sector="GOV", wikidata="Q1")


ACTORS = (
    state("NOR", "Norway"),
    state("TCD", "Chad"),
    state("RUS", "Russia"),
    state("KEN", "Kenya"),
    Actor(id="~envoy", name="the envoy", kind=ActorKind.PERSON, sector="GOV"),
    Actor(id="~police", name="police", kind=ActorKind.GROUP, sector="COP"),
    Actor(id="~nurses", name="nurses", kind=ActorKind.GROUP, sector="MED"),
    Actor(id="~sailors", name="Chadian\nsailors", kind=ActorKind.GROUP, country="TCD"),
)
MEETING = Event(
    id="e1", type="CONSULT", trigger=Span(**at("met")), actors=(who("Norway", "nor"), who("Chad", "tcd")), status=EventStatus.OCCURRED, time="t1", place="p1",
    contexts=("diplomatic", "economic"),
)  # fmt: skip
RELEASE = Event(
    id="e2", type="RETREAT", mode="release", trigger=Span(**at("freed")), actors=(who("Russia", "rus"),), recipients=(who("Chadian\nsailors", "~sailors"),),
    status=EventStatus.OCCURRED, magnitude=Magnitude(span=Span(**at("12")), quantity=(12.0, None), unit="people"),
)  # fmt: skip
ARREST = Event(
    id="e3", type="COERCE", mode="arrest", trigger=Span(**at("arrested")), actors=(who("police", "~police"),), recipients=(who("nurses", "~nurses"),),
    status=EventStatus.OCCURRED, statement="s1",
)  # fmt: skip
PLAN = Event(
    id="e4", type="CONSULT", trigger=Span(**at("meet")), actors=(who("Kenya", "ken"),), recipients=(who("Chad", "tcd", 3),), status=EventStatus.PLANNED, time="t2",
    statement="s1",
)  # fmt: skip
DENIED = Event(
    id="e5", type="ASSAULT", trigger=Span(**at("attack")), actors=(who("Kenya", "ken", 2),), recipients=(who("Chad", "tcd", 4),), status=EventStatus.NEGATED
)
SAID = Statement(
    id="s1", kind=StatementKind.INDIRECT, source=who("The envoy", "~envoy"), cue=Cue(**at("said"), lemma="say"),
    content=Content(spans=(Span(**at("police had arrested nurses")),), text="police had arrested nurses"),
)  # fmt: skip


def reading(*events: Event, **document: str) -> Reading:
    fields = {"id": "d1", "url": "https://example.org/1", "publisher": "The Post", "published": "2024-03-06", "language": "en"} | document
    return Reading(
        document=Document(**fields, text=TEXT),
        actors=ACTORS,
        statements=(SAID,),
        events=events,
        times=(
            Time(**at("5 March 2024"), id="t1", type=TimeType.DATE, value="2024-03-05"),
            Time(**at("May 2024"), id="t2", type=TimeType.DATE, value="2024-05"),
        ),
        places=(Place(**at("Oslo"), id="p1", name="Oslo", country="NOR", latitude=59.9, longitude=10.75, geonames=3143244),),
        reader=Reader(legation="0.1.0", model="m1"),
    )


def table(name: str, *events: Event, every_status: bool = False, **document: str) -> list[dict[str, str]]:
    """The table as a program finds it that reads the CSV."""
    columns, found = rows([reading(*events, **document)], name, every_status=every_status)
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows(found)
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def picked(row: dict[str, str], names: str) -> tuple[str, ...]:
    return tuple(row[name] for name in names.split(","))


def test_every_row_has_every_column() -> None:
    for name in EventTable:
        columns, found = rows([reading(MEETING, RELEASE, ARREST, PLAN, DENIED)], name, every_status=True)
        assert len(set(columns)) == len(columns)
        assert {len(row) for row in found} == {len(columns)}


@pytest.mark.parametrize(("name", "count"), [("polecat", 40 + 6), ("gdelt", 61 + 5), ("cameo", 20 + 5)])
def test_columns_are_those_of_the_data_set(name: str, count: int) -> None:
    assert len(rows([], name)[0]) == count


def test_polecat_tells_a_meeting_once() -> None:
    (row,) = table("polecat", MEETING)
    assert picked(row, "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts") == (
        "d1:e1", "2024-03-05", "CONSULT", "", "2.5", "VERBAL COOPERATION", "diplomatic;economic",
    )  # fmt: skip
    assert picked(row, "Actor Name,Actor Country,Primary Actor Sector,Recipient Name,Recipient Country") == ("Norway", "NOR", "GOV", "Chad", "TCD")
    assert picked(row, "Placename,Country,Latitude,GeoNames ID,Source,Version") == ("Oslo", "NOR", "59.9", "3143244", "The Post", "0.1.0+m1")
    assert picked(row, "Story Organizations,Story Locations,Story People") == ("Norway;Chad;Russia;Kenya", "Oslo", "")


def test_gdelt_tells_a_meeting_both_ways() -> None:
    one, other = table("gdelt", MEETING)
    assert picked(one, "SQLDATE,MonthYear,Year,FractionDate,Actor1Code,Actor2Code") == ("20240305", "202403", "2024", "2024.2603", "NORGOV", "TCDGOV")
    assert picked(other, "Actor1Name,Actor2Name") == ("CHAD", "NORWAY")
    assert picked(one, "EventCode,EventBaseCode,EventRootCode,QuadClass,GoldsteinScale") == ("040", "040", "04", "1", "1.0")
    assert one["GLOBALEVENTID"] != other["GLOBALEVENTID"]
    assert int(one["GLOBALEVENTID"]) < 2**53


def test_ids_are_the_same_each_time() -> None:
    assert [row["GLOBALEVENTID"] for row in table("gdelt", MEETING, RELEASE)] == [row["GLOBALEVENTID"] for row in table("gdelt", MEETING, RELEASE)]


def test_gdelt_knows_the_first_paragraph() -> None:
    assert [row["IsRootEvent"] for row in table("gdelt", MEETING, RELEASE)] == ["1", "1", "0"]


def test_cameo_code_follows_the_mode_and_line_breaks_go() -> None:
    (row,) = table("cameo", RELEASE)
    assert picked(row, "Source Name,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Country") == (
        "Russia", "Russia", "Return, release person(s)", "0841", "7.0", "Chadian sailors", "Chad",
    )  # fmt: skip


def test_sectors_are_spelled_as_cameo_spells_them() -> None:
    (row,) = table("gdelt", ARREST)
    assert picked(row, "Actor1Code,Actor2Code,Actor2Type1Code,QuadClass") == ("COP", "HLH", "HLH", "4")


@pytest.mark.parametrize("name", ["gdelt", "cameo"])
def test_what_did_not_happen_is_left_out_unless_asked_for(name: str) -> None:
    assert table(name, PLAN, DENIED) == []
    assert [row["Status"] for row in table(name, PLAN, DENIED, every_status=True)] == ["planned", "negated"]


@pytest.mark.parametrize(("name", "column"), [("polecat", "Status"), ("csv", "status")])
def test_other_tables_hold_all_statuses(name: str, column: str) -> None:
    assert [row[column] for row in table(name, PLAN, DENIED)] == ["planned", "negated"]


def test_dates_say_what_they_rest_on() -> None:
    found = table("csv", MEETING, RELEASE, PLAN, DENIED)
    assert [picked(row, "date,date_basis") for row in found] == [("2024-03-05", "day"), ("2024-03-06", "published"), ("2024-05-01", "span"), ("", "")]


def test_plain_table_has_the_magnitude_and_who_tells_it() -> None:
    release, arrest = table("csv", RELEASE, ARREST)
    assert picked(release, "quantity_low,quantity_high,unit,told_by") == ("12.0", "", "people", "")
    assert picked(arrest, "told_by,statement,actor_id,recipient_words") == ("the envoy", "s1", "~police", "nurses")
    assert TEXT[int(arrest["trigger_start"]) : int(arrest["trigger_end"])] == "arrested"


def test_one_row_for_each_pair() -> None:
    both = Event(
        id="e6", type="ACCUSE", trigger=Span(**at("said")), actors=(who("Norway", "nor"), who("Chad", "tcd")),
        recipients=(who("Russia", "rus"), who("Kenya", "ken")), status=EventStatus.OCCURRED,
    )  # fmt: skip
    assert [picked(row, "actor,recipient") for row in table("csv", both)] == [
        ("Norway", "Russia"), ("Norway", "Kenya"), ("Chad", "Russia"), ("Chad", "Kenya"),
    ]  # fmt: skip


def test_an_event_of_nobody_stays_out_of_dyadic_tables() -> None:
    nobody = Event(id="e7", type="ASSAULT", trigger=Span(**at("attack")), status=EventStatus.OCCURRED)
    assert table("gdelt", nobody) == []
    assert picked(table("csv", nobody)[0], "actor,recipient,type") == ("", "", "ASSAULT")


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(ValueError, match="acled"):
        rows([], "acled")


@pytest.mark.parametrize("name", ["polecat", "csv"])
def test_the_page_names_every_column(name: str) -> None:
    section = DOCS.read_text(encoding="utf-8").split(f"## {name}\n")[1].split("\n## ")[0]
    for column in rows([], name)[0]:
        side = column.replace("recipient", "actor").replace("Recipient", "Actor")
        assert column in section or side in section, column


def written(name: str) -> str:
    """The file that the command writes, with all statuses."""
    columns, found = rows([reading(MEETING, RELEASE, ARREST, PLAN, DENIED)], name, every_status=True)
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(found)
    return file.getvalue()


@pytest.mark.parametrize("name", list(EventTable))
def test_a_program_that_guesses_reads_the_same_table(name: str) -> None:
    text = written(name)
    dialect = csv.Sniffer().sniff(text)
    columns, found = rows([reading(MEETING, RELEASE, ARREST, PLAN, DENIED)], name, every_status=True)
    guessed = list(csv.reader(io.StringIO(text, newline=""), dialect))
    assert guessed == [list(columns), *(["" if cell is None else str(cell) for cell in row] for row in found)]


@pytest.mark.parametrize("name", list(EventTable))
def test_a_program_that_guesses_types_reads_all_rows(name: str) -> None:
    guessing = pytest.importorskip("pyarrow.csv")
    columns, found = rows([reading(MEETING, RELEASE, ARREST, PLAN, DENIED)], name, every_status=True)
    expected = list(found)
    table = guessing.read_csv(io.BytesIO(written(name).encode()))
    assert (tuple(table.column_names), table.num_rows) == (columns, len(expected))
    for code in ("EventCode", "CAMEO Code"):
        if code in columns:
            assert [code_of(value) for value in table.column(code).to_pylist()] == [row[columns.index(code)] for row in expected]


def test_every_code_comes_back_from_a_number() -> None:
    codes = {code for _, (_, _, _, code, _, _) in table_rows(CAMEO, "type mode context code goldstein name")}
    assert any(code.startswith("0") for code in codes)
    assert {code_of(int(code)) for code in codes} == codes == {code_of(float(code)) for code in codes}
    assert {code_of(code) for code in codes} == codes


@pytest.mark.parametrize("number", [0, 3, 99999, "", "none", 210000])
def test_what_is_no_code_is_refused(number: int | str) -> None:
    with pytest.raises(ValueError, match="no CAMEO code"):
        code_of(number)
