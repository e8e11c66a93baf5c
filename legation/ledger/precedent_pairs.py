"""Whether one statement says the same as an earlier one, takes it back, or neither."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from legation.ledger.precedent_stems import alike, found_in
from legation.ledger.precedent_weights import WEIGHTS
from legation.ledger.precedent_words import Claim

SAME_MATTER = 0.30
"""Cosine below which two statements are never held to be on one matter, whatever words they share."""
SPEAKS = 0.5
"""How likely a statement must be to say the same or the opposite, to be held to do either."""
LONG_WORDS = 30
"""In a longer statement one word that says no need not turn the whole."""


class Relation(StrEnum):
    REPEATED = "repeated"
    CHANGED = "changed"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation and how sure it is (0 to 1): of a repetition or change, that it is one of the two."""

    relation: Relation
    confidence: float
    repeated: float
    """How likely the one repeats the other: the order in which precedents that say the same are best shown."""


def judge(earlier: Claim, later: Claim, cosine: float, *, told_otherwise: bool = False) -> Judged | None:
    """The relation of two statements by their words and the nearness of their vectors; None: different matters.

    `told_otherwise`: the events in them say that one denies or undoes what the other tells.
    """
    if cosine < SAME_MATTER:
        return None
    likely = _likelihoods(features_of(earlier, later, cosine, told_otherwise=told_otherwise))
    speaks = likely["repeated"] + likely["changed"]
    if speaks >= SPEAKS:
        return Judged(max(Relation.REPEATED, Relation.CHANGED, key=lambda name: likely[name]), speaks, likely["repeated"])
    return Judged(Relation.RELATED, likely["related"], likely["repeated"]) if likely["related"] > likely["unrelated"] else None


def features_of(earlier: Claim, later: Claim, cosine: float, *, told_otherwise: bool = False) -> dict[str, float]:
    """What the judgement rests on, each about 0 to 1."""
    shared, back = len(found_in(later.words, earlier.words)), len(found_in(earlier.words, later.words))
    axes = earlier.stands.keys() & later.stands.keys()
    against = sum(earlier.stands[axis] != later.stands[axis] for axis in axes)
    short = min(1.0, LONG_WORDS / max(earlier.length, later.length, 1))
    turned = float(earlier.turned != later.turned) * short
    numbers = _compared_numbers(earlier, later)
    days = _compared_days(earlier.days, later.days)
    return {
        "one": 1.0,
        "cosine": cosine,
        "near": max(0.0, cosine - 0.6),
        "overlap": 2 * min(shared, back) / max(1, len(earlier.words) + len(later.words)),
        "overlap without names": _overlap(earlier.words - earlier.names, later.words - later.names),
        "covered": max(shared / max(1, len(later.words)), back / max(1, len(earlier.words))),
        "new": 1 - shared / max(1, len(later.words)),
        "against": min(2, against) / 2,
        "along": min(2, len(axes) - against) / 2,
        "turned": max(turned, float(told_otherwise)),
        "stance": float(bool(earlier.stands or earlier.turned) != bool(later.stands or later.turned)),
        "long and against": max(float(bool(against)), turned) * min(1.0, (earlier.length + later.length) / (2 * LONG_WORDS)),
        "against and turned": float(bool(against) and turned > 0.5),
        "near and straight": cosine * float(not against and turned <= 0.5 and numbers is not False and days is not False),
        "near and otherwise": cosine * float(bool(against) or turned > 0.5 or numbers is False or days is False),
        "other number": float(numbers is False),
        "same number": float(numbers is True),
        "other day": float(days is False),
        "same day": float(days is True),
        "number left out": float(bool(earlier.quantities) != bool(later.quantities)),
        "day left out": float(bool(earlier.days) != bool(later.days)),
    }


def _overlap(first: Set[str], second: Set[str]) -> float:
    """The share of words that both have."""
    shared = min(len(found_in(first, second)), len(found_in(second, first)))
    return 2 * shared / max(1, len(first) + len(second))


def _likelihoods(features: Mapping[str, float]) -> dict[str, float]:
    scores = {name: sum(weights[feature] * value for feature, value in features.items()) for name, weights in WEIGHTS.items()}
    highest = max(scores.values())
    shares = {name: math.exp(score - highest) for name, score in scores.items()}
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}


def _compared_numbers(earlier: Claim, later: Claim) -> bool | None:
    """True where both give a same number, False where they count the same thing differently, None where neither shows."""
    if any(value == other for value, _ in earlier.quantities for other, _ in later.quantities):
        return True
    units = {unit for _, unit in earlier.quantities if unit}
    alone = len(earlier.quantities) == len(later.quantities) == 1 and any(not unit for _, unit in (*earlier.quantities, *later.quantities))
    return False if alone or any(alike(unit, other) for _, unit in later.quantities if unit for other in units) else None


def _compared_days(earlier: Iterable[str], later: Iterable[str]) -> bool | None:
    """The same for days, by the parts that both name: years with years, months with months."""
    first, second = _by_kind(earlier), _by_kind(later)
    verdicts = [bool(first[kind] & second[kind]) for kind in first.keys() & second.keys()]
    return all(verdicts) if verdicts else None


def _by_kind(days: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for day in days:
        found.setdefault("weekday" if day.endswith("day") else day[0], set()).add(day)
    return found
