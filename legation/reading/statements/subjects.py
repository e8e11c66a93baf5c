"""Who says it by the parse, where the network marked no one; and to whom it is said in a passive."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from legation.reading.statements.phrases import RELATIVE_PRONOUNS, TokenRange, antecedent, core

_RECEIVED = frozenset("ask tell inform assure warn urge advise remind press notify order instruct promise".split())
"""In the passive their subject is the one to whom it is said."""
_SAID_OF = frozenset("understand believe say think expect report accuse charge suspect suppose".split())
"""In the passive nobody is named who says it."""
_QUOTED = frozenset({"quote", "cite"})
_SEEMING = frozenset("seem appear tend happen prove remain be emerge transpire mean".split())
_SHARING = frozenset({"conj", "xcomp", "advcl"})
"""Relations by which a verb without a subject of its own shares that of its head."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_WAS = frozenset({"was", "were", "been", "is", "are", "being"})
STEPS_MAX = 3
QUOTED_MAX = 30
"""Tokens between a subject and the "saying" of its quotation."""


def is_said_to(doc: Doc, cue: TokenRange, phrase: TokenRange) -> bool:
    """Whether the phrase is the subject of a passive: "he was asked", "delegates are understood to have accepted"."""
    verb = doc[slice(*cue)].root
    if verb.lemma_ not in _RECEIVED | _SAID_OF or not _is_passive(verb):
        return False
    return any(child.dep_ == "nsubj:pass" and phrase[0] <= child.i < phrase[1] for child in verb.children)


def is_received(doc: Doc, cue: TokenRange) -> bool:
    """Whether a passive's subject is who hears it."""
    return doc[slice(*cue)].root.lemma_ in _RECEIVED


def agent_of(doc: Doc, cue: TokenRange) -> TokenRange | None:
    """Who stands behind the "by" of a passive cue."""
    verb = doc[slice(*cue)].root
    agent = next((child for child in verb.children if child.dep_ == "obl:agent" and not cue[0] <= child.i < cue[1]), None)
    return core(doc, agent, len(doc)) if agent is not None else None


def quoted_speaker(doc: Doc, cue: TokenRange) -> TokenRange | None:
    """ "Ito was quoted by Kyodo as saying": who says it; None where the cue is no such saying. By the words, for parses of this vary."""
    saying = next((token.i for token in doc[slice(*cue)] if token.lower_ == "saying"), None)
    if saying is None:
        return None
    floor = max(doc[saying].sent.start, saying - QUOTED_MAX)
    quoted = next((doc[at] for at in range(saying, floor, -1) if doc[at].lemma_ in _QUOTED and doc[at].tag_ == "VBN"), None)
    auxiliary = next((at for at in range(quoted.i - 1, floor, -1) if doc[at].lower_ in _WAS), None) if quoted is not None else None
    if quoted is None or auxiliary is None or quoted.i - auxiliary > 3:
        return None
    subject = next((child for child in quoted.children if child.dep_ == "nsubj:pass" and not cue[0] <= child.i < cue[1]), None)
    subject = subject or _phrase_head_before(doc, auxiliary, floor)
    return core(doc, subject, len(doc)) if subject is not None else None


def _phrase_head_before(doc: Doc, at: int, floor: int) -> Token | None:
    """The head of the noun phrase that ends before the token, out of its appositions and complements."""
    token = next((doc[i] for i in range(at - 1, floor - 1, -1) if not doc[i].is_punct), None)
    while token is not None and token.dep_.split(":")[0] in ("nmod", "appos", "flat", "compound", "conj") and floor <= token.head.i < at:
        token = token.head
    return token if token is not None and token.pos_ in ("NOUN", "PROPN", "PRON") else None


def subject_of(doc: Doc, cue: TokenRange) -> TokenRange | None:
    """The source of a cue that the network gave none: the subject of its verb, also one that it shares ("visited and then vowed",
    "slammed it, calling it a coup", "a letter requesting"), or the possessor of a noun ("Abat's call")."""
    head = doc[slice(*cue)].root
    if head.pos_ == "NOUN":
        owner = next((child for child in head.children if child.dep_ == "nmod:poss" and not cue[0] <= child.i < cue[1]), None)
        return core(doc, owner, head.i) if owner is not None else None
    if head.pos_ != "VERB" or head.lemma_ in _SEEMING:
        return None
    if _is_passive(head):
        return agent_of(doc, cue)
    return _shared_subject(doc, head, cue)


def _shared_subject(doc: Doc, verb: Token, cue: TokenRange) -> TokenRange | None:
    for _ in range(STEPS_MAX):
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and not cue[0] <= child.i < cue[1]]
        if subjects:
            return _phrase_of(doc, subjects[0])
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return core(doc, verb.head, verb.i)
        relation = verb.dep_.split(":")[0]
        if relation not in _SHARING or (relation == "advcl" and verb.tag_ != "VBG") or verb.head.i == verb.i or verb.head.pos_ not in ("VERB", "AUX", "ADJ"):
            return None
        verb = verb.head
    return None


def _phrase_of(doc: Doc, subject: Token) -> TokenRange | None:
    if subject.lower_ in RELATIVE_PRONOUNS:
        return antecedent(doc, subject.i)
    if subject.lower_ in ("there", "it", "this", "what") and subject.dep_ != "nsubj":
        return None
    return core(doc, subject, len(doc))


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children)
