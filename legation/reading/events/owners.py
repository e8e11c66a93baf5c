"""Who stands behind a thing: "the EU motion", "his trip", "a claim by Moscow", "the ban on arms sales to Taipei"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from legation.reading.events.prepositions import BEHIND_THING, fits
from legation.reading.events.someone import PLURAL_OWNERS, is_of_state, is_someone
from legation.reading.events.verbs import by_agent, cases, relation
from legation.reading.events.when import is_time

STEPS_MAX = 2
OBJECTIVE = frozenset(
    (
        "arrest detention release extradition murder killing assassination death trial deportation expulsion imprisonment execution abduction kidnapping "
        "prosecution conviction dismissal overthrow ouster removal liberation capture sentencing indictment hanging slaying eviction repatriation"
    ).split()
)
"""Nouns whose possessor has it done to him: "his extradition"; so have those behind their "of"."""


def behind(thing: Token, type_: str, subject: Token | None, steps: int = 0) -> Token | None:
    """Whom an event of type `type_` reaches through the thing that it has as its object; never who does it, as far as words tell.

    `subject` is the head of who does it.
    """
    if thing.lemma_.lower() in OBJECTIVE:
        return None
    owner = next(_owners(thing, subject), None)
    if owner is not None:
        return owner
    for child in thing.children:
        if child.i < thing.i or is_time(child):
            continue
        if relation(child) == "acl" and child.tag_ == "VBN":
            maker = by_agent(child)
            if maker is not None and is_someone(maker):
                return maker
        if relation(child) == "nmod" and fits(BEHIND_THING, cases(child), type_):
            found = child if is_someone(child) else behind(child, type_, subject, steps + 1) if steps < STEPS_MAX else None
            if found is not None:
                return found
    return None


def _owners(thing: Token, subject: Token | None) -> Iterator[Token]:
    """The possessor or state of a thing, if he is not the subject: "its" is, where the subject is "Turkey"."""
    for child in thing.children:
        if is_time(child):
            continue
        if child.dep_ == "nmod:poss":
            if (is_someone(child) and child.pos_ != "PRON") or (subject is not None and _is_another(child, subject)):
                yield child
        elif child.dep_ in ("amod", "compound") and is_of_state(child):
            yield child


def _is_another(owner: Token, subject: Token) -> bool:
    """Whether a possessive pronoun cannot stand for the subject: "Lusaka lifted the ban on his trip"."""
    if owner.lower_ in ("his", "her"):
        return subject.pos_ != "PRON" and (subject.tag_ in ("NNS", "NNPS") or subject.ent_type_ in ("ORG", "LOC"))
    return owner.lower_ in PLURAL_OWNERS and (subject.ent_type_ == "PER" or subject.lower_ in ("he", "she", "i"))
