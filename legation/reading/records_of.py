"""A Doc that went through all steps becomes a reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from legation import version
from legation.reading.events.carrying import carried
from legation.reading.events.drafts import EventDraft, Quantity
from legation.reading.mentions import Cast
from legation.reading.places import Toponym, place_of
from legation.reading.quotes import Range, covered
from legation.reading.statements.drafts import Draft
from legation.reading.stretches import Stretches
from legation.reading.times import TimeExpression, time_of
from legation.reading.times.tokens import Tokens
from legation.reading.who import Who
from legation.records import (
    ActorSpan,
    Content,
    Cue,
    Document,
    Event,
    Magnitude,
    Place,
    Reader,
    Reading,
    Span,
    Statement,
    StatementKind,
    Time,
)


def reading_of(doc: Doc, document: Document) -> Reading:
    """The records of what the steps wrote to `doc`."""
    text = document.text
    if doc.text != text:
        raise ValueError(f"{document.id}: the Doc was made of another text")
    cast: Cast = doc._.cast or Cast()
    drafts: tuple[Draft, ...] = doc._.statements
    ids = {id(draft): f"s{number}" for number, draft in enumerate(drafts, 1)}
    context = _Context(
        doc,
        text,
        ids,
        Who(cast, doc._.known or {}),
        Stretches((*span, span) for span in doc._.quoted),
        Tokens(doc),
    )
    return Reading(
        document=document,
        actors=context.who.records(text),
        statements=tuple(_statement(context, draft) for draft in drafts),
        events=tuple(_event(context, number, draft) for number, draft in enumerate(carried(doc, doc._.events, context.who.id_at), 1)),
        times=tuple(_time(text, number, found) for number, found in enumerate(doc._.times)),
        places=tuple(_place(text, number, found) for number, found in enumerate(doc._.places)),
        reader=Reader(legation=version.LEGATION, model=version.MODEL, knowledge=version.KNOWLEDGE),
        vectors=_vectors(doc),
    )


def _vectors(doc: Doc) -> tuple[npt.NDArray[np.float32] | None, ...] | None:
    """Those of the statements, in their order, where the sentences step was run."""
    found: tuple[npt.NDArray[np.float32] | None, ...] | None = doc._.content_vectors if Doc.has_extension("content_vectors") else None
    return found


@dataclass(frozen=True, slots=True)
class _Context:
    """What the records of one document are made of; `ids` are statement ids by the identity of their drafts."""

    doc: Doc
    text: str
    ids: dict[int, str]
    who: Who
    quotations: Stretches[Range]
    tokens: Tokens


def _time(text: str, number: int, found: TimeExpression) -> Time:
    start, end = found.start, found.end
    return Time(id=f"t{number + 1}", start=start, end=end, text=text[start:end], type=found.type, value=found.value, basis=found.basis)


def _place(text: str, number: int, found: Toponym) -> Place:
    return Place(
        id=f"p{number + 1}",
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        name=found.name,
        country=found.country,
        latitude=found.latitude,
        longitude=found.longitude,
        geonames=found.geonames,
    )


def _numbered(prefix: str, number: int | None) -> str | None:
    """The id of the time or place with this number."""
    return None if number is None else f"{prefix}{number + 1}"


def _outside(prefix: str, number: int | None, found: Sequence[Toponym], draft: Draft) -> str | None:
    """The same, unless it is part of what was said."""
    return None if number is None or draft.holds((found[number].start, found[number].end)) else _numbered(prefix, number)


def _statement(context: _Context, draft: Draft) -> Statement:
    doc, text, ids, who = context.doc, context.text, context.ids, context.who
    return Statement(
        id=ids[id(draft)],
        kind=_kind(text, draft, context.quotations),
        source=who.span(text, draft.source) if draft.source else None,
        time=_numbered("t", time_of(doc, *draft.cue, content=draft.content, tokens=context.tokens)),
        place=_outside("p", place_of(doc, *draft.cue), doc._.places, draft),
        cue=Cue(start=draft.cue[0], end=draft.cue[1], text=text[slice(*draft.cue)], lemma=draft.lemma),
        content=_content(text, draft.content),
        addressee=who.span(text, draft.addressee) if draft.addressee else None,
        parent=ids[id(draft.parent)] if draft.parent is not None else None,
        replies_to=tuple(ids[id(answered)] for answered in draft.replies_to),
    )


def _event(context: _Context, number: int, draft: EventDraft) -> Event:
    doc, text, who = context.doc, context.text, context.who
    time = time_of(doc, *draft.trigger, tokens=context.tokens)
    place = place_of(doc, *draft.trigger)
    actors = _distinct(who.span(text, span) for span in draft.actors)
    recipients = _distinct(who.span(text, span) for span in draft.recipients)
    doers = {span.actor for span in actors}
    return Event(
        id=f"e{number}",
        type=draft.type,
        mode=draft.mode,
        trigger=_span(text, draft.trigger),
        actors=actors,
        recipients=tuple(span for span in recipients if span.actor not in doers),
        status=draft.status,
        time=_numbered("t", time),
        place=_numbered("p", place),
        contexts=draft.contexts,
        magnitude=_magnitude(text, draft.magnitude) if draft.magnitude else None,
        statement=context.ids[id(draft.teller)] if draft.teller is not None else None,
        confidence=draft.confidence,
    )


def _distinct(spans: Iterable[ActorSpan]) -> tuple[ActorSpan, ...]:
    """Each actor once, where it is first named."""
    return tuple({span.actor: span for span in reversed(list(spans))}.values())[::-1]


def _magnitude(text: str, found: Quantity) -> Magnitude:
    return Magnitude(span=_span(text, found.span), quantity=(found.low, found.high), unit=found.unit)


def _span(text: str, span: Range) -> Span:
    return Span(start=span[0], end=span[1], text=text[slice(*span)])


def _content(text: str, ranges: list[Range]) -> Content:
    spans = tuple(Span(start=start, end=end, text=text[start:end]) for start, end in ranges)
    return Content(spans=spans, text=" ... ".join(span.text for span in spans))


def _kind(text: str, draft: Draft, quotations: Stretches[Range]) -> StatementKind:
    """By the quotation marks inside the content itself: a paraphrase within somebody's quotation is indirect."""
    inside = total = 0
    for start, end in draft.content:
        own = [(low, high) for low, high in quotations.over(start, end) if start <= low and high <= end]
        found, letters = covered(own, start, end, text)
        inside, total = inside + found, total + letters
    if inside == 0:
        return StatementKind.INDIRECT
    return StatementKind.DIRECT if inside == total else StatementKind.MIXED
