"""Which words say when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Span, Token

from legation.reading.times import TimeExpression


def is_time(words: Span | Token) -> bool:
    """Whether the words are part of a time expression."""
    start = words.idx if isinstance(words, Token) else words.start_char
    end = start + len(words.text)
    times: Sequence[TimeExpression] = words.doc._.times or ()
    last = bisect_left(times, end, key=lambda time: time.start)
    return any(time.end > start for time in times[max(0, last - 2) : last])
