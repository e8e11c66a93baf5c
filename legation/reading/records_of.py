"""A Doc that went through all steps becomes a reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from legation import version
from legation.reading.mentions import Cast
from legation.reading.places import Toponym, place_of
from legation.reading.quotes import Range, covered
from legation.reading.statements.drafts import Draft
from legation.reading.times import TimeExpression, time_of
from legation.records import (
    Actor,
    ActorSpan,
    Content,
    Cue,
    Document,
    Mention,
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
    context = _Context(doc, text, ids, cast)
    return Reading(
        document=document,
        actors=_actors(text, cast),
        statements=tuple(_statement(context, draft) for draft in drafts),
        times=tuple(_time(text, number, found) for number, found in enumerate(doc._.times)),
        places=tuple(_place(text, number, found) for number, found in enumerate(doc._.places)),
        reader=Reader(legation=version.LEGATION, model=version.MODEL),
    )


def _actors(text: str, cast: Cast) -> tuple[Actor, ...]:
    return tuple(
        Actor(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            mentions=tuple(Mention(start=s, end=e, text=text[s:e], form=form) for (s, e), form in sorted(actor.mentions.items())),
        )
        for actor in cast.actors.values()
    )


@dataclass(frozen=True, slots=True)
class _Context:
    """What the records of one document are made of; `ids` are statement ids by the identity of their drafts."""

    doc: Doc
    text: str
    ids: dict[int, str]
    cast: Cast


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


def _attached(prefix: str, number: int | None, found: Sequence[TimeExpression | Toponym], draft: Draft) -> str | None:
    """The id of the time or place with this number, unless it is part of what was said."""
    if number is None or draft.holds((found[number].start, found[number].end)):
        return None
    return f"{prefix}{number + 1}"


def _statement(context: _Context, draft: Draft) -> Statement:
    doc, text, ids, cast = context.doc, context.text, context.ids, context.cast
    return Statement(
        id=ids[id(draft)],
        kind=_kind(text, draft, list(doc._.quoted)),
        source=_actor_span(text, draft.source, cast),
        time=_attached("t", time_of(doc, *draft.cue, content=draft.content), doc._.times, draft),
        place=_attached("p", place_of(doc, *draft.cue), doc._.places, draft),
        cue=Cue(start=draft.cue[0], end=draft.cue[1], text=text[slice(*draft.cue)], lemma=draft.lemma),
        content=_content(text, draft.content),
        addressee=_actor_span(text, draft.addressee, cast),
        parent=ids[id(draft.parent)] if draft.parent is not None else None,
        replies_to=tuple(ids[id(answered)] for answered in draft.replies_to),
    )


def _actor_span(text: str, span: Range | None, cast: Cast) -> ActorSpan | None:
    if span is None:
        return None
    return ActorSpan(start=span[0], end=span[1], text=text[slice(*span)], actor=cast.meant[span])


def _content(text: str, ranges: list[Range]) -> Content:
    spans = tuple(Span(start=start, end=end, text=text[start:end]) for start, end in ranges)
    return Content(spans=spans, text=" ... ".join(span.text for span in spans))


def _kind(text: str, draft: Draft, quoted: list[Range]) -> StatementKind:
    """By the quotation marks inside the content itself: a paraphrase within somebody's quotation is indirect."""
    inside = total = 0
    for start, end in draft.content:
        own = [(low, high) for low, high in quoted if start <= low and high <= end]
        found, letters = covered(own, start, end, text)
        inside, total = inside + found, total + letters
    if inside == 0:
        return StatementKind.INDIRECT
    return StatementKind.DIRECT if inside == total else StatementKind.MIXED
