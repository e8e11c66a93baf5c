"""Questions by words and filters."""

from __future__ import annotations

import datetime

import pytest
from factories import Article, lavrov

from legation.errors import DateError, LedgerError, NoSuchRecord
from legation.ledger.answers import answers, query_of
from legation.ledger.days import asked_days, days_of
from legation.ledger.lookup import record
from legation.ledger.matching import match_expression
from legation.ledger.naming import meant, party
from legation.ledger.showing import shown


@pytest.fixture
def filled(ledger, keep):
    keep(lavrov("2024-03-05", publisher="AFP"), lavrov("2024-04-05", content="Russia ruled out a summit", publisher="AFP"))
    article = Article(
        "Blinken told Lavrov that the summit would help. Russia threatened Washington.", published="2024-05-01", title="A summit", publisher="Reuters"
    )
    article.says("Blinken", "told", "the summit would help", to="Lavrov", lemma="tell")
    article.event("THREATEN", "threatened", ("Russia",), ("Washington",), status="possible")
    keep(article.reading())
    return ledger


def found(ledger, **asked):
    with ledger.reading() as connection:
        return [shape["content"]["text"] if shape["record"] == "statement" else shape["record"] for shape in answers(connection, query_of(connection, **asked))]


QUESTIONS = [
    ({"words": "talks", "kind": "statements"}, ["Russia was open to talks"]),
    ({"words": "summits", "kind": "statements"}, ["the summit would help", "Russia ruled out a summit"]),
    ({"words": "russia summit", "kind": "statements"}, ["Russia ruled out a summit"]),
    ({"words": '"open to"', "kind": "statements"}, ["Russia was open to talks"]),
    ({"words": "summit -help", "kind": "statements"}, ["Russia ruled out a summit"]),
    ({"words": "sum*", "kind": "statements", "actor": "Blinken"}, ["the summit would help"]),
    ({"actor": "lavrov", "kind": "statements"}, ["Russia ruled out a summit", "Russia was open to talks"]),
    ({"to": "Sergey Lavrov", "kind": "statements"}, ["the summit would help"]),
    ({"since": "2024-04-20", "kind": "statements"}, ["the summit would help"]),
    ({"until": "2024-03", "kind": "statements"}, ["Russia ruled out a summit", "Russia was open to talks"]),
    ({"country": "usa", "kind": "statements"}, ["the summit would help"]),
    ({"type": "threaten"}, ["event"]),
    ({"status": "possible", "actor": "rus", "to": "usa"}, ["event"]),
    ({"status": "occurred"}, []),
    ({"words": "threatened", "country": "USA", "kind": "events"}, ["event"]),
    ({"words": "summit", "actor": "blinken", "kind": "documents"}, ["document"]),
    ({"words": "!!!"}, []),
    ({"words": "zebra"}, []),
]


@pytest.mark.parametrize(("asked", "expected"), QUESTIONS)
def test_questions(filled, asked, expected):
    assert sorted(found(filled, **asked)) == sorted(expected)


def test_all_kinds_are_asked_and_words_marked(filled):
    with filled.reading() as connection:
        shapes = answers(connection, query_of(connection, words="summit help"))
    assert {shape["record"] for shape in shapes} == {"statement", "document"}
    assert all("\x02summit\x03" in shape["highlight"] for shape in shapes)


def test_the_latest_comes_first_where_no_words_are_asked(filled):
    with filled.reading() as connection:
        days = [shape["day"] for shape in answers(connection, query_of(connection, kind="statements"))]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("words", ['"', "AND", "NEAR(", "a OR b", "col:x", "x^2", "('", "*", "-", '-"a b"', "😀", "\x00", "NOT NOT"])
def test_no_words_break_the_question(filled, words):
    assert isinstance(found(filled, words=words), list)


def test_the_expression():
    assert match_expression('nuclear "open to talks" -iran war*') == '"nuclear" AND "open to talks" AND "war"* NOT "iran"'
    assert match_expression("-iran") is None


NEAR = [("Lavrof", "Sergey Lavrov"), ("Blinkn", "Antony Blinken"), ("Sergej Lavrov", "Sergey Lavrov")]


@pytest.mark.parametrize(("given", "near"), NEAR)
def test_an_unknown_actor_says_who_is_near(filled, given, near):
    with filled.reading() as connection, pytest.raises(NoSuchRecord, match=near):
        meant(connection, given)


def test_a_name_of_two_asks_which(filled, keep):
    article = Article("Ekaterina Lavrov said no.", published="2024-05-02")
    article.says("Ekaterina Lavrov", "said", "no")
    keep(article.reading())
    with filled.reading() as connection, pytest.raises(NoSuchRecord, match="say which"):
        meant(connection, "Lavrov")


def test_a_country_code_means_all_its_actors(filled):
    with filled.reading() as connection:
        assert party(connection, "RUS").country == "RUS"
        assert party(connection, "rus").country is None


@pytest.mark.parametrize(("given", "near"), [("2024-13-01", "2024-01-13"), ("31.12.2023", "2023-12-31"), ("2024-02-31", "2024-02-29"), ("2024-00", "no date")])
def test_an_unknown_date_says_what_is_near(given, near):
    with pytest.raises(DateError, match=near):
        asked_days(given)


def test_unknown_choices_are_listed(filled):
    with pytest.raises(LedgerError, match="CONSULT"):
        found(filled, type="TALK")
    with pytest.raises(LedgerError, match="planned"):
        found(filled, status="soon")


DAYS = [
    ("2024-03-05", ("2024-03-05", "2024-03-05")), ("2024-03", ("2024-03-01", "2024-03-31")), ("2024", ("2024-01-01", "2024-12-31")),
    ("2024-W10", ("2024-03-04", "2024-03-10")), ("2024-W10-WE", ("2024-03-09", "2024-03-10")), ("2024-Q2", ("2024-04-01", "2024-06-30")),
    ("2024-SU", ("2024-06-01", "2024-08-31")), ("2023-WI", ("2023-12-01", "2024-02-29")), ("199", ("1990-01-01", "1999-12-31")),
    ("2024-03-05T14:00", ("2024-03-05", "2024-03-05")), ("P3D", None), ("XXXX-03-14", None), ("PAST_REF", None), ("2024-02-31", None), ("0000", None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "days"), DAYS)
def test_days_of_timex_values(value, days):
    assert days_of(value) == days


def test_named_days():
    assert asked_days("yesterday", today=datetime.date(2024, 3, 1)) == ("2024-02-29", "2024-02-29")


def test_a_record_by_the_beginning_of_its_id_and_a_document_by_its_own(filled, keep):
    keep(lavrov("2020-01-01", id="afp-77"))
    with filled.reading() as connection:
        shape, text = shown(connection, "afp-77")
        assert shape["statements"][0]["content"]["text"] in text
        assert record(connection, shape["statements"][0]["id"][:9]).id == shape["statements"][0]["id"]
        assert shown(connection, "sergei-lavrov")[0]["country"] == "RUS"
        with pytest.raises(NoSuchRecord, match="no record"):
            record(connection, "s0000000000000000")


def test_a_document_name_of_two_asks_which(filled, keep):
    keep(lavrov("2020-01-01", id="same"), lavrov("2021-01-01", id="same"))
    with filled.reading() as connection, pytest.raises(NoSuchRecord, match="say which"):
        record(connection, "same")
