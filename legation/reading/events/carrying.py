"""Whom an event is done to that its own sentence does not say: who stood on the other side just before.

"Washington demanded access. Tehran refused": refused Washington. "It accused Rwanda of arming rebels and called for talks": called on Rwanda.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from legation.reading.events.drafts import EventDraft
from legation.reading.quotes import Range

DIRECTED = frozenset({"REQUEST", "THREATEN", "ACCUSE", "AID", "SANCTION", "REJECT"})
"""Types that are done to somebody even where nobody is named. Of the annotated ones whose sentence names no recipient, and that have an event
before them by the rule below, two thirds have its other side; of SUPPORT, AGREE, CONCEDE and RETREAT most have none."""
SENTENCES_BACK = 1


def carried(doc: Doc, drafts: Sequence[EventDraft], actor_of: Callable[[Range], str]) -> list[EventDraft]:
    """The drafts, those of directed types without recipients with the other side of the nearest event before them.

    That is an event in the same or the previous sentence that was done to the same actor (its actors are then the other side) or by the
    same (its recipients). `actor_of` gives the actor's id for a span.
    """
    starts = [sent.start_char for sent in doc.sents]
    known = [_Known(draft, actor_of, starts) for draft in drafts]
    return [_with_recipients(one, known[:number]) for number, one in enumerate(known)]


class _Known:
    """A draft with its actors' ids and the number of its sentence."""

    def __init__(self, draft: EventDraft, actor_of: Callable[[Range], str], starts: Sequence[int]) -> None:
        self.draft = draft
        self.actors = frozenset(map(actor_of, draft.actors))
        self.recipients = frozenset(map(actor_of, draft.recipients))
        self.sentence = sum(start <= draft.trigger[0] for start in starts)


def _with_recipients(one: _Known, before: Sequence[_Known]) -> EventDraft:
    if one.draft.type not in DIRECTED or one.recipients or not one.actors:
        return one.draft
    for other in reversed(before):
        if one.sentence - other.sentence > SENTENCES_BACK:
            break
        found = _other_side(one, other)
        if found:
            return replace(one.draft, recipients=list(found))
    return one.draft


def _other_side(one: _Known, other: _Known) -> Sequence[Range]:
    if one.actors & other.recipients and other.actors and not one.actors & other.actors:
        return other.draft.actors
    if one.actors == other.actors:
        return other.draft.recipients
    return ()
