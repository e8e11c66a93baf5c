"""`legation new`: what was said without precedent."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.commands.search import ActorOption, CountryOption, UntilOption
from legation.commands.shell import FormatOption, LedgerOption, LimitOption, Output, plain_errors, print_records


def new(
    since: Annotated[str, typer.Option("--since", help="From this day on: 2024-03-05, 2024-03, 2024, yesterday.")],
    until: UntilOption = None,
    actor: ActorOption = None,
    country: CountryOption = None,
    limit: LimitOption = 100,
    format: FormatOption = Output.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Show statements that nobody had made before, the latest first."""
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.answers import answers, query_of

        with open_ledger(ledger) as opened, opened.reading() as connection:
            query = query_of(connection, kind="statement", verdict="new", since=since, until=until, actor=actor, country=country, limit=limit)
            print_records(answers(connection, query), format)
