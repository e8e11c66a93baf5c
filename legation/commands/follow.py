"""`legation follow`: feeds are watched, and their articles added."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.commands.progress import Bar
from legation.commands.shell import LedgerOption, plain_errors, say

if TYPE_CHECKING:
    from legation.ledger import Ledger
    from legation.sources.feeds import Feed
    from legation.sources.problems import Problem
    from legation.sources.sourced import Sourced


def follow(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help='Tables [[feed]] with url = "https://...", publisher, minutes.')],
    once: Annotated[bool, typer.Option("--once", help="Look once at every feed, then end.")] = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch from private and local addresses too.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Add what RSS and Atom feeds name, and go on watching them."""
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.sources.feeds import feeds_in

        wanted = feeds_in(feeds)
        with open_ledger(ledger, create=True) as opened:
            run = _Run(opened, wanted, allow_private=allow_private)
            run.once() if once else run.forever()
    raise typer.Exit(1 if run.failed else 0)


class _Run:
    """The feeds and when each is due."""

    def __init__(self, ledger: Ledger, feeds: list[Feed], *, allow_private: bool) -> None:
        from legation.ledger.following import Follower

        self._ledger = ledger
        self._feeds = feeds
        self._follower = Follower(ledger, self._report, allow_private=allow_private)
        self._problems: list[str] = []
        self.failed = False

    def once(self) -> None:
        self._look(self._feeds)

    def forever(self) -> None:
        """Look at each feed when it is due, until interrupted."""
        from legation.ledger.following import minutes_until

        due = dict.fromkeys(self._feeds, 0.0)
        while True:
            ready = [feed for feed, when in due.items() if when <= time.monotonic()]
            if ready:
                self._look(ready)
            for feed in ready:
                due[feed] = time.monotonic() + 60 * minutes_until(feed, self._follower.failures(feed))
            time.sleep(max(1.0, min(due.values()) - time.monotonic()))

    def _look(self, feeds: list[Feed]) -> None:
        from legation.commands.add import reader, report_added
        from legation.ledger.adding import Adder
        from legation.ledger.precedent_keeping import judging
        from legation.ledger.steps import keeper

        self._problems.clear()
        with Bar("adding") as bar:
            adder = Adder(self._ledger, reader(), keeper=keeper(further=judging()))
            report_added(adder, self._articles(feeds, bar), bar, self._follower.settle)
        adder.summary.failures += self._problems
        self.failed = self.failed or bool(adder.summary.failures)
        say(f"{self._ledger.address}: {len(feeds)} feeds: {adder.summary.line()}")

    def _articles(self, feeds: list[Feed], bar: Bar) -> Iterator[Sourced]:
        for feed in feeds:
            for article in self._follower.articles(feed):
                bar.expect()
                yield article

    def _report(self, problem: Problem) -> None:
        say(problem.message)
        self._problems.append(problem.message)
