"""What a word says of whether an event happens that hangs on it: "refused to", "called for", "upcoming"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from legation.errors import KnowledgeError
from legation.knowledge.plover.tables import phrases, rows
from legation.records import EventStatus

REACHES = ("to", "that", "object", "for", "modifier", "adverb", "present")
"""How an event may hang on a word: as its infinitive, its clause, its object, a noun behind "for"; or the word stands with it, or is its own verb in the present tense."""
Outlooks = Mapping[str, Mapping[str, EventStatus]]
"""For each reach the words and what they say."""

FILE = Path(__file__).with_name("outlooks.tsv")


def read_outlooks(path: Path) -> Outlooks:
    """The table at `path`. Raises KnowledgeError (file and line) where it is not well formed."""
    out: dict[str, dict[str, EventStatus]] = {reach: {} for reach in REACHES}
    for where, (status, reach, words) in rows(path, "status reach words"):
        if reach not in out or status not in list(EventStatus):
            raise KnowledgeError(f"{where}: {status} {reach} is no status and reach")
        for word in phrases(words, where):
            if len(word) > 1 or word[0] in out[reach]:
                raise KnowledgeError(f"{where}: {' '.join(word)!r} is no single word, or stands twice")
            out[reach][word[0]] = EventStatus(status)
    return out


@cache
def outlooks() -> Outlooks:
    """The table that Legation carries."""
    return read_outlooks(FILE)
