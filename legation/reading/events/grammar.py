"""Who is subject and who is object of a trigger, where the network marked no one."""

from __future__ import annotations

from spacy.tokens import Span, Token

from legation.reading.statements.phrases import TokenRange

_CONTROLLED = frozenset({"xcomp", "advcl", "conj"})
"""Relations by which a verb without a subject of its own shares that of its head."""
_CORE = frozenset({"det", "amod", "compound", "flat", "nmod", "nummod"})
_LIGHT = frozenset(
    "hold have make launch stage carry conduct give take issue offer voice express start open begin open mount sign reach resume continue".split()
)
_BEINGS = frozenset(
    "people man woman official minister leader president government ministry group party army force police troop soldier rebel militant protester country state "
    "nation ally neighbour neighbor council court union side opponent critic lawmaker journalist envoy ambassador diplomat company authority".split()
)
STEPS_MAX = 3


def agent_of(trigger: Span) -> tuple[TokenRange, ...]:
    """The phrase of who does it: the subject of the verb, shared by control ("Iran agreed to open its sites"); the agent of a passive;
    the possessor of a noun ("Ankara's offer"), or the subject of the light verb that has it as object ("held talks")."""
    head = trigger.root
    if head.pos_ in ("VERB", "AUX"):
        return _agent_of_verb(head, trigger)
    owner = next((child for child in head.children if child.dep_ == "nmod:poss" and not trigger.start <= child.i < trigger.end), None)
    if owner is not None:
        return _nominal(owner)
    if head.dep_ == "obj" and head.head.lemma_ in _LIGHT:
        return _agent_of_verb(head.head, trigger)
    return ()


def patient_of(trigger: Span) -> tuple[TokenRange, ...]:
    """The phrase of whom it is done to: the object, or the subject of a passive, where it is someone and not something."""
    head = trigger.root
    if head.pos_ != "VERB":
        return ()
    wanted = ("nsubj:pass",) if _is_passive(head) else ("obj", "iobj")
    found = next((child for child in head.children if child.dep_ in wanted and not trigger.start <= child.i < trigger.end), None)
    return _nominal(found) if found is not None and _is_someone(found) else ()


def passive_sides(trigger: Span) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The characters of a passive's subject and of who stands behind its "by"; None where the trigger is no passive or has none."""
    head = trigger.root
    if head.pos_ != "VERB" or not _is_passive(head):
        return None, None
    subject = next((child for child in head.children if child.dep_ == "nsubj:pass"), None)
    agent = next((child for child in head.children if child.dep_.startswith("obl") and any(case.lower_ == "by" for case in child.children)), None)
    return _characters(subject), _characters(agent) if agent is None or not _is_when(agent) else None


def _characters(head: Token | None) -> tuple[int, int] | None:
    if head is None:
        return None
    last = head.doc[head.right_edge.i]
    return head.doc[head.left_edge.i].idx, last.idx + len(last)


def _is_when(token: Token) -> bool:
    return token.dep_ in ("obl:tmod", "obl:unmarked") or token.pos_ == "NUM"


def _agent_of_verb(token: Token, trigger: Span) -> tuple[TokenRange, ...]:
    if _is_passive(token):
        agent = next((child for child in token.children if child.dep_ == "obl:agent"), None)
        return _nominal(agent) if agent is not None else ()
    for _ in range(STEPS_MAX):
        subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubj:pass") and not trigger.start <= child.i < trigger.end), None)
        if subject is not None:
            return _nominal(subject) if subject.dep_ == "nsubj" or token is not trigger.root else ()
        if token.dep_.split(":")[0] not in _CONTROLLED or token.head.i == token.i:
            return ()
        token = token.head
    return ()


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children)


def _is_someone(token: Token) -> bool:
    return bool(token.ent_type_) or token.lemma_.lower() in _BEINGS or token.lower_ in ("him", "her", "them", "us", "me")


def _nominal(head: Token) -> tuple[TokenRange, ...]:
    if head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return ()
    kept = [head.i, *(t.i for child in head.children if child.dep_.split(":")[0] in _CORE for t in child.subtree)]
    return ((min(kept), max(kept) + 1),)
