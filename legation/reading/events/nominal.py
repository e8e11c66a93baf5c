"""Who acts and who is acted on around a noun that names an event: prepositions, possessives, adjectives, light verbs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from legation.reading.events.someone import is_of_state, is_someone, owner_of, someone_in
from legation.reading.events.verbs import LIGHT, UNDERGOING, cases, is_passive, relation, subject_of
from legation.reading.events.when import is_time

_ACTOR_BY = {
    "between": {"CONSULT", "AGREE", "COOPERATE", "ASSAULT", "RETREAT"},
    "among": {"CONSULT", "AGREE", "COOPERATE"},
    "by": {"*"},
    "from": {"SUPPORT", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "AID"},
}
"""For each preposition the types whose actor stands behind it."""
_RECIPIENT_BY = {
    "with": {"CONSULT", "AGREE", "COOPERATE", "ASSAULT", "RETREAT"},
    "to": {"CONSULT", "REQUEST", "AID", "SUPPORT", "CONCEDE", "AGREE", "THREATEN"},
    "for": {"SUPPORT", "AID"},
    "on": {"ASSAULT", "SANCTION", "REQUEST", "COERCE", "ACCUSE"},
    "upon": {"REQUEST", "ASSAULT"},
    "against": {"*"},
    "at": {"ASSAULT", "ACCUSE"},
    "of": {"ASSAULT", "COERCE", "ACCUSE", "SANCTION"},
    "into": {"ASSAULT"},
}
_VERB_ONLY_TO = {"CONSULT", "REQUEST", "AID", "CONCEDE"}
"""Types whose verbs reach their recipient by "to"; of the others only nouns do ("a threat to")."""
_OBJECTIVE = frozenset(
    (
        "arrest detention release extradition murder killing assassination death trial deportation expulsion imprisonment execution abduction kidnapping "
        "prosecution conviction dismissal overthrow ouster removal liberation capture sentencing indictment hanging slaying eviction repatriation"
    ).split()
)
"""Nouns whose possessor has it done to him: "his extradition"; so have those behind their "of"."""
_MOVING = frozenset("arrive go travel fly head come leave visit return send meet gather convene".split())


def sides_of_noun(trigger: Span, type_: str) -> tuple[list[Token], list[Token]]:
    """The heads of the phrases of actors and recipients around a noun trigger of type `type_`, as far as the parse is sure of them."""
    noun, inside = trigger.root, range(trigger.start, trigger.end)
    verb = noun.head if noun.dep_ == "obj" and noun.head.i not in inside else None
    actors: list[Token] = []
    recipients: list[Token] = []
    for child in _behind(noun, verb, inside):
        prepositions = cases(child)
        who = someone_in(child)
        if who is None or is_time(child) or (noun.head.lemma_ == "blame" and "on" in prepositions):
            continue
        if _fits(_ACTOR_BY, prepositions, type_):
            actors.append(who)
        elif _fits(_RECIPIENT_BY, prepositions, type_) or ("of" in prepositions and noun.lemma_ in _OBJECTIVE):
            recipients.append(who)
    _add_owner(noun, inside, actors, recipients)
    if verb is not None:
        _add_subject(verb, inside, actors, recipients)
    if type_ == "CONSULT" and not actors and relation(noun) == "obl" and noun.head.lemma_ in _MOVING and cases(noun) & {"for", "on"}:
        subject = subject_of(noun.head, inside)
        actors += [subject] if subject is not None and is_someone(subject) else []
    return actors, recipients


def recipients_of_verb(verb: Token, inside: range, type_: str) -> Iterator[Token]:
    """Whom a verb without someone as its object reaches by a preposition: "fired on", "appealed to", "met with"."""
    for child in verb.children:
        if child.i in inside or relation(child) != "obl" or "by" in cases(child):
            continue
        away = {"of", "for"} if type_ in _VERB_ONLY_TO else {"of", "for", "to"}
        if _fits(_RECIPIENT_BY, cases(child) - away, type_) and not is_time(child):
            who = someone_in(child)
            if who is not None:
                yield who


def _behind(noun: Token, verb: Token | None, inside: range) -> Iterator[Token]:
    """What stands behind the noun's prepositions, or behind those of the verb that has it as object."""
    for child in noun.children:
        if relation(child) in ("nmod", "obl") and child.dep_ != "nmod:poss" and child.i not in inside:
            yield child
    if verb is not None and verb.lemma_ in LIGHT:
        yield from (child for child in verb.children if relation(child) == "obl" and child.i > noun.i and "by" not in cases(child))


def _fits(table: dict[str, set[str]], prepositions: set[str], type_: str) -> bool:
    return any(type_ in table.get(word, ()) or "*" in table.get(word, ()) for word in prepositions)


def _add_owner(noun: Token, inside: range, actors: list[Token], recipients: list[Token]) -> None:
    owner = owner_of(noun)
    if owner is None or owner.i in inside:
        return
    if noun.lemma_ in _OBJECTIVE and owner.dep_ == "nmod:poss":
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
