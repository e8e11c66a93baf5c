"""`legation correct`: what a person knows better than the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from legation.commands.shell import BecauseOption, ByOption, LedgerOption, plain_errors, say, user

if TYPE_CHECKING:
    from legation.ledger.correcting import Correction


def correct(
    id: Annotated[str, typer.Argument(metavar="ID", help="A statement, event, actor or document.")],
    because: BecauseOption,
    reject: Annotated[bool, typer.Option("--reject", help="It is no such record: the reader erred.")] = False,
    set: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="Give a field its right value; may be said again.")] = None,
    merge: Annotated[str | None, typer.Option("--merge", metavar="ID", help="It is the same as this other record.")] = None,
    by: ByOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Correct a record; who, when and why is kept beside the reader's own record, and holds when it is read again."""
    with plain_errors():
        from legation.errors import LedgerError
        from legation.ledger import open_ledger
        from legation.ledger.mending import mend

        if sum((reject, bool(set), merge is not None)) != 1:
            raise LedgerError("say one of --reject, --set FIELD=VALUE, --merge ID")
        wanted = _corrections(id, because, user(by), reject=reject, pairs=set or [], merge=merge)
        with open_ledger(ledger) as opened:
            with opened.writing() as connection:
                found = [mend(connection, correction) for correction in wanted]
            say(f"{found[0].kind} {found[0].id}: corrected")


def _corrections(id: str, because: str, by: str, *, reject: bool, pairs: list[str], merge: str | None) -> list[Correction]:
    from legation.errors import LedgerError
    from legation.ledger.correcting import Action, Correction

    if reject:
        return [Correction(target=id, action=Action.REJECT, because=because, by=by)]
    if merge is not None:
        return [Correction(target=id, action=Action.MERGE, value=merge, because=because, by=by)]
    if wrong := next((pair for pair in pairs if "=" not in pair), None):
        raise LedgerError(f"--set {wrong!r}: expected FIELD=VALUE")
    named = [pair.split("=", 1) for pair in pairs]
    return [Correction(target=id, action=Action.SET, field=field.strip(), value=value.strip(), because=because, by=by) for field, value in named]
