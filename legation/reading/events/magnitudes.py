"""How many or how much: numbers near the trigger with their unit, as ranges.

"at least 12" is [12, None], "up to 300" [None, 300], "tens of billions" [2e10, 1e11], "between 5 and 8" [5, 8].
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from legation.reading.events.drafts import Quantity
from legation.reading.events.numerals import NUMERAL, amount_of
from legation.reading.times import TimeExpression

_CURRENCIES = {
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "pound": "GBP", "pounds": "GBP",
    "¥": "JPY", "yen": "JPY", "yuan": "CNY", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "rupee": "INR", "rupees": "INR",
    "shekel": "ILS", "shekels": "ILS", "franc": "CHF", "francs": "CHF", "mark": "DEM", "marks": "DEM", "riyal": "SAR", "riyals": "SAR", "won": "KRW",
    "rand": "ZAR", "real": "BRL", "reais": "BRL", "peso": "MXN", "pesos": "MXN", "lira": "TRY", "liras": "TRY", "hryvnia": "UAH", "hryvnias": "UAH",
}  # fmt: skip
_PEOPLE = frozenset(
    "people person man men woman women child children civilian civilians resident residents villager villagers protester protesters demonstrator demonstrators "
    "migrant migrants worker workers student students prisoner prisoners hostage hostages detainee detainees suspect suspects supporter supporters family "
    "families lawmaker lawmakers journalist journalists others activist activists boy boys girl girls member members marchers".split()
)
_TROOPS = frozenset("troop troops soldier soldiers serviceman servicemen policeman policemen officer officers fighter fighters militant militants rebel rebels peacekeeper "
                    "peacekeepers guerrilla guerrillas gunman gunmen reservist reservists marine marines".split())  # fmt: skip
_REFUGEES = frozenset({"refugee", "refugees", "displaced"})
_KILLED = frozenset("kill die dead death toll body slay assassinate execute murder massacre lose".split())
_INJURED = frozenset("injure wound hurt casualty injury".split())
_LEAST = re.compile(
    r"(?:at least|more than|over|no fewer than|no less than|a minimum of|upwards of|in excess of|above)\s+(?:an?\s+)?(?:additional\s+|other\s+)?$", re.I
)
_MOST = re.compile(r"(?:up to|as many as|as much as|no more than|at most|fewer than|less than|under|nearly|almost|close to)\s+(?:an?\s+)?$", re.I)
_NEAR_ONLY = re.compile(r"(?:nearly|almost|close to)\s+(?:an?\s+)?$", re.I)
_MORE_AFTER = re.compile(r"\s+or more\b", re.I)
_SIGN = re.compile(r"\s*(US\$|[$€£¥])\s*$", re.I)
TOKENS_AWAY_MAX = 14


@dataclass(frozen=True, slots=True)
class _Found:
    quantity: Quantity
    distance: int


def magnitude_of(trigger: Span, type_: str) -> Quantity | None:
    """The quantity that goes with an event: in its sentence, near its trigger, of a unit that its type can have."""
    sent = trigger.root.sent
    found = [item for item in _quantities(sent, trigger) if item.quantity.unit in _UNITS.get(type_, _OTHER)]
    return min(found, key=lambda item: item.distance).quantity if found else None


_OTHER = frozenset({"people", "troops", "refugees", *_CURRENCIES.values()})
_UNITS = {
    "ASSAULT": frozenset({"killed", "injured", "people"}),
    "AID": frozenset({"people", "refugees", "troops", *_CURRENCIES.values()}),
    "MOBILIZE": frozenset({"troops"}),
    "PROTEST": frozenset({"people"}),
    "CONSULT": frozenset[str](),
    "REQUEST": frozenset(_CURRENCIES.values()),
    "ACCUSE": frozenset[str](),
    "REJECT": frozenset[str](),
    "SUPPORT": frozenset[str](),
    "THREATEN": frozenset[str](),
}


def _quantities(sent: Span, trigger: Span) -> list[_Found]:
    text, base = sent.text, sent.start_char
    out = []
    for match in NUMERAL.finditer(text):
        amount = amount_of(match[0])
        if amount is None:
            continue
        first = sent.doc.char_span(base + match.start(), base + match.end(), alignment_mode="expand")
        if first is None or _is_time(first):
            continue
        distance = max(first.start - trigger.end, trigger.start - first.end, 0)
        if distance > TOKENS_AWAY_MAX:
            continue
        unit, end = _unit(first, match, text, trigger)
        if unit is None:
            continue
        low, high, start = _bounds(text, match, *amount)
        sign = _SIGN.search(text[:start])
        start = base + (sign.start(1) if sign else start)
        out.append(_Found(Quantity((start, max(end, base + match.end())), low, high, unit), distance))
    return out


def _is_time(span: Span) -> bool:
    times: Sequence[TimeExpression] = span.doc._.times
    last = bisect_left(times, span.end_char, key=lambda time: time.start)
    return any(time.end > span.start_char for time in times[max(0, last - 2) : last])


def _bounds(text: str, match: re.Match[str], low: float, high: float) -> tuple[float | None, float | None, int]:
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


def _unit(number: Span, match: re.Match[str], text: str, trigger: Span) -> tuple[str | None, int]:
    """The unit of a number and where its words end."""
    doc = number.doc
    sign = _SIGN.search(text[: match.start()])
    if sign:
        return _CURRENCIES[sign[1].lower()], number.end_char
    noun = _counted(number)
    if noun is None:
        return (_person_unit(trigger, None), number.end_char) if _stands_alone(number) else (None, 0)
    word = noun.lower_
    if word in _CURRENCIES:
        return _CURRENCIES[word], noun.idx + len(noun)
    if word in _PEOPLE | _TROOPS | _REFUGEES or doc[noun.i].lemma_.lower() in _KILLED:
        return _person_unit(trigger, noun), noun.idx + len(noun)
    return None, 0


def _counted(number: Span) -> Token | None:
    """The noun that the number counts: its head, or the next noun behind it."""
    for token in number.doc[number.end : min(number.end + 4, len(number.doc))]:
        if token.pos_ in ("NOUN", "SYM") or token.lower_ in _CURRENCIES:
            following = token.nbor() if token.i + 1 < len(token.doc) else None
            return following if following is not None and following.pos_ == "NOUN" and token.dep_ == "compound" else token
        if token.pos_ not in ("ADJ", "PROPN", "ADP", "DET", "ADV") or token.is_punct:
            return None
    return None


def _stands_alone(number: Span) -> bool:
    """Whether the number is a noun itself: "Eleven were killed", "killing 20"."""
    return number.root.dep_.split(":")[0] in ("nsubj", "obj", "obl", "conj") and number.root.pos_ == "NUM"


def _person_unit(trigger: Span, noun: Token | None) -> str:
    words = {token.lemma_.lower() for token in trigger}
    if noun is not None:
        words |= {noun.lemma_.lower(), noun.head.lemma_.lower(), *(child.lemma_.lower() for child in noun.children)}
    if words & _INJURED:
        return "injured"
    if words & _KILLED:
        return "killed"
    if noun is not None and noun.lower_ in _REFUGEES:
        return "refugees"
    return "troops" if noun is not None and noun.lower_ in _TROOPS and not words & {"arrest", "detain", "free", "release"} else "people"
