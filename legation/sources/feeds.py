"""Feeds: which ones to follow, and what an RSS or Atom feed names."""

from __future__ import annotations

import calendar
import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from legation.errors import DocumentError
from legation.sources.sourced import is_address

ENTRIES_MAX = 500
"""Of a feed that goes on without end the first ones are taken."""
MINUTES = 30
MINUTES_MIN = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed to follow. `minutes` pass between two looks at it; `publisher` is that of pages that name none."""

    url: str
    publisher: str | None = None
    minutes: int = MINUTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article that a feed names. `published` is an ISO date."""

    id: str
    link: str
    title: str | None = None
    published: str | None = None


def feeds_in(path: Path) -> list[Feed]:
    """The feeds of a TOML file: `[[feed]]` tables with `url`, and if wanted `publisher`, `minutes`. Raises DocumentError."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise DocumentError(str(path), error.strerror or str(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DocumentError(str(path), f"no TOML file ({error})") from error
    tables = found.get("feed")
    if not isinstance(tables, list) or not tables:
        raise DocumentError(str(path), 'names no feeds: each is a table [[feed]] with url = "https://..."')
    return [_feed(table, f"{path}: feed {number}") for number, table in enumerate(tables, 1)]


def _feed(table: Any, where: str) -> Feed:
    if not isinstance(table, dict) or not isinstance(table.get("url"), str) or not is_address(table["url"]):
        raise DocumentError(where, 'needs url = "https://..."')
    if unknown := set(table) - {"url", "publisher", "minutes"}:
        raise DocumentError(where, f"has no {', '.join(sorted(unknown))}; it has url, publisher, minutes")
    minutes, publisher = table.get("minutes", MINUTES), table.get("publisher")
    if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes < MINUTES_MIN:
        raise DocumentError(where, f"minutes: {minutes!r} is no whole number from {MINUTES_MIN} on")
    if publisher is not None and not isinstance(publisher, str):
        raise DocumentError(where, f"publisher: {publisher!r} is no text")
    return Feed(url=table["url"], publisher=publisher, minutes=minutes)


def entries_in(data: bytes, url: str) -> list[Entry]:
    """What a feed names, in its order; a feed that breaks off gives what stood before. Raises DocumentError where it is no feed."""
    try:
        import feedparser
    except ImportError as error:
        raise DocumentError(url, "following feeds needs `pip install legation[web]`") from error
    try:
        parsed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, LookupError) as error:
        raise DocumentError(url, f"no feed ({error or type(error).__name__})") from error
    entries = [entry for item in parsed.entries[:ENTRIES_MAX] if (entry := _entry(item, url)) is not None]
    if not entries and (parsed.bozo or not parsed.version):
        raise DocumentError(url, "no feed (neither RSS nor Atom, or broken)")
    return entries


def _entry(item: Any, feed: str) -> Entry | None:
    link = item.get("link")
    if not isinstance(link, str) or not link.strip():
        return None
    address = urljoin(feed, link.strip())
    if not is_address(address):
        return None
    return Entry(id=str(item.get("id") or address), link=address, title=item.get("title") or None, published=_day(item))


def _day(item: Any) -> str | None:
    moment = item.get("published_parsed") or item.get("updated_parsed")
    try:
        return datetime.datetime.fromtimestamp(calendar.timegm(moment), datetime.UTC).date().isoformat() if moment else None
    except (ValueError, OverflowError, OSError):
        return None
