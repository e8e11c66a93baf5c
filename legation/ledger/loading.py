"""Records read elsewhere are loaded: what `legation read --format jsonl` writes, or the same in Parquet, many in a transaction."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from legation.collecting import collecting_paused
from legation.errors import DocumentError, RecordError
from legation.ledger.incoming import PARTS, Incoming
from legation.ledger.keeping import Keeper, Outcome
from legation.ledger.opening import Ledger
from legation.records import Reading

BATCH = 1000
"""Documents a transaction: a kill loses at most these, and loading the same file again goes on from there."""
BULK_PRAGMAS = ("cache_size = -262144", "wal_autocheckpoint = 16384")
"""SQLite, while loading: 256 MB of pages in memory, and 64 MB of log before it is worked into the file. Rows of a batch lie all over the indexes of ids and
signatures: each page is then read and written a few times less. For the same reason a batch is large: at a million statements it touches most of their pages."""


@dataclass(slots=True)
class Loaded:
    """What became of what was loaded; `records` counts documents and all that was read in them."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    records: int = 0
    failures: int = 0


def load(ledger: Ledger, readings: Iterable[Incoming | DocumentError], keeper: Keeper, *, again: bool, report: Callable[[str], None]) -> Iterator[Loaded]:
    """Keep readings in batches; what was done so far, after each. Raises LedgerError."""
    done = Loaded()
    source = iter(readings)
    while True:
        with collecting_paused():
            batch = list(islice(source, BATCH))
            if not batch:
                return
            for item in batch:
                if isinstance(item, DocumentError):
                    report(str(item))
                    done.failures += 1
            _keep_batch(ledger, [item for item in batch if isinstance(item, Incoming)], keeper, done, again=again)
        yield done


def _keep_batch(ledger: Ledger, batch: Sequence[Incoming], keeper: Keeper, done: Loaded, *, again: bool) -> None:
    with ledger.writing() as connection:
        for pragma in BULK_PRAGMAS if ledger.is_sqlite else ():
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        kept = keeper.keep(connection, batch, again=again)
    for item, result in zip(batch, kept, strict=True):
        done.outcomes[result.outcome] += 1
        done.records += item.prepared.records if item.prepared else 1 + sum(len(getattr(item.reading, part)) for part in PARTS)


def readings_in(path: Path) -> Iterator[Incoming | DocumentError]:
    """The readings of a file, JSON lines or Parquet; a line that is none is an error in its place. Raises DocumentError where the file is neither."""
    try:
        with path.open("rb") as file:
            parquet = file.read(4) == b"PAR1"
        yield from _in_parquet(path) if parquet else _in_lines(path)
    except OSError as error:
        raise DocumentError(str(path), error.strerror or str(error)) from error


def _in_lines(path: Path) -> Iterator[Incoming | DocumentError]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _incoming(line, f"{path}:{number}")


def _in_parquet(path: Path) -> Iterator[Incoming | DocumentError]:
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise DocumentError(str(path), "reading Parquet needs `pip install legation[parquet]`") from error
    try:
        number = 0
        for batch in parquet.ParquetFile(path).iter_batches(batch_size=BATCH):
            for row in batch.to_pylist():
                number += 1
                yield _incoming(_unpacked(row), f"{path}: row {number}")
    except arrow.ArrowException as error:
        raise DocumentError(str(path), f"cannot be read as Parquet ({' '.join(str(error).split())})") from error


def _unpacked(row: dict[str, Any]) -> Any:
    """A row's reading: in columns of structures, or as JSON text in one of them each."""
    try:
        return {name: json.loads(value) if isinstance(value, str) else value for name, value in row.items()}
    except ValueError:
        return row


def _incoming(item: Any, where: str) -> Incoming | DocumentError:
    try:
        raw = json.loads(item) if isinstance(item, bytes) else item
        reading = Reading.from_dict(raw)
    except (ValueError, RecursionError) as error:
        return DocumentError(where, f"not JSON ({error})")
    except RecordError as error:
        return DocumentError(where, str(error))
    problem = _unsound(item, raw) or misfit(reading)
    return DocumentError(where, problem) if problem else Incoming(reading, raw=raw)


def _unsound(item: Any, raw: Any) -> str | None:
    """What no database can hold: zero bytes, half a surrogate pair. JSON can only bring them as escapes."""
    if isinstance(item, bytes) and b"\\ud" not in item.lower() and b"\\u0000" not in item:
        return None
    whole = json.dumps(raw, ensure_ascii=False)
    if any("\ud800" <= char <= "\udfff" for char in whole):
        return "broken encoding (half a surrogate pair)"
    return "zero bytes in a text" if "\\u0000" in whole else None


def misfit(reading: Reading) -> str | None:
    """What in a reading does not fit together: a span that its text does not show, an id twice, an actor that is not there."""
    text = reading.document.text
    actors = {actor.id for actor in reading.actors}
    for name in ("statements", "events", "times", "places", "actors"):
        ids = [record.id for record in getattr(reading, name)]
        if len(set(ids)) != len(ids):
            return f"{name}: an id stands twice"
    for statement in reading.statements:
        spans = [statement.source, statement.cue, statement.addressee, *statement.content.spans]
        if wrong := next((span for span in spans if span and text[span.start : span.end] != span.text), None):
            return f"statement {statement.id}: {wrong.text[:40]!r} does not stand at {wrong.start}"
        if missing := next((span.actor for span in (statement.source, statement.addressee) if span and span.actor not in actors), None):
            return f"statement {statement.id}: no actor {missing!r}"
    for event in reading.events:
        if wrong := next((span for span in (event.trigger, *event.actors, *event.recipients) if text[span.start : span.end] != span.text), None):
            return f"event {event.id}: {wrong.text[:40]!r} does not stand at {wrong.start}"
    return None
