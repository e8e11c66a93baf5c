"""A progress bar on standard error, for what takes longer than two seconds on a terminal."""

from __future__ import annotations

import sys
import threading

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

AFTER_SECONDS = 2.0


class Bar:
    """Counts what is done of what is known of."""

    def __init__(self, doing: str, things: str = "documents") -> None:
        self._bar = Progress(
            TextColumn(doing), BarColumn(), MofNCompleteColumn(), TextColumn(things), TimeElapsedColumn(), console=Console(stderr=True), transient=True
        )
        self._task = self._bar.add_task(doing, total=None)
        self._known = 0
        self._timer = threading.Timer(AFTER_SECONDS, self._bar.start)
        self._timer.daemon = True

    def __enter__(self) -> Bar:
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._bar.live.is_started:
            self._bar.stop()

    def expect(self, count: int = 1) -> None:
        """So many more are known of."""
        self._known += count
        self._bar.update(self._task, total=self._known)

    def advance(self, count: int = 1) -> None:
        """So many more are done."""
        self._bar.advance(self._task, count)
