"""From scores to structure."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.reading.language import decode

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def test_an_inside_label_needs_its_beginning() -> None:
    scores = np.log(np.array([[[0.1, 0.2, 0.6, 0.05, 0.05], [0.1, 0.1, 0.1, 0.1, 0.6]]], dtype=np.float32))
    ids = decode.viterbi(scores, decode.bio_transitions(LABELS))[0].tolist()
    assert [LABELS[i] for i in ids] == ["B-LOC", "I-LOC"]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["O", "B-PER", "I-PER", "O"], [(1, 3, "PER")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["B-LOC"], [(0, 1, "LOC")]),
        ([], []),
    ],
    ids=["inside", "side-by-side", "to-the-end", "empty"],
)
def test_spans_of_bio_labels(labels: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert decode.spans([LABELS.index(label) for label in labels], LABELS) == expected


def best_by_trying(arc: np.ndarray) -> float:
    size, best = len(arc), -np.inf
    for heads in itertools.product(range(size), repeat=size):
        roots = [i for i, head in enumerate(heads) if head == i]
        if len(roots) == 1 and all(_reaches(heads, i, roots[0]) for i in range(size)):
            best = max(best, sum(arc[i, head] for i, head in enumerate(heads)))
    return float(best)


def _reaches(heads: tuple[int, ...], word: int, root: int) -> bool:
    for _ in heads:
        word = heads[word]
    return word == root


@given(st.lists(st.lists(st.integers(-9, 9), min_size=4, max_size=4), min_size=4, max_size=4))
def test_heads_make_one_tree(rows: list[list[int]]) -> None:
    heads = decode.heads(np.array(rows, dtype=np.float32), [True, False, False, False])
    absolute = tuple(i if head == decode.ROOT else head for i, head in enumerate(heads))
    assert heads.count(decode.ROOT) == 1
    assert all(_reaches(absolute, i, heads.index(decode.ROOT)) for i in range(4))


@given(st.lists(st.lists(st.integers(-9, 9), min_size=4, max_size=4), min_size=4, max_size=4), st.integers(0, 3))
def test_with_a_sure_root_the_tree_is_the_best_one(rows: list[list[int]], root: int) -> None:
    arc = np.array(rows, dtype=np.float32)
    arc[np.diag_indices(4)] = -100
    arc[root, root] = 100
    heads = decode.heads(arc, [True, False, False, False])
    score = sum(arc[i, i if head == decode.ROOT else head] for i, head in enumerate(heads))
    assert score == best_by_trying(arc)


def test_no_head_crosses_a_sentence() -> None:
    arc = np.zeros((4, 4), dtype=np.float32)
    arc[:, 3] = 5
    heads = decode.heads(arc, [True, False, True, False])
    assert all(head in (decode.ROOT, 0, 1) for head in heads[:2])
