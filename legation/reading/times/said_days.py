"""Inside a quotation "today" is the day it was said: "Today we sign," he said on Friday, in Sunday's paper."""

from __future__ import annotations

import re
from dataclasses import replace

from legation.reading.quotes import Range, quoted_ranges
from legation.reading.times import almanac
from legation.reading.times.expressions import TimeExpression
from legation.reading.times.tense import SPEECH
from legation.reading.times.tokens import Tokens, ancestors

_DEICTIC = re.compile(r"(?:today|yesterday|tomorrow|tonight|(?:this|last) (?:morning|afternoon|evening|night))\b", re.IGNORECASE)
_SPEECH_STEPS_MAX = 2


def reckoned_from_saying(tokens: Tokens, times: list[TimeExpression]) -> list[TimeExpression]:
    """`times`, with "today" and the like in quotations moved to the day that their paragraph says they were said."""
    deictic = [time for time in times if _DEICTIC.match(tokens.text, time.start) and almanac.day_of(time.value)]
    if not deictic:
        return times
    quoted = quoted_ranges(tokens.text)
    moved = {time.start: found for time in deictic if _is_inside(time, quoted) and (found := _moved(tokens, time, times, quoted))}
    return [moved.get(time.start, time) for time in times]


def _is_inside(time: TimeExpression, quoted: list[Range]) -> bool:
    return any(start <= time.start < end for start, end in quoted)


def _moved(tokens: Tokens, time: TimeExpression, times: list[TimeExpression], quoted: list[Range]) -> TimeExpression | None:
    low = tokens.text.rfind("\n", 0, time.start) + 1
    high = tokens.text.find("\n", time.end)
    near = [other for other in times if low <= other.start < (high if high >= 0 else len(tokens.text)) and not _is_inside(other, quoted)]
    days = {almanac.day_of(other.value) for other in near if _dates_saying(tokens, other)} - {None}
    if len(days) != 1:
        return None
    said = days.pop()
    offset = _offset(tokens.text[time.start : time.end])
    day = said and almanac.plus_days(said, offset)
    return replace(time, value=day.isoformat() + time.value[10:], basis="said") if day and day != almanac.day_of(time.value) else None


def _offset(words: str) -> int:
    first = words.lower().split()[0]
    return -1 if first in ("yesterday", "last") else 1 if first == "tomorrow" else 0


def _dates_saying(tokens: Tokens, time: TimeExpression) -> bool:
    """Whether a verb of saying governs the time, or stands right before it."""
    head = tokens.head_of(time.start, time.end)
    before = tokens.doc[max(0, tokens.index_at(time.start) - 2) : tokens.index_at(time.start)]
    near = [*ancestors(head, _SPEECH_STEPS_MAX), *before]
    return any(SPEECH.match(token.lower_) for token in near)
