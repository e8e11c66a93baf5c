"""Which language a text is in, as far as the reader must know: English, or which other."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENGLISH = "en"
HEAD_CHARACTERS = 4000
"""The text's beginning decides."""
WORDS_MIN = 4
"""A shorter text is taken as English: there is too little to tell."""
FUNCTION_WORD_SHARE = 0.15
"""Texts with this share of English function words are English without further question."""

_FUNCTION_WORDS = frozenset(
    ("the of and to in that is was for on with as he she it by at from his be are has have had were this not but they which said would their").split()
)


def is_english(code: str | None) -> bool:
    """Whether a language code or name means English: "en", "en-GB", "eng", "English"."""
    return (code or "").lower().replace("_", "-").split("-")[0] in ("en", "eng", "english")


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's language; English where there are too few words to tell."""
    words = re.findall(r"[^\W\d_]+", text[:HEAD_CHARACTERS].lower())
    if len(words) < WORDS_MIN or sum(word in _FUNCTION_WORDS for word in words) >= FUNCTION_WORD_SHARE * len(words):
        return ENGLISH
    code, probability = _identifier().classify(text[:HEAD_CHARACTERS])
    unsure = probability < 0.9 or (len(words) < 12 and text[:HEAD_CHARACTERS].isascii())
    return ENGLISH if unsure and text[:HEAD_CHARACTERS].isascii() else str(code)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
