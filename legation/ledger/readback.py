"""A reading stored whole, and got back without loss.

The document's text is the compressor's dictionary: spans repeat its words, so that a reading takes about a fifth of its JSON.
"""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, select

from legation.errors import LedgerError, RecordError
from legation.ledger.tables import documents, readings
from legation.records import Reading, Record

WINDOW_BYTES = 32_768
"""How far back zlib looks."""
LEVEL = 6


def packed(reading: Reading | dict[str, Any], text: str) -> bytes:
    """A reading, or its dict, as compressed JSON without the document's text."""
    whole = reading if isinstance(reading, dict) else _fields(reading)
    about = whole["document"] if isinstance(whole["document"], dict) else _fields(whole["document"])
    slim = {**whole, "document": {name: value for name, value in about.items() if name != "text"}}
    data = _ENCODER.encode(slim).encode("utf-8")
    compressor = zlib.compressobj(LEVEL, zdict=_dictionary(text))
    return compressor.compress(data) + compressor.flush()


def _fields(record: Record) -> dict[str, Any]:
    """What `Record.to_dict` gives, records within it left as they are: the encoder asks for them in turn."""
    kind: Any = type(record)
    names, values = _written(kind)
    return dict(zip(names, values(record), strict=True))


@cache
def _written(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(field.name for field in dataclasses.fields(kind) if not field.metadata.get("unwritten"))
    return names, attrgetter(*names)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_fields)


def unpacked(blob: bytes, text: str) -> dict[str, Any]:
    """What `packed` took. Raises LedgerError where the blob is damaged."""
    try:
        decompressor = zlib.decompressobj(zdict=_dictionary(text))
        reading: dict[str, Any] = json.loads(decompressor.decompress(blob) + decompressor.flush())
        reading["document"]["text"] = text
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise LedgerError(f"a reading in the ledger is damaged ({error})") from error
    return reading


def _dictionary(text: str) -> bytes:
    return text.encode("utf-8")[-WINDOW_BYTES:]


def reading_dict(connection: Connection, document: int) -> dict[str, Any]:
    """The reading of a document as its reader gave it, fields unknown to this version included. Raises LedgerError."""
    query = select(readings.c.records, documents.c.text).join_from(readings, documents).where(readings.c.document == document)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise LedgerError(f"document number {document}: no reading is kept of it")
    return unpacked(row.records, row.text)


def reading_of(connection: Connection, document: int) -> Reading:
    """The same as records. Raises LedgerError where what is kept is damaged."""
    try:
        return Reading.from_dict(reading_dict(connection, document))
    except RecordError as error:
        raise LedgerError(f"document number {document}: the reading kept of it is damaged ({error})") from error
