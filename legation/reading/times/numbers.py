"""Numbers in words and figures: "two and a half", "24", "1,500", "twenty-four", "a hundred", "2 1/2"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from legation.reading.times.scanning import Word
from legation.reading.times.words import NUMBER_WORDS, SCALES

_CENTURIES = {"eighteen": 1800, "nineteen": 1900}


def number_of(words: Sequence[Word]) -> float | None:
    """The number that words make, or None where they tell none ("several"); "a couple" is 2."""
    if any(word.word == "couple" for word in words):
        return 2
    total, group, found = 0.0, 0.0, False
    for word in words:
        form = word.word
        if form in SCALES:
            group = (group or 1) * SCALES[form]
            total, group = (total + group, 0.0) if SCALES[form] > 100 else (total, group)
        elif (amount := _amount(word)) is not None:
            group += amount
        else:
            continue
        found = True
    return total + group if found else None


def _amount(word: Word) -> float | None:
    form = word.word
    if word.kind == "#fraction":
        return int(form[0]) + 0.5 if form.endswith("½") else int(form[0]) / max(1, int(form[2]))
    if form[0].isdecimal():
        return float(form.rstrip("stndrh").replace(",", "").replace(":", "."))
    return 0.5 if form == "half" else NUMBER_WORDS.get(form)


def ordinal_of(words: Sequence[Word], ordinals: Mapping[str, int | str]) -> int:
    """ "first" is 1, "21st" and "twenty-first" are 21."""
    return sum(int(ordinals.get(word.word) or NUMBER_WORDS.get(word.word) or _digits(word.word)) for word in words if word.word != "-")


def spoken_year(words: Sequence[Word]) -> int:
    """ "nineteen ninety-six" is 1996, "two thousand" is 2000."""
    first = words[0].word
    if first in _CENTURIES:
        return _CENTURIES[first] + int(number_of(words[1:]) or 0)
    return int(number_of(words) or 0)


def _digits(form: str) -> int:
    return int("".join(letter for letter in form if letter.isdecimal()) or 0)
