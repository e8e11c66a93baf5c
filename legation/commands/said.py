"""`legation said`: what an actor said, the latest first."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.commands.search import SinceOption, ToOption, UntilOption
from legation.commands.shell import FormatOption, LedgerOption, LimitOption, Output, plain_errors, print_records


def said(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="An id, a name, words of a name.")],
    about: Annotated[str | None, typer.Option("--about", help="Words that stand in what was said; then best first.")] = None,
    to: ToOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 50,
    format: FormatOption = Output.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Show what an actor said."""
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.answers import answers, query_of

        with open_ledger(ledger) as opened, opened.reading() as connection:
            query = query_of(connection, kind="statement", actor=actor, to=to, words=about or "", since=since, until=until, limit=limit)
            print_records(answers(connection, query), format)
