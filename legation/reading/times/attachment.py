"""Which time belongs to a cue or a trigger: by syntax, not by nearness.

"Annan said on Friday that the talks would begin next week": Friday belongs to "said", next week to "begin".
"On Monday the minister met Blair and signed a treaty": Monday belongs to both verbs.
"He rejected the plan on Tuesday, saying it was dead": Tuesday belongs to "saying" too.
"In an interview on Tuesday he denied it", "speaking on Tuesday, he denied it", "a statement issued on Tuesday said": Tuesday was when.
"Friday's summit", "the talks held in Geneva on Friday": Friday belongs to the noun.
"The army will withdraw, he said on Friday": Friday is not inside what he said, and so no day of the withdrawal.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from legation.reading.times.expressions import TimeExpression
from legation.reading.times.tokens import Tokens, is_verbal
from legation.reading.times.told import Ranges, holds
from legation.reading.times.words_to_ask import is_subject, sharing_verbs, words_to_ask
from legation.records import TimeType

TIME_LINKS = re.compile(r"obl|nmod|advmod|nummod|compound|amod|npadvmod|appos|prep|pobj|tmod|dep$|det")
"""Relations by which a time expression hangs on the word that it dates (UD, and the older names)."""
_BOUNDS = frozenset({"until", "till", "before", "after"})
"""Prepositions that bound a time: the words are not said or done on that day."""
_BOUNDS_OF_SAYING = _BOUNDS | {"since", "by"}
_UNDATED = ("PRESENT_REF", "FUTURE_REF", "PAST_REF")
_BESIDE = re.compile(r"\s*(?:on|in|late|early|earlier|later|at|last|yesterday|as (?:early|late|recently|long ago|far back) as|,)?\s*(?:on|in|the)?\s*")
_LINK_WORDS = frozenset({"on", "in", "at", "late", "early", "last", "the", "later", "earlier"})
_AIMED = re.compile(r"accus|blam|fault|prais|ridicul|critici|urg|thank|warn|congratul|commend|scold|rebuk|chid|mock|appeal|call|charg")
"""Verbs whose object is who they are aimed at: "accused the rebels on Wednesday of shelling it" was on Wednesday."""
_RANGE = re.compile(r"\s?(?:[-–—/]|to|and|through)\s?")
_COMPLEMENTS = re.compile(r"\s(?:of|for|over|to|as|with)\b")
_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PRON", "ADV"})
_NOT_BETWEEN = _BOUNDS | {"since", "that", "who", "which", "whom", "whose", "what", "whether"}
_COUNTED = frozenset({"hours", "hour", "day", "night", "morning", "evening", "afternoon", "days", "weeks", "week", "start", "end", "beginning", "eve"})
CLAUSE_TOKENS_MAX = 12


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time that may date something: its index in `doc._.times`, its highest token, and the verb right before it, if one stands there."""

    index: int
    time: TimeExpression
    head: Token
    verb: Token | None


class Dating:
    """Says which time dates which words of one Doc. Made once for a Doc, after its times and statements are read."""

    def __init__(self, doc: Doc, tokens: Tokens | None = None) -> None:
        self._doc = doc
        self._tokens = tokens or Tokens(doc)
        self._told = self._tokens.told

    def time_of(self, start: int, end: int, *, content: Ranges = ()) -> int | None:
        """The index in `doc._.times` of the date or time of day that dates the words at the characters [start, end), or None.

        `content` are the character ranges of what is said there; times inside it are not when it was said. Words inside a statement
        are dated by what that statement holds, not by when it was made.
        Without a parse there is no attachment, and the answer is None.

        1. A time right behind the words. 2. One that hangs on their head. 3. On another word that shares its time, see
        `words_to_ask`. 4. For verbs: one in the same clause with nothing but nouns between, wherever the parse puts it.
        """
        head = self._tokens.head_of(start, end)
        if not head.has_dep() or not self._doc._.times:  # asking the whole Doc walks it
            return None
        content = content or self._told.said_by(start, end)
        candidates = list(self._candidates(head, content, self._told.around(start, end)))
        if not candidates:
            return None
        return self._by_parse(head, start, end, candidates, saying=bool(content))

    def _by_parse(self, head: Token, start: int, end: int, candidates: list[_Dated], *, saying: bool) -> int | None:
        text, is_verb = self._tokens.text, is_verbal(head)
        for item in candidates:
            if item.time.start >= end and _BESIDE.fullmatch(text, end, item.time.start) and (is_verb or head.dep_.startswith(("obl", "nmod"))):
                return item.index
        for word in (*words_to_ask(head, saying=saying), *self._others(head, start, end)):
            found = [item for item in candidates if _hangs_on(item, word) and not (word.i != head.i and _is_of_later(item, head, word))]
            if found:
                return self._first_of_range(min(found, key=lambda item: abs(item.time.start - start)), candidates)
        for verb in (head, *sharing_verbs(head, saying=saying)):
            low, high = (start, end) if verb.i == head.i else (verb.idx, verb.idx + len(verb))
            for item in candidates:
                if is_verbal(verb) and self._in_clause(item, low, high) and not (verb.i != head.i and _is_of_later(item, head, verb)):
                    return item.index
        return None

    def _first_of_range(self, item: _Dated, candidates: list[_Dated]) -> int:
        """ "the 1992-93 war", "on 4 and 5 May": the first of the two."""
        before = (other for other in candidates if _RANGE.fullmatch(self._tokens.text, other.time.end, item.time.start))
        return next(before, item).index

    def _others(self, head: Token, start: int, end: int) -> Iterator[Token]:
        """The other verbs of words that are several: "willing to send a delegation"."""
        return (token for token in self._tokens.inside(start, end) if token.i != head.i and token.pos_ in ("VERB", "NOUN"))

    def _candidates(self, head: Token, content: Ranges, around: Ranges) -> Iterator[_Dated]:
        """The dates and times of day in the head's sentence that are no bounds, not in the content, and told where the head is told."""
        low, high = _sentence(head)
        times: Sequence[TimeExpression] = self._doc._.times
        first = bisect_left(times, low, key=lambda time: time.start)
        for index, time in enumerate(times[first : bisect_left(times, high, key=lambda time: time.start)], first):
            if time.value in _UNDATED or time.type in (TimeType.DURATION, TimeType.SET):
                continue
            if time.start < self._tokens.dateline_end or (around and not holds(around, time.start)):
                continue
            before = self._word_before(time)
            if before is not None and before.lower_ in (_BOUNDS_OF_SAYING if content else _BOUNDS):
                continue
            item = _Dated(index, time, self._tokens.head_of(time.start, time.end), before if before is not None and is_verbal(before) else None)
            if not holds(content, time.start) or self._interrupts(item, head):
                yield item

    def _interrupts(self, item: _Dated, head: Token) -> bool:
        """ "accused the rebels on Wednesday of shelling it": the time inside the content is the cue's."""
        time = item.time
        if not (time.start > head.idx and _AIMED.match(head.lower_) and _COMPLEMENTS.match(self._tokens.text, time.end)):
            return False
        return self._in_clause(item, head.idx, head.idx + len(head))

    def _word_before(self, time: TimeExpression) -> Token | None:
        """ "said" before "on Friday", "since" before "last Friday"."""
        index = self._tokens.index_at(time.start) - 1
        while index > 0 and self._doc[index].lower_ in _LINK_WORDS:
            index -= 1
        return self._doc[index] if index >= 0 else None

    def _in_clause(self, item: _Dated, start: int, end: int) -> bool:
        """Only nouns and what goes with them between: "told the parties on Wednesday", "on Tuesday rejected", "On Monday the king said"."""
        time = item.time
        if _is_modifier(item):
            return False
        low, high = (end, time.start) if time.start >= end else (time.end, start)
        between = self._tokens.inside(low, high) if low < high and self._tokens.text[low:high].strip() else []
        between = [token for token in between if low <= token.idx < high]
        if time.start < end and (item.verb is not None or (between and item.head.sent.start < item.head.i - 2)):
            return False
        if between and time.start >= end and between[-1].lower_ == "of":
            return False
        return len(between) <= CLAUSE_TOKENS_MAX and all(
            (token.pos_ in _NOMINAL and token.lower_ not in _NOT_BETWEEN) or token.text in "-,"[: 2 if time.end <= token.idx else 1] for token in between
        )


def time_of(doc: Doc, start: int, end: int, *, content: Ranges = (), tokens: Tokens | None = None) -> int | None:
    """What `Dating.time_of` says; who asks for many words of a Doc brings its `Tokens`, or makes one `Dating`."""
    return Dating(doc, tokens).time_of(start, end, content=content)


def _sentence(token: Token) -> tuple[int, int]:
    """The characters of the token's sentence."""
    first, last, doc = token.i, token.i, token.doc
    while first > 0 and not doc[first].is_sent_start:
        first -= 1
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start:
        last += 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _hangs_on(item: _Dated, word: Token) -> bool:
    """Whether the time is the word's: directly, behind a preposition, or joined to another time that is; not if another verb stands
    right before it, nor if what the word says lies between."""
    if is_verbal(word) and ((item.verb is not None and item.verb.i != word.i) or _is_beyond_clause(item, word)):
        return False
    if item.verb is not None and item.verb.i == word.i:
        return True
    token = item.head
    for _ in range(3):
        if token.head.i == word.i and token.i != word.i:
            return bool(TIME_LINKS.match(token.dep_)) and not is_subject(token)
        if token.head.i == token.i or not (token.dep_ in ("conj", "appos", "flat", "pobj", "nmod", "nmod:unmarked") and _is_link(token.head)):
            return False
        token = token.head
    return False


def _is_link(token: Token) -> bool:
    is_time = token.dep_ in ("obl:tmod", "obl:unmarked", "nmod:tmod") or token.lower_ in _COUNTED
    return is_time or token.pos_ in ("ADP", "PROPN", "NUM")


def _is_beyond_clause(item: _Dated, word: Token) -> bool:
    """ "said that they had met him last week": the time stands behind the clause that "said" governs."""
    verbs = (word, *(child for child in word.children if child.dep_ == "conj" and word.i < child.i < item.head.i))
    return any(child.dep_ == "ccomp" and verb.i < child.i < item.head.i for verb in verbs for child in verb.children)


def _is_of_later(item: _Dated, head: Token, other: Token) -> bool:
    """ "asked for it and was promised it on Tuesday": a time behind the later of two verbs is the later one's alone."""
    return other.dep_ == "conj" and is_verbal(head) and is_verbal(other) and head.i < other.i < item.head.i


def _is_modifier(item: _Dated) -> bool:
    """ "Sunday's election", "the 2003 accord": the time is its noun's."""
    noun, first = item.head.head, item.head.left_edge
    behind_preposition = first.pos_ == "ADP" or (first.i > 0 and first.nbor(-1).pos_ == "ADP" and first.nbor(-1).lower_ in _LINK_WORDS)
    return noun.i > item.head.i and item.head.dep_.startswith(("nmod", "nummod", "amod", "compound")) and not is_verbal(noun) and not behind_preposition
