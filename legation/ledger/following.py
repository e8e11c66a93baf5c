"""Feeds followed: what they name and the ledger has not seen is fetched, politely, and handed on to be added."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select, update

from legation.errors import DocumentError
from legation.ledger.days import now
from legation.ledger.opening import Ledger
from legation.ledger.tables import feed_entries, feeds
from legation.records import Document
from legation.sources.feeds import Entry, Feed, entries_in
from legation.sources.fetching import Page, get, sourced_page
from legation.sources.problems import Problem, Report
from legation.sources.sourced import Sourced

PAUSE_SECONDS = 2.0
"""Between two requests to one host."""
PAUSE_MAX_SECONDS = 60.0
"""A host that asks for a longer pause is left alone for this run."""
TRIES = 3
"""An article that cannot be fetched is tried so often, once a run."""
BACKOFF_MAX = 48
"""A feed that is down is looked at ever more rarely, down to every 48th time."""

Get = Callable[..., Page]


@dataclass(slots=True)
class Manners:
    """Waits between requests to one host, and leaves alone one that asks for it."""

    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _next: dict[str, float] = field(default_factory=dict)

    def wait(self, url: str) -> None:
        """Wait for the host's turn. Raises DocumentError where that is too far off."""
        host = urlsplit(url).hostname or ""
        pause = self._next.get(host, 0.0) - self.clock()
        if pause > PAUSE_MAX_SECONDS:
            raise DocumentError(url, "the host asks not to be called for now")
        if pause > 0:
            self.sleep(pause)
        self._next[host] = self.clock() + PAUSE_SECONDS

    def note(self, url: str, page: Page) -> None:
        """Heed what a busy host asks for."""
        if page.status in (429, 503):
            asked = page.retry_after
            seconds = float(asked) if asked and asked.isdigit() else 2 * PAUSE_MAX_SECONDS
            self._next[urlsplit(url).hostname or ""] = self.clock() + seconds


class Follower:
    """Looks at feeds; `report` is told what cannot be fetched."""

    def __init__(self, ledger: Ledger, report: Report, *, allow_private: bool = False, get: Get = get, manners: Manners | None = None) -> None:
        self._ledger = ledger
        self._report = report
        self._allow_private = allow_private
        self._get = get
        self._manners = manners or Manners()
        self._under_way: dict[Document, tuple[Feed, Entry]] = {}

    def articles(self, feed: Feed) -> Iterator[Sourced]:
        """The articles that a feed names and that were not seen yet. A feed that is down, or no feed, is a problem and no error."""
        try:
            entries = self._entries(feed)
        except DocumentError as error:
            self._note_failure(feed, str(error))
            self._report(Problem(str(error), fatal=True))
            return
        for entry in entries:
            tried = self._tried(feed, entry)
            if tried < TRIES and (found := self._article(feed, entry, tried)) is not None:
                self._under_way[found.document] = feed, entry
                yield found

    def settle(self, document: Document) -> None:
        """An article is in the ledger, or cannot be read: its feed's entry needs no more."""
        if document in self._under_way:
            self._remember(*self._under_way.pop(document), "seen")

    def failures(self, feed: Feed) -> int:
        """How often in a row a feed could not be had."""
        with self._ledger.reading() as connection:
            return connection.execute(select(feeds.c.failures).where(feeds.c.url == feed.url)).scalar() or 0

    def _entries(self, feed: Feed) -> list[Entry]:
        state = self._state(feed)
        marks = {"If-None-Match": state.etag, "If-Modified-Since": state.modified} if not self._has_open(feed) else {}
        page = self._fetch(feed.url, {name: value for name, value in marks.items() if value})
        if page.status == 304:
            self._note(feed, {})
            return []
        if page.status != 200:
            raise DocumentError(feed.url, f"the server answers {page.status}")
        entries = entries_in(page.data, feed.url)
        for entry in entries:
            if self._outcome(feed, entry) is None:
                self._remember(feed, entry, "failed 0")
        self._note(feed, {"etag": page.etag, "modified": page.modified})
        return entries

    def _has_open(self, feed: Feed) -> bool:
        """Whether articles are still to be had, for which the feed must be read whole."""
        still = [f"failed {tried}" for tried in range(TRIES)]
        with self._ledger.reading() as connection:
            return (
                connection.execute(select(feed_entries.c.entry).where(feed_entries.c.feed == feed.url, feed_entries.c.outcome.in_(still)).limit(1)).first()
                is not None
            )

    def _fetch(self, url: str, headers: dict[str, str] | None = None) -> Page:
        self._manners.wait(url)
        page = self._get(url, allow_private=self._allow_private, headers=headers)
        self._manners.note(url, page)
        return page

    def _article(self, feed: Feed, entry: Entry, tried: int) -> Sourced | None:
        try:
            page = self._fetch(entry.link)
            if page.status != 200:
                raise DocumentError(entry.link, f"the server answers {page.status}")
            found = sourced_page(page, entry.link)
        except DocumentError as error:
            self._remember(feed, entry, f"failed {tried + 1}")
            self._report(Problem(str(error), fatal=True))
            return None
        document = found.document
        host = urlsplit(document.url or "").hostname or ""
        named = document.publisher and document.publisher != host.removeprefix("www.")
        publisher = document.publisher if named else feed.publisher or document.publisher
        published = document.published or entry.published
        return replace(found, document=replace(document, title=document.title or entry.title, published=published, publisher=publisher))

    def _state(self, feed: Feed) -> Any:
        with self._ledger.writing() as connection:
            row = connection.execute(select(feeds).where(feeds.c.url == feed.url)).one_or_none()
            if row is None:
                connection.execute(feeds.insert(), {"url": feed.url, "failures": 0})
                row = connection.execute(select(feeds).where(feeds.c.url == feed.url)).one()
        return row

    def _note(self, feed: Feed, marks: dict[str, str | None]) -> None:
        with self._ledger.writing() as connection:
            connection.execute(update(feeds).where(feeds.c.url == feed.url).values(checked=now(), failures=0, problem=None, **marks))

    def _note_failure(self, feed: Feed, problem: str) -> None:
        with self._ledger.writing() as connection:
            connection.execute(update(feeds).where(feeds.c.url == feed.url).values(checked=now(), failures=feeds.c.failures + 1, problem=problem))

    def _tried(self, feed: Feed, entry: Entry) -> int:
        """How often an entry was tried; TRIES where it needs no more."""
        outcome = self._outcome(feed, entry) or "failed 0"
        return int(outcome.removeprefix("failed ")) if outcome.startswith("failed ") else TRIES

    def _outcome(self, feed: Feed, entry: Entry) -> str | None:
        query = select(feed_entries.c.outcome).where(feed_entries.c.feed == feed.url, feed_entries.c.entry == entry.id)
        with self._ledger.reading() as connection:
            return connection.execute(query).scalar()

    def _remember(self, feed: Feed, entry: Entry, outcome: str) -> None:
        with self._ledger.writing() as connection:
            connection.execute(feed_entries.delete().where(feed_entries.c.feed == feed.url, feed_entries.c.entry == entry.id))
            connection.execute(feed_entries.insert(), {"feed": feed.url, "entry": entry.id, "seen": now(), "outcome": outcome})


def minutes_until(feed: Feed, failures: int) -> int:
    """When a feed is looked at again: by its own pace, ever more rarely while it is down."""
    return feed.minutes * int(min(2**failures, BACKOFF_MAX))
