"""A description cut into words, possessive marks and commas."""

from __future__ import annotations

import re
from typing import NamedTuple

from legation.knowledge.actors.folding import plain

_TOKEN = re.compile(r"'s\b|'(?!\w)|,|[^\W_]+(?:\.[^\W_]+)*\.?(?:'(?!s\b)[^\W_]+)*")
POSSESSIVE = "'s"


class Token(NamedTuple):
    """A word as it stands and its plain form; a possessive mark is "'s" in both."""

    text: str
    key: str

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def tokens_of(text: str) -> list[Token]:
    """The tokens of a description or name; hyphens part words, quotation marks and brackets vanish."""
    out = []
    for match in _TOKEN.finditer(text.replace("’", "'").replace("‘", "'").replace("´", "'")):
        word = match[0]
        if word in ("'", POSSESSIVE):
            out.append(Token(POSSESSIVE, POSSESSIVE))
        elif word == ",":
            out.append(Token(",", ","))
        elif key := plain(word):
            out.append(Token(word, key))
    return out


def phrase_key(text: str) -> str:
    """The key of a phrase in the lexicon: its tokens' plain forms, joined."""
    if text.isascii() and text.replace(" ", "").isalnum():  # most are, and there are thousands
        return " ".join(text.lower().split())
    return " ".join(token.key for token in tokens_of(text))
