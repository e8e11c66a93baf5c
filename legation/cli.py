"""The command line: `legation COMMAND`. Records go to standard output, messages to standard error."""

from __future__ import annotations

import typer

from legation.commands.actor import actor
from legation.commands.add import add
from legation.commands.between import between
from legation.commands.codes import codes
from legation.commands.correct import correct
from legation.commands.export import export
from legation.commands.follow import follow
from legation.commands.ledger import ledger
from legation.commands.load import load
from legation.commands.new import new
from legation.commands.plans import plans
from legation.commands.precedents import precedents
from legation.commands.quoted import quoted
from legation.commands.read import read
from legation.commands.remove import remove
from legation.commands.said import said
from legation.commands.search import search
from legation.commands.serve import serve
from legation.commands.show import show
from legation.commands.watch import watch
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
app.command()(actor)
app.command()(codes)
app.command()(add)
app.add_typer(ledger, name="ledger")
app.add_typer(watch, name="watch")
for _command in (search, said, new, between, show, plans, precedents, quoted, correct, remove, follow, load, export, serve):
    app.command()(_command)
