"""Statements in the making: character ranges into one text, before actors are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.reading.quotes import Range


@dataclass(slots=True)
class Draft:
    """A statement before its actors are known. `parent` and `replies_to` are other drafts of the same document."""

    cue: Range
    lemma: str
    source: Range | None
    content: list[Range]
    addressee: Range | None = None
    parent: Draft | None = field(default=None, repr=False)
    replies_to: tuple[Draft, ...] = field(default=(), repr=False)

    @property
    def size(self) -> int:
        """Characters of content."""
        return sum(end - start for start, end in self.content)

    def holds(self, span: Range) -> bool:
        """Whether `span` lies in the content."""
        return any(start <= span[0] and span[1] <= end for start, end in self.content)
