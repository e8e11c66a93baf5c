"""`legation watch`: searches that are kept and run again."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from legation.commands.search import ActorOption, CountryOption, KindOption, StatusOption, ToOption, TypeOption
from legation.commands.shell import FormatOption, LedgerOption, Output, plain_errors, print_records, say
from legation.errors import NoSuchRecord

watch = typer.Typer(help="Keep searches, and see what is new for each.", no_args_is_help=True)


@watch.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    words: Annotated[list[str] | None, typer.Argument(metavar="QUERY...", help="Words, as for `legation search`.")] = None,
    actor: ActorOption = None,
    to: ToOption = None,
    type: TypeOption = None,
    status: StatusOption = None,
    country: CountryOption = None,
    kind: KindOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Keep a search under a name."""
    asked = {"words": " ".join(words or ()), "actor": actor, "to": to, "type": type, "status": status, "country": country, "kind": kind}
    with plain_errors():
        from legation.ledger import open_ledger, watching
        from legation.ledger.answers import query_of

        with open_ledger(ledger, create=True) as opened, opened.writing() as connection:
            try:
                query_of(connection, **asked)
            except NoSuchRecord as unknown:
                say(f"{unknown}; the watch waits for it")
            watching.add(connection, name, asked)


@watch.command()
def remove(name: Annotated[str, typer.Argument(metavar="NAME")], ledger: LedgerOption = None) -> None:
    """Forget a search."""
    with plain_errors():
        from legation.ledger import open_ledger, watching

        with open_ledger(ledger) as opened, opened.writing() as connection:
            watching.remove(connection, name)


@watch.command("list")
def list_(format: FormatOption = Output.TABLE, ledger: LedgerOption = None) -> None:
    """Show the searches kept."""
    with plain_errors():
        from legation.ledger import open_ledger, watching
        from legation.rendering.listing import write_csv, write_table

        with open_ledger(ledger) as opened, opened.reading() as connection:
            found = watching.listed(connection)
        rows = [{**row, "query": " ".join(f"{name}={value}" for name, value in row["query"].items())} for row in found]
        if format is Output.JSON:
            typer.echo(json.dumps(found, indent=1))
        elif format is Output.CSV:
            write_csv(rows, ("name", "query", "last_run"), sys.stdout)
        else:
            write_table([(row["name"], row["query"], row["last_run"]) for row in rows], ("name", "query", "last run"), sys.stdout)


@watch.command()
def run(
    feed: Annotated[Path | None, typer.Option("--feed", metavar="FILE", help="Write what is new as an Atom feed, too.")] = None,
    format: FormatOption = Output.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Show what is new for each search since it last ran."""
    with plain_errors():
        from legation.ledger import open_ledger, watching
        from legation.ledger.days import now
        from legation.rendering.atom import feed_of

        with open_ledger(ledger) as opened, opened.writing() as connection:
            found = watching.run(connection)
            if feed is not None:
                feed.write_bytes(feed_of(found, updated=now()))
        if format is not Output.TABLE:
            print_records([{**record, "watch": name} for name, records in found for record in records], format)
            return
        for name, records in found:
            say(f"{name}: {len(records)} new")
            if records:
                print_records(records, format)
