"""Corrections hold, show everywhere, and keep the reader's own record."""

from __future__ import annotations

import pytest
from factories import Article, lavrov, shown
from sqlalchemy import func, select

from legation.errors import LedgerError, NoSuchRecord
from legation.ledger.checking import problems
from legation.ledger.correcting import Action, Correction
from legation.ledger.keeping import Outcome
from legation.ledger.mending import mend, take_out
from legation.ledger.naming import meant
from legation.ledger.readback import reading_of
from legation.ledger.shapes import shapes_of
from legation.ledger.tables import actors, documents


@pytest.fixture
def correct(ledger):
    def made(target, action, because="I was there", **what):
        with ledger.writing() as connection:
            return mend(connection, Correction(target=target, action=Action(action), because=because, by="desk", **what))

    return made


def only(ledger, **asked):
    (shape,) = shown(ledger, **asked)
    return shape


def test_a_rejected_statement_is_found_no_more_but_still_shown(ledger, keep, correct):
    keep(lavrov())
    statement = only(ledger, kinds=("statement",))
    correct(statement["id"], "reject")
    assert shown(ledger, kinds=("statement",)) == []
    assert shown(ledger, words="talks", kinds=("statement",)) == []
    with ledger.reading() as connection:
        again = shapes_of(connection, [("statement", 1)])[0]
    assert again["rejected"]
    assert [(c["action"], c["by"], c["because"]) for c in again["corrections"]] == [("reject", "desk", "I was there")]


def test_a_field_is_set_and_holds_through_reading_again(ledger, keep, correct):
    keep(lavrov(), Article("Blinken was silent. Washington said so.", published="2024-03-05").reading())
    blinken = Article("Blinken said that it was over.", published="2024-03-01")
    blinken.says("Blinken", "said", "it was over")
    keep(blinken.reading())
    statement = only(ledger, words="talks", kinds=("statement",))
    correct(statement["id"], "set", field="source", value="Antony Blinken")
    correct(statement["id"], "set", field="day", value="2024-03-01")
    for _ in range(2):
        shape = only(ledger, words="talks", kinds=("statement",))
        assert [shape["source"]["actor"], shape["actor"]["name"], shape["day"]] == ["antony-blinken", "Antony Blinken", "2024-03-01"]
        assert [(c["field"], c["was"]) for c in shape["corrections"]] == [("source", "sergei-lavrov"), ("day", "2024-03-04")]
        assert keep(lavrov(model="2"), again=True)[0].outcome is Outcome.REPLACED
    with ledger.reading() as connection:
        assert reading_of(connection, 1).statements[0].source.actor == "sergei-lavrov"


def test_what_is_set_is_found_by_its_new_words(ledger, keep, correct):
    keep(lavrov())
    correct(only(ledger, kinds=("statement",))["id"], "set", field="content", value="Russia ruled out negotiations")
    assert shown(ledger, words="talks", kinds=("statement",)) == []
    assert only(ledger, words="negotiations", kinds=("statement",))["content"]["text"] == "Russia ruled out negotiations"
    assert list(problems(ledger)) == []


def test_merged_actors_are_one_from_then_on(ledger, keep, correct):
    for day in ("2024-03-05", "2024-04-05"):
        article = Article("Sergei Lavrow said it was over.", published=day)
        article.says("Sergei Lavrow", "said", "it was over")
        keep(lavrov(day), article.reading())
    wrong = [row for row in _actor_ids(ledger) if row.endswith("sergei-lavrow")]
    for name in wrong:
        correct(name, "merge", value="sergei-lavrov")
    with ledger.reading() as connection:
        who = meant(connection, "sergei-lavrov")
        assert meant(connection, "Sergei Lavrow").numbers == who.numbers
    assert len(shown(ledger, actor=who.numbers, kinds=("statement",))) == 4
    article = Article("Sergei Lavrow said it was over.", published="2024-04-05")
    article.says("Sergei Lavrow", "said", "it was over")
    keep(article.reading("2"), again=True)
    assert len(shown(ledger, actor=who.numbers, kinds=("statement",))) == 4
    assert list(problems(ledger)) == []


def test_a_keeper_at_work_sees_actors_that_others_merge(ledger, keep, correct):
    keep(lavrov("2024-03-05"))
    article = Article("Wang said it was over.")
    article.says("Wang", "said", "it was over")
    keep(article.reading())
    correct("sergei-lavrov", "merge", value="wang-yi")
    keep(lavrov("2024-04-05"))
    with ledger.reading() as connection:
        wang = meant(connection, "wang-yi").numbers
    assert len(shown(ledger, actor=wang, kinds=("statement",))) == 3


def _actor_ids(ledger):
    with ledger.reading() as connection:
        return list(connection.execute(select(actors.c.id)).scalars())


def test_a_merged_statement_counts_no_more(ledger, keep, correct):
    keep(lavrov("2024-03-05"), lavrov("2024-04-05"))
    late, early = shown(ledger, kinds=("statement",))
    correct(late["id"], "merge", value=early["id"])
    assert [shape["id"] for shape in shown(ledger, kinds=("statement",))] == [early["id"]]


def test_an_event_is_set_another_side(ledger, keep, correct):
    article = Article("Russia threatened Washington, Blinken said.")
    article.says("Blinken", "said", "Russia threatened Washington")
    article.event("THREATEN", "threatened", ("Russia",), ("Washington",))
    keep(article.reading())
    event = only(ledger, kinds=("event",))["id"]
    correct(event, "set", field="recipients", value="Antony Blinken")
    correct(event, "set", field="status", value="possible")
    shape = only(ledger, kinds=("event",))
    assert [side["actor"] for side in shape["recipients"]] == ["antony-blinken"]
    assert shape["status"] == "possible"


WRONG = [
    ("set", {"field": "colour", "value": "red"}, "no field 'colour'"),
    ("set", {"field": "kind", "value": "loud"}, "'loud' is none of"),
    ("set", {"field": "day", "value": "2024-02-31"}, "did you mean 2024-02-29"),
    ("set", {"field": "kind", "value": ""}, "cannot be empty"),
    ("merge", {"value": "sergei-lavrov"}, "merge with their own kind"),
    ("reject", {"because": " "}, "needs a reason"),
]


@pytest.mark.parametrize(("action", "what", "said"), WRONG)
def test_corrections_that_cannot_be_made(ledger, keep, correct, action, what, said):
    keep(lavrov())
    with pytest.raises(LedgerError, match=said):
        correct(only(ledger, kinds=("statement",))["id"], action, **what)
    assert only(ledger, kinds=("statement",))["corrections"] == []


def test_a_removed_document_leaves_a_stone(ledger, keep):
    keep(lavrov(id="afp-1"), lavrov("2024-04-05"))
    with ledger.writing() as connection:
        take_out(connection, "afp-1", because="retracted by AFP", by="desk")
    kept = keep(lavrov(id="afp-1"))[0]
    assert (kept.outcome, kept.because) == (Outcome.REMOVED, "retracted by AFP")
    with ledger.reading() as connection:
        assert connection.execute(select(func.count()).select_from(documents)).scalar() == 1
        with pytest.raises(NoSuchRecord, match="retracted by AFP"):
            meant_or_record(connection, "afp-1")
    assert len(shown(ledger, words="talks", kinds=("statement",))) == 1
    assert list(problems(ledger)) == []


def meant_or_record(connection, given):
    from legation.ledger.lookup import record

    return record(connection, given)


def test_removing_a_document_whose_actor_others_name_keeps_the_actor(ledger, keep, correct):
    article = Article("Smith said it was over.", published="2024-01-01")
    article.says("Smith", "said", "it was over")
    keep(article.reading(), lavrov())
    correct(only(ledger, words="talks", kinds=("statement",))["id"], "set", field="source", value="Smith")
    with ledger.writing() as connection:
        take_out(connection, "d" + only(ledger, words="over", kinds=("statement",))["document"]["ledger_id"][1:], because="retracted", by="desk")
    assert only(ledger, words="talks", kinds=("statement",))["actor"]["name"] == "Smith"
    assert list(problems(ledger)) == []
