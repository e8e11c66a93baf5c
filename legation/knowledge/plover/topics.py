"""What an article is about, by its words: politics, or sport, markets, nature."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from legation.errors import KnowledgeError
from legation.knowledge.plover.tables import phrases, rows

FILE = Path(__file__).with_name("topics.tsv")
POLITICS = "politics"


def read_topics(path: Path) -> Mapping[str, frozenset[str]]:
    """The words of each topic. Raises KnowledgeError (file and line) where the table is not well formed."""
    out: dict[str, frozenset[str]] = {}
    for where, (topic, words) in rows(path, "topic words"):
        found = phrases(words, where)
        if topic in out or any(len(word) > 1 for word in found):
            raise KnowledgeError(f"{where}: {topic!r} stands twice, or a word of it is more than one")
        out[topic] = frozenset(word[0] for word in found)
    if POLITICS not in out:
        raise KnowledgeError(f"{path}: no words of {POLITICS}")
    return out


@cache
def topics() -> Mapping[str, frozenset[str]]:
    """The table that Legation carries."""
    return read_topics(FILE)
