"""Names made comparable: without accents, hyphens, apostrophes and articles; and, more loosely, across transliterations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "þ": "th", "Þ": "th", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "ı": "i", "İ": "i", "ə": "a",
        "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "", "`": "", "-": " ", "–": " ", "‐": " ", "‑": " ", ".": " ", ",": " ", "_": " ", "“": "", "”": "", '"': "", "(": " ", ")": " ",
    }
)  # fmt: skip
_ARTICLES = frozenset(("al", "el", "ul", "as", "ad", "ar", "at", "an", "ash", "az"))
"""Arabic articles within a name ("Bashar al-Assad"); never its first or only word."""
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$|')")
_LOOSE = (
    (re.compile(r"sch"), "sh"), (re.compile(r"tsch|tch"), "ch"), (re.compile(r"dj|dzh"), "j"), (re.compile(r"ck|q"), "k"), (re.compile(r"ph"), "f"),
    (re.compile(r"kh"), "h"), (re.compile(r"ou|oo"), "u"), (re.compile(r"ks"), "x"), (re.compile(r"tz"), "ts"), (re.compile(r"[ijy]+e"), "e"),
    (re.compile(r"[yij]+"), "i"), (re.compile(r"w"), "v"), (re.compile(r"ee"), "i"), (re.compile(r"c(?=[aoulrk])"), "k"), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiou]+")
_BREATHED = re.compile(r"(?<=[bdgkt])h")


def plain(text: str) -> str:
    """Lower-case, letters without accents, hyphens as spaces, no apostrophes or full stops: "u.s." and "us" are one."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())
    return " ".join(_folded(text).split())


def _folded(text: str) -> str:
    """Lower-case without accents and marks; spaces stay as they are."""
    if "." in text:
        text = _INITIALS.sub("", text)
    if not text.isascii():
        text = "".join([letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)])
    return text.translate(_LETTERS).lower()


def name_key(name: str) -> str:
    """The key of a person's name: plain, without Arabic articles within it ("Bashar al-Assad", "Bashar Assad")."""
    return " ".join(_name_words(plain(name)))


def words_of_names(names: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of each name's key, in order: folded as one text, for there are thousands at every start."""
    folded = _folded("\n".join([name if name.isascii() and "\n" not in name else "" for name in names])).split("\n")
    return [_name_words(line or plain(name)) for line, name in zip(folded, names, strict=True)] if names else []


def _name_words(folded: str) -> tuple[str, ...]:
    words = folded.split()
    return tuple(words if _ARTICLES.isdisjoint(words[1:]) else [*words[:1], *[word for word in words[1:] if word not in _ARTICLES]])


def loose_key(key: str) -> str:
    """A key under which usual transliterations of one name meet: "sergei", "sergey"; "zelensky", "zelenskiy"."""
    for pattern, replacement in _LOOSE:
        key = pattern.sub(replacement, key)
    return key


def vowelless(loose: str) -> str:
    """A loose key under which names meet that differ in vowels ("omer", "omar"): weak evidence, for other names meet, too."""
    return _VOWELS.sub("a", _BREATHED.sub("", loose))


def slug(name: str) -> str:
    """Plain words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", plain(name)))
