"""What a marked phrase stands for: somebody, the owner of a thing, or nobody."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from legation.reading.events.someone import is_of_state, is_someone, owner_of
from legation.reading.events.verbs import cases, relation
from legation.reading.events.when import is_time
from legation.reading.mentions.things import names_a_thing
from legation.reading.statements.phrases import TokenRange, core

_COUNTS = frozenset({"dozen", "number", "handful", "majority", "hundred", "thousand", "score", "couple", "most", "many", "some", "half"})
_TO_THINGS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "AID", "RETREAT"})
"""Types that are done to things too: "bombed rebel positions"."""
_BY_ITSELF_NOBODY = frozenset({"ADV", "ADP", "VERB", "SCONJ", "PART", "ADJ"})


def sense_of(doc: Doc, span: TokenRange, type_: str) -> TokenRange | None:
    """Who is meant, as a token range: who is counted ("a dozen [pirates]"), who owns the thing ("the [EU] motion"); None where the words are
    a time, no noun at all, or a thing of no one where the type `type_` wants somebody."""
    head = doc[slice(*span)].root
    if is_time(head) and head.ent_type_ not in ("ORG", "LOC", "PER"):
        return None
    if span[1] - span[0] == 1 and head.pos_ in _BY_ITSELF_NOBODY and head.is_lower:
        return None
    if head.lemma_.lower() in _COUNTS:
        counted = next((child for child in head.children if relation(child) == "nmod" and "of" in cases(child) and child.i >= span[1]), None)
        return (span[0], counted.i + 1) if counted is not None else span
    if not is_thing(head):
        return span
    owner = owner_of(head)
    if owner is None or not span[0] <= owner.i < span[1] or not (is_of_state(owner) or owner.dep_ == "nmod:poss"):
        return span if type_ in _TO_THINGS else None
    return _phrase(doc, owner)


def is_thing(noun: Token) -> bool:
    """Whether the word is sure to name no one: "policy", "accusations"."""
    return noun.pos_ == "NOUN" and not is_someone(noun) and names_a_thing(noun.lemma_.lower())


def _phrase(doc: Doc, owner: Token) -> TokenRange:
    found = core(doc, owner, owner.i + 1)
    return found if found is not None else (owner.i, owner.i + 1)
