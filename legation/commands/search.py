"""`legation search`: statements, events and documents by words and filters."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.commands.shell import FormatOption, LedgerOption, LimitOption, Output, plain_errors, print_records

ActorOption = Annotated[str | None, typer.Option("--actor", help="Who says or does it: an id, a name, words of a name.")]
ToOption = Annotated[str | None, typer.Option("--to", help="To whom it is said or done.")]
TypeOption = Annotated[str | None, typer.Option("--type", help="A PLOVER type: CONSULT, THREATEN, ...")]
StatusOption = Annotated[str | None, typer.Option("--status", help="occurred, ongoing, planned, proposed, possible, negated.")]
SinceOption = Annotated[str | None, typer.Option("--since", help="From this day on: 2024-03-05, 2024-03, 2024, yesterday.")]
UntilOption = Annotated[str | None, typer.Option("--until", help="To the end of this day, month or year.")]
CountryOption = Annotated[str | None, typer.Option("--country", help="Of the speaker, of a side or place of the event: RUS.")]
KindOption = Annotated[str | None, typer.Option("--kind", help="statements, events or documents; default: all.")]


def search(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help='All of them; "a phrase", begin*. After --: -without.')] = None,
    actor: ActorOption = None,
    to: ToOption = None,
    type: TypeOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    country: CountryOption = None,
    kind: KindOption = None,
    each: Annotated[bool, typer.Option("--each", help="Every report of an event, not one for all.")] = False,
    limit: LimitOption = 20,
    format: FormatOption = Output.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Find statements, events and documents, best first."""
    asked = {"actor": actor, "to": to, "type": type, "status": status, "since": since, "until": until, "country": country, "kind": kind}
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.answers import answers, query_of

        with open_ledger(ledger) as opened, opened.reading() as connection:
            query = query_of(connection, words=" ".join(words or ()), limit=limit, every_report=each, **asked)
            print_records(answers(connection, query), format)
