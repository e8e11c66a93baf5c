"""`legation plans`: what was planned or proposed, and what became of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.commands.search import ActorOption
from legation.commands.shell import FormatOption, LedgerOption, LimitOption, Output, plain_errors, say

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from legation.ledger.plans import Plan

COLUMNS = ("due", "state", "type", "parties", "announced", "steps", "id")


def plans(
    actor: ActorOption = None,
    due: Annotated[bool, typer.Option("--due", help="Only those whose day comes, or has just come without an end.")] = False,
    limit: LimitOption = 100,
    format: FormatOption = Output.TABLE,
    ledger: LedgerOption = None,
) -> None:
    """Follow plans from their announcement to `held`, `cancelled` or `lapsed`."""
    with plain_errors():
        from legation.ledger import open_ledger
        from legation.ledger.naming import meant
        from legation.ledger.plans import threads

        with open_ledger(ledger) as opened, opened.reading() as connection:
            numbers = meant(connection, actor).numbers if actor else ()
            found = threads(connection, actor=numbers, due=due, limit=limit)
            _print(connection, found, format)


def _print(connection: Connection, found: list[Plan], output: Output) -> None:
    from legation.rendering.listing import write_csv, write_json, write_table

    if output is Output.JSON:
        write_json(_shapes(connection, found), sys.stdout)
    elif output is Output.CSV:
        write_csv([_row(plan) for plan in found], COLUMNS, sys.stdout)
    elif found:
        write_table([[str(row[name]) if row[name] else None for name in COLUMNS] for row in map(_row, found)], COLUMNS, sys.stdout)
    else:
        say("no plans")


def _row(plan: Plan) -> dict[str, Any]:
    due = plan.due and (plan.due[0] if plan.due[0] == plan.due[1] else f"{plan.due[0]} to {plan.due[1]}")
    steps = ", ".join(f"{step.state} {step.published or ''}".strip() for step in plan.steps)
    return {
        "due": due, "state": plan.state.value, "type": plan.type, "parties": ", ".join(plan.parties), "announced": plan.announced, "steps": steps, "id": plan.id
    }  # fmt: skip


def _shapes(connection: Connection, found: list[Plan]) -> list[dict[str, Any]]:
    """Plans as records, each step with its document; a plan's own document is the one that announced it."""
    from legation.ledger.plans import document_names
    from legation.ledger.shapes import document_shape

    names = document_names(connection, [step.document for plan in found for step in plan.steps])
    return [
        {
            "record": "plan",
            "id": plan.id,
            "type": plan.type,
            "state": plan.state.value,
            "due": list(plan.due) if plan.due else None,
            "announced": plan.announced,
            "parties": list(plan.parties),
            "document": document_shape(names[plan.steps[0].document]),
            "steps": [
                {
                    "state": step.state.value,
                    "published": step.published,
                    "due": list(step.due) if step.due else None,
                    "event": step.event,
                    "document": document_shape(names[step.document]),
                }
                for step in plan.steps
            ],
        }
        for plan in found
    ]
