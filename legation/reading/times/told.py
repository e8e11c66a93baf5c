"""What the statements step found, asked from a place in the text: a time inside what is said does not date the saying, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from legation.reading.statements.drafts import Draft
from legation.reading.stretches import Stretches

Ranges = Sequence[tuple[int, int]]


class Told:
    """The cues and contents of `doc._.statements`; empty where no statements were read."""

    def __init__(self, doc: Doc) -> None:
        drafts = doc._.statements if Doc.has_extension("statements") else ()
        self._cues: Stretches[Ranges] = Stretches((*draft.cue, draft.content) for draft in drafts)
        self._contents: Stretches[Ranges] = Stretches((start, end, _clause(draft)) for draft in drafts for start, end in draft.content)

    def said_by(self, start: int, end: int) -> Ranges:
        """The content of the cue that shares a character with [start, end), where these words are not content themselves."""
        contents = self._cues.over(start, end)
        return next((content for content in contents if not any(low < end and start < high for low, high in content)), ())

    def around(self, start: int, end: int) -> Ranges:
        """The content of the innermost statement that holds the characters [start, end), gaps in it that are not the cue's filled."""
        holding = self._contents.holding(start, end)
        return holding[-1] if holding else ()


def _clause(draft: Draft) -> Ranges:
    """A content in several pieces, joined where the cue does not stand between: "assured him by telephone on Wednesday that ..." is one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(draft.content):
        if joined and not joined[-1][1] <= draft.cue[0] < start:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def holds(ranges: Ranges, character: int) -> bool:
    return any(start <= character < end for start, end in ranges)
