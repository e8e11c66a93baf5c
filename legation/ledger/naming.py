"""Which actors of the ledger a user means, and what is near when none is meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from legation.errors import NoSuchRecord
from legation.ledger.ids import folded
from legation.ledger.tables import actors, columns

NEAR_MAX = 5
ACTORS_MAX = 2000
"""Actors of one name, each in its own document, that one question covers."""
NAMES_COMPARED = 50_000
"""Names that are held against a name that is not found; more would take over a second."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The actors that a word of the user's stands for; several where documents each have their own of one name."""

    numbers: tuple[int, ...]
    name: str
    country: str | None = None
    """Set where all actors of a country are meant."""


def meant(connection: Connection, given: str) -> Meant:
    """By id, by the id without its document, by name, by words of one name. Raises NoSuchRecord that says what is near."""
    given = given.strip()
    words = folded(given)
    tests = [actors.c.id == given, actors.c.id == given.lower(), actors.c.slug == given.lower()]
    if words:
        tests += [actors.c.folded == words, actors.c.slug == words.replace(" ", "-")]
    for test in tests:
        if found := _of(connection, test):
            return found
    return _by_words(connection, given, words)


def _of(connection: Connection, test: Any) -> Meant | None:
    query = select(*columns(actors, "n", "name", "merged_into")).where(test).order_by(actors.c.document.is_not(None), actors.c.n).limit(ACTORS_MAX)
    rows = connection.execute(query).all()
    if not rows:
        return None
    numbers = dict.fromkeys(number for row in rows for number in (row.merged_into or row.n,))
    return Meant(tuple(numbers), rows[0].name)


def _by_words(connection: Connection, given: str, words: str) -> Meant:
    parts = words.split()
    if not parts:
        raise NoSuchRecord(f"{given!r} names no actor")
    padded = func.concat(" ", actors.c.folded, " ") if connection.dialect.name != "sqlite" else " " + actors.c.folded + " "
    every = and_(*(padded.contains(f" {part} ", autoescape=True) for part in parts))
    query = (
        select(actors.c.folded, func.max(actors.c.name), func.count()).where(every).group_by(actors.c.folded).order_by(func.count().desc()).limit(NEAR_MAX + 1)
    )
    names = connection.execute(query).all()
    if len(names) == 1 and (found := _of(connection, actors.c.folded == names[0][0])):
        return found
    if names:
        raise NoSuchRecord(f"{given!r} may be {_listed([row[1] for row in names])}; say which")
    near = _near(connection, words)
    raise NoSuchRecord(f"no actor {given!r} in the ledger" + (f"; near: {_listed(near)}" if near else ""))


def _near(connection: Connection, words: str) -> list[str]:
    start = select(actors.c.folded, func.max(actors.c.name)).group_by(actors.c.folded).order_by(func.count().desc()).limit(NAMES_COMPARED)
    names: dict[str, str] = {row[0]: row[1] for row in connection.execute(start)}
    close = difflib.get_close_matches(words, names, n=NEAR_MAX, cutoff=0.6)
    parts = {part: name for name in names for part in name.split()}
    close += [parts[part] for part in difflib.get_close_matches(words, parts, n=NEAR_MAX, cutoff=0.7)]
    return [names[name] for name in dict.fromkeys(close)][:NEAR_MAX]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"{name!r}" for name in names[:NEAR_MAX]) + (", ..." if len(names) > NEAR_MAX else "")


def party(connection: Connection, given: str) -> Meant:
    """A side of a pair: all actors of a country where a code of one is given (RUS), else an actor. Raises NoSuchRecord."""
    if re.fullmatch(r"[A-Z]{3}", given.strip()):
        code = given.strip()
        query = select(actors.c.n).where(or_(actors.c.country == code, actors.c.id == code.lower()), actors.c.merged_into.is_(None))
        numbers = tuple(connection.execute(query.limit(1)).scalars())
        if numbers:
            return Meant(numbers, code, country=code)
    return meant(connection, given)
