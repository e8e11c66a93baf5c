"""Readings for people."""

from __future__ import annotations

import dataclasses
import io

from rich.console import Console

from legation.records import Actor, ActorKind, ActorSpan, Content, Cue, Document, Event, EventStatus, Reading, Span, Statement, StatementKind
from legation.rendering.page import page_of
from legation.rendering.table import in_order, table_of

TEXT = "Ann Lee said <b>Bo</b> hoped [red]for peace."


def span(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def statement(key: str, source: str, cue: str, content: str, parent: str | None = None) -> Statement:
    return Statement(
        id=key, kind=StatementKind.INDIRECT, source=ActorSpan(**span(source), actor=source.lower()), cue=Cue(**span(cue), lemma=cue),  # type: ignore[arg-type]
        content=Content(spans=(Span(**span(content)),), text=content), parent=parent,  # type: ignore[arg-type]
    )  # fmt: skip


READING = Reading(
    document=Document(id="x", title="[bold]Talks", published="2019-06-30", text=TEXT),
    actors=(Actor(id="ann lee", name="Ann Lee", kind=ActorKind.PERSON), Actor(id="bo", name="Bo", kind=ActorKind.PERSON)),
    statements=(statement("s2", "Bo", "hoped", "[red]for peace", "s1"), statement("s1", "Ann Lee", "said", "<b>Bo</b> hoped [red]for peace")),
)


def rendered(reading: Reading) -> str:
    out = io.StringIO()
    Console(file=out, width=120).print(table_of(reading))
    return out.getvalue()


def test_nested_statements_follow_theirs() -> None:
    assert [(s.id, depth) for s, depth in in_order(READING.statements)] == [("s1", 0), ("s2", 1)]


def test_the_table_shows_words_as_they_are() -> None:
    table = rendered(READING)
    assert "[bold]Talks" in table
    assert "└ Bo" in table
    assert "[red]for peace" in table


def test_events_have_a_table_of_their_own() -> None:
    event = Event(
        id="e1",
        type="CONSULT",
        mode="visit",
        trigger=Span(**span("hoped")),
        actors=(ActorSpan(**span("Bo"), actor="bo"),),
        status=EventStatus.PLANNED,  # type: ignore[arg-type]
    )
    table = rendered(dataclasses.replace(READING, events=(event,)))
    assert "CONSULT visit" in table
    assert "planned" in table
    assert "CONSULT" not in rendered(READING)


def test_a_document_without_statements_says_so() -> None:
    assert "no statements" in rendered(Reading(document=Document(id="x", text="Rain.")))


def test_the_page_escapes_everything_and_needs_nothing_from_elsewhere() -> None:
    page = page_of([READING])
    assert "<b>Bo" not in page
    assert "&lt;b&gt;" in page
    assert "http:" not in page
    assert "https:" not in page
    assert "<script" not in page


def test_a_page_of_nothing_is_a_page() -> None:
    assert page_of([]).startswith("<!doctype html>")
