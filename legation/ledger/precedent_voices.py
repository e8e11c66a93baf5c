"""Who speaks with one voice: the same actor in other documents, and others who speak for the same state or body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from legation.ledger.ids import folded
from legation.ledger.tables import actors, appearances, columns

SPEAKING = ("GOV", "MIL")
"""Sectors whose people speak for their state."""
BODY_SECTORS = ("IGO",)
OTHERS_MAX = 5_000


@dataclass(frozen=True, slots=True)
class Voice:
    """Numbers of actors: `own` are the same actor, `others` speak for the same state or body."""

    own: frozenset[int]
    others: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        return self.own | self.others


def voice_of(connection: Connection, actor: int) -> Voice:
    """The voice of an actor. An unnamed one ("a senior official") is nobody's own, but may speak for a state."""
    names = ("n", "id", "slug", "name", "folded", "kind", "country", "sector", "document", "merged_into")
    row = connection.execute(select(*columns(actors, *names)).where(actors.c.n == actor)).one_or_none()
    if row is None:
        return Voice(frozenset(), frozenset())
    if row.merged_into is not None:
        return voice_of(connection, row.merged_into)
    own = {row.n} | _same_elsewhere(connection, row)
    return Voice(frozenset(own), frozenset(_others(connection, row) - own))


def _same_elsewhere(connection: Connection, row: Any) -> set[int]:
    """What was merged into the actor; and for one who is named, but not known, those of the same full name in other documents."""
    merged = set(connection.execute(select(actors.c.n).where(actors.c.merged_into == row.n)).scalars())
    if row.document is None or row.slug.startswith("~") or len(row.folded.split()) < 2:
        return merged
    same = select(actors.c.n).where(actors.c.folded == row.folded, actors.c.kind == row.kind, actors.c.document.is_not(None))
    if row.country:
        same = same.where(or_(actors.c.country == row.country, actors.c.country.is_(None)))
    return merged | set(connection.execute(same.limit(OTHERS_MAX)).scalars())


def _others(connection: Connection, row: Any) -> set[int]:
    if row.country and row.sector in SPEAKING:
        same = select(actors.c.n).where(actors.c.country == row.country, actors.c.sector.in_(SPEAKING), actors.c.merged_into.is_(None))
        return set(connection.execute(same.order_by(actors.c.document.is_not(None), actors.c.n).limit(OTHERS_MAX)).scalars())
    if row.sector in BODY_SECTORS:
        return _of_body(connection, row.n, row.name, row.kind)
    return set()


def _of_body(connection: Connection, number: int, name: str, kind: str) -> set[int]:
    """Of an organization those who hold an office of it, of such a one the organization and the others."""
    body = name if kind != "person" else _served(connection, number)
    if not body:
        return set()
    organization = set(connection.execute(select(actors.c.n).where(actors.c.folded == folded(body), actors.c.kind != "person")).scalars())
    roles = select(appearances.c.actor).where(or_(appearances.c.role.endswith(f" of {body}"), appearances.c.role.endswith(f" of the {body}"))).distinct()
    return organization | set(connection.execute(roles.limit(OTHERS_MAX)).scalars())


def _served(connection: Connection, number: int) -> str | None:
    """The body after the last "of" of a person's role: "Secretary-General of the United Nations"."""
    query = select(appearances.c.role).where(appearances.c.actor == number, appearances.c.role.is_not(None)).limit(1)
    role = connection.execute(query).scalar()
    return role.rpartition(" of ")[2].removeprefix("the ") if role and " of " in role else None
