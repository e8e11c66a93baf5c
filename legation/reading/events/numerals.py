"""Numbers in English news as ranges: "1,500", "twenty-four", "some 3.2 million", "dozens", "tens of billions", "5 to 8", "a dozen"."""

from __future__ import annotations

import re

_UNITS = {
    name: float(value)
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {name: 10.0 * value for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "lakh": 1e5,
    "crore": 1e7,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
}
_VAGUE: dict[str, tuple[float, float | None]] = {
    "dozens": (24.0, None),
    "scores": (40.0, 100.0),
    "tens": (20.0, 100.0),
    "hundreds": (200.0, 1e3),
    "thousands": (2e3, 1e4),
    "millions": (2e6, 1e7),
    "billions": (2e9, 1e10),
}
_WORDS = _UNITS | _TENS
_GREAT = {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}

_SOME = re.compile(r"(?:a few|several)\s+(dozen|hundred|thousand)")
_SMALL = "|".join([*_TENS, *sorted(_UNITS, key=len, reverse=True)])
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{_SMALL}))?|(?:{_SMALL}))"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore|bn|mn|m)"
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ONE = rf"(?:{_FIGURE}|\b(?:half a|an?)\b(?=\s+(?:hundred|thousand|million|billion|dozen)\b)|\b{_WORD}\b)(?:[\s-]*{_SCALE}\b)*"
NUMERAL = re.compile(
    r"\b(?:a few|several)\s+(?:dozen|hundred|thousand)\b|"
    rf"\b(?:dozens|scores|tens|hundreds|thousands|millions|billions)\b(?:\s+of\s+(?:hundreds|thousands|millions|billions)\b)?"
    rf"|(?<=between )(?:{_ONE})\s+and\s+(?:{_ONE})(?![\w%/]|-[a-z])"
    rf"|(?<![\w.,/-])(?:{_ONE})(?:\s*(?:to|-|–)\s*(?:{_ONE}))?(?![\w%/]|-[a-z]|\.\d)",
    re.IGNORECASE,
)
"""A number or a range of two."""
_PART = re.compile(_ONE, re.IGNORECASE)


def amount_of(words: str) -> tuple[float, float | None] | None:
    """The least and the most that the words say (no most: "dozens"), or None where they are no number."""
    plain = words.lower()
    some = _SOME.fullmatch(plain)
    vague = re.findall(r"[a-z]+", f"{some[1]}s" if some else plain)
    if vague and vague[0] in _VAGUE:
        low, high = _VAGUE[vague[0]]
        scale = _GREAT.get(vague[-1], 1.0) if len(vague) == 3 else 1.0
        return low * scale, None if high is None else high * scale
    parts = _PART.findall(plain)
    if not parts or len(parts) > 2:
        return None
    low, high = _value(parts[0]), _value(parts[-1])
    if len(parts) == 2 and _scale(parts[0]) == 1:
        low *= _scale(parts[1])  # "5 to 8 million"
    return (low, high) if low <= high else None


def _scale(words: str) -> float:
    scale = 1.0
    for word in re.findall(r"[a-z]+", words):
        scale *= _SCALES.get(word, 1.0)
    return scale


def _value(words: str) -> float:
    total, current = 0.0, 0.0
    for word in re.findall(rf"{_FIGURE}|[a-z]+", words):
        if word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, current = total + current, 0.0
        elif word == "half":
            current += 0.5
        elif word[0].isdigit():
            current += float(word.replace(",", ""))
        elif not (word == "a" and "half" in words):
            current += _WORDS.get(word, 1.0)
    return total + current
