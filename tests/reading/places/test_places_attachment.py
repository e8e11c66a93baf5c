"""Where something was said or done."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from legation.knowledge.places import Gazetteer
from legation.reading.places import PlaceReader, place_of

VOCAB = spacy.blank("en").vocab

Word = tuple[str, str, str, str, int]
"""Text, universal tag, lemma, relation, head (index)."""

SAID_IN: list[Word] = [
    ("He", "PRON", "he", "nsubj", 1),
    ("said", "VERB", "say", "ROOT", 1),
    ("in", "ADP", "in", "case", 3),
    ("Geneva", "PROPN", "Geneva", "obl", 1),
    ("that", "SCONJ", "that", "mark", 6),
    ("Iran", "PROPN", "Iran", "nsubj", 6),
    ("attacked", "VERB", "attack", "ccomp", 1),
    ("Iraq", "PROPN", "Iraq", "obj", 6),
]
SAID_THAT: list[Word] = [
    ("He", "PRON", "he", "nsubj", 1),
    ("said", "VERB", "say", "ROOT", 1),
    ("they", "PRON", "they", "nsubj", 3),
    ("met", "VERB", "meet", "ccomp", 1),
    ("in", "ADP", "in", "case", 5),
    ("Geneva", "PROPN", "Geneva", "obl", 3),
]
TALKS_IN: list[Word] = [
    ("They", "PRON", "they", "nsubj", 1),
    ("held", "VERB", "hold", "ROOT", 1),
    ("talks", "NOUN", "talk", "obj", 1),
    ("with", "ADP", "with", "case", 4),
    ("Iran", "PROPN", "Iran", "obl", 1),
    ("in", "ADP", "in", "case", 6),
    ("Doha", "PROPN", "Doha", "obl", 1),
]
AT_A_CONFERENCE: list[Word] = [
    ("He", "PRON", "he", "nsubj", 1),
    ("spoke", "VERB", "speak", "ROOT", 1),
    ("at", "ADP", "at", "case", 4),
    ("a", "DET", "a", "det", 4),
    ("conference", "NOUN", "conference", "obl", 1),
    ("in", "ADP", "in", "case", 6),
    ("Geneva", "PROPN", "Geneva", "nmod", 4),
]
VISIT: list[Word] = [
    ("He", "PRON", "he", "nsubj", 2),
    ("will", "AUX", "will", "aux", 2),
    ("visit", "VERB", "visit", "ROOT", 2),
    ("Iran", "PROPN", "Iran", "obj", 2),
]
AGAINST: list[Word] = [
    ("He", "PRON", "he", "nsubj", 1),
    ("spoke", "VERB", "speak", "ROOT", 1),
    ("about", "ADP", "about", "case", 3),
    ("Iran", "PROPN", "Iran", "obl", 1),
]

CASES = {
    "said in": (SAID_IN, "said", "Geneva"),
    "not the place of another clause": (SAID_THAT, "said", None),
    "what is attacked": (SAID_IN, "attacked", "Iraq"),
    "a noun by the verb it is the object of": (TALKS_IN, "talks", "Doha"),
    "at an occasion in": (AT_A_CONFERENCE, "spoke", "Geneva"),
    "visited": (VISIT, "will visit", "Iran"),
    "spoken about": (AGAINST, "spoke", None),
}


def _doc(words: list[Word], gazetteer: Gazetteer) -> Doc:
    texts, pos, lemmas, deps, heads = zip(*words, strict=True)
    doc = Doc(VOCAB, words=list(texts), pos=list(pos), lemmas=list(lemmas), deps=list(deps), heads=list(heads))
    doc.set_ents([Span(doc, token.i, token.i + 1, label="LOC") for token in doc if token.pos_ == "PROPN"])
    return PlaceReader(gazetteer)(doc)


@pytest.mark.parametrize(("words", "trigger", "expected"), CASES.values(), ids=CASES.keys())
def test_place_of(gazetteer: Gazetteer, words: list[Word], trigger: str, expected: str | None) -> None:
    doc = _doc(words, gazetteer)
    start = doc.text.index(trigger)
    found = place_of(doc, start, start + len(trigger))
    assert expected == (None if found is None else doc._.places[found].name)


def test_a_document_without_places_has_no_place(gazetteer: Gazetteer) -> None:
    doc = _doc([("He", "PRON", "he", "nsubj", 1), ("spoke", "VERB", "speak", "ROOT", 1)], gazetteer)
    assert place_of(doc, 3, 8) is None
