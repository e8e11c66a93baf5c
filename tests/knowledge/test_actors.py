"""The tables of actors: read, dated, checked, extended by a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import DateError, KnowledgeError
from legation.knowledge.actors import ANY_DAY, Days, Holds, Knowledge, days_of, holds
from legation.knowledge.actors.checks import problems
from legation.knowledge.actors.entries import Organization, Person, SharedSeat, Tenure
from legation.knowledge.actors.files import PEOPLE_COLUMNS, rows
from legation.knowledge.actors.folding import loose_key, name_key
from legation.knowledge.actors.knowledge import FOLDER
from legation.reading.actors import Resolver


@pytest.fixture(scope="module")
def packaged() -> Knowledge:
    return Knowledge.load()


@pytest.mark.parametrize(
    ("date", "days"), [("2003", ("2003-01-01", "2003-12-31")), ("2003-05", ("2003-05-01", "2003-05-31")), ("2003-05-14", ("2003-05-14",) * 2)]
)
def test_a_partial_date_is_the_days_it_can_mean(date: str, days: tuple[str, str]) -> None:
    assert days_of(date) == Days(*days)


@pytest.mark.parametrize("date", ["soon", "2003-13", "2003-02-30", "2003-2", "20030214", ""])
def test_what_is_no_date_is_refused_by_its_value(date: str) -> None:
    with pytest.raises(DateError, match=repr(date)):
        days_of(date)


@pytest.mark.parametrize(
    ("start", "end", "on", "expected"),
    [
        ("2001-01-20", "2009-01-20", "2009-01-19", Holds.YES),
        ("2001-01-20", "2009-01-20", "2009-01-20", Holds.NO),
        ("2009-01-20", "", "2026-01-01", Holds.YES),
        ("2001-01-20", "2009-01-20", "2009-01", Holds.PERHAPS),
        ("2001", "2003", "2002-06-01", Holds.YES),
        ("2001", "2003", "2003-06-01", Holds.PERHAPS),
        ("2001", "?", "2002-06-01", Holds.PERHAPS),
        ("?", "2003", "2002-06-01", Holds.PERHAPS),
        ("2001", "2003", "1999", Holds.NO),
    ],
)
def test_an_office_holds_surely_perhaps_or_not(start: str, end: str, on: str, expected: Holds) -> None:
    assert holds(start, end, days_of(on)) is expected


def test_nothing_bounded_holds_on_any_day() -> None:
    assert holds("2001", "2003", ANY_DAY) is Holds.PERHAPS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Zelenskiy", "Zelensky"),
        ("Sergei", "Sergey"),
        ("Erdoğan", "Erdogan"),
        ("Wałęsa", "Walesa"),
        ("al-Assad, Bashar", "Assad Bashar"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    meet = loose_key(name_key(one)) == loose_key(name_key(other))
    assert meet or name_key(one).endswith(name_key(other))


def test_a_row_with_too_few_columns_is_named_by_file_and_line(tmp_path: Path) -> None:
    table = tmp_path / "heads.tsv"
    table.write_text("# source\n" + PEOPLE_COLUMNS.replace(" ", "\t") + "\nx\tX\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"heads\.tsv:3: 2 columns, not 10"):
        list(rows(table, PEOPLE_COLUMNS))


def test_own_actors_come_first_and_extend_the_known(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,aliases,kind,country,sector,office,title,of,from,to\n"
        "Mira Tallow,M. Tallow,,,,foreign-minister,Foreign Minister,fra,2040-01-01,\n"
        "River Forum,,organization,FRA,NGO,,,,,\n",
        encoding="utf-8",
    )
    resolver = Resolver(Knowledge.load(own))
    found = [resolver.resolve(words, days_of("2041")).actor for words in ("the French foreign minister", "Mira Tallow", "the River Forum")]
    assert [actor and actor.id for actor in found][1:] == ["mira-tallow", "river-forum"]
    assert found[1] is not None
    assert found[1].role == "Foreign Minister of France"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('{"name": "X", "office": "no-such-office"}', "own.jsonl:1: unknown office 'no-such-office'"),
        ('{"name": "X", "office": "envoy", "of": "atlantis"}', "own.jsonl:1: of 'atlantis'"),
        ('{"name": "X", "office": "envoy", "from": "soon"}', "own.jsonl:1: 'soon' is no ISO date"),
        ('{"name": "X"}\n{"title": "Y"}', "own.jsonl:2: an actor needs a name"),
        ('{"name": "X", "colour": "red"}', "own.jsonl:1: unknown field 'colour'"),
        ('{"name": ', "own.jsonl:1: no JSON"),
    ],
)
def test_a_bad_line_of_an_own_file_is_named(tmp_path: Path, lines: str, message: str) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text(lines, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.load(own)
    assert message in str(caught.value)


def test_the_check_finds_what_is_wrong(packaged: Knowledge) -> None:
    broken = Knowledge(FOLDER)
    broken.people["x"] = Person("x", "X Y", (), "m", "")
    broken.tenures += [
        Tenure("x", "no-office", "T", "fra", "2001", "2003", "a.tsv:1"),
        Tenure("x", "envoy", "T", "nowhere", "2001", "2003", "a.tsv:2"),
        Tenure("x", "envoy", "T", "fra", "2001-13", "2003", "a.tsv:3"),
        Tenure("x", "envoy", "T", "fra", "2005", "2003", "a.tsv:4"),
        Tenure("x", "head-of-state", "President", "fra", "2010-01-01", "2011-01-01", "a.tsv:5"),
    ]
    twin = Organization("twin", "Twin", (), "organization", "", "IGO", "igo", "", "", "")
    broken.organizations |= {"twin": twin, "twin-2": twin._replace(id="twin-2")}
    broken.citizens["nobody"] = "FRA"
    broken.names_then["nothing"] = [("Something", "1990", "1999")]
    broken.shared_seats["paris"] = SharedSeat("Paris", "fra", ("nothing",))
    new = "\n".join(sorted(set(problems(broken)) - set(problems(packaged))))
    for expected in (
        "a.tsv:1: unknown office",
        "a.tsv:2: of 'nowhere'",
        "a.tsv:3: '2001-13'",
        "a.tsv:4: ends (2003)",
        "head-of-state of fra: x from 2010",
        "all called 'twin'",
        "citizens.tsv: FRA: nobody",
        "names_then.tsv: neither a state nor an organization: 'nothing'",
        "shared_seats.tsv: Paris",
    ):
        assert expected in new


def test_the_package_s_own_tables_are_sound(packaged: Knowledge) -> None:
    assert list(problems(packaged)) == []
