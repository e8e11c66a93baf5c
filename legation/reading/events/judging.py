"""Blame and praise that a speaker's words are, without a verb of blaming: he does it, to whom they are about."""

from __future__ import annotations

from spacy.tokens import Span

from legation.reading.events.grammar import characters
from legation.reading.events.overruling import Sides, overlap
from legation.reading.events.verbs import is_passive, subject_of
from legation.reading.quotes import Range

_SPEAKERS = frozenset({"i", "we"})


def judged(trigger: Span, speaker: Range, actors: list[Range], recipients: list[Range]) -> Sides:
    """The sides of a judgement that `speaker` tells: "Damascus smuggles arms", "Larsen ignored our complaints" blame their subject.

    Where somebody else has it done to him the verb is one of blaming itself ("prosecutors charged him") and the sides stay.
    """
    root = trigger.root
    if recipients or (root.pos_ == "NOUN" and root.dep_ not in ("root", "ROOT", "ccomp", "parataxis")) or (root.pos_ == "VERB" and is_passive(root)):
        return actors, recipients
    who = subject_of(root, range(trigger.start, trigger.end))
    if who is not None and who.lower_ in _SPEAKERS:
        return actors, recipients
    subject = characters(who)
    if not actors or (subject is not None and all(overlap(found, subject) for found in actors)):
        return [speaker], [found for found in actors if not overlap(found, speaker)]
    return actors, recipients
