"""Who did it and to whom: the network's marks as whole phrases, conjuncts apart, and what the parse adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from legation.reading.events.grammar import sides_of
from legation.reading.events.overruling import overlap, overruled
from legation.reading.events.sense import sense_of
from legation.reading.language.component import Telling
from legation.reading.quotes import Range
from legation.reading.statements.extents import phrase
from legation.reading.statements.phrases import RELATIVE_PRONOUNS, TokenRange, antecedent, completed, core

_FUNCTION = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT", "AUX", "SPACE"})
_ARTICLES = frozenset({"a", "an", "the"})
BOTH_SIDES = frozenset({"CONSULT", "COOPERATE"})
"""Types without a direction: several on one side only are those who do it together."""


def participants(doc: Doc, text: str, telling: Telling) -> tuple[list[Range], list[Range]]:
    """The phrases of actors and recipients in the Doc's text, as character ranges in text order; a phrase is on one side only."""
    trigger = doc[slice(*telling.trigger)]
    actors = list(_phrases(doc, text, _nearest(trigger, telling.actors), telling.trigger, telling.type))
    recipients = list(_phrases(doc, text, _nearest(trigger, telling.recipients), telling.trigger, telling.type))
    actors, recipients = overruled(trigger, telling.type, actors, recipients)
    if not actors and telling.type in BOTH_SIDES and len(recipients) > 1:
        actors, recipients = recipients, []
    if actors and recipients:
        return actors, _apart(recipients, actors)
    agents, patients = (list(_phrases(doc, text, tuple(found), telling.trigger, telling.type)) for found in sides_of(trigger, telling.type))
    actors = actors or _apart(agents, recipients)
    recipients = _apart(recipients, actors)
    return actors, recipients or _apart(patients, actors)


def _nearest(trigger: Span, marked: Sequence[TokenRange]) -> tuple[TokenRange, ...]:
    """The marked ranges in the trigger's sentence, those in its neighbours only where it has none."""
    sent = trigger.sent
    inside = tuple(found for found in marked if sent.start <= found[0] < sent.end)
    return inside or tuple(marked)


def _apart(spans: Iterable[Range], others: list[Range]) -> list[Range]:
    return [span for span in spans if not any(overlap(span, other) for other in others)]


def _phrases(doc: Doc, text: str, ranges: tuple[TokenRange, ...], trigger: TokenRange, type_: str) -> Iterator[Range]:
    seen: list[Range] = []
    for start, end in sorted(ranges):
        for part in _conjuncts(doc, *_whole(doc, start, end, trigger)):
            meant = sense_of(doc, part, type_)
            if meant is None:
                continue
            low, high = meant
            span = phrase(text, doc[low].idx, doc[high - 1].idx + len(doc[high - 1]))
            if span is not None and not any(overlap(span, other) for other in seen):
                seen.append(span)
                yield span


def _whole(doc: Doc, start: int, end: int, trigger: TokenRange) -> TokenRange:
    """The phrase, grown to its end if that does not run into the trigger; a relative pronoun gives way to its antecedent."""
    if end == start + 1 and doc[start].lower_ in RELATIVE_PRONOUNS:
        start, end = antecedent(doc, start) or _before(doc, start) or (start, end)
    grown = completed(doc, (start, end))
    if grown[0] < trigger[1] and trigger[0] < grown[1] and not (start < trigger[1] and trigger[0] < end):
        return start, end
    return grown


def _before(doc: Doc, pronoun: int) -> TokenRange | None:
    """The phrase right before a relative pronoun, where the parse does not take its clause for a relative one."""
    last = pronoun - 2 if pronoun > 1 and doc[pronoun - 1].lower_ == "," else pronoun - 1
    if last < 0 or doc[pronoun].lower_ == "that" or doc[last].pos_ not in ("NOUN", "PROPN"):
        return None
    head = doc[last]
    while head.dep_ in ("flat", "compound", "nmod:desc") and head.head.i < pronoun:
        head = head.head
    return core(doc, head, pronoun)


def _conjuncts(doc: Doc, start: int, end: int) -> list[TokenRange]:
    """The parts of "Israel and the Palestinian Authority", "troops and police"; no phrase where only function words are marked."""
    start, end = _bare(doc, start, end)
    if all(token.pos_ in _FUNCTION or token.lower_ in _ARTICLES for token in doc[start:end]):
        return []
    span = doc[start:end]
    root = span.root
    first = root.head.i if root.dep_ == "conj" else root.i  # conjuncts hang on the first one, which may stand outside
    heads = [root, *(token for token in span if token.dep_ == "conj" and token.head.i in (root.i, first) and token.i != root.i)]
    if len(heads) == 1 or not all(_is_actor_like(head) for head in heads):
        return [(start, end)]
    heads.sort(key=lambda token: token.i)
    cuts = [start, *(min(t.i for t in head.subtree if start <= t.i < end) for head in heads[1:]), end]
    parts = [_bare(doc, low, high) for low, high in pairwise(cuts) if low < high]
    return [part for part in parts if part[0] < part[1]]


def _is_actor_like(head: Token) -> bool:
    return head.pos_ in ("PROPN", "NOUN", "PRON") or bool(head.ent_type_)


def _bare(doc: Doc, low: int, high: int) -> TokenRange:
    """Without conjunctions and commas at its ends, nor a preposition or article that leads on."""
    while low < high and (doc[low].is_punct or doc[low].dep_ == "cc" or doc[low].is_space):
        low += 1
    while low < high and (doc[high - 1].is_punct or doc[high - 1].dep_ == "cc" or doc[high - 1].is_space or _leads_on(doc[high - 1])):
        high -= 1
    return low, high


def _leads_on(token: Token) -> bool:
    return (token.pos_ == "ADP" or token.lower_ in _ARTICLES) and token.head.i > token.i
