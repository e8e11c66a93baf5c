"""Verdicts over a ledger, with vectors made of the statements' own words in place of the model's."""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pytest
from ledger.factories import Article, lavrov
from sqlalchemy import Connection, select

from legation.ledger import Ledger, vectors
from legation.ledger.correcting import Action, Correction
from legation.ledger.keeping import Incoming
from legation.ledger.mending import mend, take_out
from legation.ledger.precedent_asking import asked_reading, asked_record, asked_text
from legation.ledger.precedent_events import told_otherwise
from legation.ledger.precedent_keeping import Precedents, fill
from legation.ledger.precedent_quotes import quoted
from legation.ledger.precedent_stems import PLAIN, stem
from legation.ledger.precedent_words import tokens_of
from legation.ledger.shapes import Shape, shapes_of
from legation.ledger.steps import keeper
from legation.ledger.tables import statements
from legation.ledger.vectors import Among, Chosen, Codes, Floats
from legation.records import Reading


def by_words(texts: Sequence[str]) -> Floats:
    """A vector of each text's stems: texts that share words are near."""
    out = np.zeros((len(texts), 384), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in {stem(token) for token in tokens_of(text) if token[0].isalpha()} - PLAIN:
            out[row] += np.random.default_rng(zlib.crc32(word.encode())).standard_normal(384).astype(np.float32)
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)


@pytest.fixture
def add(ledger: Ledger) -> Callable[..., None]:
    keeping = keeper(further=(Precedents(by_words),))

    def added(*readings: Reading, again: bool = False) -> None:
        for reading in readings:
            with ledger.writing() as connection:
                keeping.keep(connection, [Incoming(reading)], again=again)

    return added


def says(day: str, content: str, who: str = "Lavrov", cue: str = "said", lemma: str = "say", publisher: str | None = None) -> Reading:
    article = Article(f"{who} {cue} {content}.", published=day, publisher=publisher, id=f"{who}-{day}-{publisher}")
    article.says(who, cue, content, lemma=lemma)
    return article.reading()


def told(ledger: Ledger) -> list[Shape]:
    """All statements, in the order of their days."""
    with ledger.reading() as connection:
        numbers = connection.execute(select(statements.c.n).order_by(statements.c.day, statements.c.n)).scalars().all()
        return shapes_of(connection, [("statement", number) for number in numbers])


def verdicts(shapes: Iterable[Shape]) -> list[str]:
    return [shape["precedent"]["verdict"] for shape in shapes]


TALKS = "Russia was open to talks with the rebels in Geneva"


def test_vectors_that_the_reading_holds_are_kept_and_none_is_made(ledger: Ledger) -> None:
    def never(texts: Sequence[str]) -> Floats:
        raise AssertionError(f"asked for {texts}")

    article = says("2003-03-01", "the troops will leave the valley")
    (known,) = by_words([article.statements[0].content.text])
    with ledger.writing() as connection:
        keeper(further=(Precedents(never),)).keep(connection, [Incoming(dataclasses.replace(article, vectors=(known,)))])
        (number,) = connection.execute(select(statements.c.n)).scalars()
        (kept,) = vectors.of(connection, [number]).values()
    assert float(kept @ known) > 0.999


def test_what_was_said_before_is_repeated(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", TALKS), says("2024-04-02", "Russia is open to talks with rebels in Geneva"), says("2024-06-01", TALKS))
    last = told(ledger)[-1]["precedent"]
    assert verdicts(told(ledger)) == ["new", "repeated", "repeated"]
    assert (last["since"], last["last"], last["count"]) == ("2024-03-05", "2024-04-02", 2)
    assert [item["relation"] for item in last["earlier"]] == ["repeated", "repeated"]
    assert all(item["same_actor"] for item in last["earlier"])


def test_what_is_taken_back_has_changed(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", "talks with the rebels in Geneva", cue="ruled out", lemma="rule"), says("2024-09-01", TALKS), says("2024-10-01", TALKS))
    assert verdicts(told(ledger)) == ["new", "changed", "repeated"]
    assert told(ledger)[1]["precedent"]["since"] == "2024-03-05"
    assert told(ledger)[2]["precedent"]["since"] == "2024-09-01"


def test_copies_of_one_report_are_no_precedents(ledger: Ledger, add: Callable[..., None]) -> None:
    text = f"Lavrov said {TALKS}. The minister spoke in Moscow after a meeting with the envoy, who had come by train through the snow."
    for day, publisher in (("2024-03-05", "AFP"), ("2024-03-06", "The Daily"), ("2024-03-07", "The Weekly")):
        article = Article(text, published=day, publisher=publisher, id=publisher)
        article.says("Lavrov", "said", TALKS)
        add(article.reading())
    assert verdicts(told(ledger)) == ["new", "new", "new"]


def test_what_others_say_for_the_same_state_is_marked(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", TALKS, who="Russia"), says("2024-04-02", TALKS), says("2024-05-02", TALKS, who="Wang"))
    shapes = told(ledger)
    assert verdicts(shapes) == ["new", "repeated", "new"]
    assert [item["same_actor"] for item in shapes[1]["precedent"]["earlier"]] == [False]


def test_an_earlier_report_that_comes_later_moves_the_verdict(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-06-01", TALKS))
    assert verdicts(told(ledger)) == ["new"]
    add(says("2024-03-05", TALKS))
    assert verdicts(told(ledger)) == ["new", "repeated"]


def test_statements_of_one_document_are_no_precedents_of_each_other(ledger: Ledger, add: Callable[..., None]) -> None:
    article = Article(f"Lavrov said {TALKS}. Later Lavrov added Russia was open to talks with the rebels.", published="2024-03-05")
    article.says("Lavrov", "said", TALKS)
    article.says("Lavrov", "added", "Russia was open to talks with the rebels.", lemma="add")
    add(article.reading())
    assert verdicts(told(ledger)) == ["new", "new"]


def test_a_statement_without_a_source_is_not_judged(ledger: Ledger, add: Callable[..., None]) -> None:
    article = Article(f"It was said that {TALKS}.")
    article.says(None, "said", TALKS)
    add(article.reading())
    assert told(ledger)[0]["precedent"] is None


def test_asking_adds_nothing(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", TALKS))
    with ledger.reading() as connection:
        (shape, _), *_ = asked_text(connection, "Russia is open to talks with the rebels in Geneva", by="Sergey Lavrov", day="2024-09-01", vectorize=by_words)
        (other, _), *_ = asked_text(connection, "Wheat is cheap", by="Sergey Lavrov", day="2024-09-01", vectorize=by_words)
        (before, _), *_ = asked_text(connection, TALKS, by="Sergey Lavrov", day="2024-01-01", vectorize=by_words)
    assert shape["precedent"]["verdict"] == "repeated"
    assert shape["precedent"]["earlier"][0]["content"] == TALKS
    assert (other["precedent"]["verdict"], before["precedent"]["verdict"]) == ("new", "new")
    assert len(told(ledger)) == 1
    json.dumps(shape)


def test_an_article_is_held_against_the_ledger_but_not_against_itself(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", TALKS), says("2024-09-01", TALKS))
    with ledger.reading() as connection:
        ((shape, _),) = asked_reading(connection, says("2024-09-01", TALKS), vectorize=by_words)
    assert (shape["precedent"]["verdict"], shape["precedent"]["count"]) == ("repeated", 1)


def test_a_record_of_the_ledger_is_asked_by_its_id(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", TALKS), says("2024-09-01", TALKS))
    with ledger.reading() as connection:
        ((shape, _),) = asked_record(connection, told(ledger)[1]["id"], vectorize=by_words)
    kept = told(ledger)[1]["precedent"]
    assert {name: shape["precedent"][name] for name in ("verdict", "since", "last", "count")} == {
        name: kept[name] for name in ("verdict", "since", "last", "count")
    }


def test_an_event_told_and_denied_is_told_otherwise() -> None:
    envoys = frozenset({1, 2})
    assert told_otherwise({("CONSULT", envoys): "occurred"}, {("CONSULT", envoys): "negated"})
    assert not told_otherwise({("CONSULT", envoys): "planned"}, {("CONSULT", envoys): "occurred"})
    assert not told_otherwise({("CONSULT", envoys): "occurred"}, {("CONSULT", frozenset({3})): "negated"})


def test_reading_again_keeps_the_verdict(ledger: Ledger, add: Callable[..., None]) -> None:
    add(lavrov("2024-03-05", id="a"), lavrov("2024-05-05", id="b", content="Russia was open to talks, as ever"))
    before = told(ledger)[-1]["precedent"]
    add(lavrov("2024-05-05", id="b", content="Russia was open to talks, as ever", model="2"), again=True)
    assert told(ledger)[-1]["precedent"] == before


def reread(content: str | None) -> Reading:
    """A second reading of an article of two sentences: it finds other words, or nothing."""
    article = Article(f"Lavrov said {TALKS}. That was all.", published="2024-03-05", id="first")
    if content:
        article.says("Lavrov", "said", content)
    return article.reading(model="2")


@pytest.mark.parametrize("content", [None, "That was all"])
def test_reading_again_without_or_with_other_words_judges_what_rested_on_them(ledger: Ledger, add: Callable[..., None], content: str | None) -> None:
    add(reread(TALKS), says("2024-04-02", TALKS), says("2024-05-02", TALKS))
    assert verdicts(told(ledger)) == ["new", "repeated", "repeated"]
    add(reread(content), again=True)
    assert verdicts(told(ledger))[-2:] == ["new", "repeated"]
    assert told(ledger)[-1]["precedent"]["count"] == 1


def test_loading_other_words_takes_back_what_rested_on_them(ledger: Ledger, add: Callable[..., None]) -> None:
    add(reread(TALKS), says("2024-04-02", TALKS))
    with ledger.writing() as connection:
        keeper().keep(connection, [Incoming(reread("That was all"))], again=True)
    assert [shape["precedent"] for shape in told(ledger)] == [None, None]


def mended(ledger: Ledger, target: str, action: Action, **what: str) -> None:
    wanted = Correction(target=target, action=action, because="I was there", by="A. Clerk", **what)
    with ledger.writing() as connection:
        mend(connection, wanted, settle=settle_by_words)


def settle_by_words(connection: Connection, numbers: Sequence[int]) -> None:
    fill(connection, numbers, by_words)


def test_verdicts_that_rest_on_a_rejected_statement_are_judged_anew(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", TALKS), says("2024-04-02", TALKS))
    mended(ledger, told(ledger)[0]["id"], Action.REJECT)
    assert told(ledger)[1]["precedent"]["verdict"] == "new"


def test_a_reworded_statement_is_judged_by_its_new_words(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", TALKS), says("2024-04-02", "wheat is cheap"), says("2024-05-02", "wheat is cheap"))
    mended(ledger, told(ledger)[1]["id"], Action.SET, field="content", value=TALKS)
    assert verdicts(told(ledger)) == ["new", "repeated", "new"]


def test_a_statement_of_another_source_has_other_precedents(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", TALKS), says("2024-04-02", TALKS, who="Baerbock"), says("2024-05-02", "the vote was fair", who="Baerbock"))
    assert verdicts(told(ledger)) == ["new", "new", "new"]
    mended(ledger, told(ledger)[1]["id"], Action.SET, field="source", value="Lavrov")
    assert verdicts(told(ledger)) == ["new", "repeated", "new"]


def test_merged_actors_have_said_it_before(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", TALKS), says("2024-04-02", TALKS, who="Baerbock"))
    first, second = (shape["source"]["actor"] for shape in told(ledger))
    mended(ledger, second, Action.MERGE, value=first)
    assert verdicts(told(ledger)) == ["new", "repeated"]


def test_verdicts_that_rest_on_a_removed_article_are_judged_anew(ledger: Ledger, add: Callable[..., None]) -> None:
    add(says("2024-03-05", TALKS), says("2024-04-02", TALKS))
    with ledger.writing() as connection:
        take_out(connection, told(ledger)[0]["document"]["id"], because="retracted", by="A. Clerk", settle=settle_by_words)
    assert verdicts(told(ledger)) == ["new"]


def test_statements_of_one_article_are_judged_as_if_each_were_asked_alone(ledger: Ledger, add: Callable[..., None]) -> None:
    article = Article(f"Lavrov said {TALKS}. Blinken said the vote was fair. Lavrov said wheat was cheap.", published="2024-05-05", id="three")
    for who, content in (("Lavrov", TALKS), ("Blinken", "the vote was fair"), ("Lavrov", "wheat was cheap")):
        article.says(who, "said", content)
    add(says("2024-03-05", TALKS), says("2024-03-06", "the vote was fair", who="Blinken"), says("2024-04-05", "Russia ruled out talks with rebels in Geneva"))
    add(article.reading())
    together = told(ledger)[-3:]
    with ledger.reading() as connection:
        alone = [asked_record(connection, shape["id"], vectorize=by_words)[0][0] for shape in together]
    assert [shape["precedent"]["verdict"] for shape in together] == [shape["precedent"]["verdict"] for shape in alone]
    assert {len(shape["precedent"]["earlier"]) for shape in together} > {0}
    assert [[item["id"] for item in shape["precedent"]["earlier"]] for shape in together] == [
        [item["id"] for item in shape["precedent"]["earlier"]] for shape in alone
    ]


def test_quoted_words_are_found_exactly_and_nearly(ledger: Ledger, add: Callable[..., None]) -> None:
    add(
        says("2024-03-05", "“We will not be dictated to”"),
        says("2024-04-05", "we will never be dictated to by anyone"),
        says("2024-05-05", "the vote was fair"),
    )
    with ledger.reading() as connection:
        hits = quoted(connection, "we will NOT be dictated to", limit=10)
    assert [hit.share for hit in hits] == [1.0, pytest.approx(5 / 6)]
    assert "\x02We will not be dictated to\x03" in hits[0].marked


def test_bit_codes_find_what_comparing_all_finds(ledger: Ledger, add: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "EXACT_MAX", 2)
    monkeypatch.setattr(vectors, "RERANKED", 3)
    add(*(says(f"2024-03-{day:02}", content) for day, content in enumerate((TALKS, "wheat is cheap", "the vote was fair", "the dam is full", TALKS), 1)))
    codes, every = Codes(), Among(lambda _: select(statements.c.n))
    with ledger.reading() as connection:
        for most in (False, True):
            found = vectors.nearest(connection, by_words([TALKS])[0], Chosen(every), 2, codes, most=most)
            assert sorted(number for number, _ in found) == [1, 5]
            assert found[0][1] == pytest.approx(1, abs=0.01)
