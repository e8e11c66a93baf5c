"""Reading from Python: one text, or many documents."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from legation.errors import DocumentError
from legation.reading import pipeline
from legation.reading.pipeline import load
from legation.records import Document, Genre, Reading
from legation.sources.published import iso_date

__all__ = ["load", "read", "read_many"]

CHUNK = 64
"""Documents that one worker process is handed at a time."""


def read(
    text: str, *, published: str | None = None, title: str | None = None, genre: str = "report", publisher: str | None = None, id: str = "text"
) -> Reading:
    """Read one text. `published` is an ISO date.

    Raises DateError for another date, TextTooLong for a text of more than 100,000 characters.
    """
    day = iso_date(published) if published is not None else None
    document = Document(id=id, title=title, published=day, publisher=publisher, genre=Genre(genre), text=text)
    reading = next(pipeline.read_stream(pipeline.default_pipeline(), [document]))
    if isinstance(reading, DocumentError):
        raise reading
    return reading


def read_many(documents: Iterable[Document], *, workers: int = 1, actors: Path | None = None, vectors: bool = False) -> Iterator[Reading | DocumentError]:
    """The readings of documents, lazily and in their order; a document that cannot be read gives its error in place of a reading.

    One worker keeps two cores busy; each further one loads a model of its own (about 300 MB). `actors` is a file of the user's own actors;
    with `vectors` the readings hold a vector for what each statement says. Raises KnowledgeError where that file has a wrong entry.
    """
    if workers <= 1:
        yield from pipeline.read_stream(pipeline.default_pipeline(actors, vectors), documents)
        return
    source = iter(documents)
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        pending: list[Future[list[Reading | DocumentError]]] = []
        while chunk := list(islice(source, CHUNK)):
            pending.append(pool.submit(_read_chunk, chunk, actors, vectors))
            if len(pending) > 2 * workers:
                yield from pending.pop(0).result()
        for future in pending:
            yield from future.result()


def _read_chunk(chunk: list[Document], actors: Path | None, vectors: bool) -> list[Reading | DocumentError]:
    return list(pipeline.read_stream(pipeline.default_pipeline(actors, vectors), chunk))
