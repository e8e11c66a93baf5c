"""Vectors of what is said, from the pass of the language model that read the article."""

from __future__ import annotations

import numpy as np
import pytest

from legation import read_many
from legation.reading.sentences.head import calls_of
from legation.records import Document, Genre
from legation.sources.published import iso_date

TEXT = (
    "The Estonian foreign minister said on Tuesday that his country would withdraw its ambassador from Minsk. He called the verdict a disgrace.\n\n"
    "Belarus said it would answer the step. The minister repeated that the ambassador would be withdrawn from Minsk."
)


def _document() -> Document:
    return Document(id="one", title=None, published=iso_date("2012-02-28"), publisher=None, genre=Genre("report"), text=TEXT)


def test_only_who_asks_for_vectors_gets_them():
    (plain,) = read_many([_document()])
    (reading,) = read_many([_document()], vectors=True)
    assert plain.vectors is None
    assert len(reading.vectors) == len(reading.statements) >= 3
    assert reading == plain, "vectors are no part of the record"
    assert "vectors" not in reading.to_dict()


def test_the_same_said_again_lies_nearest():
    (reading,) = read_many([_document()], vectors=True)
    told = {statement.content.text: vector for statement, vector in zip(reading.statements, reading.vectors, strict=True)}
    first, other, again = (next(v for words, v in told.items() if part in words) for part in ("would withdraw its", "answer the step", "would be withdrawn"))
    assert np.linalg.norm(first) > 0.99
    assert first @ again > first @ other + 0.1


@pytest.mark.parametrize(
    ("lengths", "calls"),
    [
        ([], []),
        ([5, 5, 5], [[0, 1, 2]]),
        ([90, 4, 6], [[1, 2], [0]]),
        ([10, 20, 30, 32], [[0, 1, 2, 3]]),
        ([10, 10, 30, 50], [[0, 1], [2, 3]]),
    ],
    ids=["none", "alike", "one long", "little padding each", "much padding"],
)
def test_stretches_run_together_where_padding_costs_less_than_a_call(lengths: list[int], calls: list[list[int]]):
    assert calls_of(lengths) == calls
