"""Vectors of what is said, from the pass of the language model that read the article."""

from __future__ import annotations

import numpy as np

from legation import read_many
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
