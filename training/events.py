"""Annotated events over word numbers: those of the project's corpus, and those marked in PLV's sentences."""

from __future__ import annotations

import collections
import csv
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from training.documents import Labelled

Mention = tuple[int, int]
"""First word and end."""
NEIGHBOURS = 1
"""Participants are taken from the trigger's sentence, else from so many before it."""


def mentions_of(article: dict[str, Any], text: str, at: dict[int, int], locate: Any) -> dict[str, list[Mention]]:
    """Where each actor of a corpus article is named, or is the source or addressee of a statement."""
    found: dict[str, set[Mention]] = collections.defaultdict(set)
    for actor in article["actors"]:
        for surface in {actor["name"], *actor.get("aliases", [])}:
            for hit in re.finditer(r"(?<!\w)" + re.escape(surface) + r"(?!\w)", text, re.IGNORECASE if surface[:1].islower() else 0):
                found[actor["key"]].add(_words(at, *hit.span()))
    for statement in article["statements"]:
        for span, key in ((statement.get("source"), statement.get("source_actor")), (statement.get("addressee"), statement.get("addressee_actor"))):
            if span and key:
                found[key].add(_words(at, *locate(text, span)))
    return {key: _longest(spans) for key, spans in found.items()}


def _words(at: dict[int, int], start: int, end: int) -> Mention:
    inside = [at[i] for i in range(start, end) if i in at]
    return (inside[0], inside[-1] + 1) if inside else (-1, -1)


def _longest(spans: Iterable[Mention]) -> list[Mention]:
    """The spans that lie in no other, in text order."""
    spans = [span for span in spans if span[0] >= 0]
    return sorted(s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans))


def sentence_starts(words: list[str], breaks: list[bool]) -> list[int]:
    """Rough sentence starts, good enough to keep participants near their event."""
    ends = {".", "?", "!"}
    return [
        i for i in range(len(words)) if i == 0 or breaks[i] or words[i - 1] in ends or (words[i - 1] in {'"', "”", "''"} and i > 1 and words[i - 2] in ends)
    ]


def participants(keys: list[str], mentions: dict[str, list[Mention]], trigger: list[int], starts: list[int]) -> tuple[list[int], set[int], bool]:
    """The words of the mention of each key that is nearest to the trigger, those of its other mentions in the sentence, and whether one of
    the keys is not in the sentence."""
    here = bisect_right(starts, trigger[0]) - 1
    begin, end = starts[here], starts[here + 1] if here + 1 < len(starts) else 1 << 30
    earlier = starts[max(0, here - NEIGHBOURS)]
    words: list[int] = []
    others: set[int] = set()
    away = False
    for key in keys:
        known = [m for m in mentions.get(key, []) if not set(range(*m)) & set(trigger)] or mentions.get(key, [])
        near = [m for m in known if begin <= m[0] < end]
        if not near:
            away = True
            near = [m for m in known if earlier <= m[0] < begin]
        if near:
            best = min(near, key=lambda m: max(trigger[0] - m[1], m[0] - trigger[-1]))
            words += range(*best)
            others |= {i for m in near if m != best for i in range(*m)}
    return sorted(set(words)), others, away


PRONOUNS = frozenset("he she it they him her them his its their we us our i me my you your who which that both".split())


def plv(tsv: Path, marks: Path, raw: Any) -> Iterator[Labelled]:
    """PLV's sentences with the events marked in `marks` (row, trigger, type, status, actors, recipients: offsets into the plain sentence)."""
    from training.documents import Event

    marked: dict[int, list[list[str]]] = collections.defaultdict(list)
    for line in marks.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            fields = line.split("\t")
            marked[int(fields[0])].append(fields[1:])
    with tsv.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t")):
            if number not in marked:
                continue
            doc, at = raw(f"plv-{number}", re.sub(r"</?[st]>", "", row["marked_sentence"]))
            doc.events = []
            for type_, status, trigger, actors, recipients in marked[number]:
                words = _covered(trigger, at)
                if words and type_:
                    doc.events.append(Event(words, (type_,), status, _covered(actors, at), _covered(recipients, at)))
            yield doc


def _covered(ranges: str, at: dict[int, int]) -> list[int]:
    """Words of "3-9;14-20"."""
    spans = [tuple(map(int, piece.split("-"))) for piece in ranges.split(";") if piece]
    return sorted({at[i] for start, end in spans for i in range(start, end) if i in at})
