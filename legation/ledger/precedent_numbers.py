"""Numbers and days in a statement's words, in forms that can be compared: "$50 million" and "50 million dollars", "May 14" and "14 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.ledger.precedent_stems import PLAIN, stem

Quantity = tuple[float, str]
"""A value and the stem of what is counted ("" where that is not clear)."""

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS = {word: value for value, word in enumerate(_UNITS)} | _TENS
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}
_MONTHS = {name: number for number, name in enumerate("january february march april may june july august september october november december".split(), 1)}
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SPANS = {"day": 1, "week": 7, "month": 30, "year": 365}
_NOT_COUNTED = PLAIN | {"least", "nearly", "almost", "per", "percent", "cubic", "square", "first", "last"}
_NUMBER = re.compile(r"[$€£]?\d[\d.,]*|[$€£]?\d")


def value_at(tokens: Sequence[str], place: int) -> tuple[float, int, bool] | None:
    """The number that begins here, how many words it takes, and whether it is money; None where none does."""
    token = tokens[place]
    if _NUMBER.fullmatch(token):
        digits = token.strip("$€£").replace(",", "").rstrip(".")
        try:
            value = float(digits)
        except ValueError:
            return None
    elif token in _NUMBERS or token in ("half",) or "-" in token:
        parts = token.split("-")
        if token == "half":
            value = 0.5
        elif all(part in _NUMBERS for part in parts):
            value = float(sum(_NUMBERS[part] for part in parts))
        elif parts[0].isdigit():
            return float(parts[0]), 1, False
        else:
            return None
    else:
        return None
    size = 1
    if place + 1 < len(tokens) and token == "half" and tokens[place + 1] in ("a", "an"):
        size += 1
    while place + size < len(tokens) and tokens[place + size] in _SCALES:
        value *= _SCALES[tokens[place + size]]
        size += 1
    return value, size, token[0] in "$€£"


def quantities_in(tokens: Sequence[str]) -> Iterator[Quantity]:
    """Numbers with what they count; days of months and years are left to `days_in`, "one" is an article."""
    place = 0
    while place < len(tokens):
        found = value_at(tokens, place)
        if found is None:
            place += 1
            continue
        value, size, money = found
        after = tokens[place + size] if place + size < len(tokens) else ""
        before = tokens[place - 1] if place else ""
        if not (tokens[place] == "one" and size == 1) and not _is_day(tokens[place], value, before, after):
            yield _quantity(value, tokens, place, size, money=money)
        place += size


def _quantity(value: float, tokens: Sequence[str], place: int, size: int, *, money: bool) -> Quantity:
    joined = tokens[place].partition("-")[2] if tokens[place][:1].isdigit() else ""
    counted = joined or next((t for t in tokens[place + size : place + size + 4] if t[0].isalpha() and stem(t) not in _NOT_COUNTED), "")
    following = tokens[place + size : place + size + 1]
    unit = stem(counted)
    if money or unit in ("dollar", "euro", "pound", "yuan", "ruble", "rouble", "yen"):
        return value, "money"
    if following and following[0] in ("%", "percent", "per"):
        return value, "percent"
    if unit in _SPANS:
        return value * _SPANS[unit], "days"
    return value, {"metre": "meter", "ton": "tonn"}.get(unit, unit)


def _is_day(token: str, value: float, before: str, after: str) -> bool:
    if before in _MONTHS or after in _MONTHS:
        return value <= 31 or 1900 <= value <= 2100
    return bool(re.fullmatch(r"(?:19|20)\d\d", token)) and (after == "" or not after[0].isalpha() or stem(after) in PLAIN)


def days_in(tokens: Sequence[str]) -> Iterator[str]:
    """Years, months, days of months and weekdays that are named: "y2027", "m5", "d14", "friday"."""
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        if token in _DAYS:
            yield token
        elif token in _MONTHS and not (token in ("may", "march") and not _dated(tokens, place)):
            yield f"m{_MONTHS[token]}"
        elif token.isdigit() and _is_day(token, float(token), before, after):
            yield f"y{token}" if len(token) == 4 else f"d{token}"


def _dated(tokens: Sequence[str], place: int) -> bool:
    """Whether "may" or "march" here is the month: a number stands beside it, or a preposition before it."""
    near = [*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2]]
    return any(token.isdigit() for token in near) or (
        place > 0 and tokens[place - 1] in ("in", "by", "until", "since", "last", "next", "of", "before", "after")
    )
