"""The reading desk: texts to be read wait in one line, so that readers of pages stay served however much is added."""

from __future__ import annotations

import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from legation.errors import LegationError
from legation.ledger.keeping import Outcome
from legation.records import Document, Reading
from legation.web.jobs import Batch, Job, State
from legation.web.problems import Refused, log
from legation.web.reader import Reader

CLOSING_SECONDS = 60
"""The text in hand may take so long to be finished when the server stops."""
BATCHES_KEPT = 200
"""What became of older batches is forgotten; the articles stay in the ledger."""


@dataclass(slots=True)
class _Once:
    """A text to be read and not kept."""

    document: Document
    answer: Future[Reading]


@dataclass(frozen=True, slots=True)
class _Judging:
    """Statements to be judged anew."""

    numbers: tuple[int, ...]


class Desk:
    """One line, one reader, which is asked by one thread."""

    def __init__(self, reader: Reader, *, waiting_max: int) -> None:
        self._reader = reader
        self._is_closing = False
        self._line: queue.Queue[Job | _Once | _Judging | None] = queue.Queue()
        self._waiting_max = waiting_max
        self._batches: OrderedDict[str, Batch] = OrderedDict()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def hand_in(self, jobs: list[Job]) -> Batch:
        """Put things to add in the line. Raises Refused where the line is too long."""
        self._check_room(len(jobs))
        batch = Batch(secrets.token_urlsafe(8), jobs)
        with self._lock:
            self._batches[batch.id] = batch
            while len(self._batches) > BATCHES_KEPT and next(iter(self._batches.values())).is_done:
                self._batches.popitem(last=False)
        for job in jobs:
            self._line.put(job)
        self._start()
        return batch

    def batch(self, id_: str) -> Batch | None:
        with self._lock:
            return self._batches.get(id_)

    def read_once(self, document: Document, seconds: float) -> Reading:
        """Read a text without keeping it. Raises DocumentError, and Refused where its turn does not come in time."""
        self._check_room(1)
        once = _Once(document, Future())
        self._line.put(once)
        self._start()
        try:
            return once.answer.result(seconds)
        except TimeoutError as error:
            once.answer.cancel()
            raise Refused(503, "the reader has too much before it; try again later") from error

    def judge(self, numbers: Sequence[int]) -> None:
        """Put statements in the line whose verdict was taken back: nobody waits for the model on a page."""
        if numbers:
            self._line.put(_Judging(tuple(numbers)))
            self._start()

    def close(self) -> None:
        """Let the text in hand be finished, and stop; what waits is dropped."""
        with self._lock:
            thread, self._thread, self._is_closing = self._thread, None, True
        if thread is not None:
            with self._line.mutex:
                self._line.queue.clear()
            self._line.put(None)
            thread.join(timeout=CLOSING_SECONDS)
        self._reader.close()

    def _check_room(self, wanted: int) -> None:
        if self._line.qsize() + wanted > self._waiting_max:
            raise Refused(503, f"{self._line.qsize()} texts are waiting to be read; try again later")

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="legation reading desk", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while (item := self._line.get()) is not None:
            if isinstance(item, Job):
                self._add(item)
            elif isinstance(item, _Judging):
                self._judge(item)
            elif item.answer.set_running_or_notify_cancel():
                self._answer(item)

    def _judge(self, judging: _Judging) -> None:
        try:
            self._reader.settle(judging.numbers)
        except Exception as error:  # they stay without a verdict, and `legation precedents --pending` finds them
            log.error("judging anew failed", exc_info=error)

    def _answer(self, once: _Once) -> None:
        try:
            once.answer.set_result(self._reader.read(once.document))
        except Exception as error:  # the one asking gets it, whatever it is
            once.answer.set_exception(error)

    def _add(self, job: Job) -> None:
        job.state = State.READING
        try:
            self._keep(job)
        except LegationError as error:
            job.problem, job.state = str(error), State.FAILED
        except Exception as error:  # the desk goes on with the next one
            log.error("adding failed", exc_info=error)
            job.problem, job.state = "the reader failed; the server's log says where", State.FAILED

    def _keep(self, job: Job) -> None:
        state = State.FAILED
        for kept in self._reader.add(job.fetch):
            if kept.id is not None:
                job.documents.append((kept.id, kept.title))
            if kept.outcome is not None:
                state = _STATES[kept.outcome]
            job.problem = kept.problem or job.problem
            if self._is_closing:
                break
        if state is State.FAILED and job.problem is None:
            job.problem = "there is nothing to read in it"
        job.state = state


_STATES = {Outcome.ADDED: State.ADDED, Outcome.REPLACED: State.ADDED, Outcome.KNOWN: State.KNOWN, Outcome.REMOVED: State.REMOVED}
