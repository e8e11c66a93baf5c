"""Which statement's content holds which other statement."""

from __future__ import annotations

from legation.reading.statements.drafts import Draft
from legation.reading.stretches import Stretches

CONTENT_INSIDE_MIN = 0.7
"""A statement is nested only if this share of its content lies in the other one's."""


def set_parents(drafts: list[Draft]) -> None:
    """Give each draft the smallest larger draft whose content holds its cue and nearly all of its content, if any."""
    contents = Stretches((start, end, draft) for draft in drafts for start, end in draft.content)
    for draft in drafts:
        holders = [other for other in contents.holding(*draft.cue) if other is not draft and other.size > draft.size and _inside(draft, other)]
        draft.parent = min(holders, key=lambda other: other.size, default=None)


def _inside(draft: Draft, other: Draft) -> bool:
    if not other.holds(draft.cue):
        return False
    shared = sum(max(0, min(end, high) - max(start, low)) for start, end in draft.content for low, high in other.content)
    return shared >= CONTENT_INSIDE_MIN * draft.size
