"""`legation quoted`: where these words, or nearly these, were said."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.commands.shell import FormatOption, LedgerOption, LimitOption, Output, plain_errors, print_records
from legation.errors import LedgerError


def quoted(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='The words: "will not be dictated to".')],
    by: Annotated[str | None, typer.Option("--by", help="Only in what this actor said: an id, a name, words of a name.")] = None,
    limit: LimitOption = 20,
    format: FormatOption = Output.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Find where these words, or nearly these, were said, the nearest first."""
    with plain_errors():
        if not any(letter.isalnum() for letter in "".join(words)):
            raise LedgerError("say which words to look for")
        from legation.ledger import open_ledger
        from legation.ledger.naming import meant
        from legation.ledger.precedent_quotes import quoted as found_in
        from legation.ledger.shapes import shapes_of

        with open_ledger(ledger) as opened, opened.reading() as connection:
            actors = meant(connection, by).numbers if by else ()
            hits = found_in(connection, " ".join(words), limit=limit, actors=actors)
            shapes = shapes_of(connection, [("statement", hit.number) for hit in hits])
        for hit, shape in zip(hits, shapes, strict=True):
            shape |= {"share": round(hit.share, 3), "highlight": hit.marked}
        print_records(shapes, format)
