"""Who speaks around a place in the text: the statement that holds it, whether it stands in that one's quotation, and the document's own voice."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from legation.reading.quotes import Range
from legation.reading.statements.drafts import Draft
from legation.records import Genre

_OWN_VOICE = (Genre.RELEASE, Genre.SPEECH, Genre.POST)
_IN_TITLE = re.compile(
    r"\b(?:remarks|address|speech|statement|message|lecture|posted|toast|testimony|note)\s+(?:posted\s+)?(?:of|by)\s+(?:the\s+)?(.+?)"
    r"(?:\s+(?:to|at|on|in|before|for|during|after|posted)\s|[,:;]|$)",
    re.IGNORECASE,
)


class Voices:
    """The statements of one document by the places that their contents cover."""

    def __init__(self, doc: Doc) -> None:
        self._text = doc.text
        self._quoted = sorted(doc._.quoted or ())
        self._starts = [low for low, _ in self._quoted]
        self._holders = _innermost(doc._.statements or ())
        self._edges = [low for low, _, _ in self._holders]
        self.author = _author(doc)
        """Who says "I" outside all quotations: the speaker that the title names, else the publisher; None in a report."""

    def is_turn(self, draft: Draft) -> bool:
        """Whether the statement is a turn of a transcript, its source the label before the colon."""
        return draft.source is not None and self._text[slice(*draft.cue)] == ":"

    def around(self, at: int) -> Draft | None:
        """The innermost statement whose content holds the character."""
        number = bisect_right(self._edges, at) - 1
        if number < 0:
            return None
        _, end, draft = self._holders[number]
        return draft if at < end else None

    def quotes(self, draft: Draft, at: int) -> bool:
        """Whether the character stands in the words of the statement's own speaker: a quotation, or a turn of a transcript."""
        return self.is_turn(draft) or any(not low < draft.cue[0] < high for low, high in self._quotations(at))

    def quoting(self, at: int, draft: Draft | None) -> Draft | None:
        """The nearest statement outwards from `draft` in whose own words the character stands."""
        while draft is not None and not self.quotes(draft, at):
            draft = draft.parent
        return draft

    def is_quoted(self, at: int) -> bool:
        """Whether the character stands between quotation marks."""
        return bool(self._quotations(at))

    def _quotations(self, at: int) -> list[Range]:
        number = bisect_right(self._starts, at)
        return [pair for pair in self._quoted[max(0, number - 3) : number] if pair[0] <= at < pair[1]]


def _innermost(drafts: tuple[Draft, ...]) -> list[tuple[int, int, Draft]]:
    """Stretches [start, end) that do not overlap, each with the innermost statement that holds it."""
    pieces = sorted(((low, high, draft) for draft in drafts for low, high in draft.content), key=lambda piece: (piece[0], -piece[1]))
    out: list[tuple[int, int, Draft]] = []
    stack: list[tuple[int, Draft]] = []
    at = 0

    def fill(to: int) -> None:
        nonlocal at
        while stack and at < to:
            end = min(stack[-1][0], to)
            if at < end:
                out.append((at, end, stack[-1][1]))
                at = end
            if stack[-1][0] <= at:
                stack.pop()
        at = max(at, to)

    for low, high, draft in pieces:
        fill(low)
        stack.append((high, draft))
    fill(max((high for high, _ in stack), default=at))
    return out


def _author(doc: Doc) -> str | None:
    document = doc._.document
    if document is None or document.genre not in _OWN_VOICE:
        return None
    titled = _IN_TITLE.search(document.title or "")
    return titled[1] if titled else document.publisher
