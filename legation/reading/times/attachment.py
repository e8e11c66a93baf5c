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

from spacy.tokens import Doc, Token

from legation.reading.times.expressions import TimeExpression
from legation.reading.times.hanging import LINK_WORDS, Dated, hangs_on, is_modifier, is_of_later, sentence_of, verb_of
from legation.reading.times.sharing import sharing_verbs
from legation.reading.times.tokens import Tokens, is_verbal
from legation.reading.times.told import Ranges, holds
from legation.reading.times.words_to_ask import clause_opener, words_to_ask
from legation.records import TimeType

_BOUNDS = frozenset({"until", "till", "before", "after"})
"""Prepositions that bound a time: the words are not said or done on that day."""
_BOUNDS_OF_SAYING = _BOUNDS | {"since", "by"}
_UNDATED = ("PRESENT_REF", "FUTURE_REF", "PAST_REF")
_BESIDE = re.compile(r"\s*(?:on|in|late|early|earlier|later|at|last|yesterday|as (?:early|late|recently|long ago|far back) as|,)?\s*(?:on|in|the)?\s*")
_AIMED = re.compile(r"accus|blam|fault|prais|ridicul|critici|urg|thank|warn|congratul|commend|scold|rebuk|chid|mock|appeal|call|charg")
"""Verbs whose object is who they are aimed at: "accused the rebels on Wednesday of shelling it" was on Wednesday."""
_RANGE = re.compile(r"\s?(?:[-–—/]|to|and|through)\s?")
_COMPLEMENTS = re.compile(r"\s(?:of|for|over|to|as|with)\b")
_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PRON", "ADV"})
_NOT_BETWEEN = _BOUNDS | {"since", "that", "who", "which", "whom", "whose", "what", "whether"}
CLAUSE_TOKENS_MAX = 12
RELATIVE_TOKENS_MAX = 20
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_JOINING = frozenset({"and", "but", "or"})


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

    def _by_parse(self, head: Token, start: int, end: int, candidates: list[Dated], *, saying: bool) -> int | None:
        text, is_verb = self._tokens.text, is_verbal(head)
        if (told := self._before_when(head, candidates)) is not None:
            return told
        for item in candidates:
            if item.time.start >= end and _BESIDE.fullmatch(text, end, item.time.start) and (is_verb or head.dep_.startswith(("obl", "nmod"))):
                return item.index
        for word in (*words_to_ask(head, saying=saying), *self._others(head, start, end)):
            found = [item for item in candidates if hangs_on(item, word) and not (word.i != head.i and is_of_later(item, head, word))]
            if found:
                return self._first_of_range(min(found, key=lambda item: abs(item.time.start - start)), candidates)
        for verb in (head, *sharing_verbs(head, saying=saying)):
            low, high = (start, end) if verb.i == head.i else (verb.idx, verb.idx + len(verb))
            for item in candidates:
                if is_verbal(verb) and self._in_clause(item, low, high) and not (verb.i != head.i and is_of_later(item, head, verb)):
                    return item.index
        return None

    def _before_when(self, head: Token, candidates: list[Dated]) -> int | None:
        """ "last month, when monks attacked it": the time right before the "when" of the clause."""
        when = clause_opener(head)
        if when is None:
            return None
        return next((item.index for item in candidates if item.time.end <= when.idx and not self._tokens.text[item.time.end : when.idx].strip(" ,")), None)

    def _first_of_range(self, item: Dated, candidates: list[Dated]) -> int:
        """ "the 1992-93 war", "on 4 and 5 May": the first of the two."""
        before = (other for other in candidates if _RANGE.fullmatch(self._tokens.text, other.time.end, item.time.start))
        return next(before, item).index

    def _others(self, head: Token, start: int, end: int) -> Iterator[Token]:
        """The other verbs of words that are several: "willing to send a delegation"."""
        return (token for token in self._tokens.inside(start, end) if token.i != head.i and token.pos_ in ("VERB", "NOUN"))

    def _candidates(self, head: Token, content: Ranges, around: Ranges) -> Iterator[Dated]:
        """The dates and times of day in the head's sentence that are no bounds, not in the content, and told where the head is told."""
        low, high = sentence_of(head)
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
            item = Dated(index, time, self._tokens.head_of(time.start, time.end), verb_of(before))
            if time.start < head.idx and self._in_relative(time, head):
                continue
            if not holds(content, time.start) or self._interrupts(item, head):
                yield item

    def _interrupts(self, item: Dated, head: Token) -> bool:
        """ "accused the rebels on Wednesday of shelling it": the time inside the content is the cue's."""
        time = item.time
        if not (time.start > head.idx and _AIMED.match(head.lower_) and _COMPLEMENTS.match(self._tokens.text, time.end)):
            return False
        return self._in_clause(item, head.idx, head.idx + len(head))

    def _in_relative(self, time: TimeExpression, head: Token) -> bool:
        """ "The king, who arrived on Sunday, met him": a time before the verb, in a relative clause that is over when the verb comes."""
        at, verb = self._tokens.index_at(time.start), None
        for index in range(at - 1, max(-1, at - RELATIVE_TOKENS_MAX), -1):
            token = self._doc[index]
            if token.tag_ in ("WDT", "WP", "WP$"):
                behind = [word.lower_ for word in self._doc[at : head.i]]
                opened = self._doc[index - 1].lower_ == "," if index else False
                return (
                    (verb is not None or (self._doc[at + 1].tag_ in _FINITE and self._doc[at + 1].i != head.i))
                    and not _JOINING & set(behind)
                    and (not opened or "," in behind)
                )
            if token.lower_ == "," or token.is_sent_start:
                return False
            verb = token if token.tag_ in _FINITE else verb
        return False

    def _word_before(self, time: TimeExpression) -> Token | None:
        """ "said" before "on Friday", "since" before "last Friday"."""
        index = self._tokens.index_at(time.start) - 1
        while index > 0 and self._doc[index].lower_ in LINK_WORDS:
            index -= 1
        return self._doc[index] if index >= 0 else None

    def _in_clause(self, item: Dated, start: int, end: int) -> bool:
        """Only nouns and what goes with them between: "told the parties on Wednesday", "on Tuesday rejected", "On Monday the king said"."""
        time = item.time
        if is_modifier(item):
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
