"""The sentences step: a vector for what each statement says, from the word vectors that the language step left (`doc._.word_vectors`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from legation.reading.sentences.head import WORDS_MAX, SentenceHead

WORD_VECTORS, CONTENT_VECTORS = "word_vectors", "content_vectors"


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The encoder's vectors [words, 384] of a text's words, and the character at which each word starts."""

    starts: npt.NDArray[np.int64]
    vectors: npt.NDArray[np.floating]

    def of(self, ranges: Sequence[tuple[int, int]]) -> npt.NDArray[np.floating]:
        """Those of the words that start in these half-open character ranges."""
        inside = [np.arange(*np.searchsorted(self.starts, given)) for given in ranges]
        return self.vectors[np.concatenate(inside)[:WORDS_MAX]] if inside else self.vectors[:0]


class SentenceReader:
    """Writes `doc._.content_vectors`: a unit vector for each of `doc._.statements`, None for one without words."""

    def __init__(self, folder: Path) -> None:
        self._head = SentenceHead(folder)
        for name in (WORD_VECTORS, CONTENT_VECTORS):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=None)

    def __call__(self, doc: Doc) -> Doc:
        words: WordVectors | None = doc._.word_vectors
        if words is not None:
            stretches = [words.of(draft.content) for draft in doc._.statements]
            told = [n for n, stretch in enumerate(stretches) if len(stretch)]
            found = dict(zip(told, self._head([stretches[n] for n in told]), strict=True)) if told else {}
            doc._.content_vectors = tuple(found.get(n) for n in range(len(stretches)))
            doc._.word_vectors = None  # 768 bytes a word: not to be held longer than needed
        return doc


@Language.factory("legation_sentences", requires=["doc._.statements", "doc._.word_vectors"], assigns=["doc._.content_vectors"], default_config={"folder": None})
def make_sentence_reader(nlp: Language, name: str, folder: str | None) -> SentenceReader:
    from legation.models import FOLDER

    return SentenceReader(Path(folder) if folder else FOLDER)
