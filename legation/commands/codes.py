"""`legation codes`: the codebook, all types or one."""

from __future__ import annotations

import difflib
import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from legation.errors import LegationError

if TYPE_CHECKING:
    from legation.knowledge.plover import Codebook, Context, EventType, Mode

TABLE_WIDTH_PIPED = 120
NEAR_ENOUGH = 0.5


def codes(
    type_: Annotated[str | None, typer.Argument(metavar="[TYPE]", help="One event type, such as AGREE; default: all of them.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
) -> None:
    """Show the codebook: event types with their modes, definitions and boundaries."""
    from legation.knowledge.plover import codebook

    try:
        book = codebook()
        chosen = _chosen(book, type_) if type_ is not None else None
    except LegationError as error:
        sys.stderr.write(f"legation: {error}\n")
        raise typer.Exit(2) from None
    if as_json:
        shown = _type_record(book, chosen) if chosen else _book_record(book)
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    console = Console(width=None if sys.stdout.isatty() else TABLE_WIDTH_PIPED, highlight=False)
    console.print(_one(book, chosen) if chosen else _all(book))


def _chosen(book: Codebook, given: str) -> EventType:
    """The type of this name in any case. Raises LegationError that says what is near."""
    name = given.strip().upper()
    if name in book.types:
        return book.types[name]
    with_mode = list(dict.fromkeys(mode.type for mode in book.modes if mode.code == given.strip().lower()))
    near = with_mode or difflib.get_close_matches(name, book.types, cutoff=NEAR_ENOUGH)
    shown = " ".join(given.split())[:60]
    raise LegationError(f"{shown!r} is no event type; " + (f"near: {', '.join(near)}" if near else f"the types are {', '.join(book.types)}"))


def _all(book: Codebook) -> RenderableType:
    types = _table("type", "class", "Goldstein", "definition", "modes")
    types.columns[2].justify = "right"
    for entry in book.types.values():
        modes = ", ".join(mode.code for mode in book.modes if mode.type == entry.code)
        types.add_row(Text(entry.code, style="bold"), entry.quad, f"{entry.goldstein:g}", Text(entry.definition), Text(modes))
    contexts = _table("context", "definition")
    for context in book.contexts:
        contexts.add_row(Text(context.code, style="bold"), Text(context.definition))
    return Group(types, Text(), contexts, Text(), Text("legation codes TYPE shows one type in full.", style="dim"))


def _one(book: Codebook, entry: EventType) -> RenderableType:
    weights = f"{entry.quad} · Goldstein {entry.goldstein:g} · intensity {entry.intensity:g} · CAMEO {', '.join(entry.cameo)}"
    parts: list[RenderableType] = [Text(f"{entry.code}  {weights}", style="bold"), Text(entry.definition), Text()]
    parts += _listed("What it is and what it is not", entry.boundaries)
    modes = [mode for mode in book.modes if mode.type == entry.code]
    if modes:
        table = _table("mode", "intensity", "definition")
        for mode in modes:
            table.add_row(Text(mode.code, style="bold"), f"{book.intensity_of(entry.code, mode.code):g}", Text(mode.definition))
        parts += [table, Text()]
    return Group(*parts, *_listed("Examples", entry.examples))


def _listed(heading: str, lines: tuple[str, ...]) -> list[RenderableType]:
    table = Table.grid(padding=(0, 1))
    for line in lines:
        table.add_row("-", Text(line))
    return [Text(heading, style="bold"), table, Text()]


def _table(*names: str) -> Table:
    table = Table(show_edge=False, pad_edge=False, header_style="dim")
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def _book_record(book: Codebook) -> dict[str, Any]:
    return {"types": [_type_record(book, entry) for entry in book.types.values()], "contexts": [_context_record(context) for context in book.contexts]}


def _type_record(book: Codebook, entry: EventType) -> dict[str, Any]:
    return {
        "type": entry.code,
        "quad": entry.quad,
        "goldstein": entry.goldstein,
        "intensity": entry.intensity,
        "cameo": list(entry.cameo),
        "definition": entry.definition,
        "boundaries": list(entry.boundaries),
        "modes": [_mode_record(book, mode) for mode in book.modes if mode.type == entry.code],
        "examples": list(entry.examples),
    }


def _mode_record(book: Codebook, mode: Mode) -> dict[str, Any]:
    return {
        "mode": mode.code,
        "intensity": book.intensity_of(mode.type, mode.code),
        "definition": mode.definition,
        "trigger": [" ".join(phrase) for phrase in mode.trigger],
        "near": [" ".join(phrase) for phrase in mode.near],
    }


def _context_record(context: Context) -> dict[str, Any]:
    return {"context": context.code, "definition": context.definition, "words": [" ".join(phrase) for phrase in context.words]}
