"""`legation add`: articles are read and kept in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from legation.commands.progress import Bar
from legation.commands.shell import LedgerOption, plain_errors, say

if TYPE_CHECKING:
    from legation.ledger.adding import Adder
    from legation.sources.problems import Problem
    from legation.sources.sourced import Sourced


def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH|URL...", help="What `legation read` takes, and web addresses.")],
    ledger: LedgerOption = None,
    published: Annotated[str | None, typer.Option(help="Publication date (2019-06-30) of documents that bring none.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Read known documents anew; ids of what did not change stay.")] = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch from private and local addresses too.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read; one keeps two cores busy.")] = 1,
) -> None:
    """Read articles and keep what they say in the ledger."""
    with plain_errors():
        from legation.sources.published import iso_date

        run = _Run(iso_date(published) if published is not None else None)
        run.add(paths, ledger, again=again, allow_private=allow_private, workers=workers)
    raise typer.Exit(1 if run.failed else 0)


class _Run:
    """One run of the command: it counts what cannot be read."""

    def __init__(self, day: str | None) -> None:
        self.day = day
        self.failed = False
        self._unreadable: list[str] = []

    def add(self, paths: list[str], address: str | None, *, again: bool, allow_private: bool, workers: int) -> None:
        from legation.ledger import open_ledger
        from legation.ledger.adding import Adder
        from legation.ledger.precedent_keeping import judging
        from legation.ledger.steps import keeper
        from legation.sources.fetching import fetched
        from legation.sources.sourced import sourced_from

        with open_ledger(address, create=True) as ledger, Bar("adding") as bar:
            adder = Adder(ledger, reader(workers), keeper=keeper(further=judging()), again=again)
            items = sourced_from(paths, self._report, lambda url: fetched(url, allow_private=allow_private))
            try:
                report_added(adder, self._dated(items, bar), bar)
            finally:
                adder.summary.failures += self._unreadable
                say(f"{ledger.address}: {adder.summary.line()}")
                self.failed = bool(adder.summary.failures)

    def _dated(self, items: Iterable[Sourced], bar: Bar) -> Iterator[Sourced]:
        for item in items:
            bar.expect()
            dated = self.day and not item.document.published
            yield replace(item, document=replace(item.document, published=self.day)) if dated else item

    def _report(self, problem: Problem) -> None:
        say(problem.message if problem.fatal else f"warning: {problem.message}")
        if problem.fatal:
            self._unreadable.append(problem.message)


def reader(workers: int = 1) -> Read:
    """The reader with its model, loaded when the first document comes."""

    def read(documents: Iterable[Document]) -> Iterator[Reading | DocumentError]:
        from legation import read_many

        yield from read_many(documents, workers=workers, vectors=True)

    return read


def report_added(adder: Adder, items: Iterable[Sourced], bar: Bar, settle: Callable[[Document], None] = lambda _: None) -> None:
    """Add documents and tell of each that cannot be; `settle` is told of each that is done with."""
    from legation.errors import DocumentError

    for document, kept in adder.add(items):
        bar.advance()
        settle(document)
        if isinstance(kept, DocumentError):
            say(str(kept))
        elif kept.because is not None:
            say(f"{document.id}: was removed from the ledger: {kept.because}")


if TYPE_CHECKING:
    from legation.errors import DocumentError
    from legation.ledger.adding import Read
    from legation.records import Document, Reading
