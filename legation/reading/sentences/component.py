"""The sentences step: a vector for what each statement says, from the word vectors that the language step left (`doc._.word_vectors`)."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from legation.reading.language.vectors import WordVectors
from legation.reading.sentences.head import WORDS_MAX, SentenceHead

WORD_VECTORS, CONTENT_VECTORS = "word_vectors", "content_vectors"


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
            stretches = [words.of(draft.content, WORDS_MAX) for draft in doc._.statements]
            told = [n for n, stretch in enumerate(stretches) if len(stretch)]
            found = dict(zip(told, self._head([stretches[n] for n in told]), strict=True)) if told else {}
            doc._.content_vectors = tuple(found.get(n) for n in range(len(stretches)))
            doc._.word_vectors = None  # 768 bytes a word: not to be held longer than needed
        return doc


@Language.factory("legation_sentences", requires=["doc._.statements", "doc._.word_vectors"], assigns=["doc._.content_vectors"], default_config={"folder": None})
def make_sentence_reader(nlp: Language, name: str, folder: str | None) -> SentenceReader:
    from legation.models import FOLDER

    return SentenceReader(Path(folder) if folder else FOLDER)
