"""The steps of reading in their order: the one place that knows them all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from legation.errors import DocumentError, TextTooLong
from legation.reading import events as events_step  # noqa: F401
from legation.reading import mentions as mentions_step  # noqa: F401  (registers its component)
from legation.reading import places as places_step  # noqa: F401
from legation.reading import sentences as sentences_step  # noqa: F401
from legation.reading import statements as statements_step  # noqa: F401
from legation.reading import times as times_step  # noqa: F401
from legation.reading.actors import component as actors_step  # noqa: F401  (registers its component)
from legation.reading.known_languages import is_english, language_of
from legation.reading.language import component as language_step
from legation.reading.records_of import reading_of
from legation.records import Document, Reading

STEPS = ("legation_language", "legation_times", "legation_places", "legation_statements", "legation_events", "legation_mentions", "legation_actors")
CHARACTERS_MAX = 100_000
"""A longer text is refused: it is no article, and some steps still take time that grows with its square."""


def load(*, threads: int = 2, model: Path | None = None, actors: Path | None = None, vectors: bool = False) -> Language:
    """A spaCy pipeline with all reading steps. Importing Legation reads nothing; this loads the model (about a second).

    `model` is a folder with another trained model, `actors` a file of the user's own actors (CSV or JSON lines). `vectors`: the readings hold a
    vector for what each statement says, which a ledger holds precedents by. Raises ModelError where the
    model cannot be loaded, KnowledgeError where the file has a wrong entry.
    """
    nlp = spacy.blank("en")
    nlp.max_length = CHARACTERS_MAX + 1
    configs: dict[str, dict[str, object]] = {
        "legation_language": {"threads": threads, "folder": str(model) if model else None, "vectors": vectors},
        "legation_sentences": {"folder": str(model) if model else None},
        "legation_actors": {"own": str(actors) if actors else None},
    }
    for step in STEPS:
        nlp.add_pipe(step, config=configs.get(step, {}))
        if vectors and step == "legation_statements":
            nlp.add_pipe("legation_sentences", config=configs["legation_sentences"])
    return nlp


@cache
def default_pipeline(actors: Path | None = None, vectors: bool = False) -> Language:
    """The pipeline that `read` and the command line share."""
    return load(actors=actors, vectors=vectors)


def read_stream(nlp: Language, documents: Iterable[Document]) -> Iterator[Reading | DocumentError]:
    """The readings of documents, in order; a document that cannot be read gives its error in place of a reading.

    A text in a language that is not read gives empty lists and its language.
    """
    run = _Run(nlp)
    nlp.set_error_handler(run.note_failure)  # type: ignore[arg-type]
    for doc in nlp.pipe(run.docs(documents), batch_size=language_step.DOCS_PER_ROUND):
        yield from run.up_to(doc)
    yield from run.up_to(None)


class _Run:
    """One stream of documents: what is under way, in order, and which steps failed on which Doc."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._pending: deque[tuple[Doc | None, Document | Reading | DocumentError]] = deque()
        self._failures: dict[int, str] = {}

    def docs(self, documents: Iterable[Document]) -> Iterator[Doc]:
        """The Docs to read; what needs no reading only waits for its turn."""
        for document in documents:
            item = _examined(document)
            doc = _doc(self._nlp, item) if isinstance(item, Document) else None
            self._pending.append((doc, item))
            if doc is not None:
                yield doc

    def note_failure(self, step: str, component: object, docs: list[Doc], error: Exception) -> None:
        """Remember that a step failed; spaCy drops the Doc and goes on."""
        for doc in docs:
            self._failures[id(doc)] = f"{step}: {type(error).__name__}: {error}"

    def up_to(self, done: Doc | None) -> Iterator[Reading | DocumentError]:
        """What stands before the Doc `done` in the order, and its reading; everything where `done` is None."""
        while self._pending:
            doc, item = self._pending.popleft()
            if not isinstance(item, Document):
                yield item
            elif doc is not None and doc is done:
                yield _finished(doc, item)
                return
            else:
                yield DocumentError(item.id, f"could not be read ({self._failures.get(id(doc), 'no reason known')})")


def _finished(doc: Doc, document: Document) -> Reading | DocumentError:
    try:
        return reading_of(doc, document)
    except Exception as error:  # the runner's one broad catch: a failure is this document's, the others go on
        return DocumentError(document.id, f"could not be read (records: {type(error).__name__}: {error})")


def _examined(document: Document) -> Reading | DocumentError | Document:
    if len(document.text) > CHARACTERS_MAX:
        return TextTooLong(document.id, f"{len(document.text):,} characters of text; at most {CHARACTERS_MAX:,} are read, split it")
    language = document.language or language_of(document.text)
    document = replace(document, language=language)
    return document if is_english(language) else Reading(document=document)


def _doc(nlp: Language, document: Document) -> Doc:
    doc = nlp.make_doc(document.text)
    doc._.document = document
    return doc


if not Doc.has_extension("document"):
    Doc.set_extension("document", default=None)
