"""`legation actor`: who a name or description means on a date, and why."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from legation.errors import LegationError

if TYPE_CHECKING:
    from legation.knowledge.actors import Knowledge
    from legation.reading.actors import Identity, Resolution

CONTRACT_FIELDS = ("id", "name", "kind", "country", "sector", "role", "wikidata")
CANDIDATES_SHOWN = 12


def actor(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help='A name or description: "the French foreign minister".')] = None,
    on: Annotated[str | None, typer.Option(help="The date: 2003-02-14, 2003-02 or 2003.")] = None,
    country: Annotated[str | None, typer.Option(help='The country in the air, as ISO code (FRA): whose "the prime minister" is.')] = None,
    actors: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own actors: CSV or JSON lines.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Check all the knowledge of actors instead.")] = False,
) -> None:
    """Say who a name or description means on a date, and why."""
    try:
        from legation.knowledge.actors import Knowledge

        knowledge = Knowledge.load(actors)
        if check:
            _check(knowledge)
        elif not words:
            _fail("nothing to look up: give a name or description")
        else:
            resolution = _resolved(knowledge, " ".join(words), on, country)
            _print_json(resolution) if as_json else _print_lines(knowledge, resolution)
    except LegationError as error:
        _fail(str(error))


def _resolved(knowledge: Knowledge, words: str, on: str | None, country: str | None) -> Resolution:
    from legation.errors import DateError
    from legation.knowledge.actors import ANY_DAY, days_of
    from legation.reading.actors import Air, Resolver

    try:
        days = days_of(on) if on is not None else ANY_DAY
    except DateError as error:
        _fail(f"--on: {error}")
    if country is not None and knowledge.state_of(country) is None:
        _fail(f"--country: {country!r} is no ISO code of a state such as FRA")
    return Resolver(knowledge).resolve(words, days, Air(country.upper() if country else None))


def _check(knowledge: Knowledge) -> None:
    from legation.knowledge.actors.checks import problems

    found = list(problems(knowledge))
    for problem in found:
        typer.echo(problem)
    sizes = f"{len(knowledge.states)} states, {len(knowledge.organizations)} organizations, {len(knowledge.people)} people, {len(knowledge.tenures)} tenures"
    sys.stderr.write(f"legation: {sizes}; {len(found)} problem{'' if len(found) == 1 else 's'}\n")
    raise typer.Exit(1 if found else 0)


def _print_json(resolution: Resolution) -> None:
    found = resolution.actor
    fields: dict[str, Any] | None = {name: asdict(found)[name] for name in CONTRACT_FIELDS} if found is not None else None
    if fields is not None:
        fields |= {"members": [], "mentions": []}
    line = json.dumps({"actor": fields, "candidates": list(resolution.candidates), "why": resolution.why}, ensure_ascii=False)
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")


def _print_lines(knowledge: Knowledge, resolution: Resolution) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    if resolution.actor is None:
        console.print(Text("nobody known for sure", style="bold"))
    else:
        console.print(_heading(resolution.actor))
    console.print(Text(f"  why         {resolution.why}"))
    others = [id_ for id_ in resolution.candidates if resolution.actor is None or id_ != resolution.actor.id]
    if others:
        shown = ", ".join(_shown(knowledge, id_) for id_ in others[:CANDIDATES_SHOWN])
        more = f" and {len(others) - CANDIDATES_SHOWN} more" if len(others) > CANDIDATES_SHOWN else ""
        console.print(Text(f"  candidates  {shown}{more}", style="dim"))


def _heading(found: Identity) -> Any:
    from rich.text import Text

    facts = " · ".join(str(fact) for fact in (found.role, found.country, found.sector, found.kind, found.id, found.wikidata) if fact)
    return Text.assemble((found.name or "", "bold"), "  ", facts)


def _shown(knowledge: Knowledge, id_: str) -> str:
    person = knowledge.people.get(id_)
    return person.name if person is not None else id_


def _fail(message: str) -> NoReturn:
    sys.stderr.write(f"legation: {' '.join(message.split())}\n")
    raise typer.Exit(2)
