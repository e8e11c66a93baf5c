"""Cooperation and conflict as a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import OutputError
from legation.ledger.pairs import Row
from legation.rendering.plot import draw, values_of

ROWS = [
    Row(period="2024-01", verbal_cooperation=2, material_conflict=1, reports=4),
    Row(period="2024-02", planned=1, reports=1),
    Row(period="2024-03", verbal_conflict=3, reports=3),
]


def test_conflict_goes_below_the_line_and_plans_are_not_drawn() -> None:
    assert [(value["period"], value["kind"], value["events"]) for value in values_of(ROWS)] == [
        ("2024-01", "verbal cooperation", 2),
        ("2024-01", "material conflict", -1),
        ("2024-03", "verbal conflict", -3),
    ]


@pytest.mark.parametrize(("name", "begins"), [("a.svg", b"<svg"), ("a.PNG", b"\x89PNG")])
def test_a_picture_is_drawn(tmp_path: Path, name: str, begins: bytes) -> None:
    pytest.importorskip("vl_convert", reason="the extra `plot` is not installed")
    draw(ROWS, "Here and there", tmp_path / name)
    data = (tmp_path / name).read_bytes()
    assert data.startswith(begins)
    if begins == b"<svg":
        assert b"2024-02" in data, "a period without events keeps its place"


@pytest.mark.parametrize(
    ("rows", "name", "said"),
    [
        (ROWS, "a.pdf", ".svg or .png"),
        ([], "a.svg", "nothing to draw"),
        (ROWS, "no/such/folder/a.svg", "cannot be written"),
    ],
)
def test_what_cannot_be_drawn_says_so_in_one_line(tmp_path: Path, rows: list[Row], name: str, said: str) -> None:
    pytest.importorskip("vl_convert", reason="the extra `plot` is not installed")
    with pytest.raises(OutputError, match=said) as caught:
        draw(rows, "Here and there", tmp_path / name)
    assert "\n" not in str(caught.value)
