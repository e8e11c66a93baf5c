"""From a text to its time expressions: phrases in text order, each resolved with what was told before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from legation.reading.times import almanac
from legation.reading.times.case import Case, Memory, Value
from legation.reading.times.clock import OPEN_DAY
from legation.reading.times.datelines import dateline_day
from legation.reading.times.expressions import TimeExpression
from legation.reading.times.phrases import Phrase, grammar, phrases_at
from legation.reading.times.roles import is_wanted
from legation.reading.times.said_days import reckoned_from_saying
from legation.reading.times.scanning import Word
from legation.reading.times.text_years import with_years_of_text
from legation.reading.times.tokens import Tokens
from legation.reading.times.words import CLASSES
from legation.records import TimeType


def resolve(doc: Doc, published: date | None) -> list[TimeExpression]:
    """The time expressions of `doc` in text order.

    1. The day of the dateline, where there is one, is the day to reckon from. 2. Each island of known words is read from left to right,
    the longest phrase first. 3. Times of day without a day get the day of their sentence. 4. "Today" in a quotation is the day it was said.
    5. With no day to reckon from, the one year that the text names is that of its dates.
    """
    tokens = Tokens(doc)
    memory = Memory(*dateline_day(tokens.text, published))
    found: list[TimeExpression] = []
    for letters, words in grammar().islands(tokens.text):
        found += _read_island(letters, words, memory, tokens)
    dated = reckoned_from_saying(tokens, _with_days(tokens, found, memory))
    return dated if memory.day else with_years_of_text(tokens.text, dated)


def _read_island(letters: str, words: list[Word], memory: Memory, tokens: Tokens) -> Iterator[TimeExpression]:
    at = 0
    while at < len(words):
        phrase, values = _first_that_builds(letters, words, at, memory, tokens)
        if phrase is None:
            at += 1
            continue
        for value in values:
            yield _expression(phrase, value, words[at:])
            _remember(memory, value)
        at += phrase.end


def _first_that_builds(letters: str, words: list[Word], at: int, memory: Memory, tokens: Tokens) -> tuple[Phrase | None, tuple[Value, ...]]:
    before = words[at - 1].kind if at else ""
    words = words[at:]
    for phrase in phrases_at(letters, at):
        case = Case(words, phrase.hit, before if phrase.joint is None else words[phrase.hit.start - 1].kind, memory, tokens)
        case.joined = phrase.joint is not None
        if not is_wanted(phrase, case):
            continue
        built = phrase.hit.rule.build(case)
        if built is None:
            continue
        if isinstance(built, tuple):
            return phrase, built
        return phrase, (_completed(phrase, built, words, memory, tokens),)
    return None, ()


def _completed(phrase: Phrase, value: Value, words: list[Word], memory: Memory, tokens: Tokens) -> Value:
    """The value with the day or the part of the day that stands beside it."""
    if phrase.part is not None and (part := CLASSES["PART"].get(words[phrase.part].kind)):
        return replace(value, type=TimeType.TIME, value=f"{value.value}T{part}")
    if phrase.day is not None:
        day = phrase.day.rule.build(Case(words, phrase.day, "", memory, tokens))
        if isinstance(day, Value):
            return Value(TimeType.TIME, day.value + value.value.removeprefix(almanac.UNKNOWN_DAY), day.basis)
    return value


def _expression(phrase: Phrase, value: Value, words: list[Word]) -> TimeExpression:
    start, end = value.words or (phrase.start, phrase.end)
    return TimeExpression(words[start].start, words[end - 1].end, value.type, value.value, value.basis)


def _remember(memory: Memory, value: Value) -> None:
    if value.type in (TimeType.DATE, TimeType.TIME) and value.value[:4].isdecimal():
        memory.mention = value.value


def _with_days(tokens: Tokens, found: list[TimeExpression], memory: Memory) -> list[TimeExpression]:
    """Times of day on the day of their sentence, else on the day told last in their paragraph, else on the day of reckoning."""
    out: list[TimeExpression] = []
    for index, item in enumerate(found):
        if item.type is not TimeType.TIME or not item.value.startswith(OPEN_DAY):
            out.append(item)
            continue
        beside = [*found[index + 1 : index + 3], *reversed(out[-2:])]
        day = next((near for near in beside if almanac.day_of(near.value) and _same_sentence(tokens.text, item, near)), None)
        day = day or next((near for near in reversed(out) if almanac.day_of(near.value) and _is_told_for(tokens.text, near, item, memory)), None)
        if day is not None:
            out.append(replace(item, value=day.value[:10] + item.value[len(OPEN_DAY) - 1 :], basis=day.basis))
        elif memory.day is not None:
            out.append(replace(item, value=memory.day.isoformat() + item.value[len(OPEN_DAY) - 1 :], basis=memory.basis))
        else:
            out.append(item)
    return out


def _is_told_for(text: str, near: TimeExpression, item: TimeExpression, memory: Memory) -> bool:
    """Whether a day told before goes on: in its paragraph, or anywhere where no day to reckon from is known."""
    return memory.day is None or "\n" not in text[near.end : item.start]


def _same_sentence(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    between = text[min(first.end, second.end) : max(first.start, second.start)]
    return len(between) < 120 and not any(mark in between for mark in (". ", "\n\n", "? ", "! "))
