"""`legation read`: articles in, their records out."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from legation.commands.shell import say
from legation.errors import DateError, DocumentError, LegationError
from legation.sources.published import iso_date

if TYPE_CHECKING:
    from legation.records import Document, Reading
    from legation.sources.problems import Problem

PROGRESS_AFTER_SECONDS = 2.0
TABLE_WIDTH_PIPED = 160


class Format(StrEnum):
    TABLE = "table"
    JSONL = "jsonl"
    HTML = "html"


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Text, HTML, PDF, JSON lines, a directory, or - for standard input.")],
    published: Annotated[str | None, typer.Option(help="Publication date (2019-06-30) of documents that bring none.")] = None,
    format: Annotated[Format | None, typer.Option(help="Default: table on a terminal, else jsonl.")] = None,
    actors: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own actors (CSV or JSON lines), see docs/extending.md.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes; one keeps two cores busy.")] = 1,
) -> None:
    """Read articles and print who said what to whom."""
    try:
        day = iso_date(published) if published is not None else None
    except DateError as error:
        _fail(f"--published: {error}")
    chosen = format or (Format.TABLE if sys.stdout.isatty() else Format.JSONL)
    lines_to_terminal = chosen is Format.JSONL and sys.stdout.isatty()
    run = _Run(day, workers, actors, show_bar=sys.stderr.isatty() and not lines_to_terminal)
    try:
        _write(run.readings(paths), chosen)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except LegationError as error:
        _fail(str(error))
    raise typer.Exit(1 if run.failed else 0)


def _fail(message: str) -> None:
    say(message)
    raise typer.Exit(2)


class _Run:
    """One run of the command: it counts failures and shows progress."""

    def __init__(self, day: str | None, workers: int, actors: Path | None, *, show_bar: bool) -> None:
        self.day = day
        self.workers = workers
        self.actors = actors
        self.show_bar = show_bar
        self.failed = 0

    def readings(self, paths: list[str]) -> Iterator[Reading]:
        from legation import read_many
        from legation.reading.known_languages import is_english
        from legation.sources import documents_from

        with _Bar(shown=self.show_bar) as progress:
            documents = self._dated(documents_from(paths, self._report), progress)
            for result in read_many(documents, workers=self.workers, actors=self.actors):
                progress.advance()
                if isinstance(result, DocumentError):
                    self._failed(str(result))
                    continue
                if not is_english(result.document.language):
                    say(f"{result.document.id}: warning: the text is in language {result.document.language!r}, which is not read")
                yield result

    def _dated(self, documents: Iterable[Document], progress: _Bar) -> Iterator[Document]:
        for document in documents:
            progress.expect()
            yield replace(document, published=self.day) if self.day and not document.published else document

    def _report(self, problem: Problem) -> None:
        if problem.fatal:
            self._failed(problem.message)
        else:
            say(f"warning: {problem.message}")

    def _failed(self, message: str) -> None:
        self.failed += 1
        say(message)


def _write(readings: Iterator[Reading], chosen: Format) -> None:
    out = sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", errors="strict")
    if chosen is Format.HTML:
        from legation.rendering.page import page_of

        out.write(page_of(readings))
    elif chosen is Format.JSONL:
        from legation.rendering.jsonlines import line_of

        for reading in readings:
            out.write(line_of(reading) + "\n")
    else:
        _write_tables(readings, out)
    out.flush()


def _write_tables(readings: Iterator[Reading], out: TextIO) -> None:
    from legation.rendering.table import table_of

    console = Console(file=out, width=None if out.isatty() else TABLE_WIDTH_PIPED)
    for reading in list(readings):  # all are read first: tables and a progress bar would mix on a terminal
        console.print(table_of(reading))


class _Bar:
    """A progress bar on standard error that appears after two seconds, if `shown`."""

    def __init__(self, *, shown: bool) -> None:
        self._bar = Progress(
            TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("documents"), TimeElapsedColumn(),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self._task = self._bar.add_task("reading", total=None)
        self._known = 0
        self._shown = shown
        self._timer = threading.Timer(PROGRESS_AFTER_SECONDS, self._bar.start)
        self._timer.daemon = True

    def __enter__(self) -> _Bar:
        if self._shown:
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._shown and self._bar.live.is_started:
            self._bar.stop()

    def expect(self) -> None:
        """One more document is known of."""
        self._known += 1
        self._bar.update(self._task, total=self._known)

    def advance(self) -> None:
        """One document is done."""
        self._bar.advance(self._task)
