"""Each phenomenon that events must handle, as a table of texts and expected events, read with the trained model.

`phenomena.json` is the table: `type` lists the types a careful coder could give, null what is not asked; a case without events owes none.
`known_failures.json` lists the cases that the present model does not get right.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from legation.records import ActorSpan, Event, Reading

pytestmark = pytest.mark.model

HERE = Path(__file__).parent
CASES = json.loads((HERE / "phenomena.json").read_text(encoding="utf-8"))
KNOWN_FAILURES: dict[str, str] = json.loads((HERE / "known_failures.json").read_text(encoding="utf-8"))


def is_read(expected: dict[str, Any], event: Event) -> bool:
    return (
        event.type in expected["type"]
        and (expected["trigger"] in event.trigger.text or event.trigger.text in expected["trigger"])
        and expected["status"] in (None, event.status)
        and agrees(expected["actors"], event.actors)
        and agrees(expected["recipients"], event.recipients)
    )


def agrees(expected: list[str] | None, found: Sequence[ActorSpan]) -> bool:
    if expected is None:
        return True
    return len(expected) == len(found) and all(any(words in span.text or span.text in words for span in found) for words in expected)


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=c["id"], marks=[pytest.mark.xfail(reason=KNOWN_FAILURES[c["id"]])] if c["id"] in KNOWN_FAILURES else []) for c in CASES],
)
def test_phenomenon(case: dict[str, Any], read: Callable[..., Reading]) -> None:
    events = read(case["text"], published="2019-06-28").events
    assert [expected for expected in case["events"] if not any(is_read(expected, event) for event in events)] == []
    if not case["events"]:
        assert events == ()


def test_event_inside_a_statement_knows_who_tells_it(read: Callable[..., Reading]) -> None:
    reading = read("The spokesman said Nairobi had rejected the offer.", published="2019-06-28")
    (event,) = (event for event in reading.events if event.trigger.text == "rejected")
    (statement,) = (s for s in reading.statements if s.id == event.statement)
    assert statement.cue.text == "said"
