"""Where something was said or done: the place that the parse ties to a verb or noun, in its own clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Doc, Span, Token

from legation.reading.places.toponyms import Toponym
from legation.reading.places.words import ENCOUNTERS, GOING, OCCASIONS, REACHING

Places = tuple[Toponym, ...]

_LOCATIVES = frozenset({"in", "at", "near", "inside", "outside", "aboard", "across", "around", "throughout", "above"})
_GOALS = frozenset({"to", "into"})
_OBLIQUE = ("obl", "nmod")
_OCCASION_DEPTH = 3


def place_of(doc: Doc, start: int, end: int) -> int | None:
    """The index in `doc._.places` of the place where what the characters `start:end` name happened, or None.

    The place hangs on the verb or noun itself ("said in Geneva", "talks in Doha", "will visit Afghanistan"), on an occasion
    that does ("said at a news conference in Geneva"), or, for a noun, on the verb it is the object of ("held talks in Doha").
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not doc._.places:
        return None
    places: Places = doc._.places
    head = span.root
    for token in _governors(head, span):
        found = next(_places_on(token, places, _OCCASION_DEPTH), None)
        if found is not None:
            return found
    return None


def _governors(head: Token, span: Span) -> Iterator[Token]:
    """The head, its fellows in the span, and where it is a noun the verb that it is subject or object of."""
    yield head
    yield from (token for token in span if token is not head and token.head.i == head.i and token.pos_ in ("VERB", "NOUN"))
    if head.pos_ in ("NOUN", "PROPN") and head.dep_.split(":")[0] in ("obj", "nsubj") and head.head.pos_ == "VERB":
        yield head.head


def _places_on(token: Token, places: Places, depth: int) -> Iterator[int]:
    """The places that hang on a token: right behind it first, then those before."""
    children = [child for child in token.children if child.dep_.split(":")[0] in (*_OBLIQUE, "obj", "iobj", "compound")]
    for child in chain((c for c in children if c.i > token.i), (c for c in children if c.i < token.i)):
        place = _place_under(child, places)
        if place is not None and _is_locative(token, child):
            yield place
        elif depth and child.lemma_.lower() in OCCASIONS:
            yield from _places_on(child, places, depth - 1)
        elif depth == _OCCASION_DEPTH and (token.pos_ == "NOUN" or token.lemma_.lower() in ENCOUNTERS):
            yield from _places_on(child, places, 0)


def _is_locative(token: Token, child: Token) -> bool:
    lemma = token.lemma_.lower()
    cases = {case.lower_ for case in child.children if case.dep_ == "case"}
    if child.dep_ == "obj":
        return lemma in REACHING
    if child.dep_ == "compound":
        return lemma in OCCASIONS
    return bool(cases & _LOCATIVES) or (bool(cases & _GOALS) and lemma in GOING)


def _place_under(child: Token, places: Places) -> int | None:
    """The place that a phrase names by its head: "in Geneva", "in the city of Basra", "at Narita airport"."""
    own = _place_at(child, places)
    if own is not None:
        return own
    parts = (token for token in child.children if token.dep_.split(":")[0] in ("compound", "flat", "appos", "nmod") and not _has_other_case(token))
    return next((index for token in parts if (index := _place_at(token, places)) is not None), None)


def _has_other_case(token: Token) -> bool:
    return any(case.dep_ == "case" and case.lower_ not in ("of", "in") for case in token.children)


def _place_at(token: Token, places: Places) -> int | None:
    """The index of the place that a token is part of."""
    index = bisect_right(places, token.idx, key=lambda place: place.start) - 1
    return index if index >= 0 and token.idx < places[index].end else None
