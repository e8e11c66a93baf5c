"""What the ledger knows of one actor: offices over time, months, and those it spoke to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from legation.errors import NoSuchRecord
from legation.ledger.answers import answers
from legation.ledger.asking import Query
from legation.ledger.ids import folded
from legation.ledger.naming import Meant
from legation.ledger.pairs import is_one_of
from legation.ledger.shapes import Shape, shapes_of
from legation.ledger.tables import actors, appearances, columns, documents, events, sides, statements
from legation.web.questions.counts import STANDING_EVENTS, STANDING_STATEMENTS
from legation.web.questions.names import names_of, with_names_marked
from legation.web.questions.remembered import remembered

OTHERS_SHOWN = 12
ACTORS_SHOWN = 50


def actor_row(connection: Connection, id_: str) -> Any:
    """An actor's row; one merged into another is that other. Raises NoSuchRecord."""
    row = connection.execute(select(actors).where(actors.c.id == id_)).one_or_none()
    if row is None:
        raise NoSuchRecord(f"no actor {id_!r} in the ledger")
    if row.merged_into is not None:
        row = connection.execute(select(actors).where(actors.c.n == row.merged_into)).one()
    return row


def actors_like(connection: Connection, words: str, *, limit: int = ACTORS_SHOWN, after: int = 0) -> list[Shape]:
    """Actors whose name holds all these words, those in most documents first; all actors where no word is given. `after`: so many are skipped.

    An actor merged into another appears nowhere itself.
    """
    tests = []
    if wanted := folded(words).split():
        called = select(actors.c.n).where(*(actors.c.folded.contains(word, autoescape=True) for word in wanted))
        tests.append(appearances.c.actor.in_(called))
    rows = remembered(connection, ("actors", *wanted, limit, after), lambda: _most_told(connection, tests, limit, after))
    shapes = shapes_of(connection, [("actor", row.n) for row in rows])
    return [shape | {"documents": row.documents} for shape, row in zip(shapes, rows, strict=True)]


def _most_told(connection: Connection, tests: Sequence[Any], limit: int, after: int) -> list[Any]:
    """Numbers of actors, with how many documents they appear in."""
    count = func.count().label("documents")
    query = select(appearances.c.actor.label("n"), count).where(*tests).group_by(appearances.c.actor)
    return list(connection.execute(query.order_by(count.desc(), appearances.c.actor).offset(after).limit(limit)))


def roles(connection: Connection, number: int) -> list[Any]:
    """Under which offices and descriptions it appears, from when to when: role, first, last, documents."""
    query = (
        select(appearances.c.role, func.min(documents.c.published).label("first"), func.max(documents.c.published).label("last"), func.count().label("count"))
        .join(documents, documents.c.n == appearances.c.document)
        .where(appearances.c.actor == number, appearances.c.role.is_not(None))
        .group_by(appearances.c.role)
        .order_by(func.min(documents.c.published))
    )
    return list(connection.execute(query))


@dataclass(frozen=True, slots=True)
class Spoken:
    """How often an actor spoke: by month, by the head of the cue, by the number of whom it spoke to."""

    months: Counter[str]
    cues: Counter[str]
    addressees: Counter[int]


def spoken(connection: Connection, number: int) -> Spoken:
    """An actor's statements counted, in one walk over them."""
    month = func.substr(statements.c.day, 1, 7)
    kept = (month, statements.c.lemma, statements.c.addressee_actor)
    found = Spoken(Counter(), Counter(), Counter())
    for when, cue, to, count in connection.execute(select(*kept, func.count()).where(statements.c.actor == number, *STANDING_STATEMENTS).group_by(*kept)):
        found.cues[cue] += count
        if when is not None:
            found.months[when] += count
        if to is not None:
            found.addressees[to] += count
    return found


def named(connection: Connection, counted: Counter[int]) -> list[tuple[Shape, int]]:
    """Those counted most, as records of actors, with their counts."""
    most = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:OTHERS_SHOWN]
    shapes = shapes_of(connection, [("actor", number) for number, _ in most])
    return [(shape, count) for shape, (_, count) in zip(shapes, most, strict=True)]


def counterparts(connection: Connection, number: int) -> list[Any]:
    """Who takes part in the same events, as `pairs.between` has it: id, name, country, count; what many tell counts once."""
    mine, theirs = sides.alias("mine"), sides.alias("theirs")
    told = func.count(func.distinct(func.coalesce(events.c.happening, -events.c.n))).label("count")
    query = (
        select(*columns(actors, "id", "name", "country"), told)
        .join_from(mine, events, events.c.n == mine.c.event)
        .join(theirs, theirs.c.event == events.c.n)
        .join(actors, actors.c.n == theirs.c.actor)
        .where(mine.c.actor == number, theirs.c.actor != number, or_(mine.c.side == "actor", theirs.c.side == "actor"), *STANDING_EVENTS)
    )
    return list(connection.execute(query.group_by(actors.c.n).order_by(told.desc(), actors.c.n).limit(OTHERS_SHOWN)))


def said_between(connection: Connection, first: Meant, second: Meant, limit: int, *, since: str | None = None, until: str | None = None) -> list[Shape]:
    """What the one told the other, or the other the one, the latest first."""
    one_way = is_one_of(statements.c.actor, first) & is_one_of(statements.c.addressee_actor, second)
    other_way = is_one_of(statements.c.actor, second) & is_one_of(statements.c.addressee_actor, first)
    query = select(statements.c.n).where(or_(one_way, other_way), *STANDING_STATEMENTS).order_by(statements.c.day.desc(), statements.c.n.desc())
    query = query.where(statements.c.day >= since) if since else query
    query = query.where(statements.c.day <= until) if until else query
    return shapes_of(connection, [("statement", number) for number in connection.execute(query.limit(limit)).scalars()])


def said_about(connection: Connection, who: Meant, whom: Meant, limit: int, *, since: str | None = None, until: str | None = None) -> list[Shape]:
    """What the one said in which the other is named, the latest first, with the names marked."""
    names = names_of(connection, whom)
    by: dict[str, Any] = {"country": who.country} if who.country else {"actor": who.numbers}
    found = answers(connection, Query(kinds=("statement",), about=names, since=since, until=until, limit=limit, **by))
    return [shape | {"highlight": with_names_marked(shape["content"]["text"], names)} for shape in found]


def by_ids(connection: Connection, kind: str, ids: Sequence[str]) -> dict[str, Shape]:
    """Statements or events by their ids."""
    table = {"statement": statements, "event": events}[kind]
    numbers: Iterable[int] = connection.execute(select(table.c.n).where(table.c.id.in_(list(ids)))).scalars() if ids else ()
    return {shape["id"]: shape for shape in shapes_of(connection, [(kind, number) for number in numbers])}
