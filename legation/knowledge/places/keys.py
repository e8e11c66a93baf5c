"""Names of places made comparable: "Saint-Étienne", "St. Etienne" and "SAINT ETIENNE" have one key."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict.fromkeys("ʻʼ‘’'`.", "")
    | dict.fromkeys("-‐–/,_()", " ")
)
_SAINT = re.compile(r"\b(?:st|ste|sainte) (?=\w)")
_MOUNT = re.compile(r"\bmt (?=\w)")
_ARTICLE = "the "


def key_of(name: str) -> str:
    """Lower case, no accents, no full stops or apostrophes, hyphens as spaces, "St." as "saint", without a leading "the"."""
    if name.isascii() and name.isalpha():  # one plain word, as most are
        return name.lower()
    plain = name.translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    plain = " ".join(plain.lower().split()).removeprefix(_ARTICLE)
    if "st" in plain:
        plain = _SAINT.sub("saint ", plain)
    return _MOUNT.sub("mount ", plain) if "mt" in plain else plain
