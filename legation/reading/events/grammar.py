"""Who acts and who is acted on, by the parse."""

from __future__ import annotations

from spacy.tokens import Span, Token

from legation.reading.events.contents import ABOUT_OTHERS, targets
from legation.reading.events.nominal import recipients_of_verb, sides_of_noun
from legation.reading.events.owners import behind
from legation.reading.events.prepositions import THROUGH_THINGS
from legation.reading.events.someone import is_someone
from legation.reading.events.verbs import ORDERING, by_agent, cases, is_passive, ordered, relation, subject_of
from legation.reading.events.when import is_time
from legation.reading.statements.phrases import RELATIVE_PRONOUNS, TokenRange, antecedent

_PLACING = frozenset("send deploy dispatch set deliver supply station post move mass".split())
_TO_THINGS = frozenset({"for", "to", "against", "on", "at", "from", "with", "over"})
_OBLIQUELY = frozenset({"REQUEST", "REJECT", "SUPPORT"})
"""Types whose verbs reach things by a preposition: "called for talks with", "appealed to the patience of"."""
_CORE = frozenset({"det", "amod", "compound", "flat", "nmod", "nummod"})


def sides_of(trigger: Span, type_: str) -> tuple[list[TokenRange], list[TokenRange]]:
    """The phrases of actors and recipients that the parse is sure of: subjects, shared by control, coordination and participles; the agent of a
    passive; objects that are someone; what stands behind prepositions that go with the type; possessors; the subject of a light verb."""
    head, inside = trigger.root, range(trigger.start, trigger.end)
    if head.pos_ not in ("VERB", "AUX"):
        actors, recipients = sides_of_noun(trigger, type_)
        if not recipients and type_ in ABOUT_OTHERS:
            recipients = targets(trigger, None)
    elif is_passive(head):
        agent, patient = by_agent(head), subject_of(head, inside)
        actors = [agent] if agent is not None else []
        recipients = [patient] if patient is not None and is_someone(_meant(patient)) and head.lemma_ not in _PLACING else []
    else:
        subject = subject_of(head, inside)
        actors = [subject] if subject is not None else []
        recipients = _objects(head, inside) or list(recipients_of_verb(head, inside, type_)) or _through_things(trigger, type_, subject)
        if not recipients and type_ in ABOUT_OTHERS:
            recipients = targets(trigger, subject)
    return [found for who in actors for found in _nominal(who)], [found for who in recipients for found in _nominal(who)]


def passive_sides(trigger: Span) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The characters of a passive's subject and of who stands behind its "by"; None where the trigger is no passive or has none."""
    head = trigger.root
    if head.pos_ != "VERB" or not is_passive(head):
        return None, None
    agent = characters(by_agent(head))
    if head.dep_ == "acl":  # "workers kidnapped by gunmen"
        noun = head.head
        return (noun.doc[noun.left_edge.i].idx, noun.idx + len(noun)), agent
    return characters(next((child for child in head.children if child.dep_ == "nsubj:pass"), None)), agent


def controller(trigger: Span) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The characters of who is to do what an infinitive says, and of who wants it of him: "Brazil urged [Bolivia] to free"."""
    verb = trigger.root
    head = verb.head
    if relation(verb) != "xcomp" or head.lemma_.lower() not in ORDERING or head.i in range(trigger.start, trigger.end):
        return None, None
    addressed = ordered(head)
    if addressed is None or is_passive(head):
        return None, None
    return characters(addressed), characters(subject_of(head, range(trigger.start, trigger.end)))


def characters(head: Token | None) -> tuple[int, int] | None:
    """Those of all that hangs on a word."""
    if head is None:
        return None
    last = head.doc[head.right_edge.i]
    return head.doc[head.left_edge.i].idx, last.idx + len(last)


def _objects(verb: Token, inside: range) -> list[Token]:
    """The object, if it is someone; who is sent or set up somewhere has nothing done to him."""
    if verb.lemma_ in _PLACING:
        return []
    found = (child for child in verb.children if child.dep_ in ("obj", "iobj") and child.i not in inside)
    return [child for child in found if is_someone(_meant(child)) and not is_time(child)][:1]


def _through_things(trigger: Span, type_: str, subject: Token | None) -> list[Token]:
    """Who stands behind the thing that is the object, or behind whom the verb's prepositions lead to: "rejected a claim by Moscow"."""
    if type_ not in THROUGH_THINGS:
        return []
    for word in trigger:
        for child in word.children:
            is_object = child.dep_ == "obj" or (type_ in _OBLIQUELY and relation(child) == "obl" and word.pos_ == "VERB" and bool(cases(child) & _TO_THINGS))
            if is_object and child.i not in range(trigger.start, trigger.end) and not is_time(child) and child.pos_ == "NOUN":
                found = behind(child, type_, subject)
                if found is not None:
                    return [found]
    return []


def _meant(token: Token) -> Token:
    """The word itself, or the one that it stands for as a relative pronoun."""
    if token.lower_ not in RELATIVE_PRONOUNS:
        return token
    found = antecedent(token.doc, token.i)
    return token.doc[slice(*found)].root if found else token


def _nominal(head: Token) -> tuple[TokenRange, ...]:
    if head.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ"):
        return ()
    if head.dep_ in ("nmod:poss", "amod", "compound") and head.pos_ != "NOUN":
        core = [head.i, *(t.i for child in head.children if child.dep_ in ("compound", "flat", "det", "amod") for t in child.subtree)]
        return ((min(core), max(core) + 1),)
    kept = [head.i, *(t.i for child in head.children if relation(child) in _CORE for t in child.subtree)]
    return ((min(kept), max(kept) + 1),)
