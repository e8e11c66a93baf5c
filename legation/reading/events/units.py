"""What a number counts, and of which unit that is: people, troops, refugees, killed, injured, money."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from legation.knowledge.places import load_gazetteer
from legation.reading.events.currencies import CURRENCIES, SIGN, currency_of, is_weight
from legation.reading.events.harm import INJURED, KILLED, harm_in
from legation.reading.events.someone import singular_forms
from legation.reading.mentions.nouns import DOCUMENTS, GOVERNMENTS, ORGANIZATIONS, kind_of_noun
from legation.records import ActorKind

_TROOPS = frozenset(
    "troop soldier serviceman officer fighter militant rebel peacekeeper guerrilla gunman reservist marine paratrooper instructor personnel".split()
)
_REFUGEES = frozenset({"refugee", "refugees", "displaced"})
_COUNTED = frozenset(
    (
        "person people child civilian hostage captive detainee suspect family other boy girl marcher life name man woman policeman pilgrim nurse guard "
        "protester demonstrator striker villager resident migrant victim farmer"
    ).split()
)
_BODIES = GOVERNMENTS | ORGANIZATIONS | DOCUMENTS
_WITH_TROOPS = frozenset({"MOBILIZE", "RETREAT", "AID", "COOPERATE"})
"""Types whose magnitude tells soldiers from other people."""


def unit_of(number: Span, match: re.Match[str], text: str, trigger: Span, type_: str) -> tuple[str | None, int, Token]:
    """The unit of a number, where its words end, and the word that is counted."""
    sign = SIGN.search(text[: match.start()])
    if sign:
        return CURRENCIES[sign[1].lower()], number.end_char, number.root
    following = number.doc[number.end] if number.end < len(number.doc) else None
    if type_ == "ASSAULT" and following is not None and following.lower_ in KILLED | INJURED and following.tag_ not in ("VBG", "VBZ", "VBP"):
        return harm_in({following.lower_}), following.idx + len(following), number.root  # "14 wounded", "seven dead"
    noun = _counted(number)
    if noun is None:
        alone = _people(trigger, number.root, type_) if _stands_alone(number, trigger) else None
        return alone, number.end_char, number.root
    word, end = noun.lower_, noun.idx + len(noun)
    if word in CURRENCIES:
        return None if is_weight(number, noun) else currency_of(number, noun), end, noun
    if word in KILLED | INJURED:
        return harm_in({word}), end, noun
    return (_people(trigger, noun, type_) if is_person(noun) else None), end, noun


def is_person(noun: Token) -> bool:
    forms = singular_forms(noun)
    if forms & (_TROOPS | _REFUGEES | _COUNTED) or noun.text in load_gazetteer().demonyms or noun.lower_.endswith(("men", "women")):
        return True
    return not forms & _BODIES and any(kind_of_noun(form, plural=True) is ActorKind.GROUP for form in forms)


def _counted(number: Span) -> Token | None:
    """The noun that the number counts: its head, or the next noun behind it."""
    for token in number.doc[number.end : min(number.end + 5, len(number.doc))]:
        if token.pos_ in ("NOUN", "SYM") or token.lower_ in CURRENCIES or (token.text in load_gazetteer().demonyms and not _leads_on(token)):
            following = token.nbor() if token.i + 1 < len(token.doc) else None
            return following if following is not None and following.pos_ == "NOUN" and token.dep_ == "compound" else token
        if token.pos_ not in ("ADJ", "PROPN", "DET", "ADV", "PRON", "PART", "NUM") and token.lower_ not in (
            "of",
            "captured",
            "displaced",
            "wounded",
            "injured",
        ):
            return None
    return None


def _leads_on(token: Token) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return following.pos_ in ("NOUN", "PROPN") or (token.head.i > token.i and token.dep_ in ("amod", "compound"))


def _stands_alone(number: Span, trigger: Span) -> bool:
    """Whether the number is a noun itself: "Eleven were killed", "killing 20"."""
    root = number.root
    before = {word.lower_ for word in number.doc[max(0, number.start - 4) : number.start]}
    if "at" in before and harm_in(before) is not None:
        return True  # "put the dead at 20"
    is_noun = root.dep_.split(":")[0] in ("nsubj", "obj", "obl", "conj") and root.pos_ == "NUM"
    return is_noun and (trigger.start <= root.head.i < trigger.end or harm_in({root.head.lower_}) is not None)


def _people(trigger: Span, counted: Token, type_: str) -> str:
    """What the counted are: by the words on either side of them in the parse, then the nearest verb behind, then the trigger."""
    near = {counted.head.lower_, *(child.lower_ for child in counted.children)}
    either = any(word.lower_ == "or" for other in counted.head.children if other.dep_ == "conj" for word in other.children)
    near |= {word.lower_ for word in counted.head.children if word.dep_ == "xcomp" or (either and word.dep_ == "conj")}
    near |= {word.lower_ for word in counted.doc[max(0, counted.i - 4) : counted.i]} if counted.pos_ == "NUM" else set()
    behind = {word.lower_ for word in counted.doc[counted.i + 1 : counted.i + 5] if word.sent == counted.sent}
    for words in (near, behind, {word.lower_ for word in trigger}):
        harm = harm_in(words)
        if harm is not None and type_ == "ASSAULT":
            return harm
    forms = singular_forms(counted)
    if forms & _REFUGEES:
        return "refugees"
    return "troops" if forms & _TROOPS and type_ in _WITH_TROOPS else "people"
