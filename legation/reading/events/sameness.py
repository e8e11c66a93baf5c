"""One record for each event and sentence."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from legation.reading.events.drafts import EventDraft
from legation.reading.quotes import Range


def without_repeats(doc: Doc, text: str, drafts: list[EventDraft]) -> list[EventDraft]:
    """The drafts without those that tell again, in the same sentence and statement, what another tells: the same type, with the same
    or no participants; the one that says more, then the likelier, stays."""
    starts = [sent.start_char for sent in doc.sents] if doc.has_annotation("SENT_START") else [0]
    groups: dict[tuple[str, int, int], list[EventDraft]] = {}
    for draft in drafts:
        key = draft.type, bisect_right(starts, draft.trigger[0]), id(draft.teller)
        fellows = groups.setdefault(key, [])
        twin = next((other for other in fellows if _tells_the_same(text, draft, other) and not _are_coordinated(doc, draft, other)), None)
        if twin is None:
            fellows.append(draft)
        elif _fullness(draft) > _fullness(twin):
            fellows[fellows.index(twin)] = draft
    return sorted((draft for group in groups.values() for draft in group), key=lambda draft: draft.trigger)


def _fullness(draft: EventDraft) -> tuple[int, float]:
    return len(draft.actors) + len(draft.recipients), draft.confidence


def _tells_the_same(text: str, one: EventDraft, other: EventDraft) -> bool:
    if one.status != other.status:
        return False
    sides = (_names(text, one.actors), _names(text, one.recipients)), (_names(text, other.actors), _names(text, other.recipients))
    return all(a <= b or b <= a for a, b in zip(*sides, strict=True))


def _are_coordinated(doc: Doc, one: EventDraft, other: EventDraft) -> bool:
    """Whether the triggers are verbs side by side: "imposed sanctions and suspended aid" are two events."""
    first, second = (doc.char_span(*draft.trigger, alignment_mode="expand") for draft in (one, other))
    if first is None or second is None or not first.root.pos_ == second.root.pos_ == "VERB":
        return False
    pair = first.root, second.root
    return any(a.dep_ == "conj" and a.head.i == b.i for a, b in (pair, pair[::-1]))


def _names(text: str, spans: list[Range]) -> frozenset[str]:
    return frozenset(text[start:end].lower() for start, end in spans)
