"""Things that stand somewhere in a text, found by where they stand: no step may walk all of them for each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Stretches(Generic[T]):
    """Items with their half-open character ranges. Asking costs the logarithm of their number and what lies near."""

    def __init__(self, items: Iterable[tuple[int, int, T]]) -> None:
        self._items = sorted(items, key=lambda item: (item[0], -item[1]))
        self._starts = [start for start, _, _ in self._items]
        self._longest = max((end - start for start, end, _ in self._items), default=0)

    def over(self, start: int, end: int) -> list[T]:
        """The items that share a character with [start, end), in text order, outer ones before those inside them."""
        low = bisect_left(self._starts, start - self._longest)
        high = bisect_left(self._starts, end)
        return [item for begin, stop, item in self._items[low:high] if stop > start and begin < end]

    def holding(self, start: int, end: int) -> list[T]:
        """The items whose range holds [start, end)."""
        low = bisect_left(self._starts, start - self._longest)
        high = bisect_left(self._starts, start + 1)
        return [item for begin, stop, item in self._items[low:high] if begin <= start and end <= stop]
