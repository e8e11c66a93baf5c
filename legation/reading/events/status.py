"""Whether an event happened: what the grammar says outright, else the network's reading."""

from __future__ import annotations

from spacy.tokens import Span, Token

from legation.knowledge.plover.outlooks import Outlooks, outlooks
from legation.reading.events.verbs import LIGHT, is_infinitive, relation
from legation.reading.language.component import Telling
from legation.records import EventStatus

_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "n’t", "longer"})
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
_MODALS = frozenset({"may", "might", "could"})
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_IS = frozenset({"is", "are", "am", "'s", "'re", "'m", "’s", "’re", "’m"})
_HAS = frozenset({"has", "have", "had", "'ve", "'d", "’ve", "’d"})
_WAS = frozenset({"was", "were"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_UNTIL = frozenset({"until", "once"})
_PRESENT = frozenset({"VBZ", "VBP"})
_HAPPENS = frozenset({"begin", "start", "open", "resume", "take", "continue", "end", "conclude", "occur", "happen"})
_VISITS = frozenset({"visit", "trip", "tour"})
STEPS_MAX = 3


def status_of(trigger: Span, telling: Telling) -> EventStatus:
    """The status of an event: by its verb's form and by the words that govern it ("refused to", "called for", "no", "upcoming") where these
    leave no doubt; otherwise as the network reads it."""
    head = trigger.root
    reader = _Grammar({token.i for token in trigger}, outlooks())
    sure = reader.of_verb(head) if head.pos_ in ("VERB", "AUX") else reader.of_noun(head)
    return sure or EventStatus(telling.status)


class _Grammar:
    """Reads the status of words outside the trigger, whose own words (`inside`, "not accept") are part of what the event is."""

    def __init__(self, inside: set[int], outlooks: Outlooks) -> None:
        self._inside = inside
        self._outlooks = outlooks

    def of_verb(self, verb: Token, steps: int = 0) -> EventStatus | None:
        """What form and governor say of a verb; None where they leave it open."""
        children = [child for child in verb.children if child.i not in self._inside]
        marks = {child.lower_ for child in children if child.dep_ == "mark"}
        auxiliaries = {child.lower_ for child in children if relation(child) == "aux"}
        if marks & _CONDITIONS or (marks & _UNTIL and verb.tag_ in _PRESENT) or any(_hangs_on_unless(child) for child in children):
            return EventStatus.POSSIBLE
        if any(_negates(child) for child in children):
            return None if self._wanted_not(verb) else EventStatus.NEGATED
        if auxiliaries & _MODALS or self._depends(children, auxiliaries):
            return EventStatus.POSSIBLE
        if auxiliaries & _WILL:
            return EventStatus.PLANNED
        if is_infinitive(verb):
            return self._infinitive(verb, auxiliaries, steps)
        if _shares_form(verb) and not auxiliaries and steps < STEPS_MAX:
            return self.of_verb(verb.head, steps + 1)
        return self._clause(verb, auxiliaries) or self._finite(verb, children, auxiliaries)

    def of_noun(self, noun: Token) -> EventStatus | None:
        """What modifiers and governor say of a noun; None where they leave it open."""
        for child in noun.children:
            said = self._beside(child) if child.i not in self._inside else None
            if said is not None:
                return said
        governor = noun.head
        if governor.i == noun.i or governor.i in self._inside:
            return None
        is_object = noun.dep_ in ("obj", "nsubj:pass", "xcomp")
        said = self._outlooks["object"].get(governor.lemma_.lower()) if is_object else None
        if said is not None:
            own = self.of_verb(governor)
            return said if own in (None, EventStatus.OCCURRED, EventStatus.ONGOING, said) or said is EventStatus.PROPOSED else None
        if relation(noun) in ("obl", "nmod") and any(child.lower_ == "for" for child in noun.children):
            is_arrival = governor.lemma_ == "arrive" and noun.lemma_ in _VISITS
            return EventStatus.ONGOING if is_arrival else self._outlooks["for"].get(governor.lemma_.lower())
        is_done = (is_object and governor.lemma_ in LIGHT) or (relation(noun) == "nsubj" and governor.lemma_ in _HAPPENS)
        return self.of_verb(governor) if is_done else None

    def _beside(self, child: Token) -> EventStatus | None:
        """What a modifier of a noun says: "no", "ongoing", "scheduled for Monday", "to begin on Monday", "without"."""
        kind = relation(child)
        if kind == "case" and child.lower_ == "without":
            return EventStatus.NEGATED
        if kind == "acl" and child.tag_ == "VB" and child.lemma_ in _HAPPENS and is_infinitive(child):
            return EventStatus.PLANNED
        return self._outlooks["modifier"].get(child.lower_) if kind in ("amod", "det", "acl") else None

    def _depends(self, children: list[Token], auxiliaries: set[str]) -> bool:
        """Whether the verb tells what follows from a condition, or what was not done: "would review aid if", "should have asked"."""
        conditional = any(relation(child) == "advcl" and any(mark.lower_ == "if" for mark in child.children) for child in children)
        unreal = bool(auxiliaries & {"would", "should"} and "have" in auxiliaries)
        return unreal or (conditional and bool(auxiliaries & (_WILL | {"would"})))

    def _infinitive(self, verb: Token, auxiliaries: set[str], steps: int) -> EventStatus | None:
        governor = verb.head
        if auxiliaries & (_IS | _WAS) and "be" not in auxiliaries:
            return EventStatus.PLANNED  # "is to meet"
        if governor.i == verb.i or relation(verb) not in ("xcomp", "acl", "ccomp", "advcl") or steps >= STEPS_MAX:
            return None
        if governor.lemma_ == "have" and any(word.lower_ == "yet" for word in (*governor.children, *verb.children)):
            return EventStatus.NEGATED
        said = self._governing(verb)
        if said is None or any(child.lower_ == "no" for child in governor.children):
            return said and EventStatus.NEGATED
        above = self.of_verb(governor, steps + 1) if governor.pos_ == "VERB" else None
        return above if above in (EventStatus.NEGATED, EventStatus.POSSIBLE) else said

    def _governing(self, verb: Token) -> EventStatus | None:
        """What the word above an infinitive says of it; a clause of purpose hangs on another word."""
        governor = verb.head
        if relation(verb) == "advcl" and governor.lower_ not in ("called", "appealed"):
            return None
        words = self._outlooks["to"]
        return words.get(governor.lemma_.lower()) or words.get(governor.lower_) or words.get(governor.lower_.removesuffix("d"))

    def _wanted_not(self, verb: Token) -> bool:
        """Whether it is asked of someone not to do it: that says nothing of whether it is done."""
        return is_infinitive(verb) and self._governing(verb) is EventStatus.PROPOSED

    def _clause(self, verb: Token, auxiliaries: set[str]) -> EventStatus | None:
        """What the verb that a clause hangs on says: "denied that", "demanded that they leave"."""
        if relation(verb) not in ("ccomp", "xcomp"):
            return None
        said = self._outlooks["that"].get(verb.head.lemma_.lower())
        is_subjunctive = verb.tag_ == "VB" and not auxiliaries - {"be"}
        return said if said is not EventStatus.PROPOSED or is_subjunctive or "should" in auxiliaries else None

    def _finite(self, verb: Token, children: list[Token], auxiliaries: set[str]) -> EventStatus | None:
        """What tense and aspect say of a verb whose clause stands on its own."""
        form = verb.tag_
        if form in _PRESENT and not auxiliaries:
            return self._outlooks["present"].get(verb.lemma_.lower())
        if form == "VB":
            return EventStatus.PROPOSED if auxiliaries & {"should", "must"} else None
        if (form == "VBG" and (auxiliaries & _IS or {"been"} < auxiliaries)) or (form == "VBN" and (auxiliaries & _IS or "being" in auxiliaries)):
            return EventStatus.ONGOING
        if not ((form == "VBD" and "would" not in auxiliaries) or (form == "VBN" and auxiliaries & (_HAS | _WAS))):
            return None
        said = next((found for child in children if (found := self._outlooks["adverb"].get(child.lower_))), None)
        return said or EventStatus.OCCURRED


def _shares_form(verb: Token) -> bool:
    """Whether a verb stands beside another in the same form: "agreed to sign and carry out"."""
    return relation(verb) == "conj" and verb.head.pos_ == "VERB" and verb.tag_ == verb.head.tag_ and verb.tag_ in ("VB", "VBN", "VBG")


def _hangs_on_unless(child: Token) -> bool:
    return relation(child) == "advcl" and any(mark.lower_ == "unless" for mark in child.children)


def _negates(child: Token) -> bool:
    kind = relation(child)
    if kind in ("advmod", "neg", "aux"):
        return child.lower_ in _NEGATIONS
    if kind not in ("nsubj", "obj"):
        return False
    return child.lower_ in _NOBODY or any(word.lower_ in ("no", "neither") and word.dep_ == "det" for word in child.children)
