"""Whom a promise, refusal or threat is done to by what it is about: "vowed to prosecute the rebels", "refuses to recognize Israel"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from legation.reading.events.owners import behind
from legation.reading.events.someone import is_someone
from legation.reading.events.verbs import cases, is_infinitive, is_passive, relation
from legation.reading.events.when import is_time

ABOUT_OTHERS = frozenset({"REJECT", "THREATEN"})
"""Types whose content tells what their actor will or will not do to somebody; what is agreed names no one as often as not."""
_TOWARDS = frozenset({"with", "against", "to", "on"})
_PLACES_NO_MORE = frozenset({"go", "travel", "return", "attend", "visit", "leave", "come"})


def targets(trigger: Span, subject: Token | None) -> list[Token]:
    """The head of the phrase of whom the content's verb reaches, as its object, behind its preposition, or as the subject of its passive."""
    for verb in _content_verbs(trigger):
        for child in verb.children:
            found = _reached(verb, child, subject)
            if found is not None and not is_time(found) and found.i not in range(trigger.start, trigger.end):
                return [found]
    return []


def _content_verbs(trigger: Span) -> Iterator[Token]:
    for word in trigger:
        for child in word.children:
            kind = relation(child)
            if child.pos_ == "VERB" and (kind == "xcomp" or (kind == "acl" and is_infinitive(child)) or (kind == "ccomp" and is_passive(child))):
                yield child


def _reached(verb: Token, child: Token, subject: Token | None) -> Token | None:
    """Who the verb's child is, where it is one that the verb is done to."""
    if child.dep_ == "nsubj:pass":
        return child if is_someone(child) else None
    if child.dep_ in ("obj", "iobj"):
        return child if is_someone(child) else behind(child, "REJECT", subject)
    if relation(child) == "obl" and cases(child) & _TOWARDS and verb.lemma_ not in _PLACES_NO_MORE and is_someone(child):
        return child
    return None
