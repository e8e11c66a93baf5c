"""Word pieces as BERT's uncased vocabulary has them (Wu et al. 2016; Devlin et al. 2019), of single words.

Written out because it is short and words are remembered, while the library for it brings 45 MB of others along.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

UNKNOWN_PIECE = "[UNK]"
CHARACTERS_MAX = 100
"""A longer stretch without punctuation is unknown."""


def word_pieces(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """Piece ids of a word: lower-cased, without accents, split at punctuation, each part by the longest pieces from the left."""
    return [piece for part in _parts(_plain(word)) for piece in _longest_pieces(part, vocabulary)]


def _plain(word: str) -> str:
    """The word without accents and control characters, in lower case."""
    kept = (char for char in unicodedata.normalize("NFD", word) if unicodedata.category(char) not in ("Mn", "Cc", "Cf", "Co", "Cn", "Cs"))
    return "".join(kept).lower()


def _parts(word: str) -> Iterator[str]:
    """Stretches without white space; punctuation and Chinese characters stand alone."""
    part = ""
    for char in word:
        alone = _stands_alone(char)
        if (alone or char.isspace()) and part:
            yield part
            part = ""
        if alone:
            yield char
        elif not char.isspace():
            part += char
    if part:
        yield part


def _stands_alone(char: str) -> bool:
    code = ord(char)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    chinese = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F
    return ascii_mark or chinese or unicodedata.category(char).startswith("P")


def _longest_pieces(part: str, vocabulary: Mapping[str, int]) -> list[int]:
    unknown = [vocabulary[UNKNOWN_PIECE]]
    if len(part) > CHARACTERS_MAX:
        return unknown
    out, start = [], 0
    while start < len(part):
        mark = "##" if start else ""
        end = next((end for end in range(len(part), start, -1) if mark + part[start:end] in vocabulary), None)
        if end is None:
            return unknown
        out.append(vocabulary[mark + part[start:end]])
        start = end
    return out
