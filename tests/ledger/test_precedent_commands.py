"""`legation quoted` and `legation precedents` as a user calls them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from ledger.factories import lavrov
from typer.testing import CliRunner

from legation.cli import app
from legation.ledger import Ledger
from legation.models import FOLDER
from legation.reading.sentences import MODEL_FILE

runner = CliRunner()
carried = pytest.mark.skipif(not (FOLDER / MODEL_FILE).exists(), reason="the model has no head for sentences")


def test_quoted_words_come_as_records(ledger: Ledger, keep: Callable[..., object]) -> None:
    keep(lavrov())
    result = runner.invoke(app, ["quoted", "open to talk", "--ledger", ledger.address, "--format", "json"])
    (record,) = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (record["record"], record["document"]["published"], record["highlight"]) == ("statement", "2024-03-05", "Russia was **open to talks**")


def test_asking_for_nothing_is_one_clear_line(ledger: Ledger) -> None:
    result = runner.invoke(app, ["precedents", "--ledger", ledger.address])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_an_unknown_speaker_is_one_clear_line(ledger: Ledger, keep: Callable[..., object]) -> None:
    keep(lavrov())
    result = runner.invoke(app, ["precedents", "--text", "talks", "--by", "Lavrow", "--ledger", ledger.address])
    assert result.exit_code == 2
    assert "Lavrov" in result.stderr


@carried
@pytest.mark.model
def test_a_question_finds_what_was_said(ledger: Ledger, keep: Callable[..., object]) -> None:
    keep(lavrov())
    assert runner.invoke(app, ["precedents", "--pending", "--ledger", ledger.address]).exit_code == 0
    asked = ["precedents", "--text", "Moscow is open to talks", "--by", "Sergey Lavrov", "--date", "2024-06-01", "--ledger", ledger.address, "--format", "json"]
    (record,) = json.loads(runner.invoke(app, asked).stdout)
    precedent = record["precedent"]
    assert (precedent["verdict"], precedent["since"], precedent["count"]) == ("repeated", "2024-03-04", 1)
    assert set(precedent["earlier"][0]) >= {"id", "published", "similarity", "relation", "same_actor"}


@carried
@pytest.mark.model
def test_an_article_in_a_file_is_held_against_the_ledger(ledger: Ledger, keep: Callable[..., object], tmp_path: Path) -> None:
    keep(lavrov())
    assert runner.invoke(app, ["precedents", "--pending", "--ledger", ledger.address]).exit_code == 0
    path = tmp_path / "article.txt"
    path.write_text("Sergey Lavrov said on Tuesday that Russia was not open to talks.", encoding="utf-8")
    result = runner.invoke(app, ["precedents", "--file", str(path), "--date", "2024-09-01", "--ledger", ledger.address])
    assert result.exit_code == 0
    assert "changed: otherwise once, since 2024-03-04" in result.stdout
