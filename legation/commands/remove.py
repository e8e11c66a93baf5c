"""`legation remove`: a retracted article goes, a stone with the reason stays."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.commands.shell import BecauseOption, ByOption, LedgerOption, plain_errors, say, user


def remove(
    id: Annotated[str, typer.Argument(metavar="ID", help="A document, by its id in the ledger or the one it came with.")],
    because: BecauseOption,
    by: ByOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Remove a document with all its records; it is not added again."""
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.mending import take_out

        with open_ledger(ledger) as opened:
            with opened.writing() as connection:
                removed = take_out(connection, id, because=because, by=user(by))
            say(f"document {removed}: removed")
