"""Items found by where they stand, against walking all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legation.reading.stretches import Stretches

RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=20)


@given(RANGES, st.integers(0, 80), st.integers(1, 30))
def test_over_finds_what_walking_finds(ranges: list[tuple[int, int]], start: int, size: int) -> None:
    items = [(low, high, number) for number, (low, high) in enumerate(ranges)]
    found = Stretches(items).over(start, start + size)
    assert sorted(found) == [number for low, high, number in items if low < start + size and high > start]


@given(RANGES, st.integers(0, 80), st.integers(1, 30))
def test_holding_finds_what_walking_finds(ranges: list[tuple[int, int]], start: int, size: int) -> None:
    items = [(low, high, number) for number, (low, high) in enumerate(ranges)]
    found = Stretches(items).holding(start, start + size)
    assert sorted(found) == [number for low, high, number in items if low <= start and start + size <= high]
