"""Builds Docs for the tests of times: an untagged one from a text, or one with tags and heads set by hand."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from legation.reading.times import TimeExpression, read_times
from legation.records import Document

NLP = spacy.blank("en")
if not Doc.has_extension("document"):
    Doc.set_extension("document", default=None)


def read(text: str, published: str | None = "1998-08-14") -> Doc:
    """The Doc of `text` without tags, its times read."""
    return read_times(_with_document(NLP.make_doc(text), published))


def read_tagged(words: str, published: str | None = "1998-08-14") -> Doc:
    """The Doc of words written as word/TAG/POS/dep/head, head by its number; its times read."""
    fields = [item.split("/") for item in words.split()]
    doc = Doc(
        NLP.vocab,
        words=[word for word, *_ in fields],
        tags=[tag for _, tag, *_ in fields],
        pos=[pos for _, _, pos, *_ in fields],
        deps=[dep for _, _, _, dep, _ in fields],
        heads=[int(head) for *_, head in fields],
        lemmas=[word.lower() for word, *_ in fields],
    )
    return read_times(_with_document(doc, published))


def shown(doc: Doc) -> list[tuple[str, str, str]]:
    """Each time as its words, its type and its value."""
    times: tuple[TimeExpression, ...] = doc._.times
    return [(doc.text[time.start : time.end], time.type.value, time.value) for time in times]


def _with_document(doc: Doc, published: str | None) -> Doc:
    doc._.document = Document(id="d", published=published, text=doc.text)
    return doc
