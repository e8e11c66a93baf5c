"""Documents are read and kept, one transaction each: a kill loses at most the one in hand."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import select

from legation.errors import DocumentError
from legation.ledger.evidence import Evidence, evidence_of
from legation.ledger.incoming import Incoming
from legation.ledger.keeping import Keeper, Kept, Outcome
from legation.ledger.lineages import is_same_story
from legation.ledger.opening import Ledger
from legation.ledger.readback import reading_of
from legation.ledger.sameness import Register
from legation.ledger.tables import readings
from legation.records import Document, Reading
from legation.sources.sourced import Sourced
from legation.version import LEGATION, MODEL

Read = Callable[[Iterable[Document]], Iterator[Reading | DocumentError]]
"""Reads documents, in their order."""


@dataclass(slots=True)
class Summary:
    """What became of the documents of a run."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    same_story: int = 0
    failures: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Like "3 added (1 of a known story), 2 known, 1 failed"."""
        added = f"{self.outcomes[Outcome.ADDED]} added" + (f" ({self.same_story} of a known story)" if self.same_story else "")
        rest = [f"{self.outcomes[o]} {o.value}" for o in (Outcome.REPLACED, Outcome.KNOWN, Outcome.REMOVED) if self.outcomes[o] or o is Outcome.KNOWN]
        return ", ".join([added, *rest, f"{len(self.failures)} failed"])


class Adder:
    """Adds documents to a ledger; `summary` grows as it goes. `again` reads known documents anew."""

    def __init__(self, ledger: Ledger, read: Read, *, keeper: Keeper, again: bool = False) -> None:
        self.summary = Summary()
        self._ledger = ledger
        self._read = read
        self._keeper = keeper
        self._again = again
        self._reading: deque[Sourced] = deque()

    def add(self, items: Iterable[Sourced]) -> Iterator[tuple[Document, Kept | DocumentError]]:
        """What became of each document, as soon as that is so; known ones may come before earlier ones still being read. Raises LedgerError."""
        done: deque[tuple[Document, Kept | DocumentError]] = deque()
        for result in self._read(self._unknown(items, done)):
            yield from _emptied(done)
            source = self._reading.popleft()
            yield source.document, self._failed(result) if isinstance(result, DocumentError) else self._kept(result, source)
        yield from _emptied(done)

    def _unknown(self, items: Iterable[Sourced], done: deque[tuple[Document, Kept | DocumentError]]) -> Iterator[Document]:
        for item in items:
            known = None if self._again else self._known(item.document)
            if known is None:
                self._reading.append(item)
                yield item.document
            else:
                self.summary.outcomes[known.outcome] += 1
                done.append((item.document, known))

    def _known(self, document: Document) -> Kept | None:
        with self._ledger.reading() as connection:
            known = Register(connection).known(document)
        if known is None:
            return None
        return Kept(Outcome.KNOWN if known.number is not None else Outcome.REMOVED, known.id, known.number, known.because)

    def _failed(self, error: DocumentError) -> DocumentError:
        self.summary.failures.append(str(error))
        return error

    def _kept(self, reading: Reading, source: Sourced) -> Kept:
        with self._ledger.writing() as connection:
            kept = self._keeper.keep(connection, [Incoming(reading, evidence_for(source))], again=self._again)[0]
            if kept.outcome is Outcome.ADDED and kept.number is not None:
                self.summary.same_story += is_same_story(connection, kept.number)
        self.summary.outcomes[kept.outcome] += 1
        return kept


def evidence_for(source: Sourced) -> Evidence | None:
    """What is kept of where a document came from; nothing where it came from the ledger itself."""
    if not source.address:
        return None
    data = source.data if source.data is not None else source.document.text.encode("utf-8")
    return evidence_of(source.address, data, media_type=source.media_type, text=source.document.text)


def to_read_again(ledger: Ledger, *, everything: bool, expect: Callable[[int], None]) -> Iterator[Sourced]:
    """The documents that another version of the reader has read, or all. `expect` is told how many there are."""
    other = (readings.c.legation != LEGATION) | (readings.c.model != MODEL) | readings.c.model.is_(None)
    with ledger.reading() as connection:
        query = select(readings.c.document).order_by(readings.c.document)
        numbers = list(connection.execute(query if everything else query.where(other)).scalars())
    expect(len(numbers))
    for number in numbers:
        with ledger.reading() as connection:
            yield Sourced(document=reading_of(connection, number).document, address="")


def _emptied(done: deque[tuple[Document, Kept | DocumentError]]) -> Iterator[tuple[Document, Kept | DocumentError]]:
    while done:
        yield done.popleft()
