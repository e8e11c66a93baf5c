"""Who acts and who is acted on around a noun that names an event: prepositions, possessives, adjectives, light verbs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from legation.reading.events.owners import OBJECTIVE
from legation.reading.events.prepositions import (
    ACTOR_OF_NOUN,
    BY_THEM,
    RECIPIENT_OF_ADJECTIVE,
    RECIPIENT_OF_NOUN,
    RECIPIENT_OF_VERB,
    TRUST,
    fits,
)
from legation.reading.events.someone import is_of_state, is_someone, owner_of, someone_in
from legation.reading.events.verbs import LIGHT, UNDERGOING, cases, is_passive, relation, subject_of
from legation.reading.events.when import is_time

_MOVING = frozenset("arrive go travel fly head come leave visit return send meet gather convene".split())


def sides_of_noun(trigger: Span, type_: str) -> tuple[list[Token], list[Token]]:
    """The heads of the phrases of actors and recipients around a noun trigger of type `type_`, as far as the parse is sure of them."""
    noun, inside = trigger.root, range(trigger.start, trigger.end)
    verb = noun.head if noun.dep_ == "obj" and noun.head.i not in inside else None
    actors: list[Token] = []
    recipients: list[Token] = []
    by = RECIPIENT_OF_ADJECTIVE if noun.pos_ == "ADJ" else RECIPIENT_OF_NOUN
    for child in _behind(noun, verb, inside):
        prepositions = cases(child)
        who = someone_in(child)
        if who is None or is_time(child) or (noun.head.lemma_ == "blame" and "on" in prepositions):
            continue
        if fits(ACTOR_OF_NOUN, prepositions, type_) or ("of" in prepositions and noun.lemma_ in BY_THEM):
            actors.append(who)
        elif fits(by, prepositions, type_) or ("of" in prepositions and noun.lemma_ in OBJECTIVE) or ("in" in prepositions and noun.lemma_ in TRUST):
            recipients.append(who)
    _add_owner(noun, inside, actors, recipients)
    if verb is not None:
        _add_subject(verb, inside, actors, recipients)
    if type_ == "CONSULT" and not actors and relation(noun) == "obl" and noun.head.lemma_ in _MOVING and cases(noun) & {"for", "on"}:
        subject = subject_of(noun.head, inside)
        actors += [subject] if subject is not None and is_someone(subject) else []
    return actors, recipients


def recipients_of_verb(verb: Token, inside: range, type_: str) -> Iterator[Token]:
    """Whom a verb without someone as its object reaches by a preposition: "fired on", "appealed to", "met with", "held talks with"."""
    for word in verb.doc[inside.start : inside.stop]:
        table = RECIPIENT_OF_NOUN if word.pos_ == "NOUN" else RECIPIENT_OF_VERB
        for child in word.children:
            prepositions = cases(child)
            if child.i in inside or relation(child) not in ("obl", "nmod") or child.dep_ == "nmod:poss" or "by" in prepositions or is_time(child):
                continue
            who = someone_in(child) if fits(table, prepositions, type_) else None
            if who is not None:
                yield who


def _behind(noun: Token, verb: Token | None, inside: range) -> Iterator[Token]:
    """What stands behind the noun's prepositions, or behind those of the verb that has it as object."""
    for child in noun.children:
        if relation(child) in ("nmod", "obl") and child.dep_ != "nmod:poss" and child.i not in inside:
            yield child
    if verb is not None and verb.lemma_ in LIGHT:
        yield from (child for child in verb.children if relation(child) == "obl" and child.i > noun.i and "by" not in cases(child))


def _add_owner(noun: Token, inside: range, actors: list[Token], recipients: list[Token]) -> None:
    owner = owner_of(noun)
    if owner is None or owner.i in inside:
        return
    if noun.lemma_ in OBJECTIVE and owner.dep_ == "nmod:poss":
        if not recipients:
            recipients.append(owner)
    elif not actors and (owner.dep_ == "nmod:poss" or is_of_state(owner)):
        actors.append(owner)


def _add_subject(verb: Token, inside: range, actors: list[Token], recipients: list[Token]) -> None:
    """The subject of "held talks" acts, that of "received support" has it done to it."""
    if is_passive(verb):
        return
    subject = subject_of(verb, inside)
    if subject is None or not is_someone(subject):
        return
    if verb.lemma_ in LIGHT and not actors:
        actors.append(subject)
    elif verb.lemma_ in UNDERGOING and not recipients:
        recipients.append(subject)
