"""`legation export`: the ledger's records as one flat table."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from legation.commands.shell import LedgerOption, plain_errors, say

if TYPE_CHECKING:
    from sqlalchemy import Connection


class ExportFormat(StrEnum):
    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"
    POLECAT = "polecat"
    GDELT = "gdelt"
    CAMEO = "cameo"


OF_EVENTS = (ExportFormat.POLECAT, ExportFormat.GDELT, ExportFormat.CAMEO)
"""Formats of other data sets: one row a pair of actor and recipient."""


class ExportKind(StrEnum):
    STATEMENTS = "statements"
    EVENTS = "events"


def export(
    format: Annotated[
        ExportFormat,
        typer.Option(
            "--format", help="csv, parquet: one row a record; jsonl: whole readings, for `legation load`; polecat, gdelt, cameo: see docs/exports.md."
        ),
    ],
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to; default: standard output (not for Parquet).")] = None,
    kind: Annotated[ExportKind | None, typer.Option("--kind", help="Only these; default: both, told apart by the column `record`.")] = None,
    every_status: Annotated[bool, typer.Option("--every-status", help="gdelt, cameo: also what is planned, possible or did not happen.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Write all records to a table that pandas, R or a spreadsheet reads."""
    with plain_errors():
        from legation.errors import LedgerError
        from legation.ledger import open_ledger

        if format is ExportFormat.PARQUET and out is None:
            raise LedgerError("--format parquet needs --out FILE")
        kinds = (kind.value.removesuffix("s"),) if kind else ("statement", "event")
        with open_ledger(ledger) as opened, opened.reading() as connection:
            written = _write_events(connection, format, out, every_status) if format in OF_EVENTS else _write(connection, format, out, kinds)
        if out is not None:
            say(f"{out}: {written:,} rows")


def _write(connection: Connection, format: ExportFormat, out: Path | None, kinds: tuple[str, ...]) -> int:
    from legation.ledger.exporting import COLUMNS, NUMBERS, TEXTS, readings, rows
    from legation.rendering.tablefiles import write_csv, write_parquet

    if format is ExportFormat.PARQUET and out is not None:
        return write_parquet(rows(connection, kinds), TEXTS, NUMBERS, out)
    with _opened(out) as file:
        if format is ExportFormat.CSV:
            return write_csv(rows(connection, kinds), COLUMNS, file)
        written = 0
        for reading in readings(connection):
            file.write(json.dumps(reading, ensure_ascii=False, separators=(",", ":")) + "\n")
            written += 1
        return written


def _write_events(connection: Connection, format: ExportFormat, out: Path | None, every_status: bool) -> int:
    from legation.exports import rows
    from legation.ledger.exporting import readings
    from legation.records import Reading

    columns, table = rows((Reading.from_dict(reading) for reading in readings(connection)), format.value, every_status=every_status)
    with _opened(out) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        written = 0
        for row in table:
            writer.writerow(row)
            written += 1
    return written


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
    else:
        with out.open("w", encoding="utf-8", newline="") as file:
            yield file
