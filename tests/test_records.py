"""Records check themselves and go to dicts and back without loss."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import RecordError
from legation.records import (
    Actor,
    ActorKind,
    ActorSpan,
    Content,
    Cue,
    Document,
    Event,
    EventStatus,
    Genre,
    Magnitude,
    Mention,
    MentionForm,
    Place,
    Reader,
    Reading,
    Span,
    Statement,
    StatementKind,
    Time,
    TimeType,
)

TEXTS = st.text(max_size=12)
IDS = st.text(min_size=1, max_size=6)
MAYBE = st.none() | TEXTS
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def spans(draw: st.DrawFn, kind: type[Span] = Span, **fields: object) -> Span:
    text, start = draw(TEXTS), draw(st.integers(0, 10_000))
    return kind(start=start, end=start + len(text), text=text, **{name: draw(strategy) for name, strategy in fields.items()})  # type: ignore[arg-type]


def lists(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


ACTOR_SPANS = spans(ActorSpan, actor=IDS)
STATEMENTS = st.builds(
    Statement, id=IDS, kind=st.sampled_from(StatementKind), source=st.none() | ACTOR_SPANS, cue=spans(Cue, lemma=TEXTS),
    content=st.builds(Content, spans=st.lists(spans(), min_size=1, max_size=2).map(tuple), text=TEXTS), addressee=st.none() | ACTOR_SPANS,
    time=MAYBE, place=MAYBE, parent=MAYBE, replies_to=lists(IDS),
)  # fmt: skip
EVENTS = st.builds(
    Event, id=IDS, type=st.just("CONSULT"), mode=MAYBE, trigger=spans(), actors=lists(ACTOR_SPANS), recipients=lists(ACTOR_SPANS),
    status=st.sampled_from(EventStatus), time=MAYBE, place=MAYBE, contexts=lists(TEXTS), statement=MAYBE,
    magnitude=st.none() | st.builds(Magnitude, span=spans(), quantity=st.tuples(NUMBERS, NUMBERS), unit=TEXTS),
)  # fmt: skip
ACTORS = st.builds(
    Actor, id=IDS, name=TEXTS, kind=st.sampled_from(ActorKind), country=MAYBE, sector=MAYBE, role=MAYBE, wikidata=MAYBE, members=lists(IDS),
    mentions=lists(spans(Mention, form=st.sampled_from(MentionForm))),
)  # fmt: skip
READINGS = st.builds(
    Reading,
    document=st.builds(Document, id=IDS, title=MAYBE, published=MAYBE, language=MAYBE, genre=st.sampled_from(Genre), text=TEXTS),
    actors=lists(ACTORS), statements=lists(STATEMENTS), events=lists(EVENTS),
    times=lists(spans(Time, id=IDS, type=st.sampled_from(TimeType), value=TEXTS)),
    places=lists(spans(Place, id=IDS, name=MAYBE, country=MAYBE, latitude=NUMBERS, longitude=NUMBERS, geonames=st.none() | st.integers())),
    reader=st.none() | st.builds(Reader, legation=TEXTS, model=TEXTS),
)  # fmt: skip


@given(READINGS)
def test_a_reading_survives_its_dict_and_its_json(reading: Reading) -> None:
    assert Reading.from_dict(reading.to_dict()) == reading
    assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading


def test_a_dict_has_every_field_of_the_contract() -> None:
    reading = Reading(document=Document(id="a", text=""))
    assert list(reading.to_dict()) == ["document", "actors", "statements", "events", "times", "places", "reader"]
    assert list(reading.to_dict()["document"]) == ["id", "title", "url", "publisher", "published", "language", "genre", "text"]


def test_fields_of_a_later_version_are_left_out() -> None:
    assert Document.from_dict({"id": "a", "text": "x", "mood": "calm"}) == Document(id="a", text="x")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"text": "x"}, "Document.id"),
        ({"id": 3, "text": "x"}, "Document.id"),
        ({"id": "a", "text": "x", "genre": "rumour"}, "rumour"),
        ([], "list"),
    ],
    ids=["missing", "wrong-type", "unknown-choice", "no-object"],
)
def test_a_dict_that_is_no_record_is_refused_by_name(data: object, named: str) -> None:
    with pytest.raises(RecordError, match=named):
        Document.from_dict(data)  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end", "text"), [(3, 2, ""), (-1, 0, "x"), (0, 3, "ab")], ids=["backwards", "negative", "length"])
def test_a_span_that_does_not_fit_its_text_is_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(RecordError):
        Span(start=start, end=end, text=text)


def test_an_unknown_actor_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="nobody"):
        Reading(document=Document(id="a", text="")).actor("nobody")
