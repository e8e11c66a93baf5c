"""Words to pieces, windows and shapes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.models import FOLDER
from legation.reading.language.pieces import BREAK, CLS, PIECES_PER_WORD_MAX, SEP, SHAPES, PieceEncoder, cut, shape_of

ENCODER = PieceEncoder(FOLDER / "vocab.txt")


@given(st.text(min_size=1, max_size=300))
def test_any_word_has_one_to_eight_pieces(word: str) -> None:
    assert 1 <= len(ENCODER.pieces(word)) <= PIECES_PER_WORD_MAX


@given(st.text(max_size=20), st.booleans())
def test_any_word_has_a_shape_in_the_table(word: str, glued: bool) -> None:
    assert 0 < shape_of(word, glued=glued) < SHAPES


def test_all_quotation_marks_are_one_piece_of_different_shapes() -> None:
    marks = ["“", "”", '"', "``", "''"]
    assert len({tuple(ENCODER.pieces(mark)) for mark in marks}) == 1
    assert len({shape_of(mark, glued=False) for mark in marks}) == 3


def test_a_window_marks_paragraphs_inside_it() -> None:
    window = ENCODER.window(["Talks", "began", "They", "ended"], [False] * 4, [True, False, True, False], 0, 4)
    assert (window.pieces[0], window.pieces[-1]) == (CLS, SEP)
    assert window.pieces.count(BREAK) == 1
    assert len(window.firsts) == 4


@given(st.lists(st.tuples(st.integers(1, 8), st.sampled_from(["a", ".", '"']), st.booleans()), max_size=60), st.integers(12, 30))
def test_ranges_cover_all_words_within_the_limit(items: list[tuple[int, str, bool]], limit: int) -> None:
    sizes, words, breaks = ([item[i] for item in items] for i in range(3))
    ranges = cut(sizes, words, breaks, limit)  # type: ignore[arg-type]
    assert [i for start, end in ranges for i in range(start, end)] == list(range(len(items)))
    assert all(2 + sum(sizes[i] for i in range(start, end)) <= limit for start, end in ranges)


@pytest.mark.parametrize(("breaks", "expected"), [([True, *[False] * 3, True, *[False] * 3], [(0, 4), (4, 8)])])
def test_a_window_ends_before_a_paragraph_if_it_can(breaks: list[bool], expected: list[tuple[int, int]]) -> None:
    assert cut([1] * 8, ["w"] * 8, breaks, 9) == expected
