"""Numbers in news, as ranges."""

from __future__ import annotations

import pytest

from legation.reading.events.numerals import NUMERAL, amount_of

CASES = [
    ("1,500", (1500, 1500)),
    ("twenty-four", (24, 24)),
    ("3.2 million", (3.2e6, 3.2e6)),
    ("tens of billions", (2e10, 1e11)),
    ("hundreds of thousands", (2e5, 1e6)),
    ("5 to 8", (5, 8)),
    ("5 to 8 million", (5e6, 8e6)),
    ("12,000-15,000", (12000, 15000)),
    ("a dozen", (12, 12)),
    ("two dozen", (24, 24)),
    ("half a million", (5e5, 5e5)),
    ("two hundred thousand", (2e5, 2e5)),
    ("1.2bn", (1.2e9, 1.2e9)),
]


@pytest.mark.parametrize(("words", "amount"), CASES)
def test_amount(words: str, amount: tuple[float, float]) -> None:
    match = NUMERAL.search(f"about {words} of them")
    assert match is not None
    assert match[0] == words
    assert amount_of(match[0]) == pytest.approx(amount)


@pytest.mark.parametrize("words", ["F-16", "35%", "the 1990s", "a 72-year-old", "a five-year plan", "Mi-24"])
def test_no_amount(words: str) -> None:
    assert NUMERAL.search(words) is None


def test_between() -> None:
    match = NUMERAL.search("between five and eight people")
    assert match is not None
    assert amount_of(match[0]) == (5, 8)
