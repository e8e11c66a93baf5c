"""The tokens of a Doc by character, and what the times step asks of them; all of it works on an untagged Doc, with less said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from spacy.attrs import LENGTH, SPACY
from spacy.tokens import Doc, Token

from legation.reading.times.datelines import dateline_end
from legation.reading.times.told import Told


class Tokens:
    """Finds tokens by character offsets; the index is made on first use, once for a Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self._starts: list[int] | None = None

    @cached_property
    def told(self) -> Told:
        """The statements of the Doc as they are when first asked for."""
        return Told(self.doc)

    @cached_property
    def dateline_end(self) -> int:
        """Where the text's dateline ends; 0 where there is none."""
        return dateline_end(self.text)

    def index_at(self, character: int) -> int:
        """The index of the token that holds the character, or the one before it."""
        if self._starts is None:
            sizes = self.doc.to_array([LENGTH, SPACY]).astype(np.int64).sum(axis=1)
            self._starts = (np.cumsum(sizes) - sizes).tolist()
        return max(0, bisect_right(self._starts, character) - 1)

    def at(self, character: int) -> Token:
        return self.doc[self.index_at(character)]

    def inside(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap the characters [start, end), without white space."""
        return [token for token in self.doc[self.index_at(start) : self.index_at(end - 1) + 1] if not token.is_space]

    def head_of(self, start: int, end: int) -> Token:
        """The highest token of the characters [start, end): the first whose head lies outside."""
        inside = self.inside(start, end) or [self.at(start)]
        low, high = inside[0].i, inside[-1].i
        return next((token for token in inside if token.head.i == token.i or not low <= token.head.i <= high), inside[-1])


def text_of(doc: Doc) -> str:
    """The text; that of the document where the Doc has one, since spaCy joins its tokens each time it is asked."""
    document = doc._.document if Doc.has_extension("document") else None
    return str(doc.text if document is None else document.text)


def ancestors(token: Token, steps_max: int = 8) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    for _ in range(steps_max):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def is_tagged(token: Token) -> bool:
    return bool(token.tag_)
