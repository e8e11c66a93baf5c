"""Readings kept, read back, known again, and read anew."""

from __future__ import annotations

import pytest
from factories import Article, lavrov, shown
from sqlalchemy import func, select

from legation.ledger.keeping import Outcome
from legation.ledger.readback import reading_dict, reading_of
from legation.ledger.tables import actors, documents, statements, times


def count(ledger, table):
    with ledger.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar()


def test_a_reading_comes_back_without_loss(ledger, keep):
    article = Article(
        "“We meet Blinken in Geneva on 5 May,” Lavrov said. 🙂 He told a senior official so.", id="a1", url="https://example.org/a", title="Talks"
    )
    said = article.says("Lavrov", "said", "“We meet Blinken in Geneva on 5 May,”", to="a senior official")
    article.event(
        "CONSULT", "meet", ("Lavrov", "Blinken"), status="planned", time=article.when("5 May", "2024-05-05"), place=article.where("Geneva"), statement=said
    )
    reading = article.reading()
    (kept,) = keep(reading)
    with ledger.reading() as connection:
        assert reading_of(connection, kept.number) == reading


def test_fields_of_a_later_version_are_kept_too(ledger):
    from legation.ledger.keeping import Incoming, Keeper

    reading = lavrov()
    raw = reading.to_dict() | {"tone": {"calm": 1}}
    with ledger.writing() as connection:
        (kept,) = Keeper().keep(connection, [Incoming(reading, raw=raw)])
    with ledger.reading() as connection:
        assert reading_dict(connection, kept.number) == raw


def test_the_same_article_is_one_document(ledger, keep):
    outcomes = [kept.outcome for kept in keep(lavrov(), lavrov(), lavrov(id="other-name"), lavrov(publisher="AFP"))]
    assert outcomes == [Outcome.ADDED, Outcome.KNOWN, Outcome.KNOWN, Outcome.KNOWN]
    assert count(ledger, documents) == 1


def test_another_day_or_publisher_is_another_document(ledger, keep):
    readings = [lavrov("2024-03-05", publisher="AFP"), lavrov("2024-06-05", publisher="AFP"), lavrov("2024-03-05", publisher="Reuters")]
    assert [kept.outcome for kept in keep(*readings)] == [Outcome.ADDED] * 3


def test_ids_do_not_depend_on_the_order_of_adding(ledger, keep, tmp_path):
    from legation.ledger import open_ledger
    from legation.ledger.keeping import Incoming, Keeper

    first, second = lavrov("2024-03-05"), lavrov("2024-03-06", content="Russia was not open to talks")
    keep(first, second)
    with open_ledger(str(tmp_path / "other.db"), create=True) as other:
        with other.writing() as connection:
            Keeper().keep(connection, [Incoming(second), Incoming(first)])
        assert {shape["id"] for shape in shown(other)} == {shape["id"] for shape in shown(ledger)}


def test_known_actors_are_shared_and_unnamed_ones_are_not(ledger, keep):
    keep(lavrov("2024-03-05"), lavrov("2024-04-05"))
    with ledger.reading() as connection:
        ids = sorted(connection.execute(select(actors.c.id)).scalars())
    assert ids.count("sergei-lavrov") == 1
    assert len([found for found in ids if found.endswith("/~reporters")]) == 2


def test_a_slug_that_the_knowledge_does_not_hold_is_of_one_document(ledger, keep):
    for day in ("2024-03-05", "2024-04-05"):
        article = Article("Smith said it was over.", published=day)
        article.says("Smith", "said", "it was over")
        keep(article.reading())
    with ledger.reading() as connection:
        assert connection.execute(select(func.count()).where(actors.c.slug == "smith")).scalar() == 2


def test_a_statement_is_shown_by_the_contract(ledger, keep):
    keep(lavrov(publisher="AFP", id="afp-1", url="https://example.org/1"))
    shape = shown(ledger, kinds=("statement",))[0]
    assert shape["record"] == "statement"
    assert shape["source"] == {"start": 0, "end": 6, "text": "Lavrov", "actor": "sergei-lavrov"}
    assert shape["cue"]["lemma"] == "tell"
    assert shape["content"] == {"spans": [{"start": 37, "end": 61, "text": "Russia was open to talks"}], "text": "Russia was open to talks"}
    expected = {"id": "afp-1", "title": None, "url": "https://example.org/1", "publisher": "AFP", "published": "2024-03-05"}
    assert {name: shape["document"][name] for name in expected} == expected
    assert shape["day"] == "2024-03-04"
    assert shape["reader"] == {"legation": "0.1.0", "model": "1"}
    assert shape["precedent"] is None


def two_statements(content: str, model: str):
    article = Article("Lavrov said Russia was open to talks. Blinken denied that he had been asked.")
    first = article.says("Lavrov", "said", content)
    article.says("Blinken", "denied", "he had been asked", lemma="deny", parent=first if model == "2" else None)
    return article.reading(model)


def test_reading_again_replaces_records_and_keeps_the_ids_of_what_stays(ledger, keep):
    keep(two_statements("Russia was open", "1"))
    before = {shape["cue"]["text"]: shape for shape in shown(ledger, kinds=("statement",))}
    assert keep(two_statements("Russia was open to talks", "2"), again=True)[0].outcome is Outcome.REPLACED
    after = {shape["cue"]["text"]: shape for shape in shown(ledger, kinds=("statement",))}
    assert {cue: shape["id"] for cue, shape in after.items()} == {cue: shape["id"] for cue, shape in before.items()}
    assert after["said"]["content"]["text"] == "Russia was open to talks"
    assert after["denied"]["parent"] == after["said"]["id"]
    assert after["said"]["reader"]["model"] == "2"
    assert count(ledger, documents) == 1


def test_a_cue_that_grows_is_the_same_record(ledger, keep):
    text = "Lavrov has said Russia was open to talks."
    ids = []
    for cue in ("said", "has said"):
        article = Article(text)
        article.says("Lavrov", cue, "Russia was open to talks")
        keep(article.reading(), again=True)
        ids.append([shape["id"] for shape in shown(ledger, kinds=("statement",))])
    assert ids[0] == ids[1]


def test_what_a_new_reading_does_not_find_is_gone(ledger, keep):
    keep(two_statements("Russia was open to talks", "1"))
    article = Article("Lavrov said Russia was open to talks. Blinken denied that he had been asked.")
    article.says("Lavrov", "said", "Russia was open to talks")
    keep(article.reading("2"), again=True)
    assert [shape["cue"]["text"] for shape in shown(ledger, kinds=("statement",))] == ["said"]
    assert shown(ledger, words="asked", kinds=("statement",)) == []
    assert count(ledger, times) == 0


def test_a_verdict_stays_with_what_was_said(ledger, keep):
    keep(two_statements("Russia was open", "1"))
    with ledger.writing() as connection:
        connection.execute(statements.update().values(verdict="new", verdict_count=0))
    keep(two_statements("Russia was open to talks", "2"), again=True)
    verdicts = {shape["cue"]["text"]: shape["precedent"] and shape["precedent"]["verdict"] for shape in shown(ledger, kinds=("statement",))}
    assert verdicts == {"said": None, "denied": "new"}


@pytest.mark.parametrize("text", ["", "\n\n", "🙂"])
def test_a_document_without_records_is_kept(ledger, keep, text):
    (kept,) = keep(Article(text).reading())
    with ledger.reading() as connection:
        assert reading_of(connection, kept.number).document.text == text
