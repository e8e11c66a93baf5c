"""Docs built by hand: names in brackets with their label, tags by their capitals. No trained model is needed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc, Span

from legation.knowledge.places import Gazetteer, load_gazetteer
from legation.reading.places import PlaceReader, Toponym

_MARKED = re.compile(r"\[(LOC|PER|ORG) ([^\]]+)\]")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def make_doc() -> Callable[[str], Doc]:
    nlp = spacy.blank("en")

    def make(marked: str) -> Doc:
        text, spans = "", []
        for part in re.split(r"(\[(?:LOC|PER|ORG) [^\]]+\])", marked):
            match = _MARKED.fullmatch(part)
            if match:
                spans.append((len(text), len(text) + len(match[2]), match[1]))
            text += match[2] if match else part
        doc = nlp.make_doc(text)
        for token in doc:
            token.tag_ = "NNP" if token.text[0].isupper() and (token.is_upper or not token.is_stop) else "IN" if token.is_stop else "NN"
        doc.set_ents([_span(doc, *span) for span in spans])
        return doc

    return make


def _span(doc: Doc, start: int, end: int, label: str) -> Span:
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    assert span is not None
    return span


@pytest.fixture(scope="session")
def places_in(gazetteer: Gazetteer, make_doc: Callable[[str], Doc]) -> Callable[[str], list[tuple[str, Toponym]]]:
    """The words and the toponym of each place in a marked text."""
    reader = PlaceReader(gazetteer)

    def read(marked: str) -> list[tuple[str, Toponym]]:
        doc = reader(make_doc(marked))
        return [(doc.text[place.start : place.end], place) for place in doc._.places]

    return read
