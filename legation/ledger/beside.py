"""Readings of a large file are parsed and prepared in a process beside the one that writes them: two cores work."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from legation.collecting import collecting_paused
from legation.errors import DocumentError
from legation.ledger.incoming import Incoming, slim
from legation.ledger.loading import BATCH, readings_in

LARGE_BYTES = 8_000_000
"""A smaller file is loaded before another process would have started."""

Failure = tuple[str, str]
"""A DocumentError's parts: where, and the problem."""
Found = list[Incoming | Failure]
"""Readings and failures in the file's order; an empty list ends them."""


def prepared_in(path: Path, *, large_bytes: int = LARGE_BYTES) -> Iterator[Incoming | DocumentError]:
    """The same as `readings_in`. Raises DocumentError where the file is neither JSON lines nor Parquet."""
    try:
        is_large = path.is_file() and path.stat().st_size >= large_bytes
    except OSError:
        is_large = False
    return _from_beside(path) if is_large and (os.cpu_count() or 1) > 1 else readings_in(path)


def _from_beside(path: Path) -> Iterator[Incoming | DocumentError]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_send, args=(path, theirs), daemon=True, name="legation-load")
    worker.start()
    theirs.close()
    try:
        while True:
            found = _received(ours, path)
            if isinstance(found, tuple):
                raise DocumentError(*found)
            if not found:
                return
            yield from (item if isinstance(item, Incoming) else DocumentError(*item) for item in found)
    finally:
        ours.close()
        worker.terminate()
        worker.join()


def _received(pipe: Connection, path: Path) -> Found | Failure:
    try:
        found: Found | Failure = pipe.recv()
    except EOFError as error:
        raise DocumentError(str(path), "the process that read it was stopped") from error
    return found


def _send(path: Path, pipe: Connection) -> None:
    """Send the file's readings, a batch at a time; the pipe holds less than one, so that no more are made than are wanted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes
    readings = readings_in(path)
    with suppress(BrokenPipeError), collecting_paused():
        try:
            while batch := list(islice(readings, BATCH)):
                pipe.send([slim(item) if isinstance(item, Incoming) else (item.where, item.problem) for item in batch])
            pipe.send([])
        except DocumentError as error:
            pipe.send((error.where, error.problem))
