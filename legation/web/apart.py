"""The reader in a process of its own: reading, keeping and judging take no time from those who are served.

Tasks go there through a pipe, their results come back one by one. The process opens the ledger for itself; SQLite and PostgreSQL let one
write at a time. It is started with the first task and anew after it stopped, and it ends when the pipe does: also when the server is killed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection as Pipe
from typing import Any

from legation.errors import DocumentError, LegationError
from legation.ledger import Ledger, open_ledger
from legation.records import Document, Reading
from legation.web.handed import Fetch
from legation.web.reader import Here, Kept

NICENESS = 10
"""How far the reading process stands back where processors are scarce."""
END_SECONDS = 5.0
"""How long it may take to end by itself."""


class ReaderStopped(LegationError):
    """The reading process ended while it read: killed, or out of memory."""


class ReaderFailed(Exception):
    """What nobody expected happened in the reading process; the message is its traceback, for the log."""


@dataclass(frozen=True, slots=True)
class _Add:
    fetch: Fetch


@dataclass(frozen=True, slots=True)
class _Read:
    document: Document


@dataclass(frozen=True, slots=True)
class _Settle:
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Failed:
    """An error on its way through the pipe: exceptions with more than one argument cannot be sent as they are."""

    kind: type[Exception]
    arguments: tuple[Any, ...]


_DONE = "done"


def packaged(ledger: Ledger) -> Here:
    """The packaged model's reader."""
    from legation import read_many
    from legation.ledger.precedent_keeping import judging
    from legation.ledger.steps import keeper

    return Here(ledger, partial(read_many, vectors=True), keeper(further=judging()))


class Apart:
    """A reader in a process of its own, over the same ledger. `make` is a function of a module: it is called there."""

    def __init__(self, ledger: Ledger, make: Callable[[Ledger], Here] = packaged) -> None:
        self._make = make
        self._address = str(ledger.path) if ledger.path is not None else ledger.engine.url.render_as_string(hide_password=False)
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Pipe[Any, Any] | None = None

    def add(self, fetch: Fetch) -> Iterator[Kept]:
        return self._answers(_Add(fetch))

    def read(self, document: Document) -> Reading:
        found: list[Reading] = list(self._answers(_Read(document)))
        return found[0]

    def settle(self, numbers: Sequence[int]) -> None:
        for _ in self._answers(_Settle(tuple(numbers))):
            pass

    def close(self) -> None:
        """End the process: by itself if it is idle, else by force; a transaction under way is rolled back."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is None:
            return
        process.join(END_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()

    def _answers(self, task: _Add | _Read | _Settle) -> Iterator[Any]:
        pipe = self._opened()
        try:
            pipe.send(task)
            while (answer := pipe.recv()) != _DONE:
                if isinstance(answer, _Failed):
                    raise answer.kind(*answer.arguments)
                yield answer
        except GeneratorExit:  # nobody wants the rest, which would stand in the pipe before the next task's results
            self.close()
            raise
        except (EOFError, OSError) as error:
            self.close()
            raise ReaderStopped("the reader stopped while it read this; what was added before stands. Add it once more: it starts anew") from error

    def _opened(self) -> Pipe[Any, Any]:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._pipe, there = context.Pipe()
            self._process = context.Process(target=work, args=(there, self._address, self._make), name="legation reader", daemon=True)
            self._process.start()
            there.close()
        return self._pipe


def work(pipe: Pipe[Any, Any], address: str, make: Callable[[Ledger], Here]) -> None:
    """The process: do what comes through the pipe until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's to hear
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    made: list[Here] = []
    with suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            for answer in _results(made, task, lambda: make(open_ledger(address))):
                pipe.send(answer)


def _results(made: list[Here], task: _Add | _Read | _Settle, make: Callable[[], Here]) -> Iterator[Any]:
    """A task's results, or why there are none, and that it is done. `made` holds the reader once it is made."""
    try:
        if not made:
            made.append(make())
        if isinstance(task, _Add):
            yield from made[0].add(task.fetch)
        elif isinstance(task, _Read):
            yield made[0].read(task.document)
        else:
            made[0].settle(task.numbers)
        yield _DONE
    except Exception as error:  # goes to the server, whatever it is
        yield _failed(error)


def _failed(error: Exception) -> _Failed:
    if isinstance(error, DocumentError):
        return _Failed(type(error), (error.where, error.problem))
    if isinstance(error, LegationError):
        return _Failed(type(error) if type(error).__init__ is LegationError.__init__ else LegationError, (str(error),))
    return _Failed(ReaderFailed, ("".join(traceback.format_exception(error)),))
