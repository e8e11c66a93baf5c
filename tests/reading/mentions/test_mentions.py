"""Who is behind sources: hand-made Docs without the trained model, then whole texts with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from legation.reading.mentions.cast import slug
from legation.reading.mentions.names import longest_names
from legation.records import Reading

NLP = English()


def doc_with(text: str, *people: str) -> Doc:
    doc = NLP.make_doc(text)
    spans = []
    for name in people:
        start = text.index(name)
        found = doc.char_span(start, start + len(name))
        assert found is not None
        spans.append(Span(doc, found.start, found.end, "PER"))
    doc.ents = spans
    return doc


def test_a_last_name_is_the_one_longer_name() -> None:
    doc = doc_with("Ivan Rybkin met Lebed. Kulikov, said Rybkin.", "Ivan Rybkin", "Lebed", "Kulikov")
    rybkin = doc.char_span(doc.text.rindex("Rybkin"), doc.text.rindex("Rybkin") + 6, label="PER")
    assert rybkin is not None
    assert longest_names([*doc.ents, rybkin])["PER", "Rybkin"] == "Ivan Rybkin"


def test_a_name_that_two_people_share_is_neither() -> None:
    doc = doc_with("George Bush and Laura Bush left. Bush spoke.", "George Bush", "Laura Bush")
    bush = doc.char_span(33, 37, label="PER")
    assert bush is not None
    assert ("PER", "Bush") not in longest_names([*doc.ents, bush])


@pytest.mark.parametrize(("name", "expected"), [("Ban Ki-moon", "ban-ki-moon"), ("Lula da Silva", "lula-da-silva"), ("Erdoğan", "erdogan"), ("中国", "")])
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def sources(reading: Reading) -> list[str]:
    return [reading.actor(s.source.actor).name for s in reading.statements if s.source]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Ana Duarte arrived. She said the talks would go on.", ["Ana Duarte"]),
        ('"The road is long," President Ivo Marin told reporters. Marin said the talks would go on.', ["Ivo Marin", "Ivo Marin"]),
        ("A diplomat said talks would go on. The diplomat said no date was set.", ["diplomat", "diplomat"]),
    ],
    ids=["she", "last-name", "definite-noun"],
)
def test_sources_of_whole_texts(text: str, expected: list[str], read: Callable[..., Reading]) -> None:
    assert sorted(sources(read(text))) == sorted(expected)
