"""Which phrases count: units without a number are times only in some company, and capitals make names ("This Week", "60 Minutes")."""

from __future__ import annotations

from legation.reading.times.case import Case
from legation.reading.times.phrases import Phrase
from legation.reading.times.words import CLASSES

_COMMON = ("UNIT", "UNITS", "CUNIT", "CUNITS", "PART", "PARTS", "DEICTIC", "WEEKEND", "NOW")
_LOWER = frozenset(word for name in _COMMON for word in CLASSES[name])
_BEFORE_TINY = ("for", "in", "within", "after", "of", "every", "few")


def is_wanted(phrase: Phrase, case: Case) -> bool:
    if _is_name(case):
        return False
    if phrase.hit.rule.role == "bare" and case.has("CUNITS"):
        return case.before in _BEFORE_TINY
    return True


def _is_name(case: Case) -> bool:
    """A common word with a capital that does not begin a sentence."""
    word = case.last_word
    form = case.tokens.text[word.start : word.end]
    if word.kind not in _LOWER or not any(case.has(name) for name in _COMMON) or not form[0].isupper() or form.isupper():
        return False
    text = case.tokens.text[: case.start].rstrip(" \"'“‘`_(-")
    begins_sentence = not text or text[-1] in ".!?:\n" or text.endswith("''")
    return case.start != word.start or not begins_sentence
