"""`legation between`: cooperation and conflict of two states or actors over time."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.commands.search import SinceOption, UntilOption
from legation.commands.shell import FormatOption, LedgerOption, LimitOption, Output, plain_errors, print_records, say

if TYPE_CHECKING:
    from legation.ledger.pairs import Row

COLUMNS = ("period", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "planned", "reports")


def between(
    first: Annotated[str, typer.Argument(metavar="ONE", help="A state (RUS) with all its actors, or one actor.")],
    second: Annotated[str, typer.Argument(metavar="OTHER")],
    by: Annotated[str | None, typer.Option("--by", help="day, month, quarter or year. Default: month in tables, the events themselves in JSON.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 1000,
    plot: Annotated[Path | None, typer.Option("--plot", metavar="FILE", help="Draw it instead: a .svg or .png file (needs the extra `plot`).")] = None,
    format: FormatOption = Output.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Count what two sides did together and against each other; an event told by many counts once."""
    with plain_errors():
        from legation.errors import LedgerError
        from legation.ledger import open_ledger, pairs
        from legation.ledger.days import asked_days
        from legation.ledger.naming import party
        from legation.ledger.shapes import shapes_of
        from legation.rendering.plot import check, draw

        if by is not None and by not in tuple(pairs.Period):
            raise LedgerError(f"no period {by!r}; there are {', '.join(pairs.Period)}")
        if plot is not None:
            check(plot)
        days = {"since": asked_days(since)[0] if since else None, "until": asked_days(until)[1] if until else None}
        with open_ledger(ledger) as opened, opened.reading() as connection:
            found = pairs.between(party(connection, first), party(connection, second), **days)
            if plot is not None:
                draw(pairs.by_period(connection, found, pairs.Period(by or "month")), f"{first} and {second}", plot)
                say(f"drawn: {plot}")
            elif format is Output.JSON and by is None:
                numbers = pairs.first_reports(connection, found, limit)
                print_records(shapes_of(connection, [("event", number) for number in numbers]), format)
            else:
                _print_rows(pairs.by_period(connection, found, pairs.Period(by or "month")), format)


def _print_rows(rows: list[Row], output: Output) -> None:
    from legation.rendering.listing import write_csv, write_table

    dicts = [asdict(row) for row in rows]
    if output is Output.JSON:
        typer.echo(json.dumps([{"record": "period", **row} for row in dicts], indent=1))
    elif output is Output.CSV:
        write_csv(dicts, COLUMNS, sys.stdout)
    elif dicts:
        write_table([[str(row[name]) for name in COLUMNS] for row in dicts], [name.replace("_", " ") for name in COLUMNS], sys.stdout)
    else:
        say("nothing found")
