"""Which statement answers which, where the text says so."""

from __future__ import annotations

from itertools import pairwise

from legation.reading.statements.drafts import Draft

ANSWERING = frozenset({"reply", "answer", "respond", "retort", "counter", "rejoin", "rebut"})
NEAR_CHARACTERS = 400
"""An answered statement ends at most this far before the answer: about the paragraph before."""


def set_replies(text: str, drafts: list[Draft]) -> None:
    """Give drafts the statements they answer.

    "London replied that it would not": the outermost statement before, by somebody else. "Asked whether talks went on, she
    said": what was asked.
    """
    outer = sorted((draft for draft in drafts if draft.parent is None), key=lambda draft: draft.cue)
    for before, draft in pairwise(outer):
        gap = text[max(before.cue[1], before.content[-1][1]) : draft.cue[0]]
        if len(gap) > NEAR_CHARACTERS or _words(text, before) == _words(text, draft):
            continue
        asked = text[slice(*before.cue)].lower() in ("asked", "when asked") and "." not in gap and "\n" not in gap
        if draft.lemma in ANSWERING or (asked and before.lemma == "ask"):
            draft.replies_to = (before,)


def _words(text: str, draft: Draft) -> str | None:
    return text[slice(*draft.source)].lower() if draft.source else None
