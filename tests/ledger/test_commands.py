"""The ledger's commands as a user meets them."""

from __future__ import annotations

import csv
import io
import json

import pytest
from factories import Article, lavrov, prose
from typer.testing import CliRunner

from legation.cli import app
from legation.rendering.jsonlines import line_of


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run `legation ...` on a ledger of this test; standard output, after a check of the exit status."""
    monkeypatch.setenv("LEGATION_LEDGER", str(tmp_path / "legation.db"))
    monkeypatch.setenv("LEGATION_USER", "desk")
    runner = CliRunner()

    def ran(*words, status=0):
        result = runner.invoke(app, [str(word) for word in words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code == status, result.output
        assert "Traceback" not in result.output
        return result.stdout if status == 0 else result.stderr

    return ran


@pytest.fixture
def filled(run, tmp_path):
    article = Article(
        f"Russia threatened Washington on Monday, Blinken said.\n{prose(2)}",
        id="two",
        published="2024-05-07",
        publisher="AFP",
        url="https://example.org/2",
        title="=Threat",
    )
    said = article.says("Blinken", "said", "Russia threatened Washington on Monday")
    article.event("THREATEN", "threatened", ("Russia",), ("Washington",), time=article.when("Monday", "2024-05-06"), statement=said)
    path = tmp_path / "records.jsonl"
    path.write_text(line_of(lavrov(id="one", publisher="TASS")) + "\n" + line_of(article.reading()) + "\n", encoding="utf-8")
    run("load", path)
    return run


def test_loading_says_what_became_of_the_records(run, filled, tmp_path):
    assert json.loads(filled("ledger", "stats", "--format", "json"))["documents"] == 2
    assert filled("ledger", "check") == ""
    (tmp_path / "bad.jsonl").write_text("no json\n")
    assert "bad.jsonl:1: not JSON" in run("load", tmp_path / "bad.jsonl", status=1)


def test_json_is_a_list_of_records_with_their_documents(filled):
    records = json.loads(filled("search", "russia", "--format", "json"))
    assert {record["record"] for record in records} == {"statement", "event", "document"}
    assert {record["document"]["id"] for record in records} == {"one", "two"}
    for record in records:
        assert set(record["document"]) >= {"id", "title", "url", "publisher", "published"}
    statement = next(record for record in records if record["record"] == "statement")
    assert {"id", "kind", "source", "cue", "content", "addressee", "time", "place", "parent", "replies_to", "precedent"} <= set(statement)
    assert "**Russia**" in statement["highlight"]


def test_an_answer_of_nothing_is_an_empty_list(filled):
    assert json.loads(filled("search", "zebra", "--format", "json")) == []
    assert json.loads(filled("new", "--since", "2024", "--format", "json")) == []


def test_csv_has_a_header_and_defuses_formulas(filled):
    rows = list(csv.DictReader(io.StringIO(filled("search", "threatened", "--kind", "events", "--format", "csv"))))
    assert [rows[0][name] for name in ("record", "type", "who", "to", "title")] == ["event", "THREATEN", "Russia", "United States", "'=Threat"]


def test_tables_and_shows(filled):
    assert "Antony Blinken" in filled("said", "antony-blinken")
    shown = filled("show", "two")
    assert "Russia threatened Washington on Monday" in shown
    assert "story: first" in shown
    record = json.loads(filled("said", "antony-blinken", "--format", "json"))[0]["id"]
    assert "told in: " + record in filled("show", json.loads(filled("search", "--kind", "events", "--format", "json"))[0]["id"])


def test_between_counts_by_period_and_lists_in_json(filled):
    rows = list(csv.DictReader(io.StringIO(filled("between", "RUS", "USA", "--format", "csv"))))
    assert [(row["period"], row["verbal_conflict"]) for row in rows] == [("2024-05", "1")]
    assert [record["type"] for record in json.loads(filled("between", "rus", "usa", "--format", "json"))] == ["THREATEN"]
    assert json.loads(filled("between", "USA", "RUS", "--by", "year", "--format", "json"))[0]["period"] == "2024"


def test_corrections_and_removals_from_the_shell(filled):
    statement = json.loads(filled("said", "antony-blinken", "--format", "json"))[0]["id"]
    filled("correct", statement, "--reject", "--because", "he did not")
    assert json.loads(filled("said", "antony-blinken", "--format", "json")) == []
    assert "corrected: reject" in filled("show", statement)
    filled("remove", "two", "--because", "retracted")
    assert "retracted" in filled("show", "two", status=2)
    filled("ledger", "check")


WRONG = [
    (("search", "x", "--actor", "Blinkan"), "near: 'Antony Blinken'"),
    (("said", "Nobody At All"), "no actor"),
    (("search", "x", "--since", "2024-13-01"), "did you mean 2024-01-13"),
    (("search", "x", "--type", "TALK"), "CONSULT"),
    (("search", "x", "--kind", "people"), "statement"),
    (("between", "RUS", "Atlantis"), "no actor"),
    (("between", "RUS", "USA", "--by", "week"), "month"),
    (("show", "zzz"), "no record"),
    (("correct", "one", "--because", "x"), "say one of"),
    (("correct", "one", "--set", "title", "--because", "x"), "FIELD=VALUE"),
    (("export", "--format", "parquet"), "--out"),
    (("ledger", "stats", "--ledger", "/absent/legation.db"), "no ledger here"),
    (("watch", "remove", "absent"), "no watch"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_what_is_wrong_is_one_line(filled, words, said):
    message = filled(*words, status=2)
    assert said in message
    assert message.count("\n") == 1


def test_watches(filled, tmp_path):
    filled("watch", "add", "threats", "threatened", "--kind", "events")
    assert "THREATEN" in filled("watch", "run", "--feed", tmp_path / "feed.xml")
    assert "<entry>" in (tmp_path / "feed.xml").read_text("utf-8")
    assert json.loads(filled("watch", "run", "--format", "json")) == []
    assert [watch["name"] for watch in json.loads(filled("watch", "list", "--format", "json"))] == ["threats"]


def test_exports(filled, tmp_path):
    rows = list(csv.DictReader(io.StringIO(filled("export", "--format", "csv"))))
    assert [row["record"] for row in rows] == ["statement", "statement", "event"]
    filled("export", "--format", "jsonl", "--out", tmp_path / "back.jsonl")
    filled("load", tmp_path / "back.jsonl", "--ledger", tmp_path / "second.db")
    assert json.loads(filled("ledger", "stats", "--ledger", tmp_path / "second.db", "--format", "json"))["statements"] == 2


def test_plans_of_nobody(filled):
    assert json.loads(filled("plans", "--format", "json")) == []


def test_a_file_that_is_no_ledger_is_left_alone(run, tmp_path):
    (tmp_path / "legation.db").write_text("not a ledger, but my diary" * 10)
    assert "no ledger" in run("search", "x", status=2)
    assert (tmp_path / "legation.db").read_text().startswith("not a ledger")


@pytest.mark.model
def test_adding_files(run, tmp_path):
    (tmp_path / "a.txt").write_text("The foreign minister of France said on Monday that the talks would go on.", encoding="utf-8")
    (tmp_path / "b.html").write_bytes(
        b"<html><body><article><p>The spokesman said that the border would be opened again after three years of talks.</p></article></body></html>"
    )
    run("add", tmp_path / "a.txt", tmp_path / "b.html", "--published", "2024-03-05")
    assert "2 known" in CliRunner().invoke(app, ["add", str(tmp_path / "a.txt"), str(tmp_path / "b.html"), "--published", "2024-03-05"]).stderr
    assert "absent.txt" in run("add", tmp_path / "absent.txt", status=1)
    found = json.loads(run("search", "talks", "--kind", "documents", "--format", "json"))
    assert {record["document"]["id"] for record in found} == {"a", "b"}
    shown = json.loads(run("show", "b", "--format", "json"))[0]
    assert shown["evidence"][0]["address"].startswith("file:///")


def test_a_country_is_a_code_or_a_name_and_an_unknown_one_is_said(filled):
    by_code = json.loads(filled("search", "--country", "rus", "--format", "json"))
    assert by_code
    assert by_code == json.loads(filled("search", "--country", "Russia", "--format", "json"))
    assert "no country 'ZZZ' in the ledger" in filled("search", "--country", "ZZZ", status=2)


def test_days_the_wrong_way_round_are_said(filled):
    assert "since 2024-05-01 is after until 2024-03-31" in filled("search", "talks", "--since", "2024-05", "--until", "2024-03", status=2)


def test_quoted_wants_words(filled):
    assert "say which words" in filled("quoted", "...", status=2)


def test_a_corrected_day_is_shown(filled):
    [said, *_] = json.loads(filled("search", "--kind", "statements", "--format", "json"))
    filled("correct", said["id"], "--set", "day=2024-02-03", "--because", "heard it")
    assert "when: 2024-02-03 (corrected)" in filled("show", said["id"])


def test_a_watch_for_an_unknown_actor_waits_and_for_an_unknown_type_is_refused(filled):
    assert "no type 'ASAULT'" in filled("watch", "add", "wrong", "talks", "--type", "ASAULT", status=2)
    filled("watch", "add", "later", "talks", "--actor", "Klinton")
    assert [row["name"] for row in json.loads(filled("watch", "list", "--format", "json"))] == ["later"]
