"""`legation load`: records read elsewhere go into the ledger."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from legation.commands.progress import Bar
from legation.commands.shell import LedgerOption, plain_errors, say


def load(
    paths: Annotated[list[Path], typer.Argument(metavar="RECORDS.jsonl|parquet...", help="What `legation read --format jsonl` writes.")],
    again: Annotated[bool, typer.Option("--again", help="Give known documents the records of these readings.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Load records that were read elsewhere, 500 documents at a time. After a kill, load again: what is known is skipped."""
    failures = 0
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.beside import prepared_in
        from legation.ledger.keeping import Outcome
        from legation.ledger.loading import Loaded
        from legation.ledger.loading import load as loaded
        from legation.ledger.steps import keeper

        began = time.perf_counter()
        total = Loaded()
        with open_ledger(ledger, create=True) as opened, Bar("loading", "records") as bar:
            for path in paths:
                done, before = Loaded(), 0
                for done in loaded(opened, prepared_in(path), keeper(), again=again, report=say):
                    bar.advance(done.records - before)
                    before = done.records
                total.outcomes += done.outcomes
                total.records += done.records
                failures += done.failures
            rate = total.records / max(time.perf_counter() - began, 1e-9)
            counts = ", ".join(f"{total.outcomes[outcome]} {outcome.value}" for outcome in Outcome if total.outcomes[outcome] or outcome is Outcome.ADDED)
            say(f"{opened.address}: {counts}, {failures} failed; {total.records:,} records, {rate:,.0f} a second")
    raise typer.Exit(1 if failures else 0)
