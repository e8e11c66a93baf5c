"""How many and how much goes with an event, as ranges with their unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from legation.records import Reading

pytestmark = pytest.mark.model

CASES = [
    ("Gunmen killed at least 12 people in Kano on Friday.", (12, None), "killed"),
    ("A bomb wounded 30 people in Mosul on Monday.", (30, 30), "injured"),
    ("Gunmen killed four border guards in Herat on Monday.", (4, 4), "killed"),
    ("Police arrested more than 60 protesters in Tunis on Sunday.", (60, None), "people"),
    ("The army killed a farmer near the border on Tuesday.", (1, 1), "killed"),
    ("Japan will provide $20 million in food aid to Haiti.", (2e7, 2e7), "USD"),
    ("France sent 400 soldiers to Mali on Monday.", (400, 400), "troops"),
    ("Police arrested 14 monks in Lhasa on Monday.", (14, 14), "people"),
]


@pytest.mark.parametrize(("text", "quantity", "unit"), CASES)
def test_magnitude(text: str, quantity: tuple[float, float | None], unit: str, read: Callable[..., Reading]) -> None:
    found = [event.magnitude for event in read(text, published="2019-06-28").events if event.magnitude is not None]
    assert (quantity, unit) in [(magnitude.quantity, magnitude.unit) for magnitude in found]


@pytest.mark.parametrize(
    "text", ["Police in Lagos seized 300 pounds of explosives on Friday.", "The army sent the town 40 kilograms (88 pounds) of rice on Friday."]
)
def test_pounds_that_are_no_money(text: str, read: Callable[..., Reading]) -> None:
    events = read(text, published="2019-06-28").events
    assert events
    assert [event.magnitude for event in events if event.magnitude is not None] == []
