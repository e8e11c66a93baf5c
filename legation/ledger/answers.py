"""A question from the outside (names, dates, words) becomes a query, and its answers records."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from legation.errors import DateError, LedgerError, NoSuchRecord
from legation.ledger.asking import KINDS, Query, ask
from legation.ledger.days import asked_days
from legation.ledger.naming import meant
from legation.ledger.quads import TYPES
from legation.ledger.shapes import Shape, shapes_of
from legation.ledger.tables import actors, places
from legation.records import EventStatus

CODE_CHARS = 3
"""Of an ISO code; what is longer is a name."""


def query_of(connection: Connection, *, kind: str | None = None, actor: str | None = None, to: str | None = None, **asked: Any) -> Query:
    """A query from what a user typed; `asked` are further fields of Query. Raises NoSuchRecord, DateError and LedgerError that say what is near."""
    if asked.get("since"):
        asked["since"] = asked_days(asked["since"])[0]
    if asked.get("until"):
        asked["until"] = asked_days(asked["until"])[1]
    if asked.get("since") and asked.get("until") and asked["since"] > asked["until"]:
        raise DateError(f"since {asked['since']} is after until {asked['until']}")
    if asked.get("type"):
        asked["type"] = _choice(asked["type"].upper(), TYPES, "type")
    if asked.get("status"):
        asked["status"] = _choice(asked["status"].lower(), tuple(EventStatus), "status")
    if asked.get("country"):
        asked["country"] = _country(connection, asked["country"])
    kinds = (_choice(kind.lower().removesuffix("s"), KINDS, "kind"),) if kind else KINDS
    asked["actor"] = meant(connection, actor).numbers if actor else ()
    asked["to"] = meant(connection, to).numbers if to else ()
    return Query(kinds=kinds, **{name: value for name, value in asked.items() if value is not None})


def _choice(given: str, choices: tuple[str, ...], name: str) -> str:
    if given not in choices:
        raise LedgerError(f"no {name} {given!r}; there are {', '.join(choices)}")
    return given


def _country(connection: Connection, given: str) -> str:
    """An ISO code that the ledger's actors or places have; a country's name will do."""
    code = given.strip().upper()
    for column in (actors.c.country, places.c.country):
        if connection.execute(select(column).where(column == code).limit(1)).first():
            return code
    if len(code) > CODE_CHARS:
        numbers = meant(connection, given).numbers
        if country := connection.execute(select(actors.c.country).where(actors.c.n.in_(numbers), actors.c.country.is_not(None)).limit(1)).scalar():
            return str(country)
    raise NoSuchRecord(f"no country {given!r} in the ledger; a country is a code of three letters such as RUS, or its name")


def answers(connection: Connection, query: Query) -> list[Shape]:
    """The records that answer, best first, with the words found marked (`highlight`); of a happening's reports one, unless all are asked for."""
    hits = ask(connection, query)
    shapes = shapes_of(connection, [(hit.kind, hit.number) for hit in hits])
    for hit, shape in zip(hits, shapes, strict=True):
        shape["highlight"] = hit.marked
    return shapes
