"""Where grammar leaves no doubt on which side of an event somebody stands, it goes before the network's marks."""

from __future__ import annotations

from spacy.tokens import Span, Token

from legation.reading.events.grammar import characters, controller, passive_sides
from legation.reading.events.owners import OBJECTIVE
from legation.reading.events.prepositions import BY_THEM
from legation.reading.events.someone import is_of_state, is_someone
from legation.reading.events.verbs import UNDERGOING, cases, is_passive, relation, subject_of
from legation.reading.quotes import Range

_OF_ITS_STATE = frozenset({"REQUEST", "REJECT", "THREATEN"})
"""Types whose nouns are what the state in their adjective does."""
Sides = tuple[list[Range], list[Range]]


def overruled(trigger: Span, type_: str, actors: list[Range], recipients: list[Range]) -> Sides:
    """The sides, with those moved whom a passive, an order, a noun's own phrase or a verb of receiving puts on the other one."""
    sides = _by_control(trigger, *_by_voice(trigger, actors, recipients))
    return _by_receiving(trigger, *_by_state(trigger, type_, *_by_noun(trigger, *sides)))


def overlap(a: Range, b: Range) -> bool:
    """Whether the ranges share a character."""
    return a[0] < b[1] and b[0] < a[1]


def _by_voice(trigger: Span, actors: list[Range], recipients: list[Range]) -> tuple[list[Range], list[Range]]:
    """In a passive the grammar is sure: what stands in its subject has it done to them, who stands behind "by" does it."""
    subject, agent = passive_sides(trigger)
    done_to = [span for span in (*actors, *recipients) if subject and overlap(span, subject)]
    doers = [span for span in (*actors, *recipients) if agent and overlap(span, agent)]
    settled = (*done_to, *doers)
    return sorted([*doers, *(s for s in actors if s not in settled)]), sorted([*done_to, *(s for s in recipients if s not in settled)])


def _by_control(trigger: Span, actors: list[Range], recipients: list[Range]) -> tuple[list[Range], list[Range]]:
    """Who is urged to do it does it, not who urges."""
    addressed, ordering = controller(trigger)
    if addressed is None:
        return actors, recipients
    doers = [span for span in (*actors, *recipients) if overlap(span, addressed)]
    others = [span for span in actors if not (ordering and overlap(span, ordering))]
    return sorted({*doers, *others}), [span for span in recipients if span not in doers]


def _by_noun(trigger: Span, actors: list[Range], recipients: list[Range]) -> Sides:
    """Who stands behind a noun's "by" does it ("an attack by rebels"); whose murder it is, or behind whose "arrest of", has it done to him."""
    noun = trigger.root
    if noun.pos_ != "NOUN":
        return actors, recipients
    agent = next((child for child in noun.children if relation(child) == "nmod" and "by" in cases(child) and is_someone(child)), None)
    if agent is not None:
        span = characters(agent)
        if span is not None and not any(overlap(found, span) for found in actors):
            return [_of_head(agent)], [found for found in recipients if not overlap(found, span)]
    helper = next(
        (child for child in noun.children if noun.lemma_ in BY_THEM and relation(child) == "nmod" and "of" in cases(child) and is_someone(child)), None
    )
    span = characters(helper)
    if helper is not None and span is not None and not any(overlap(found, span) for found in (*actors[:-1], *recipients)):
        others = [found for found in actors if not overlap(found, span)]
        return [_of_head(helper)], recipients or others
    if noun.lemma_ in OBJECTIVE:
        patients = [characters(child) for child in noun.children if child.dep_ == "nmod:poss" or (relation(child) == "nmod" and "of" in cases(child))]
        moved = [found for found in actors if any(span is not None and overlap(found, span) for span in patients)]
        return [found for found in actors if found not in moved], sorted({*recipients, *moved})
    return actors, recipients


def _by_state(trigger: Span, type_: str, actors: list[Range], recipients: list[Range]) -> Sides:
    """Whose demand it is makes it: "an [American] demand", "the [Russian] refusal"."""
    if trigger.root.pos_ != "NOUN" or type_ not in _OF_ITS_STATE:
        return actors, recipients
    states = [characters(child) for child in trigger.root.children if child.dep_ in ("amod", "compound") and is_of_state(child)]
    owners = [span for span in states if span is not None and any(overlap(found, span) for found in recipients)]
    return sorted({*actors, *owners}), [found for found in recipients if not any(overlap(found, span) for span in owners)]


def _by_receiving(trigger: Span, actors: list[Range], recipients: list[Range]) -> Sides:
    """Who receives, wins, faces or survives it does not do it."""
    root = trigger.root
    verb = root if root.lemma_ in UNDERGOING else root.head if root.dep_ == "obj" else None
    if verb is None or verb.pos_ != "VERB" or verb.lemma_ not in UNDERGOING or is_passive(verb):
        return actors, recipients
    span = characters(subject_of(verb, range(trigger.start, trigger.end)))
    moved = [found for found in actors if span is not None and overlap(found, span)]
    return [found for found in actors if found not in moved], sorted({*recipients, *moved})


def _of_head(head: Token) -> Range:
    """The characters of a phrase from its first word to its head."""
    start = min((child.i for child in head.children if child.i < head.i and child.dep_ in ("amod", "compound", "nummod", "nmod:poss")), default=head.i)
    last = max((child.i for child in head.children if child.dep_ == "flat"), default=head.i)
    return head.doc[start].idx, head.doc[last].idx + len(head.doc[last])
