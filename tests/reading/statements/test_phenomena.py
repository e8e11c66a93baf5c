"""Each phenomenon that statements must handle, as a table of texts and expected statements, read with the trained model.

`phenomena.json` is the table; `known_failures.json` lists the cases that the present model does not get right, so that
one that is mended, or a new failure, shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from legation.records import Reading, Statement

pytestmark = pytest.mark.model

HERE = Path(__file__).parent
CASES = json.loads((HERE / "phenomena.json").read_text(encoding="utf-8"))
KNOWN_FAILURES: dict[str, str] = json.loads((HERE / "known_failures.json").read_text(encoding="utf-8"))
OVERLAP_MIN = 0.8


def place(text: str, words: str) -> tuple[int, int]:
    (hit,) = re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)
    return hit.span()


def characters(spans: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def is_read(expected: dict[str, Any], statement: Statement, text: str) -> bool:
    """Whether cue, source, addressee, kind and nearly all of the content agree."""
    owed = characters([place(text, words) for words in expected["content"]])
    found = characters([(span.start, span.end) for span in statement.content.spans])
    return (
        len(owed & found) >= OVERLAP_MIN * len(owed | found)
        and bool(characters([place(text, expected["cue"])]) & characters([(statement.cue.start, statement.cue.end)]))
        and agrees(expected["source"], statement.source and statement.source.text)
        and agrees(expected["addressee"], statement.addressee and statement.addressee.text)
        and statement.kind == expected["kind"]
    )


def agrees(expected: str | None, found: str | None) -> bool:
    if expected is None or found is None:
        return expected is None and found is None
    return expected in found or found in expected


def misreadings(case: dict[str, Any], reading: Reading) -> list[str]:
    text = case["text"]
    match = {n: next((s for s in reading.statements if is_read(e, s, text)), None) for n, e in enumerate(case["statements"])}
    wrong = [f"not read: {case['statements'][n]}" for n, found in match.items() if found is None]
    for n, found in match.items():
        parent = case["statements"][n]["parent"]
        holder = match[parent] if parent is not None else None
        if found is not None and found.parent != (holder.id if holder else None):
            wrong.append(f"parent of {found.cue.text!r} is {found.parent}")
    read = {found.id for found in match.values() if found}
    return wrong + [f"not owed: {s.cue.text!r} {s.content.text!r}" for s in reading.statements if s.id not in read]


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=c["id"], marks=[pytest.mark.xfail(reason=KNOWN_FAILURES[c["id"]])] if c["id"] in KNOWN_FAILURES else []) for c in CASES],
)
def test_phenomenon(case: dict[str, Any], read: Callable[..., Reading]) -> None:
    genre = {"transcript": "transcript", "release": "release"}.get(case["phenomenon"], "report")
    assert misreadings(case, read(case["text"], published="2019-06-28", genre=genre)) == []


def test_every_phenomenon_has_at_least_four_cases() -> None:
    counts = {phenomenon: sum(c["phenomenon"] == phenomenon for c in CASES) for phenomenon in {c["phenomenon"] for c in CASES}}
    assert min(counts.values()) >= 4
    assert len(counts) >= 25
