"""`legation precedents`: has this been said before?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.commands.shell import FormatOption, LedgerOption, Output, plain_errors, say

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from legation.ledger import Ledger
    from legation.ledger.precedent_asking import Found
    from legation.records import Reading

PENDING_BATCH = 200


def precedents(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID...]", help="Statements of the ledger.")] = None,
    text: Annotated[str | None, typer.Option("--text", help='Words to hold against the ledger: "Russia is open to talks".')] = None,
    file: Annotated[list[Path] | None, typer.Option("--file", metavar="PATH", help="An article to hold against it; what `legation read` takes.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who says it: an id, a name, words of a name. Default: as the text says, else anyone.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="When it is said (2024-03-05); only what was said before counts. Default: today.")] = None,
    pending: Annotated[bool, typer.Option("--pending", help="Judge the statements of the ledger that have no verdict yet, and keep the verdicts.")] = False,
    format: FormatOption = Output.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Show what was said before: new, repeated since when, or changed from what. Nothing is added."""
    with plain_errors():
        from legation.errors import LedgerError
        from legation.ledger import open_ledger
        from legation.ledger.precedent_asking import asked_record

        if not (ids or text or file or pending):
            raise LedgerError("say what to look for: --text, --file, a statement's id, or --pending")
        with open_ledger(ledger) as opened:
            if pending:
                _judge_pending(opened)
            with opened.reading() as connection:
                found = [answer for id_ in ids or () for answer in asked_record(connection, id_)]
                if text is not None:
                    found += _of_text(connection, text, by, date)
                for path in file or ():
                    found += _of_file(connection, path, by, date)
        if found or not pending:
            _print(found, format)


def _of_text(connection: Connection, text: str, by: str | None, date: str | None) -> list[Found]:
    """The text's statements, if it attributes any; else its words as they stand."""
    from legation.ledger.days import asked_days
    from legation.ledger.precedent_asking import asked_reading, asked_text

    day = asked_days(date or "today")[0]
    if by is None:
        from legation import read

        reading = read(text, published=day)
        if any(statement.source for statement in reading.statements):
            return asked_reading(connection, reading)
    return asked_text(connection, text, by=by, day=day)


def _of_file(connection: Connection, path: Path, by: str | None, date: str | None) -> list[Found]:
    from legation.ledger.precedent_asking import asked_reading

    return [answer for reading in _readings(path, date) for answer in asked_reading(connection, reading, by=by)]


def _readings(path: Path, date: str | None) -> Iterator[Reading]:
    from dataclasses import replace

    from legation import read_many
    from legation.errors import DocumentError
    from legation.ledger.days import asked_days
    from legation.sources.files import documents_from
    from legation.sources.problems import Problem

    day = asked_days(date)[0] if date else None

    def report(problem: Problem) -> None:
        if problem.fatal:
            raise DocumentError(str(path), problem.message.removeprefix(f"{path}: "))
        say(f"warning: {problem.message}")

    for reading in read_many(replace(document, published=document.published or day) for document in documents_from([str(path)], report)):
        if isinstance(reading, DocumentError):
            raise reading
        yield reading


def _judge_pending(opened: Ledger) -> None:
    """Batches in transactions of their own, so that a stop loses little."""
    from legation.commands.progress import Bar
    from legation.ledger.precedent_keeping import Precedents

    step, total = Precedents(), 0
    with Bar("judging", "statements") as bar:
        while True:
            with opened.writing() as connection:
                done = step.pending(connection, PENDING_BATCH)
            if not done:
                break
            total += done
            bar.advance(done)
    say(f"{opened.address}: {total} statements judged")


def _print(found: list[Found], output: Output) -> None:
    from legation.rendering import listing

    shapes = [shape for shape, _ in found]
    if output is Output.JSON:
        listing.write_json([{name: value for name, value in shape.items() if name != "highlight"} for shape in shapes], sys.stdout)
        return
    from legation.rendering.precedents import COLUMNS, rows_of, write_precedents

    if output is Output.CSV:
        listing.write_csv(rows_of(shapes), COLUMNS, sys.stdout)
    elif shapes:
        write_precedents(shapes, sys.stdout)
    else:
        say("no statements there")
