"""What verbs do that stand beside an event's own words, and who their subjects and objects are."""

from __future__ import annotations

from spacy.tokens import Token

from legation.reading.events.someone import is_someone
from legation.reading.events.when import is_time

LIGHT = frozenset(
    (
        "hold have make launch stage carry conduct give take issue offer voice express start begin open mount sign reach resume continue wage impose "
        "lift pay send provide deliver announce extend pledge renew lodge file level deal exchange pursue intensify undertake suspend broker declare"
    ).split()
)
"""Verbs that do the event which is their object: "held talks", "imposed sanctions"."""
UNDERGOING = frozenset("receive win earn draw face suffer gain get enjoy garner undergo survive withstand escape incur attract".split())
"""Verbs whose subject has the event done to it that is their object: "received support", "faces charges"."""
ORDERING = frozenset(
    (
        "urge ask call tell order force persuade invite allow press pressure push encourage warn require compel instruct beg appeal convince oblige "
        "authorize authorise permit enable advise want expect prompt direct command lead help"
    ).split()
)
"""Verbs whose object does what the infinitive says: "urged Cairo to free"; "called on", "appealed to" have it behind the preposition."""
_SHARED = frozenset({"xcomp", "advcl", "conj"})
"""Relations by which a verb without a subject of its own shares that of its head."""
_ADDRESSING = frozenset({"on", "upon", "to", "for"})
_OWN_WISHES = frozenset({"want", "expect", "ask", "help", "lead"})
"""Verbs that without an object tell what their subject does: "asked to see"."""
_FEELING = frozenset("please satisfy disappoint concern worry outrage alarm disturb commit dedicate prepare determine resolve incline".split())
"""Verbs whose participle says what its subject feels or means to do: "was disturbed by" tells nothing that was done to it."""
STEPS_MAX = 4


def relation(token: Token) -> str:
    """The relation to its head, without subtype."""
    return token.dep_.partition(":")[0]


def cases(token: Token) -> set[str]:
    """The prepositions of a noun."""
    return {child.lower_ for child in token.children if child.dep_ == "case"}


def is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, also where it shares its auxiliary or modifies whom it was done to: "arrested and charged", "men detained"."""
    if verb.lemma_ in _FEELING or (verb.lemma_ == "oppose" and any(relation(child) == "obl" and "to" in cases(child) for child in verb.children)):
        return False
    auxiliaries = {child.lower_ for child in verb.children if relation(child) == "aux"}
    if auxiliaries & {"has", "have", "had"} and not auxiliaries & {"been", "be"}:
        return False
    if any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(relation(child) in ("aux", "nsubj", "obj") for child in verb.children):
        return False
    return verb.dep_ == "acl" or (verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head))


def by_agent(verb: Token) -> Token | None:
    """Who stands behind a passive's "by"."""
    found = (child for child in verb.children if relation(child) == "obl" and "by" in cases(child))
    return next((child for child in found if child.pos_ != "NUM" and child.dep_ != "obl:unmarked"), None)


def subject_of(verb: Token, inside: range) -> Token | None:
    """The subject of a verb, its own or shared: by control ("Iran agreed to open", "urged Iran to open"), coordination, a participle's noun.

    `inside` are the tokens of the trigger; what stands there is no one.
    """
    for _ in range(STEPS_MAX):
        own = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubj:pass") and child.i not in inside), None)
        if own is not None:
            return own
        head, kind = verb.head, relation(verb)
        if head.i == verb.i:
            return None
        if verb.dep_ == "acl":
            return _modified(verb)
        if kind == "xcomp" and head.lemma_.lower() in ORDERING and is_infinitive(verb):
            addressed = ordered(head)
            if addressed is not None or not (is_passive(head) or head.lemma_ in _OWN_WISHES):
                return addressed
        if kind not in _SHARED or (kind == "conj" and head.pos_ not in ("VERB", "AUX")):
            return None
        verb = head
    return None


def ordered(verb: Token) -> Token | None:
    """Who is to do it: the object of an order, who is called on, or the subject of its passive."""
    passive = next((child for child in verb.children if child.dep_ == "nsubj:pass"), None)
    if passive is not None:
        return passive
    found = (child for child in verb.children if child.dep_ in ("obj", "iobj") or (relation(child) == "obl" and cases(child) & _ADDRESSING))
    return next((child for child in found if is_someone(child) and not is_time(child)), None)


def _modified(verb: Token) -> Token | None:
    """Whom a participle says it of ("rebels fighting", "men detained"), or whose plan an infinitive is ("his decision to open fire")."""
    noun = verb.head
    if verb.tag_ in ("VBG", "VBN") and not any(child.dep_ == "mark" for child in verb.children):
        return noun if is_someone(noun) else None
    return next((child for child in noun.children if child.dep_ == "nmod:poss"), None)
