"""Who speaks with one voice: the same actor in other documents, and others who speak for the same state or body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Text, bindparam, literal, or_, select

from legation.ledger.ids import folded
from legation.ledger.prepared import Prepared
from legation.ledger.tables import actors, appearances, columns, corrections

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
    return _Voices(connection).of(actor)


def voices_of(connection: Connection, numbers: Iterable[int]) -> dict[int, Voice]:
    """The voices of several actors, by their numbers."""
    found = _Voices(connection)
    return {number: found.of(number) for number in numbers}


class _Voices:
    """Voices as the ledger stands now: what several have in common is asked once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._of_states: dict[str, frozenset[int]] = {}
        self._of_bodies: dict[str, frozenset[int]] = {}

    def of(self, actor: int) -> Voice:
        row = next(iter(_ACTOR.rows(self._connection, number=actor)), None)
        if row is None:
            return Voice(frozenset(), frozenset())
        if row.merged_into is not None:
            return self.of(row.merged_into)
        own = frozenset({row.n, *self._same_elsewhere(row)})
        return Voice(own, self._others(row) - own)

    def _same_elsewhere(self, row: Any) -> set[int]:
        """What was merged into the actor; and for one who is named, but not known, those of the same full name in other documents."""
        merged = set(_MERGED.values(self._connection, number=row.n))
        if row.document is None or row.slug.startswith("~") or len(row.folded.split()) < 2:
            return merged
        return merged | set(_OF_NAME.values(self._connection, folded=row.folded, kind=row.kind, country=row.country or None))

    def _others(self, row: Any) -> frozenset[int]:
        if row.country and row.sector in SPEAKING:
            if row.country not in self._of_states:
                self._of_states[row.country] = frozenset(_OF_STATE.values(self._connection, country=row.country))
            return self._of_states[row.country]
        return self._of_body(row) if row.sector in BODY_SECTORS else frozenset()

    def _of_body(self, row: Any) -> frozenset[int]:
        """Of an organization those who hold an office of it, of such a one the organization and the others."""
        body = row.name if row.kind != "person" else self._served(row.n)
        if not body:
            return frozenset()
        if body not in self._of_bodies:
            named = {
                *_ORGANIZATION.values(self._connection, folded=folded(body)),
                *_IN_OFFICE.values(self._connection, body=f" of {body}", the=f" of the {body}"),
            }
            self._of_bodies[body] = frozenset(named)
        return self._of_bodies[body]

    def _served(self, number: int) -> str | None:
        """The body after the last "of" of a person's role: "Secretary-General of the United Nations"."""
        role = _ROLE.value(self._connection, number=number)
        return role.rpartition(" of ")[2].removeprefix("the ") if role and " of " in role else None


_ACTOR = Prepared(
    lambda _: select(*columns(actors, "n", "slug", "name", "folded", "kind", "country", "sector", "document", "merged_into")).where(
        actors.c.n == bindparam("number")
    )
)
_MERGED = Prepared(
    lambda _: (
        select(actors.c.n)
        .join(corrections, corrections.c.target == actors.c.id)
        .where(corrections.c.kind == "actor", corrections.c.action == "merge", actors.c.merged_into == bindparam("number"))
    )
)
"""By the corrections, which are few: there is no index of what actors are merged into."""
_OF_NAME = Prepared(
    lambda _: (
        select(actors.c.n)
        .where(actors.c.folded == bindparam("folded"), actors.c.kind == bindparam("kind"), actors.c.document.is_not(None))
        .where(or_(bindparam("country", type_=Text).is_(None), actors.c.country == bindparam("country"), actors.c.country.is_(None)))
        .limit(OTHERS_MAX)
    )
)
_OF_STATE = Prepared(
    lambda _: (
        select(actors.c.n)
        .where(actors.c.country == bindparam("country"), actors.c.sector.in_([literal(sector) for sector in SPEAKING]), actors.c.merged_into.is_(None))
        .order_by(actors.c.document.is_not(None), actors.c.n)
        .limit(OTHERS_MAX)
    )
)
_ORGANIZATION = Prepared(lambda _: select(actors.c.n).where(actors.c.folded == bindparam("folded"), actors.c.kind != "person"))
_IN_OFFICE = Prepared(
    lambda _: (
        select(appearances.c.actor)
        .where(or_(appearances.c.role.endswith(bindparam("body")), appearances.c.role.endswith(bindparam("the"))))
        .distinct()
        .limit(OTHERS_MAX)
    )
)
_ROLE = Prepared(lambda _: select(appearances.c.role).where(appearances.c.actor == bindparam("number"), appearances.c.role.is_not(None)).limit(1))
