"""Which time belongs to a cue or a trigger: by syntax, not by nearness.

"Annan said on Friday that the talks would begin next week": Friday belongs to "said", next week to "begin".
"On Monday the minister met Blair and signed a treaty": Monday belongs to both verbs.
"He rejected the plan on Tuesday, saying it was dead": Tuesday belongs to "saying" too.
"In an interview on Tuesday he denied it", "speaking on Tuesday, he denied it", "a statement issued on Tuesday said": Tuesday was when.
"Friday's summit", "the talks held in Geneva on Friday": Friday belongs to the noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from legation.reading.times.expressions import TimeExpression
from legation.reading.times.tokens import Tokens, is_verbal
from legation.reading.times.words_to_ask import is_subject, words_to_ask
from legation.records import TimeType

TIME_LINKS = re.compile(r"obl|nmod|advmod|nummod|compound|amod|npadvmod|appos|prep|pobj|tmod|dep$|det")
"""Relations by which a time expression hangs on the word that it dates (UD, and the older names)."""
_BOUNDS = frozenset({"since", "until", "till", "before", "after"})
"""Prepositions that bound a time: the words are not said or done on that day."""
_UNDATED = ("PRESENT_REF", "FUTURE_REF", "PAST_REF")
_BESIDE = re.compile(r"\s*(?:on|in|late|early|earlier|later|at|last|yesterday|,)?\s*(?:on|in|the)?\s*")
_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PRON", "ADV"})
CLAUSE_TOKENS_MAX = 9


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time that may date something: its index in `doc._.times` and its highest token."""

    index: int
    time: TimeExpression
    head: Token


def time_of(doc: Doc, start: int, end: int, *, content: Sequence[tuple[int, int]] = ()) -> int | None:
    """The index in `doc._.times` of the date or time of day that dates the words at the characters [start, end), or None.

    `content` are the character ranges of what is said there; times inside it are not when it was said.
    Without a parse there is no attachment, and the answer is None.

    1. A time right behind the words. 2. One that hangs on their head. 3. On another word that shares its time, see
    `words_to_ask`. 4. For a verb: one in the same clause with nothing but nouns between, wherever the parse puts it.
    """
    tokens = Tokens(doc)
    head = tokens.head_of(start, end)
    if not head.has_dep():  # asking the whole Doc walks it, once for each statement
        return None
    candidates = _candidates(doc, tokens, head, content)
    if not candidates:
        return None
    beside = next((item for item in candidates if item.time.start >= end and _BESIDE.fullmatch(tokens.text[end : item.time.start]) and is_verbal(head)), None)
    if beside is not None:
        return beside.index
    for word in words_to_ask(head):
        found = [item for item in candidates if _hangs_on(item.head, word)]
        if found:
            return min(found, key=lambda item: abs(item.time.start - start)).index
    return next((item.index for item in candidates if is_verbal(head) and _in_clause(tokens, item, start, end)), None)


def _candidates(doc: Doc, tokens: Tokens, head: Token, content: Sequence[tuple[int, int]]) -> list[_Dated]:
    """The dates and times of day in the head's sentence that are no bounds and not in the content."""
    low, high = _sentence(head)
    out = []
    for index, time in enumerate(doc._.times):
        if not low <= time.start < high or time.value in _UNDATED or time.type in (TimeType.DURATION, TimeType.SET):
            continue
        if any(start <= time.start < end for start, end in content):
            continue
        time_head = tokens.head_of(time.start, time.end)
        if not any(child.lower_ in _BOUNDS and child.i < time_head.i for child in time_head.children):
            out.append(_Dated(index, time, time_head))
    return out


def _sentence(token: Token) -> tuple[int, int]:
    """The characters of the token's sentence."""
    first, last, doc = token.i, token.i, token.doc
    while first > 0 and not doc[first].is_sent_start:
        first -= 1
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start:
        last += 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _hangs_on(time_head: Token, word: Token) -> bool:
    """Whether the time is the word's: directly, behind a preposition, or joined to another time that is."""
    token = time_head
    for _ in range(3):
        if token.head.i == word.i and token.i != word.i:
            return bool(TIME_LINKS.match(token.dep_)) and not is_subject(token)
        if token.head.i == token.i or not (token.dep_ in ("conj", "appos", "flat", "pobj", "nmod", "nmod:unmarked") and _is_link(token.head)):
            return False
        token = token.head
    return False


def _is_link(token: Token) -> bool:
    is_time = token.dep_ in ("obl:tmod", "obl:unmarked", "nmod:tmod") or token.lower_ in ("day", "night", "morning", "evening")
    return is_time or token.pos_ in ("ADP", "PROPN", "NUM")


def _in_clause(tokens: Tokens, time: _Dated, start: int, end: int) -> bool:
    """Only nouns and what goes with them between: "told the parties on Wednesday", "on Tuesday rejected", "On Monday the king said"."""
    low, high = (end, time.time.start) if time.time.start >= end else (time.time.end, start)
    between = tokens.inside(low, high) if low < high and tokens.text[low:high].strip() else []
    between = [token for token in between if low <= token.idx < high]
    if time.time.start < end and between and not tokens.head_of(time.time.start, time.time.end).sent.start >= time.head.i - 2:
        return False
    return len(between) <= CLAUSE_TOKENS_MAX and all(token.pos_ in _NOMINAL or (token.text == "," and time.time.end <= token.idx) for token in between)
