"""Vectors of texts that no reading has: what is asked on the command line, records that were read elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.lang.en import English

from legation.models import FOLDER
from legation.reading.language.pieces import PieceEncoder
from legation.reading.language.words import words_of
from legation.reading.sentences.head import WORDS_MAX, Floats, SentenceHead, session


class TextVectors:
    """The encoder and the head of a model folder, for short texts read alone. Raises ModelError where they cannot be loaded."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._tokenize = English().make_doc
        self._pieces = PieceEncoder(folder / "vocab.txt")
        self._encoder = session(folder / "encoder.onnx")
        self._head = SentenceHead(folder)

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Unit vectors [texts, 384]; zeros for a text without words."""
        stretches = [self._words(text) for text in texts]
        told = [n for n, stretch in enumerate(stretches) if len(stretch)]
        out = np.zeros((len(texts), 384), dtype=np.float32)
        if told:
            out[told] = self._head([stretches[n] for n in told])
        return out

    def _words(self, text: str) -> npt.NDArray[np.float32]:
        words = words_of(self._tokenize(text[:4000]))
        size = min(WORDS_MAX, len(words.texts))
        if not size:
            return np.zeros((0, 384), dtype=np.float32)
        window = self._pieces.window(words.texts, words.glued, words.breaks, 0, size)
        inputs = {name: np.array([getattr(window, name)], dtype=np.int64) for name in ("pieces", "shapes", "firsts")}
        return np.asarray(self._encoder.run(None, inputs)[0][0], dtype=np.float32)


@cache
def text_vectors() -> TextVectors:
    """Those of the packaged model, loaded once. Raises ModelError."""
    return TextVectors()
