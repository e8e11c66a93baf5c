"""What a rule's builder is given, a hit in its text, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from legation.reading.times.numbers import number_of
from legation.reading.times.patterns import Hit
from legation.reading.times.scanning import Word
from legation.reading.times.tense import direction
from legation.reading.times.tokens import Tokens, is_tagged
from legation.reading.times.words import CLASSES
from legation.records import TimeType


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 type and value; `basis` as in TimeExpression. `words` are the words of the hit that it is for, all where None."""

    type: TimeType
    value: str
    basis: str | None = None
    words: tuple[int, int] | None = None


Built = Value | tuple[Value, ...] | None
"""What a builder makes: one value for the whole hit, several for parts of it, or None where the words are no time."""


Build = Callable[["Case"], Built]


@dataclass(slots=True)
class Memory:
    """What the text said so far: the day to reckon from, the last date and the last period of business."""

    day: date | None
    basis: str | None
    mention: str | None = None
    period: str | None = None


class Case:
    """A hit of a rule in `words`; `before` is the kind of the word before it, empty where the grammar does not know it."""

    def __init__(self, words: list[Word], hit: Hit[Build], before: str, memory: Memory, tokens: Tokens) -> None:
        self._island, self._start, self._end, self._slots = words, hit.start, hit.end, hit.slots
        self.before, self.memory, self.tokens = before, memory, tokens
        self.joined = False
        """Whether a joint stands before it: "later in the day"."""

    @property
    def day(self) -> date | None:
        """The day that relative words are reckoned from."""
        return self.memory.day

    @property
    def start(self) -> int:
        return self._island[self._start].start

    @property
    def end(self) -> int:
        return self._island[self._end - 1].end

    @property
    def text(self) -> str:
        return self.tokens.text[self.start : self.end]

    @cached_property
    def direction(self) -> int:
        return direction(self.tokens, self.start, self.end)

    @property
    def last_word(self) -> Word:
        return self._island[self._end - 1]

    def has(self, slot: str) -> bool:
        return slot in self._slots

    def words(self, slot: str) -> list[Word]:
        start, end = self._slots[slot]
        return self._island[start:end]

    def place(self, slot: str) -> tuple[int, int]:
        """The words of a slot, counted in the island."""
        return self._slots[slot]

    def word(self, slot: str) -> str:
        """The slot's words in lower case, joined by blanks; empty where the slot is."""
        return " ".join(word.word for word in self.words(slot)) if slot in self._slots else ""

    def meaning(self, slot: str, of: str | None = None) -> str:
        """What the class `of` (by default of the slot's name) says of the slot's first word, as a string."""
        return str(CLASSES[of or slot][self.words(slot)[0].kind])

    def number(self, slot: str, of: str | None = None) -> int:
        """The same for classes whose meanings are numbers, or the number that the slot's words make."""
        if (of or slot) in CLASSES:
            return int(CLASSES[of or slot][self.words(slot)[0].kind])
        return int(number_of(self.words(slot)) or 0)

    def amount(self, slot: str) -> float | None:
        return number_of(self.words(slot))

    def after(self) -> str:
        """The text right behind the hit, up to 30 characters."""
        return self.tokens.text[self.end : self.end + 30]

    def tag(self) -> str:
        """The tag of the hit's last token, empty where the Doc has none."""
        token = self.tokens.at(self._island[self._end - 1].start)
        return token.tag_ if is_tagged(token) else ""


def dated(case: Case, value: str | None, unknown: str) -> Value:
    """A DATE reckoned from the case's day; `unknown` where there is no day."""
    if case.day is None or value is None:
        return Value(TimeType.DATE, unknown)
    return Value(TimeType.DATE, value, case.memory.basis)
