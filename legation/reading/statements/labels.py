"""Transcripts: "MS. ORTEGA: We will answer in time." is a turn, its label the source, the colon its cue."""

from __future__ import annotations

import re
from collections import Counter

from legation.reading.statements.drafts import Draft

TURNS_MIN = 3
"""Fewer labelled paragraphs are lists or headings, no transcript; nor are those of a text that is not said to be one, unless a label comes
again."""

_TURN = re.compile(
    r"^[ \t]*(?P<label>(?:(?:MR|MRS|MS|DR|SEN|GEN|AMB)\.? )?[A-Z][\w’'.-]*(?: (?:[A-Z(][\w’'.)-]*|of|the|de|van|von|al-\w+)){0,5})(?P<colon>:)[ \t]+(?=\S)",
    re.MULTILINE,
)


def labelled_turns(text: str, *, is_transcript: bool) -> list[Draft]:
    """A draft for each speaker's turn; a turn runs to the next label. Empty where the text is no transcript."""
    turns = list(_TURN.finditer(text))
    labels = Counter(turn["label"] for turn in turns)
    if not is_transcript and (len(turns) < TURNS_MIN or max(labels.values()) < 2):
        return []
    ends = [*(turn.start() for turn in turns[1:]), len(text)]
    return [_draft(text, turn, end) for turn, end in zip(turns, ends, strict=True) if text[turn.end() : end].strip()]


def _draft(text: str, turn: re.Match[str], end: int) -> Draft:
    content = [(at.start() + turn.end(), at.end() + turn.end()) for at in re.finditer(r"[^\n\s][^\n]*", text[turn.end() : end])]
    spans = [(start, start + len(text[start:stop].rstrip())) for start, stop in content]
    return Draft(turn.span("colon"), ":", turn.span("label"), spans)
