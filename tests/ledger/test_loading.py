"""Records loaded, exported, and loaded again."""

from __future__ import annotations

import csv
import io
import json

import pytest
from factories import Article, is_known, kidnapping, lavrov

from legation.errors import DocumentError
from legation.ledger import open_ledger
from legation.ledger.answers import answers, query_of
from legation.ledger.beside import prepared_in
from legation.ledger.checking import problems
from legation.ledger.exporting import COLUMNS, NUMBERS, TEXTS, readings, rows
from legation.ledger.ids import document_id
from legation.ledger.incoming import Incoming, prepare, slim
from legation.ledger.keeping import Outcome
from legation.ledger.loading import load, readings_in
from legation.ledger.steps import keeper
from legation.rendering.jsonlines import line_of
from legation.rendering.tablefiles import write_csv, write_parquet


def loaded(ledger, path, *, again=False):
    told = []
    done = list(load(ledger, readings_in(path), keeper(known=is_known), again=again, report=told.append))
    return done[-1], told


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "records.jsonl"
    found = [lavrov("2024-03-05", publisher="AFP"), lavrov("2024-04-05", content="Russia ruled out 🙂 a summit"), kidnapping(0, "2014-04-16", "Paper")]
    path.write_text("".join(line_of(reading) + "\n" for reading in found), encoding="utf-8")
    return path


def test_records_are_loaded_once(ledger, file):
    first, told = loaded(ledger, file)
    assert (first.outcomes[Outcome.ADDED], first.records, told) == (3, 16, [])
    assert loaded(ledger, file)[0].outcomes == {Outcome.KNOWN: 3}
    assert loaded(ledger, file, again=True)[0].outcomes == {Outcome.REPLACED: 3}


def test_one_process_and_many_batches_give_the_same_ledger(ledger, file, keep, tmp_path, monkeypatch):
    monkeypatch.setattr("legation.ledger.loading.BATCH", 1)
    loaded(ledger, file)
    monkeypatch.undo()
    with open_ledger(str(tmp_path / "second.db"), create=True) as second:
        loaded(second, file)
        assert exported(second) == exported(ledger)


def exported(ledger):
    with ledger.reading() as connection:
        return [row for chunk in rows(connection, ("statement", "event")) for row in chunk]


def test_what_is_exported_is_what_was_loaded(ledger, file):
    loaded(ledger, file)
    with ledger.reading() as connection:
        assert list(readings(connection)) == [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]


BAD = [
    ("not json", "not JSON"), ("[]", "expected an object"), ('{"document": {}}', "Document.id: missing"), ("{}", "missing"),
    ('{"document": {"id": "a", "text": "abc"}, "times": [{"id": "t1", "start": 0, "end": 3, "text": "abc", "type": "YEAR", "value": "2"}]}', "none of DATE"),
    ('{"document": {"id": "a", "text": "a\\ud800c"}}', "surrogate"), ('{"document": {"id": "a", "text": "a\\u0000c"}}', "zero bytes"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "problem"), BAD)
def test_a_bad_line_is_told_with_its_number_and_the_rest_is_loaded(ledger, file, line, problem):
    file.write_text(line + "\n" + file.read_text("utf-8"), encoding="utf-8")
    done, told = loaded(ledger, file)
    assert (done.outcomes[Outcome.ADDED], done.failures) == (3, 1)
    assert f"{file.name}:1: " in told[0]
    assert problem in told[0]


def test_spans_that_do_not_show_their_words_are_refused(ledger, tmp_path):
    item = json.loads(line_of(lavrov()))
    item["statements"][0]["cue"]["start"] += 1
    item["statements"][0]["cue"]["end"] += 1
    (tmp_path / "bad.jsonl").write_text(json.dumps(item))
    assert "does not stand at" in loaded(ledger, tmp_path / "bad.jsonl")[1][0]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(DocumentError, match=r"absent\.jsonl"):
        list(readings_in(tmp_path / "absent.jsonl"))


def test_csv_has_one_row_a_record(ledger, file):
    loaded(ledger, file)
    out = io.StringIO()
    with ledger.reading() as connection:
        assert write_csv(rows(connection, ("statement", "event")), COLUMNS, out) == 3
    found = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [row["record"] for row in found] == ["statement", "statement", "event"]
    assert [found[0][name] for name in ("actors", "actor_countries", "content", "publisher")] == ["sergei-lavrov", "RUS", "Russia was open to talks", "AFP"]
    event = {name: found[2][name] for name in ("type", "mode", "actors", "place", "place_country", "latitude", "quantity_low", "first_day", "reports")}
    assert event == {"type": "ASSAULT", "mode": "abduct", "actors": "boko-haram", "place": "Chibok", "place_country": "NGA", "latitude": "10.87",
                     "quantity_low": "276.0", "first_day": "2014-04-14", "reports": "1"}  # fmt: skip


def test_parquet_is_read_by_others_and_loaded_back(ledger, file, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    loaded(ledger, file)
    with ledger.reading() as connection:
        assert write_parquet(rows(connection, ("statement", "event")), TEXTS, NUMBERS, tmp_path / "flat.parquet") == 3
    table = parquet.read_table(tmp_path / "flat.parquet")
    assert table.column_names == list(COLUMNS)
    assert table.column("content").to_pylist()[0] == "Russia was open to talks"
    whole = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]
    parquet.write_table(arrow.Table.from_pylist([{name: json.dumps(value) for name, value in item.items()} for item in whole]), tmp_path / "whole.parquet")
    with open_ledger(str(tmp_path / "again.db"), create=True) as again:
        assert loaded(again, tmp_path / "whole.parquet")[0].outcomes == {Outcome.ADDED: 3}
        assert exported(again) == exported(ledger)


def test_a_parquet_file_that_is_broken(ledger, tmp_path):
    pytest.importorskip("pyarrow")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1" + b"\0" * 50)
    with pytest.raises(DocumentError, match="Parquet"):
        list(readings_in(tmp_path / "broken.parquet"))


def test_cells_are_exported_as_they_are(ledger, keep):
    article = Article('Lavrov said =1+1, "quoted"\nand a line.')
    article.says("Lavrov", "said", '=1+1, "quoted"\nand a line')
    keep(article.reading())
    out = io.StringIO()
    with ledger.reading() as connection:
        write_csv(rows(connection, ("statement",)), COLUMNS, out)
    assert next(csv.DictReader(io.StringIO(out.getvalue(), newline="")))["content"] == '=1+1, "quoted"\nand a line'


def loaded_beside(ledger, path, *, again=False):
    told = []
    done = list(load(ledger, prepared_in(path, large_bytes=0), keeper(known=is_known), again=again, report=told.append))
    return done[-1], told


def test_a_process_beside_gives_the_same_ledger(ledger, file, tmp_path):
    loaded(ledger, file)
    with open_ledger(str(tmp_path / "second.db"), create=True) as second:
        assert loaded_beside(second, file)[0].records == 16
        assert exported(second) == exported(ledger)
        assert list(problems(second)) == []
        with second.reading() as connection:
            assert list(readings(connection)) == [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]
        assert loaded_beside(second, file, again=True)[0].outcomes == {Outcome.REPLACED: 3}
        assert exported(second) == exported(ledger)


def test_a_process_beside_tells_of_bad_lines_in_their_place(ledger, file):
    file.write_text(file.read_text("utf-8") + "not json\n", encoding="utf-8")
    done, told = loaded_beside(ledger, file)
    assert (done.outcomes[Outcome.ADDED], done.failures) == (3, 1)
    assert f"{file.name}:4: not JSON" in told[0]


def test_a_process_beside_tells_of_a_file_that_is_neither(ledger, tmp_path):
    pytest.importorskip("pyarrow")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1" + b"\0" * 50)
    with pytest.raises(DocumentError, match="Parquet"):
        loaded_beside(ledger, tmp_path / "broken.parquet")


def test_what_was_prepared_for_one_id_is_made_again_for_another():
    reading = lavrov("2024-03-05", publisher="AFP")
    sent = slim(Incoming(reading))
    assert (sent.reading.statements, sent.prepared.document) == ((), document_id(reading.document))
    assert prepare(sent, "dother") == prepare(Incoming(reading), "dother")
    assert prepare(sent) is sent.prepared


def test_rows_written_together_are_all_found_by_their_words(ledger, tmp_path, monkeypatch):
    monkeypatch.setattr("legation.ledger.batch.ROWS_A_STATEMENT", 2)
    path = tmp_path / "five.jsonl"
    path.write_text("".join(line_of(lavrov(f"2024-03-{day:02}", content=f"Russia was open to talks number{day}")) + "\n" for day in range(1, 6)))
    loaded(ledger, path)
    assert list(problems(ledger)) == []
    with ledger.reading() as connection:
        assert [len(answers(connection, query_of(connection, words=f"number{day}", kind="statements"))) for day in range(1, 6)] == [1] * 5
