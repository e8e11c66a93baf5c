"""`legation ledger`: is it sound, what is in it, a copy, the newest schema."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from legation.commands.progress import Bar
from legation.commands.shell import LedgerOption, Output, plain_errors, say

ledger = typer.Typer(help="The ledger itself: check it, count it, copy it.", no_args_is_help=True)


@ledger.command()
def check(ledger: LedgerOption = None) -> None:
    """Say whether the ledger is sound; exit status 0 only if it is."""
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.checking import problems

        with open_ledger(ledger) as opened:
            found = 0
            for problem in problems(opened):
                typer.echo(problem)
                found += 1
            say(f"{opened.address}: {f'{found} problems' if found else 'sound'}")
    raise typer.Exit(1 if found else 0)


@ledger.command()
def stats(ledger: LedgerOption = None, format: Annotated[Output, typer.Option("--format", help="How to print.")] = Output.TABLE) -> None:
    """Count what is in the ledger."""
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.checking import stats as counted
        from legation.rendering.listing import write_csv, write_table

        with open_ledger(ledger) as opened:
            found = counted(opened)
        if format is Output.JSON:
            typer.echo(json.dumps(found, indent=1))
        elif format is Output.CSV:
            write_csv([found], list(found), sys.stdout)
        else:
            write_table([(name.replace("_", " "), f"{value:,}" if isinstance(value, int) else value) for name, value in found.items()], ("", ""), sys.stdout)


@ledger.command()
def backup(path: Annotated[Path, typer.Argument(metavar="PATH", help="Where the copy goes; nothing may be there.")], ledger: LedgerOption = None) -> None:
    """Copy the ledger, while others may write to it."""
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.checking import backup as copy

        with open_ledger(ledger) as opened:
            copy(opened, path)
        say(f"{path}: {path.stat().st_size:,} bytes")


@ledger.command()
def migrate(ledger: LedgerOption = None) -> None:
    """Bring the ledger to this version's schema; SQLite files need no command for it."""
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.versions import HEAD

        with open_ledger(ledger, migrate=True) as opened:
            say(f"{opened.address}: version {HEAD}")


@ledger.command()
def reread(ledger: LedgerOption = None, everything: Annotated[bool, typer.Option("--all", help="Also what this very reader has read.")] = False) -> None:
    """Read again what another version of the reader has read; ids of what did not change stay, and so do corrections."""
    with plain_errors():
        from legation.commands.add import reader, report_added
        from legation.ledger import open_ledger
        from legation.ledger.adding import Adder, to_read_again
        from legation.ledger.precedent_keeping import judging
        from legation.ledger.steps import keeper

        with open_ledger(ledger) as opened, Bar("reading again") as bar:
            adder = Adder(opened, reader(), keeper=keeper(further=judging()), again=True)
            report_added(adder, to_read_again(opened, everything=everything, expect=bar.expect), bar)
            say(f"{opened.address}: {adder.summary.line()}")
