"""Records of the ledger as people and programs take them: a table, JSON, CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from legation.ledger.asking import MARKS

Shape = Mapping[str, Any]
TABLE_WIDTH_PIPED = 160
NOTHING = "–"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is computed by spreadsheets; an apostrophe keeps it text."""


def write_json(records: Sequence[Shape], out: TextIO) -> None:
    """One list of records, indented."""
    json.dump(list(records), out, ensure_ascii=False, indent=1)
    out.write("\n")


def write_csv(rows: Iterable[Shape], columns: Sequence[str], out: TextIO) -> None:
    """Flat rows with a header line."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return "'" + value if value.startswith(FORMULA_STARTS) else value
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value


def write_table(rows: Iterable[Sequence[str | Text | None]], columns: Sequence[str], out: TextIO) -> None:
    """A table, as wide as the terminal."""
    table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(one_line(cell) if cell else NOTHING) for cell in row))
    Console(file=out, width=None if out.isatty() else TABLE_WIDTH_PIPED).print(table)


def one_line(text: str) -> str:
    """The words without line breaks and repeated spaces."""
    return " ".join(text.split())


def marked(text: str) -> Text:
    """Text with the words found in bold; without colour, between asterisks it would be, so they stand plain."""
    line = Text()
    for number, part in enumerate(one_line(text).replace(MARKS[1], MARKS[0]).split(MARKS[0])):
        line.append(part, style="bold yellow" if number % 2 else "")
    return line


def unmarked(text: str) -> str:
    """Marks as HTML's `<mark>` is usual in JSON: here they are two asterisks."""
    return text.replace(MARKS[0], "**").replace(MARKS[1], "**")


def rows_of(records: Iterable[Shape]) -> list[Shape]:
    """Records of any kind as flat rows with the columns of COLUMNS."""
    return [_ROWS[record["record"]](record) for record in records]


COLUMNS = (
    "record", "id", "day", "who", "actor", "type", "status", "to", "recipient", "cue", "what", "verdict", "since", "last", "times_before",
    "reports", "publishers", "document", "title", "publisher", "published", "url",
)  # fmt: skip


def _document_row(record: Shape) -> dict[str, Any]:
    document = record["document"]
    return {
        "record": record["record"],
        "id": record["id"],
        "document": document["id"],
        **{name: document[name] for name in ("title", "publisher", "published", "url")},
    }


def _statement_row(record: Shape) -> Shape:
    precedent, source, addressee = record["precedent"] or {}, record["source"] or {}, record["addressee"] or {}
    who = record.get("actor") or {}
    return _document_row(record) | {
        "day": record["day"], "who": who.get("name") or source.get("text"), "actor": source.get("actor"), "type": record["kind"],
        "to": addressee.get("text"), "recipient": addressee.get("actor"), "cue": record["cue"]["text"], "what": record["content"]["text"],
        "verdict": precedent.get("verdict"), "since": precedent.get("since"), "last": precedent.get("last"), "times_before": precedent.get("count"),
    }  # fmt: skip


def _event_row(record: Shape) -> Shape:
    happening = record["happening"] or {}
    return _document_row(record) | {
        "day": record["day"], "who": [side["name"] for side in record["actors"]], "actor": [side["actor"] for side in record["actors"]],
        "type": record["type"], "status": record["status"], "to": [side["name"] for side in record["recipients"]],
        "recipient": [side["actor"] for side in record["recipients"]], "cue": record["trigger"]["text"], "what": record["words"],
        "reports": happening.get("reports"), "publishers": happening.get("publishers"),
    }  # fmt: skip


def _text_row(record: Shape) -> Shape:
    return _document_row(record) | {"day": record["published"], "what": record.get("passage") or record["title"] or record["text"][:200]}


_ROWS: dict[str, Callable[[Shape], Shape]] = {"statement": _statement_row, "event": _event_row, "document": _text_row}


def cells_of(record: Shape) -> list[str | Text | None]:
    """A record as a line of the terminal's table: when, who, to whom, what, where it stands."""
    row = _ROWS[record["record"]](record)
    words = record.get("highlight")
    what = marked(words) if words else Text(one_line(str(row["what"] or "")))
    kind = {"statement": row.get("cue"), "event": f"{row.get('type')} {row.get('status')}"}.get(record["record"], "article")
    return [
        row["day"],
        _joined(row.get("who")),
        _joined(row.get("to")),
        str(kind),
        what,
        _verdict(row),
        _joined(row["publisher"] or row["document"]),
        row["id"],
    ]


CELLS = ("when", "who", "to whom", "how", "what", "before", "in", "id")


def _verdict(row: Shape) -> str | None:
    if (row.get("reports") or 0) > 1:
        return f"{row['reports']} reports, {row['publishers']} independent"
    if row.get("verdict") in (None, "new"):
        return row.get("verdict")
    return f"{row['verdict']} since {row['since']}"


def _joined(value: Any) -> str | None:
    return ", ".join(value) if isinstance(value, list) else value
