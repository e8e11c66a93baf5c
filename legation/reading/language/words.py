"""Which tokens of a Doc are words, and where its paragraphs begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

WRAPPED_LINES_MIN = 6
WRAPPED_SHARE = 0.35
"""A text whose lines of 45 to 100 characters end without a sentence's end in more than this share is hard-wrapped."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a Doc that are no white space, in order."""

    tokens: list[int]
    """Each word's token index in the Doc."""
    texts: list[str]
    glued: list[bool]
    breaks: list[bool]


def words_of(doc: Doc) -> Words:
    """The words of `doc`; a paragraph begins after a blank line, and after any line end unless lines are wrapped."""
    mark = "\n\n" if _is_wrapped(doc.text) else "\n"
    tokens, texts, glued, breaks = [], [], [], []
    open_break, space_before = True, True
    for token in doc:
        text = token.text
        if token.is_space:
            open_break = open_break or mark in re.sub(r"[^\S\n]|\r", "", text)
            space_before = True
            continue
        tokens.append(token.i)
        texts.append(text)
        glued.append(not space_before)
        breaks.append(open_break)
        open_break, space_before = False, bool(token.whitespace_)
    return Words(tokens, texts, glued, breaks)


def _is_wrapped(text: str) -> bool:
    lines = [line.rstrip() for line in text[:20_000].split("\n")]
    full = [line for line in lines if 45 <= len(line) <= 100]
    if len(full) < WRAPPED_LINES_MIN or len(full) < 0.5 * sum(map(bool, lines)) or "\n\n" not in text.replace("\r", ""):
        return False
    return sum(line[-1] not in ".!?:\"”'’)" for line in full) > WRAPPED_SHARE * len(full)
