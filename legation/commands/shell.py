"""What the ledger's commands share with the shell: options, messages, exit statuses, output."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated, Any

import typer

from legation.errors import LegationError

LedgerOption = Annotated[
    str | None, typer.Option("--ledger", metavar="PATH|URL", help="The ledger: a file, or postgresql://... Default: LEGATION_LEDGER, else legation.db.")
]


class Output(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[Output, typer.Option("--format", help="How to print.")]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=5000, help="At most so many records.")]
BecauseOption = Annotated[str, typer.Option("--because", help="The reason; it is kept.")]
ByOption = Annotated[str | None, typer.Option("--by", help="Who says so. Default: LEGATION_USER, else your user name.")]


def say(message: str) -> None:
    """One line on standard error, whatever a file name or message holds."""
    line = " ".join(message.split())
    sys.stderr.write(f"legation: {line}\n".encode("utf-8", "backslashreplace").decode("utf-8"))


def user(given: str | None) -> str:
    """Who makes a correction."""
    if given or os.environ.get("LEGATION_USER"):
        return given or os.environ["LEGATION_USER"]
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


@contextmanager
def plain_errors() -> Iterator[None]:
    """Errors become one line and exit status 2, a closed pipe 1, an interruption 130."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except LegationError as error:
        say(str(error))
        raise typer.Exit(2) from None
    except OSError as error:
        say(f"{error.filename or 'output'}: {error.strerror or error}")
        raise typer.Exit(2) from None


def print_records(records: Sequence[dict[str, Any]], output: Output) -> None:
    """Records of the ledger, in the form asked for; none is told on standard error."""
    from legation.rendering import listing

    if output is Output.JSON:
        listing.write_json([_plain(record) for record in records], sys.stdout)
    elif output is Output.CSV:
        listing.write_csv(listing.rows_of(records), listing.COLUMNS, sys.stdout)
    elif records:
        listing.write_table([listing.cells_of(record) for record in records], listing.CELLS, sys.stdout)
    else:
        say("nothing found")


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    from legation.rendering.listing import unmarked

    return {**record, "highlight": unmarked(record["highlight"])} if record.get("highlight") else record
