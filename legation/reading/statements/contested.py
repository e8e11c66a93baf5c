"""Words that two statements claim although neither lies in the other: the cue that stands nearer has them."""

from __future__ import annotations

from legation.reading.quotes import Range
from legation.reading.statements.drafts import Draft
from legation.reading.stretches import Stretches

SHARED_MIN = 0.8
"""Spans that share this part of the smaller one are the same words."""


def settle_contested(drafts: list[Draft]) -> None:
    """Take from each draft with several content spans those that another draft with a nearer cue has too.

    `"The gardens are gone," said its director. New Zealand is considering help, a diplomat said`: the quotation is the
    director's alone.
    """
    claims = Stretches((start, end, draft) for draft in drafts for start, end in draft.content)
    for draft in drafts:
        kept = [span for span in draft.content if not any(_belongs_to(other, draft, span) for other in claims.over(*span) if other is not draft)]
        if kept:
            draft.content = kept


def _belongs_to(other: Draft, draft: Draft, span: Range) -> bool:
    if other.holds(draft.cue) or draft.holds(other.cue):
        return False
    return any(_same(span, theirs) for theirs in other.content) and _distance(other.cue, span) < _distance(draft.cue, span)


def _same(one: Range, other: Range) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SHARED_MIN * max(1, min(one[1] - one[0], other[1] - other[0]))


def _distance(cue: Range, span: Range) -> int:
    return max(cue[0] - span[1], span[0] - cue[1], 0)
