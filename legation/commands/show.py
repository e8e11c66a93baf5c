"""`legation show`: a record in its words, with its document around it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from legation.commands.shell import FormatOption, LedgerOption, Output, plain_errors

if TYPE_CHECKING:
    from legation.ledger.shapes import Shape


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="A statement, event, document or actor; the beginning of an id will do.")],
    format: FormatOption = Output.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Show one record: its words in the text, what is known of it, who corrected it."""
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.showing import shown

        with open_ledger(ledger) as opened, opened.reading() as connection:
            record, text = shown(connection, id)
        _print(record, text or "", format)


def _print(record: Shape, text: str, output: Output) -> None:
    from legation.rendering import listing
    from legation.rendering.showing import lines_of, write_record

    if output is Output.JSON:
        listing.write_json([record], sys.stdout)
    elif record["record"] == "actor":
        fields = [name for name in record if name not in ("record", "corrections")]
        rows = [(name, record[name]) for name in fields]
        listing.write_csv([record], fields, sys.stdout) if output is Output.CSV else listing.write_table(rows, ("", ""), sys.stdout)
    elif output is Output.CSV:
        listing.write_csv(listing.rows_of([record]), listing.COLUMNS, sys.stdout)
    else:
        write_record(record, text, lines_of(record), sys.stdout)
        if found := [*record.get("statements", ()), *record.get("events", ())]:
            listing.write_table([listing.cells_of(item) for item in found], listing.CELLS, sys.stdout)
