"""Whom an event is done to that its own sentence does not say: who stood on the other side just before.

"Washington demanded access. Tehran refused": refused Washington. "It accused Rwanda of arming rebels and called for talks": called on Rwanda.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from legation.reading.events.drafts import EventDraft
from legation.reading.events.verbs import relation
from legation.reading.events.when import is_time
from legation.reading.quotes import Range
from legation.records import EventStatus

DIRECTED = frozenset({"REQUEST", "THREATEN", "ACCUSE", "AID", "SANCTION", "REJECT"})
"""Types that are done to somebody even where nobody is named. Of the annotated ones whose sentence names no recipient, and that have an event
before them by the rule below, two thirds have its other side; of SUPPORT, AGREE, CONCEDE and RETREAT most have none."""
REPLIES = frozenset({"REJECT", "AGREE"})
OPENINGS = frozenset({"REQUEST", "ACCUSE", "AGREE", "THREATEN"})
"""Types that call for a reply; so does whatever is proposed."""
_ANSWERED = frozenset(
    "it this that offer demand proposal request charge claim allegation accusation call invitation threat idea plan suggestion appeal condition ultimatum".split()
)
SENTENCES_BACK = 1


def carried(doc: Doc, drafts: Sequence[EventDraft], actor_of: Callable[[Range], str]) -> list[EventDraft]:
    """The drafts, those of directed types without recipients with the other side of the nearest event before them.

    That is an event in the same or the previous sentence that was done to the same actor (its actors are then the other side) or by the
    same (its recipients); for a bare reply also one that calls for it ("New Delhi proposed talks. Islamabad consented."). `actor_of` gives the actor's id for a span.
    """
    starts = [sent.start_char for sent in doc.sents]
    known = [_Known(draft, actor_of, starts) for draft in drafts]
    return [_with_recipients(doc, one, known[:number]) for number, one in enumerate(known)]


class _Known:
    """A draft with its actors' ids and the number of its sentence."""

    def __init__(self, draft: EventDraft, actor_of: Callable[[Range], str], starts: Sequence[int]) -> None:
        self.draft = draft
        self.actors = frozenset(map(actor_of, draft.actors))
        self.recipients = frozenset(map(actor_of, draft.recipients))
        self.sentence = bisect_right(starts, draft.trigger[0])


def _with_recipients(doc: Doc, one: _Known, before: Sequence[_Known]) -> EventDraft:
    replies = one.draft.type in REPLIES and _is_bare_reply(doc, one.draft.trigger)
    if one.recipients or not one.actors or not (replies or one.draft.type in DIRECTED):
        return one.draft
    for other in reversed(before):
        if one.sentence - other.sentence > SENTENCES_BACK:
            break
        found = _other_side(one, other, replies=replies)
        if found:
            return replace(one.draft, recipients=list(found))
    return one.draft


def _other_side(one: _Known, other: _Known, *, replies: bool) -> Sequence[Range]:
    if other.actors and one.actors.isdisjoint(other.actors):
        opens = other.draft.type in OPENINGS or other.draft.status is EventStatus.PROPOSED
        return other.draft.actors if one.actors & other.recipients or (replies and opens) else ()
    return other.draft.recipients if one.actors == other.actors else ()


def _is_bare_reply(doc: Doc, trigger: Range) -> bool:
    """Whether the verb says no more than yes or no: "consented", "rejected it", "turned down the offer"."""
    span = doc.char_span(*trigger, alignment_mode="expand")
    if span is None or span.root.pos_ != "VERB":
        return False
    said = [child for child in span.root.children if relation(child) in ("obj", "xcomp", "ccomp", "obl") and not is_time(child)]
    return all(child.dep_ == "obj" and child.lemma_.lower() in _ANSWERED for child in said)
