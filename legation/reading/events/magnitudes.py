"""How many or how much: numbers near the trigger with their unit, as ranges.

"at least 12" is [12, None], "up to 300" [None, 300], "tens of billions" [2e10, 1e11], "between 5 and 8" [5, 8].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from legation.reading.events.bounds import bounds
from legation.reading.events.currencies import CURRENCIES, SIGN
from legation.reading.events.drafts import Quantity
from legation.reading.events.harm import harm_in
from legation.reading.events.numerals import NUMERAL, amount_of
from legation.reading.events.units import is_person, unit_of
from legation.reading.events.when import is_time

TOKENS_AWAY_MAX = 14


@dataclass(frozen=True, slots=True)
class _Found:
    quantity: Quantity
    rank: tuple[bool, bool, int]


def magnitude_of(trigger: Span, type_: str) -> Quantity | None:
    """The quantity that goes with an event: in its sentence, of a unit that its type can have; what hangs on its trigger first, the dead before
    the wounded, then what is nearest."""
    units = _UNITS.get(type_, _OTHER)
    if not units:
        return None
    found = [item for item in _quantities(trigger.root.sent, trigger, type_) if item.quantity.unit in units]
    return min(found, key=lambda item: item.rank).quantity if found else None


_OTHER = frozenset({"people", "troops", "refugees", *CURRENCIES.values()})
_UNITS = {
    "ASSAULT": frozenset({"killed", "injured", "people"}),
    "COERCE": frozenset({"people"}),
    "AID": frozenset({"people", "refugees", "troops", *CURRENCIES.values()}),
    "MOBILIZE": frozenset({"troops", "people"}),
    "PROTEST": frozenset({"people"}),
    "CONSULT": frozenset[str](),
    "REQUEST": frozenset(CURRENCIES.values()),
    "ACCUSE": frozenset[str](),
    "REJECT": frozenset[str](),
    "SUPPORT": frozenset[str](),
    "THREATEN": frozenset[str](),
}


def _quantities(sent: Span, trigger: Span, type_: str) -> Iterator[_Found]:
    text, base = sent.text, sent.start_char
    for match in NUMERAL.finditer(text):
        amount = amount_of(match[0])
        words = sent.doc.char_span(base + match.start(), base + match.end(), alignment_mode="expand") if amount else None
        if amount is None or words is None or is_time(words):
            continue
        distance = max(words.start - trigger.end, trigger.start - words.end, 0)
        unit, end, counted = unit_of(words, match, text, trigger, type_)
        if unit is None or distance > TOKENS_AWAY_MAX:
            continue
        low, high, start = bounds(text, match, *amount)
        sign = SIGN.search(text[:start])
        start = base + (sign.start(1) if sign else start)
        yield _Found(Quantity((start, max(end, base + match.end())), low, high, unit), (not _hangs(counted, trigger), unit == "injured", distance))
    yield from _single(trigger, type_)


def _hangs(counted: Token, trigger: Span) -> bool:
    """Whether the trigger governs what is counted, or is governed by it."""
    return trigger.start <= counted.head.i < trigger.end or trigger.start <= counted.head.head.i < trigger.end or trigger.start <= counted.i < trigger.end


def _single(trigger: Span, type_: str) -> Iterator[_Found]:
    """One person: "killed an opposition lawmaker", "shelled the village, killing a farmer"."""
    for verb in (trigger.root, *trigger.root.children) if type_ == "ASSAULT" else ():
        harm = harm_in({verb.lower_})
        one = _one_behind(verb) if harm else None
        if one is not None:
            span = verb.doc[verb.i + 1].idx, one.idx + len(one)
            yield _Found(Quantity(span, 1.0, 1.0, harm or ""), (verb.i != trigger.root.i, harm == "injured", abs(one.i - trigger.root.i)))


def _one_behind(verb: Token) -> Token | None:
    """The person right behind a verb who has an indefinite article."""
    following = verb.doc[verb.i + 1 : verb.i + 6]
    if not following or following[0].lower_ not in ("a", "an"):
        return None
    noun = next((word for at, word in enumerate(following[1:], 1) if word.tag_ == "NN" and (at + 1 == len(following) or following[at + 1].tag_ != "NN")), None)
    return noun if noun is not None and is_person(noun) else None
