"""Words become what the encoder reads: word-piece ids and a shape id for each piece.

The encoder's vocabulary is uncased and its input has no spaces, so case, glue ("U.S." against "U . S .") and the side
of a quotation mark travel beside the pieces as one small shape id, which the encoder adds to its input embeddings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from legation.reading.language.wordpiece import word_pieces

PAD, BREAK, UNKNOWN, CLS, SEP = 0, 1, 100, 101, 102
"""Piece ids of bert-base-uncased; `[unused0]` stands for a paragraph break."""

PIECES_PER_WORD_MAX = 8
"""A word's further pieces are dropped: web addresses and runs of symbols say little after the first few."""

CACHED_WORDS_MAX = 200_000

SHAPES = 24
"""Size of the shape table: 0 for what is no word, then a kind (1 to 10), plus `GLUED` where no space stands before."""
GLUED = 11

OPENING = frozenset({"“", "``", "„", "«"})
CLOSING = frozenset({"”", "''", "»"})
STRAIGHT = frozenset({'"', "\u201f", "＂"})
QUOTES = OPENING | CLOSING | STRAIGHT
DASHES = {"--": "—", "---": "—", "―": "—", "–": "—"}


def shape_of(word: str, *, glued: bool) -> int:
    """The shape id of a word; `glued` says that no white space stands before it."""
    return _kind(word) + (GLUED if glued else 0)


def _kind(word: str) -> int:
    if word in QUOTES:
        return 7 if word in OPENING else 8 if word in CLOSING else 9
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 6 if any(c.isdigit() for c in word) else 10
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return 1
    if upper == len(letters):
        return 4 if upper == 1 else 3
    return 2 if upper == 1 and letters[0].isupper() else 5


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a document that the encoder reads at once: words `start` to `end` (exclusive) of the document."""

    start: int
    end: int
    pieces: list[int]
    shapes: list[int]
    firsts: list[int]
    """For each word the position of its first piece."""


class PieceEncoder:
    """Word-piece ids of words, remembered: news repeats its words."""

    def __init__(self, vocabulary: Path) -> None:
        words = vocabulary.read_text(encoding="utf-8").split("\n")
        self.vocabulary = {word: number for number, word in enumerate(words) if word}
        self._cache: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """One to `PIECES_PER_WORD_MAX` piece ids."""
        known = self._cache.get(word)
        if known is not None:
            return known
        plain = '"' if word in QUOTES else DASHES.get(word, word)
        ids = word_pieces(plain[:200], self.vocabulary)[:PIECES_PER_WORD_MAX] or [UNKNOWN]
        if len(self._cache) >= CACHED_WORDS_MAX:
            self._cache.clear()
        self._cache[word] = ids
        return ids

    def window(self, words: Sequence[str], glued: Sequence[bool], breaks: Sequence[bool], start: int, end: int) -> Window:
        """The window over words `start` to `end`; `breaks[i]` says that word i begins a paragraph."""
        pieces, shapes, firsts = [CLS], [0], []
        for number in range(start, end):
            if breaks[number] and number > start:
                pieces.append(BREAK)
                shapes.append(0)
            ids = self.pieces(words[number])
            firsts.append(len(pieces))
            pieces.extend(ids)
            shapes.extend([shape_of(words[number], glued=glued[number])] * len(ids))
        pieces.append(SEP)
        shapes.append(0)
        return Window(start, end, pieces, shapes, firsts)


SENTENCE_ENDS = frozenset({".", "!", "?", "...", "…"})


def cut(sizes: Sequence[int], words: Sequence[str], breaks: Sequence[bool], limit: int) -> list[tuple[int, int]]:
    """Half-open word ranges of at most `limit` pieces each, cut before a paragraph where one begins in the second half
    of the room, else behind a sentence's end, else wherever the room ends.

    `sizes` has the number of pieces of each word.
    """
    ranges, start = [], 0
    while start < len(sizes):
        end, used, soft, hard = start, 2, 0, 0
        while end < len(sizes) and used + sizes[end] + breaks[end] <= limit:
            used += sizes[end] + breaks[end]
            end += 1
            if end < len(sizes) and used > limit // 2:
                if breaks[end]:
                    hard = end
                elif _ends_sentence(words, end):
                    soft = end
        if end < len(sizes):
            end = hard or soft or max(end, start + 1)
        ranges.append((start, end))
        start = end
    return ranges


def _ends_sentence(words: Sequence[str], end: int) -> bool:
    last = end - 1
    if words[last] in QUOTES or words[last] in (")", "]"):
        return last > 0 and words[last - 1] in SENTENCE_ENDS and words[end] not in QUOTES
    return words[last] in SENTENCE_ENDS and words[end] not in QUOTES and words[end] not in (")", "]")
