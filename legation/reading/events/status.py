"""Whether an event happened: the network's reading, and what the grammar says outright."""

from __future__ import annotations

from spacy.tokens import Span, Token

from legation.reading.language.component import Telling
from legation.records import EventStatus

_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "n’t"})
_HEDGES = frozenset({"may", "might", "could"})


def status_of(trigger: Span, telling: Telling) -> EventStatus:
    """The status of an event.

    The network learned it from the words; a negation or a "may" right on the trigger's verb overrules it where it says "occurred".
    """
    status = EventStatus(telling.status)
    if status is not EventStatus.OCCURRED:
        return status
    head = trigger.root
    if head.pos_ not in ("VERB", "AUX"):
        return status
    inside = {token.i for token in trigger}
    outside = [child for child in head.children if child.i not in inside]
    if any(_negates(child) for child in outside):
        return EventStatus.NEGATED
    if any(child.lower_ in _HEDGES and child.dep_.startswith("aux") for child in outside):
        return EventStatus.POSSIBLE
    return status


def _negates(child: Token) -> bool:
    return child.lower_ in _NEGATIONS and child.dep_.split(":")[0] in ("advmod", "neg", "aux")
