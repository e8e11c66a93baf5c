"""What `legation ledger check` finds."""

from __future__ import annotations

from factories import lavrov
from sqlalchemy import text

from legation.ledger.checking import problems, stats


def test_an_empty_ledger_is_sound(ledger):
    assert list(problems(ledger)) == []
    assert {name: stats(ledger)[name] for name in ("documents", "statements", "events", "actors")} == {
        "documents": 0,
        "statements": 0,
        "events": 0,
        "actors": 0,
    }


def test_a_document_without_its_reading_is_found(ledger, keep):
    keep(lavrov("2024-03-05"), lavrov("2024-04-05"))
    with ledger.writing() as connection:
        connection.execute(text("DELETE FROM readings WHERE document = 1"))
    assert list(problems(ledger)) == ["1 documents have no reading"]


def test_a_damaged_reading_is_found(ledger, keep):
    keep(lavrov())
    with ledger.writing() as connection:
        connection.execute(text("UPDATE readings SET records = x'00ff'"))
    assert ["damaged" in problem for problem in problems(ledger)] == [True]


def test_a_reference_to_nothing_is_found(ledger, keep):
    keep(lavrov())
    with ledger.writing() as connection:
        connection.execute(text("UPDATE statements SET parent = 'snowhere'"))
    assert list(problems(ledger)) == ["1 statements refer by parent to statements that are not there"]
