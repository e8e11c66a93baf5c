"""How many or how much: numbers near the trigger with their unit, as ranges.

"at least 12" is [12, None], "up to 300" [None, 300], "tens of billions" [2e10, 1e11], "between 5 and 8" [5, 8].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from legation.knowledge.places import load_gazetteer
from legation.reading.events.drafts import Quantity
from legation.reading.events.numerals import NUMERAL, amount_of
from legation.reading.events.someone import singular_forms
from legation.reading.events.when import is_time
from legation.reading.mentions.nouns import DOCUMENTS, GOVERNMENTS, ORGANIZATIONS, kind_of_noun
from legation.records import ActorKind

_CURRENCIES = {
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "pound": "GBP", "pounds": "GBP",
    "¥": "JPY", "yen": "JPY", "yuan": "CNY", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "rupee": "INR", "rupees": "INR",
    "shekel": "ILS", "shekels": "ILS", "franc": "CHF", "francs": "CHF", "mark": "DEM", "marks": "DEM", "riyal": "SAR", "riyals": "SAR", "won": "KRW",
    "ecu": "XEU", "ecus": "XEU", "deutschmarks": "DEM", "punt": "IEP", "punts": "IEP", "krona": "SEK", "kronor": "SEK", "kroner": "NOK", "zloty": "PLN",
    "rand": "ZAR", "real": "BRL", "reais": "BRL", "peso": "MXN", "pesos": "MXN", "lira": "TRY", "liras": "TRY", "hryvnia": "UAH", "hryvnias": "UAH",
}  # fmt: skip
_TROOPS = frozenset(
    "troop soldier serviceman officer fighter militant rebel peacekeeper guerrilla gunman reservist marine paratrooper instructor personnel".split()
)
_REFUGEES = frozenset({"refugee", "refugees", "displaced"})
_KILLED = frozenset(
    (
        "kill kills killed killing killings die dies died dying dead death deaths toll slain slay slew assassinated assassination executed executing execution "
        "murder murdered murdering massacre massacred body bodies lost losing"
    ).split()
)
_INJURED = frozenset("injure injures injured injuring injury injuries wound wounds wounded wounding hurt hurting maimed blinded beaten casualties".split())
_COUNTED = frozenset(
    "person people child civilian hostage captive detainee suspect family other boy girl marcher life name man woman policeman pilgrim nurse guard protester demonstrator striker villager resident".split()
)
_DOLLARS = {"australian": "AUD", "canadian": "CAD", "hong kong": "HKD", "new zealand": "NZD", "singapore": "SGD", "taiwan": "TWD"}
_LEAST = re.compile(
    r"(?:at least|more than|over|no fewer than|no less than|a minimum of|upwards of|in excess of|above)\s+(?:an?\s+)?(?:additional\s+|other\s+)?$", re.I
)
_MOST = re.compile(r"(?:up to|as many as|as much as|no more than|at most|fewer than|less than|under|nearly|almost|close to)\s+(?:an?\s+)?$", re.I)
_NEAR_ONLY = re.compile(r"(?:nearly|almost|close to)\s+(?:an?\s+)?$", re.I)
_MORE_AFTER = re.compile(r"\s+or more\b", re.I)
_SIGN = re.compile(r"\s*(US\$|[$€£¥])\s*$", re.I)
_BODIES = GOVERNMENTS | ORGANIZATIONS | DOCUMENTS
TOKENS_AWAY_MAX = 14


@dataclass(frozen=True, slots=True)
class _Found:
    quantity: Quantity
    rank: tuple[bool, int]


def magnitude_of(trigger: Span, type_: str) -> Quantity | None:
    """The quantity that goes with an event: in its sentence, of a unit that its type can have; what hangs on its trigger first, then what is nearest."""
    units = _UNITS.get(type_, _OTHER)
    if not units:
        return None
    found = [item for item in _quantities(trigger.root.sent, trigger, type_) if item.quantity.unit in units]
    return min(found, key=lambda item: item.rank).quantity if found else None


_OTHER = frozenset({"people", "troops", "refugees", *_CURRENCIES.values()})
_UNITS = {
    "ASSAULT": frozenset({"killed", "injured", "people"}),
    "COERCE": frozenset({"people"}),
    "AID": frozenset({"people", "refugees", "troops", *_CURRENCIES.values()}),
    "MOBILIZE": frozenset({"troops", "people"}),
    "PROTEST": frozenset({"people"}),
    "CONSULT": frozenset[str](),
    "REQUEST": frozenset(_CURRENCIES.values()),
    "ACCUSE": frozenset[str](),
    "REJECT": frozenset[str](),
    "SUPPORT": frozenset[str](),
    "THREATEN": frozenset[str](),
}


_WITH_TROOPS = frozenset({"MOBILIZE", "RETREAT", "AID", "COOPERATE"})
"""Types whose magnitude tells soldiers from other people."""


def _quantities(sent: Span, trigger: Span, type_: str) -> Iterator[_Found]:
    text, base = sent.text, sent.start_char
    for match in NUMERAL.finditer(text):
        amount = amount_of(match[0])
        words = sent.doc.char_span(base + match.start(), base + match.end(), alignment_mode="expand") if amount else None
        if amount is None or words is None or is_time(words):
            continue
        distance = max(words.start - trigger.end, trigger.start - words.end, 0)
        unit, end, counted = _unit(words, match, text, trigger, type_)
        if unit is None or distance > TOKENS_AWAY_MAX:
            continue
        low, high, start = _bounds(text, match, *amount)
        sign = _SIGN.search(text[:start])
        start = base + (sign.start(1) if sign else start)
        yield _Found(Quantity((start, max(end, base + match.end())), low, high, unit), (not _hangs(counted, trigger), distance))
    yield from _single(trigger, type_)


def _hangs(counted: Token, trigger: Span) -> bool:
    """Whether the trigger governs what is counted, or is governed by it."""
    return trigger.start <= counted.head.i < trigger.end or trigger.start <= counted.head.head.i < trigger.end or trigger.start <= counted.i < trigger.end


def _single(trigger: Span, type_: str) -> Iterator[_Found]:
    """One person: "killed an opposition lawmaker", "shelled the village, killing a farmer"."""
    for verb in (trigger.root, *trigger.root.children) if type_ == "ASSAULT" else ():
        harm = _harm({verb.lower_})
        one = _one_behind(verb) if harm else None
        if one is not None:
            span = verb.doc[verb.i + 1].idx, one.idx + len(one)
            yield _Found(Quantity(span, 1.0, 1.0, harm or ""), (verb.i != trigger.root.i, abs(one.i - trigger.root.i)))


def _one_behind(verb: Token) -> Token | None:
    """The person right behind a verb who has an indefinite article."""
    following = verb.doc[verb.i + 1 : verb.i + 6]
    if not following or following[0].lower_ not in ("a", "an"):
        return None
    noun = next((word for at, word in enumerate(following[1:], 1) if word.tag_ == "NN" and (at + 1 == len(following) or following[at + 1].tag_ != "NN")), None)
    return noun if noun is not None and _is_person(noun) else None


def _bounds(text: str, match: re.Match[str], low: float, high: float | None) -> tuple[float | None, float | None, int]:
    before = text[: match.start()]
    currency = _SIGN.search(before)
    before = before[: currency.start()] if currency else before
    if _MORE_AFTER.match(text, match.end()):
        return low, None, match.start()
    least = _LEAST.search(before)
    if least:
        return low, None, least.start()
    most = _MOST.search(before)
    if most:
        return (low, high, most.start()) if _NEAR_ONLY.search(before) else (None, high, most.start())
    return low, high, match.start()


def _unit(number: Span, match: re.Match[str], text: str, trigger: Span, type_: str) -> tuple[str | None, int, Token]:
    """The unit of a number, where its words end, and the word that is counted."""
    sign = _SIGN.search(text[: match.start()])
    if sign:
        return _CURRENCIES[sign[1].lower()], number.end_char, number.root
    noun = _counted(number)
    if noun is None:
        alone = _person_unit(trigger, number.root, type_) if _stands_alone(number, trigger) else None
        return alone, number.end_char, number.root
    word, end = noun.lower_, noun.idx + len(noun)
    if word in _CURRENCIES:
        return _currency(number, noun), end, noun
    if word in _KILLED | _INJURED:
        return _harm({word}), end, noun
    return (_person_unit(trigger, noun, type_) if _is_person(noun) else None), end, noun


def _currency(number: Span, noun: Token) -> str:
    """The code of a currency, of the state whose dollars they are."""
    between = noun.doc[number.end : noun.i].text.lower()
    return _DOLLARS.get(between, _CURRENCIES[noun.lower_]) if noun.lower_.startswith("dollar") else _CURRENCIES[noun.lower_]


def _is_person(noun: Token) -> bool:
    forms = singular_forms(noun)
    if forms & (_TROOPS | _REFUGEES | _COUNTED) or noun.text in load_gazetteer().demonyms or noun.lower_.endswith(("men", "women")):
        return True
    return not forms & _BODIES and any(kind_of_noun(form, plural=True) is ActorKind.GROUP for form in forms)


def _counted(number: Span) -> Token | None:
    """The noun that the number counts: its head, or the next noun behind it."""
    for token in number.doc[number.end : min(number.end + 5, len(number.doc))]:
        if token.pos_ in ("NOUN", "SYM") or token.lower_ in _CURRENCIES or (token.text in load_gazetteer().demonyms and not _leads_on(token)):
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
    if "at" in before and _harm(before) is not None:
        return True  # "put the dead at 20"
    is_noun = root.dep_.split(":")[0] in ("nsubj", "obj", "obl", "conj") and root.pos_ == "NUM"
    return is_noun and (trigger.start <= root.head.i < trigger.end or _harm({root.head.lower_}) is not None)


def _harm(words: set[str]) -> str | None:
    """What happened to people by these words; "people" where they may have been killed or hurt."""
    killed, injured = bool(words & _KILLED), bool(words & _INJURED)
    if killed and injured:
        return "people"
    return "killed" if killed else "injured" if injured else None


def _person_unit(trigger: Span, counted: Token, type_: str) -> str:
    """What the counted are: by the words on either side of them in the parse, then the nearest verb behind, then the trigger."""
    near = {counted.head.lower_, *(child.lower_ for child in counted.children)}
    either = any(word.lower_ == "or" for other in counted.head.children if other.dep_ == "conj" for word in other.children)
    near |= {word.lower_ for word in counted.head.children if word.dep_ == "xcomp" or (either and word.dep_ == "conj")}
    near |= {word.lower_ for word in counted.doc[max(0, counted.i - 4) : counted.i]} if counted.pos_ == "NUM" else set()
    behind = {word.lower_ for word in counted.doc[counted.i + 1 : counted.i + 5] if word.sent == counted.sent}
    for words in (near, behind, {word.lower_ for word in trigger}):
        harm = _harm(words)
        if harm is not None and type_ == "ASSAULT":
            return harm
    forms = singular_forms(counted)
    if forms & _REFUGEES:
        return "refugees"
    return "troops" if forms & _TROOPS and type_ in _WITH_TROOPS else "people"
