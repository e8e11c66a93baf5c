"""Legation reads news and keeps the record of diplomacy: who said what to whom, resolved, dated and tied to the exact words."""

from typing import TYPE_CHECKING, Any

from legation.records import Actor, Document, Event, Place, Reading, Statement, Time
from legation.version import LEGATION as __version__

if TYPE_CHECKING:
    from legation.reading.api import load, read, read_many

__all__ = ["Actor", "Document", "Event", "Place", "Reading", "Statement", "Time", "__version__", "load", "read", "read_many"]


def __getattr__(name: str) -> Any:
    """The reading functions, imported when first asked for: `legation --help` needs no spaCy."""
    if name in ("load", "read", "read_many"):
        from legation.reading import api

        return getattr(api, name)
    raise AttributeError(f"module 'legation' has no attribute {name!r}")
