"""What a statement claims, by its words, and how two claims stand to each other."""

from __future__ import annotations

import pytest

from legation.ledger.precedent_pairs import Relation, judge
from legation.ledger.precedent_quotes import best_stretch, words_of
from legation.ledger.precedent_stems import alike, found_in, stem
from legation.ledger.precedent_words import claim_of, tokens_of


@pytest.mark.parametrize(
    ("first", "second"), [("withdrew", "withdrawing"), ("denied", "deny"), ("ruled", "rule"), ("stopped", "stop"), ("gave", "given"), ("sanctions", "sanction")]
)
def test_forms_of_a_word_have_one_stem(first: str, second: str) -> None:
    assert stem(first) == stem(second)


@pytest.mark.parametrize(("first", "second", "same"), [("withdraw", "withdrawal", True), ("deploy", "deployment", True), ("talk", "tank", False)])
def test_words_of_one_family_are_alike(first: str, second: str, same: bool) -> None:
    assert alike(stem(first), stem(second)) is same


def test_words_found_in_others_are_those_alike_to_one_of_them() -> None:
    words, others = {"withdraw", "talk", "tank", "be", "deploy"}, {"withdrawal", "talk", "bee", "deployment"}
    assert found_in(words, others) == {word for word in words if any(alike(word, other) for other in others)} == {"withdraw", "talk", "deploy"}


def test_contractions_show_their_no() -> None:
    assert tokens_of("We won’t pay; they can't") == ["we", "will", "n't", "pay", ";", "they", "can", "n't"]


@pytest.mark.parametrize(
    ("cue", "content", "turned"),
    [
        ("said", "Russia was open to talks", False),
        ("ruled out", "talks with the rebels", True),
        ("denied", "that he planned to step down", False),
        ("denied", "that he would meet the envoy", True),
        ("said", "there were no plans to close the base", False),
        ("said", "not only would he come, he would stay", False),
        ("said", "talks could begin, but not before the rebels disarmed", True),
    ],
)
def test_an_odd_number_of_words_that_say_no_turns_a_statement(cue: str, content: str, turned: bool) -> None:
    assert claim_of(content, cue).turned is turned


@pytest.mark.parametrize(
    ("content", "quantity"),
    [
        ("$50 million in help", (50_000_000.0, "money")),
        ("50 million dollars for the victims", (50_000_000.0, "money")),
        ("12,000 soldiers", (12_000.0, "soldier")),
        ("two dozen jets", (24.0, "jet")),
        ("within six months", (180.0, "days")),
        ("a tariff of 25 percent", (25.0, "percent")),
    ],
)
def test_numbers_are_compared_in_one_form(content: str, quantity: tuple[float, str]) -> None:
    assert claim_of(content).quantities == {quantity}


@pytest.mark.parametrize("content", ["the May 14 meeting", "a meeting on 14 May"])
def test_a_day_is_no_quantity(content: str) -> None:
    claim = claim_of(content)
    assert (claim.days, claim.quantities) == ({"m5", "d14"}, frozenset())


@pytest.mark.parametrize(
    ("earlier", "later", "relation"),
    [
        (("ruled out", "talks with the rebels"), ("said", "he was open to talks with the rebels"), Relation.CHANGED),
        (("said", "Russia was open to talks"), ("said", "Russia is open to talks"), Relation.REPEATED),
        (("said", "the embassy would reopen in May"), ("said", "the embassy would not reopen in May"), Relation.CHANGED),
        (("pledged", "50 million dollars for the victims"), ("pledged", "80 million dollars for the victims"), Relation.CHANGED),
        (("confirmed", "that the envoy would resign"), ("denied", "that the envoy would resign"), Relation.CHANGED),
    ],
)
def test_words_decide_between_near_statements(earlier: tuple[str, str], later: tuple[str, str], relation: Relation) -> None:
    judged = judge(claim_of(earlier[1], earlier[0]), claim_of(later[1], later[0]), 0.85)
    assert judged is not None
    assert judged.relation is relation


def test_statements_far_apart_have_nothing_to_do_with_each_other() -> None:
    assert judge(claim_of("the dam is full"), claim_of("the vote is fair"), 0.05) is None


def test_nearly_the_same_words_are_found_in_a_longer_statement() -> None:
    said = words_of("As I told you, we shall never be dictated to by anybody, the minister added")
    share, start, end = best_stretch("we will never be dictated to".split(), said)
    assert share == pytest.approx(5 / 6)
    assert [word.plain for word in said[start:end]] == ["we", "shall", "never", "be", "dictated", "to"]
