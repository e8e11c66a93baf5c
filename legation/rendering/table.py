"""A reading as a table for a terminal: who, to whom, when, the cue, the words; nested statements indented."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from legation.records import ActorSpan, Document, Reading, Statement

INDENT = "  "
NEST_MARK = "└ "
NOBODY = "–"


def table_of(reading: Reading) -> RenderableType:
    """The document's heading and a table of its statements in text order."""
    heading = Text(_heading(reading.document), style="bold")
    if not reading.statements:
        return Group(heading, Text("no statements", style="dim"), Text())
    table = Table(show_edge=False, pad_edge=False, header_style="dim", expand=False)
    for name, ratio in (("who", 4), ("to whom", 2), ("when", 2), ("cue", 3), ("what", 9)):
        table.add_column(name, ratio=ratio, overflow="fold")
    table.expand = True
    for statement, depth in in_order(reading.statements):
        table.add_row(*_row(reading, statement, depth))
    return Group(heading, table, Text())


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
        Text(_one_line(statement.cue.text), style="cyan"),
        Text(_one_line(statement.content.text)),
    )


def _who(reading: Reading, span: ActorSpan | None) -> str:
    if span is None:
        return NOBODY
    name = reading.actor(span.actor).name
    words = _one_line(span.text)
    return words if name in words or (words in name and len(words) > 3 and not words.islower()) else f"{words} [{name}]"


def _heading(document: Document) -> str:
    parts = (document.title or document.id, document.publisher, document.published)
    return " · ".join(part for part in parts if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())
