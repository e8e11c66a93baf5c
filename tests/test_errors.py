"""Errors as they go from one process to another."""

from __future__ import annotations

import pickle

import pytest

from legation.errors import DocumentError, TextTooLong


@pytest.mark.parametrize("kind", [DocumentError, TextTooLong])
def test_a_documents_error_is_sent_with_its_parts(kind: type[DocumentError]) -> None:
    error = pickle.loads(pickle.dumps(kind("news.jsonl:3", "not JSON")))
    assert (type(error), error.where, error.problem, str(error)) == (kind, "news.jsonl:3", "not JSON", "news.jsonl:3: not JSON")
