"""Lemma edits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.reading.language.lemmas import apply_edit, edit_of, mended


@pytest.mark.parametrize(("word", "lemma", "edit"), [("talks", "talk", "l1"), ("Said", "say", "l2y"), ("Russia", "Russia", "k0"), ("was", "be", "=be")])
def test_edits_of_common_words(word: str, lemma: str, edit: str) -> None:
    assert edit_of(word, lemma) == edit


@given(st.text(st.characters(codec="ascii", categories=["L"]), min_size=1), st.text(min_size=1, max_size=8))
def test_an_edit_gives_back_the_lemma_it_was_made_of(word: str, lemma: str) -> None:
    assert apply_edit(word, edit_of(word, lemma)) == lemma


@given(st.text(max_size=5), st.sampled_from(["l4", "k3y", "=be", "l0"]))
def test_an_edit_that_does_not_fit_still_gives_a_word(word: str, edit: str) -> None:
    assert isinstance(apply_edit(word, edit), str)


KNOWN = {"confirm", "plan", "announce", "agency", "talk", "pass"}


@pytest.mark.parametrize(
    ("word", "lemma", "pos", "expected"),
    [
        ("confirmed", "confirme", "VERB", "confirm"),
        ("planned", "plann", "VERB", "plan"),
        ("announcing", "announc", "VERB", "announce"),
        ("agencies", "agencie", "NOUN", "agency"),
        ("passes", "passe", "VERB", "pass"),
        ("Xyzzyed", "xyzzye", "VERB", "xyzzye"),
        ("talks", "talk", "NOUN", "talk"),
    ],
)
def test_a_lemma_that_is_no_word_is_mended(word: str, lemma: str, pos: str, expected: str) -> None:
    assert mended(word, lemma, pos, KNOWN) == expected
