"""What reads, keeps and judges for the reading desk: in this process (`Here`), or in one of its own (`apart.Apart`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from legation.errors import DocumentError
from legation.ledger import Ledger
from legation.ledger.adding import Adder, Read
from legation.ledger.keeping import Keeper, Outcome
from legation.records import Document, Reading
from legation.web.handed import Fetch


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one document. No `outcome` where it could not be read; `id` is the ledger's, None where it is not in the ledger."""

    title: str
    outcome: Outcome | None = None
    id: str | None = None
    problem: str | None = None


class Reader(Protocol):
    """Reads one thing at a time: the desk's thread alone asks it."""

    def add(self, fetch: Fetch) -> Iterator[Kept]:
        """Read and keep documents, one transaction each; what became of each as soon as that is so. Raises LegationError."""
        ...

    def read(self, document: Document) -> Reading:
        """Read without keeping. Raises DocumentError."""
        ...

    def settle(self, numbers: Sequence[int]) -> None:
        """Judge statements anew whose verdict was taken back. Raises LedgerError."""
        ...

    def close(self) -> None:
        """Stop; what is not yet kept is lost."""
        ...


class Here:
    """Reads in this process."""

    def __init__(self, ledger: Ledger, read: Read, keeper: Keeper) -> None:
        self._ledger = ledger
        self._read = read
        self._keeper = keeper

    def add(self, fetch: Fetch) -> Iterator[Kept]:
        for document, kept in Adder(self._ledger, self._read, keeper=self._keeper).add(fetch()):
            title = document.title or document.id
            if isinstance(kept, DocumentError):
                yield Kept(title, problem=str(kept))
            else:
                yield Kept(title, kept.outcome, kept.id if kept.number is not None else None, kept.because)

    def read(self, document: Document) -> Reading:
        result = next(iter(self._read([document])))
        if isinstance(result, DocumentError):
            raise result
        return result

    def settle(self, numbers: Sequence[int]) -> None:
        with self._ledger.writing() as connection:
            self._keeper.settle(connection, numbers)

    def close(self) -> None:
        """Nothing is held open."""
