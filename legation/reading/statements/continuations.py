"""Quotations without a cue of their own: they go on from the statement before, by the same speaker."""

from __future__ import annotations

import re

from legation.reading.quotes import Range, covered
from legation.reading.statements.drafts import Draft
from legation.reading.stretches import Stretches

LETTERS_MIN = 8
"""A shorter free-standing quotation is a title or a nickname."""
REACH = 3_000
"""A quotation's speaker stands at most so many characters before it."""
COVERED_MAX = 0.5
"""A quotation of which more than this share is content already needs no speaker."""

_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s*$")


def attach_continuations(text: str, drafts: list[Draft], quoted: list[Range]) -> None:
    """Add each whole-sentence quotation that no content covers to the statement before it, if that one quotes or
    stands in the same or the preceding paragraph."""
    near = _extents(drafts)
    for start, end in quoted:
        if not _stands_free(text, start, end):
            continue
        contents = [span for draft in near.over(start, end) for span in draft.content]
        inside, letters = covered(contents, start, end, text)
        if letters < LETTERS_MIN or inside > COVERED_MAX * letters:
            continue
        around = near.over(start - REACH, end)
        before = [d for d in around if d.cue[1] <= start and not any(o is not d and o.holds(d.cue) for o in around)]
        speaker = max(before, key=lambda d: max(d.cue[1], d.content[-1][1] if d.content[-1][1] <= start else 0), default=None)
        if speaker is not None and _adjoins(text, speaker, start, quoted):
            speaker.content = [span for span in speaker.content if not (start <= span[0] and span[1] <= end)]
            speaker.content = sorted([*speaker.content, (start, end)])
            near = _extents(drafts)


def _extents(drafts: list[Draft]) -> Stretches[Draft]:
    """The drafts by where cue and content reach."""
    return Stretches((min(d.cue[0], d.content[0][0]), max(d.cue[1], d.content[-1][1]), d) for d in drafts)


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the quotation is a sentence or paragraph of its own: `"We shall see. We wait."`"""
    line = text.rfind("\n", 0, start) + 1
    lead = text[line:start].strip()
    begins = not lead or bool(_SENTENCE_END.search(text[line:start]))
    follows = text[end : end + 2]
    return (
        begins
        and text[start:end].rstrip("\"”»'’ ")[-1:] in ".!?…"
        and (not follows.strip() or follows[:1] == "\n" or follows[1:2].isupper() or follows[1:2] in '"“')
    )


def _adjoins(text: str, speaker: Draft, start: int, quoted: list[Range]) -> bool:
    last = max(speaker.cue[1], max((end for _, end in speaker.content if end <= start), default=0))
    gap = text[last:start]
    if len(re.findall(r"\n+", gap.strip(" "))) > 1:
        return False
    between = re.sub(r"^[^\n.!?]*[.!?]?['\"”]*", "", gap).strip()
    quotes = any(low < end and begin < high for begin, end in speaker.content for low, high in quoted)
    return (quotes and len(between) < 40) or not between
