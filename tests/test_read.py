"""The whole reader with the trained model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import legation
from legation.errors import DateError, TextTooLong
from legation.reading.pipeline import CHARACTERS_MAX
from legation.records import Document, Reading, StatementKind

pytestmark = pytest.mark.model

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.json"))
Read = Callable[..., Reading]


def spans_in(record: Any) -> Iterator[dict[str, Any]]:
    if isinstance(record, dict):
        if {"start", "end", "text"} <= record.keys():
            yield record
        for value in record.values():
            yield from spans_in(value)
    elif isinstance(record, list):
        for value in record:
            yield from spans_in(value)


def lies(reading: Reading) -> list[dict[str, Any]]:
    data = reading.to_dict()
    text = data.pop("document")["text"]
    return [span for span in spans_in(data) if text[span["start"] : span["end"]] != span["text"]]


def dangling(reading: Reading) -> list[str]:
    actors = {actor.id for actor in reading.actors}
    statements = {statement.id for statement in reading.statements}
    used = [span.actor for s in reading.statements for span in (s.source, s.addressee) if span]
    parents = [s.parent for s in reading.statements if s.parent]
    return [key for key in used if key not in actors] + [key for key in parents if key not in statements]


def test_a_plain_sentence(read: Read) -> None:
    reading = read("Foreign Minister Ana Kovac told reporters on Friday that the talks would go on.", published="2019-06-28")
    (statement,) = reading.statements
    assert statement.source is not None
    assert statement.source.text == "Foreign Minister Ana Kovac"
    assert reading.actor(statement.source.actor).name == "Ana Kovac"
    assert statement.cue.lemma == "tell"
    assert statement.content.text == "the talks would go on"
    assert statement.addressee is not None
    assert statement.addressee.text == "reporters"
    assert statement.kind is StatementKind.INDIRECT


def test_nesting(read: Read) -> None:
    reading = read("A spokesman confirmed that the president had said he was open to talks.")
    by_cue = {s.cue.lemma: s for s in reading.statements}
    assert by_cue["say"].parent == by_cue["confirm"].id


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_read_without_a_lie(path: Path, read: Read) -> None:
    article = json.loads(path.read_text(encoding="utf-8"))
    reading = read(article["text"], published=article["published"], genre=article["genre"], publisher=article["publisher"])
    assert len(reading.statements) >= 4
    assert lies(reading) == []
    assert dangling(reading) == []


ARTICLES = [json.loads(path.read_text(encoding="utf-8"))["text"][:400] for path in EXAMPLES]
NOISE = st.sampled_from(
    ['"', "“", "”", "'", "\n", "\n\n", "\r\n", "\t", " ", "\u2028", "\u200f", "𝔘", "ß", "é", "--", "said", ":", "(", "\x07", "“”", "3.5", "أ"]
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An example's beginning with stretches dropped, doubled and replaced by noise."""
    text = draw(st.sampled_from(ARTICLES))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(NOISE | st.just(text[start:end] * 2) | st.just("")) + text[end:]
    return text


@given(st.lists(mutated() | st.text(max_size=80), min_size=20, max_size=20))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_two_thousand_mutated_inputs_give_no_error_and_no_lie(texts: list[str]) -> None:
    documents = [Document(id=str(n), text=text, language="en") for n, text in enumerate(texts)]
    for reading in legation.read_many(documents):
        assert isinstance(reading, Reading)
        assert lies(reading) == []
        assert dangling(reading) == []


@pytest.mark.parametrize("text", ["", " \n ", ".", "“", "\ufeff", "A" * 5000, '"' * 400], ids=["empty", "space", "stop", "mark", "bom", "one-word", "marks"])
def test_odd_texts_are_read(text: str, read: Read) -> None:
    assert lies(read(text)) == []


def test_a_nonsense_date_is_refused_by_its_value(read: Read) -> None:
    with pytest.raises(DateError, match="yesterday"):
        read("Talks.", published="yesterday")


def test_a_text_that_is_too_long_is_refused_and_the_rest_read() -> None:
    documents = [Document(id="long", text="a " * CHARACTERS_MAX), Document(id="short", text="He said no.")]
    long, short = legation.read_many(documents)
    assert isinstance(long, TextTooLong)
    assert isinstance(short, Reading)


def test_another_language_gives_empty_lists_and_its_code(read: Read) -> None:
    reading = read("Le ministre des Affaires étrangères a déclaré vendredi que les pourparlers se poursuivraient à Genève malgré les critiques.")
    assert reading.document.language == "fr"
    assert reading.statements == ()


def test_documents_keep_their_order_across_rounds() -> None:
    documents = [Document(id=str(n), text=f"Envoy number {n} said the talks went on.") for n in range(120)]
    assert [r.document.id for r in legation.read_many(documents) if isinstance(r, Reading)] == [str(n) for n in range(120)]


def test_a_text_reads_the_same_alone_and_in_company(read: Read) -> None:
    text = json.loads(EXAMPLES[0].read_text(encoding="utf-8"))["text"]
    company = [Document(id="text", text=text), Document(id="other", text="He said no. " * 60)]
    together = next(iter(legation.read_many(company)))
    assert isinstance(together, Reading)
    assert [s.content.text for s in together.statements] == [s.content.text for s in read(text).statements]


def test_the_pipeline_gives_spacys_annotations() -> None:
    doc = legation.load()("The envoy arrived in Geneva from Norway on Friday. He met reporters.")
    assert [sent.text for sent in doc.sents] == ["The envoy arrived in Geneva from Norway on Friday.", "He met reporters."]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Geneva", "LOC"), ("Norway", "LOC")]
    arrived = doc[2]
    assert (arrived.lemma_, arrived.pos_, arrived.tag_, arrived.dep_, arrived.head.i) == ("arrive", "VERB", "VBD", "ROOT", 2)
    assert doc[1].dep_ == "nsubj"
