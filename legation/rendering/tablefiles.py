"""Flat rows as CSV or Parquet files that other programs read without options."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from legation.errors import LegationError

Rows = Iterable[list[dict[str, Any]]]


def write_csv(chunks: Rows, columns: Sequence[str], out: TextIO) -> int:
    """CSV with a header line; how many rows were written. Cells are as they are: read as data, not opened as a spreadsheet."""
    writer = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="raise")
    writer.writeheader()
    written = 0
    for rows in chunks:
        writer.writerows(rows)
        written += len(rows)
    return written


def write_parquet(chunks: Rows, texts: Sequence[str], numbers: Sequence[str], path: Path) -> int:
    """A Parquet file, text columns and number columns; how many rows were written. Raises LegationError where pyarrow is missing."""
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise LegationError("writing Parquet needs `pip install legation[parquet]`") from error
    schema = arrow.schema([(name, arrow.string()) for name in texts] + [(name, arrow.float64()) for name in numbers])
    written = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in chunks:
            writer.write_table(arrow.table({name: _column(rows, name, schema) for name in schema.names}, schema=schema))
            written += len(rows)
    return written


def _column(rows: list[dict[str, Any]], name: str, schema: Any) -> Any:
    import pyarrow as arrow

    return arrow.array([row.get(name) for row in rows], type=schema.field(name).type)
