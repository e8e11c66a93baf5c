"""The command line: `legation COMMAND`. Records go to standard output, messages to standard error."""

from __future__ import annotations

import typer

from legation.commands.read import read
from legation.version import LEGATION

app = typer.Typer(help="Read news and keep the record of diplomacy.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"legation {LEGATION}")
        raise typer.Exit


@app.callback()
def main(version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Print the version.")) -> None:
    """Read news and keep the record of diplomacy: who said what to whom."""


app.command()(read)
