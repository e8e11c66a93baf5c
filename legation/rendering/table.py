"""A reading as tables for a terminal: what was said (who, to whom, when, the cue, the words; nested statements indented) and what was done."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from legation.records import ActorSpan, Document, Event, Reading, Statement
from legation.rendering.listing import one_line

INDENT = "  "
NEST_MARK = "└ "
NOBODY = "–"


def table_of(reading: Reading) -> RenderableType:
    """The document's heading, a table of its statements and one of its events, both in text order."""
    heading = Text(_heading(reading.document), style="bold")
    said = _table(("who", 4), ("to whom", 2), ("when", 2), ("cue", 3), ("what", 9)) if reading.statements else Text("no statements", style="dim")
    if isinstance(said, Table):
        for statement, depth in in_order(reading.statements):
            said.add_row(*_row(reading, statement, depth))
    if not reading.events:
        return Group(heading, said, Text())
    done = _table(("event", 3), ("who", 5), ("to whom", 5), ("status", 2), ("when", 2), ("words", 3))
    for event in reading.events:
        done.add_row(*_event_row(reading, event))
    return Group(heading, said, Text(), done, Text())


def _table(*columns: tuple[str, int]) -> Table:
    table = Table(show_edge=False, pad_edge=False, header_style="dim", expand=True)
    for name, ratio in columns:
        table.add_column(name, ratio=ratio, overflow="fold")
    return table


def in_order(statements: tuple[Statement, ...]) -> list[tuple[Statement, int]]:
    """Each statement with its depth, its nested ones right behind it."""
    children: dict[str | None, list[Statement]] = {}
    for statement in statements:
        children.setdefault(statement.parent, []).append(statement)

    def below(parent: str | None, depth: int) -> list[tuple[Statement, int]]:
        return [item for s in children.get(parent, []) for item in ((s, depth), *below(s.id, depth + 1))]

    return below(None, 0)


def _row(reading: Reading, statement: Statement, depth: int) -> tuple[Text, Text, Text, Text, Text]:
    mark = INDENT * (depth - 1) + NEST_MARK if depth else ""
    when = next((time.value for time in reading.times if time.id == statement.time), NOBODY)
    return (
        Text(mark + _who(reading, statement.source), style="" if depth else "bold"),
        Text(_who(reading, statement.addressee)),
        Text(when),
        Text(one_line(statement.cue.text), style="cyan"),
        Text(one_line(statement.content.text)),
    )


def _event_row(reading: Reading, event: Event) -> tuple[Text, Text, Text, Text, Text, Text]:
    when = next((time.value for time in reading.times if time.id == event.time), NOBODY)
    return (
        Text(f"{event.type} {event.mode}" if event.mode else event.type, style="bold"),
        Text("; ".join(_who(reading, span) for span in event.actors) or NOBODY),
        Text("; ".join(_who(reading, span) for span in event.recipients) or NOBODY),
        Text(event.status),
        Text(when),
        Text(one_line(event.trigger.text), style="cyan"),
    )


def _who(reading: Reading, span: ActorSpan | None) -> str:
    if span is None:
        return NOBODY
    name = reading.actor(span.actor).name
    words = one_line(span.text)
    return words if name in words or (words in name and len(words) > 3 and not words.islower()) else f"{words} [{name}]"


def _heading(document: Document) -> str:
    parts = (document.title or document.id, document.publisher, document.published)
    return " · ".join(part for part in parts if part)
