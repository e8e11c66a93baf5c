"""What the ledger knows of one actor: offices over time, months, and those it spoke to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from legation.errors import NoSuchRecord
from legation.ledger.ids import folded
from legation.ledger.shapes import Shape, shapes_of
from legation.ledger.tables import actors, appearances, columns, documents, events, sides, statements
from legation.web.questions.counts import STANDING_EVENTS, STANDING_STATEMENTS

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
    """Actors whose name holds all these words, those in most documents first; all actors where no word is given. `after`: so many are skipped."""
    count = func.count(appearances.c.document)
    query = select(actors.c.n, count.label("documents")).outerjoin(appearances, appearances.c.actor == actors.c.n).where(actors.c.merged_into.is_(None))
    for word in folded(words).split():
        query = query.where(actors.c.folded.contains(word, autoescape=True))
    rows = connection.execute(query.group_by(actors.c.n).order_by(count.desc(), actors.c.n).offset(after).limit(limit)).all()
    shapes = shapes_of(connection, [("actor", row.n) for row in rows])
    return [shape | {"documents": row.documents} for shape, row in zip(shapes, rows, strict=True)]


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


def statements_by_month(connection: Connection, number: int) -> dict[str, int]:
    month = func.substr(statements.c.day, 1, 7)
    query = select(month, func.count()).where(statements.c.actor == number, statements.c.day.is_not(None), *STANDING_STATEMENTS).group_by(month)
    return {row[0]: row[1] for row in connection.execute(query)}


def cues(connection: Connection, number: int) -> list[Any]:
    """How it spoke: the heads of cues, the most frequent first: lemma, count."""
    query = select(statements.c.lemma, func.count().label("count")).where(statements.c.actor == number, *STANDING_STATEMENTS)
    return list(connection.execute(query.group_by(statements.c.lemma).order_by(func.count().desc(), statements.c.lemma).limit(OTHERS_SHOWN)))


def addressees(connection: Connection, number: int) -> list[Any]:
    """To whom it spoke: id, name, country, count."""
    query = (
        select(*columns(actors, "id", "name", "country"), func.count().label("count"))
        .join_from(statements, actors, actors.c.n == statements.c.addressee_actor)
        .where(statements.c.actor == number, *STANDING_STATEMENTS)
    )
    return list(connection.execute(query.group_by(actors.c.n).order_by(func.count().desc(), actors.c.n).limit(OTHERS_SHOWN)))


def counterparts(connection: Connection, number: int) -> list[Any]:
    """Who takes part in the same events: id, name, country, count."""
    mine, theirs = sides.alias("mine"), sides.alias("theirs")
    query = (
        select(*columns(actors, "id", "name", "country"), func.count(func.distinct(events.c.n)).label("count"))
        .join_from(mine, events, events.c.n == mine.c.event)
        .join(theirs, theirs.c.event == events.c.n)
        .join(actors, actors.c.n == theirs.c.actor)
        .where(mine.c.actor == number, theirs.c.actor != number, *STANDING_EVENTS)
    )
    return list(connection.execute(query.group_by(actors.c.n).order_by(func.count().desc(), actors.c.n).limit(OTHERS_SHOWN)))


def said_between(connection: Connection, first: Any, second: Any, limit: int) -> list[Shape]:
    """What the one told the other, or the other the one, the latest first. Both are `naming.Meant`."""

    def among(column: Any, who: Any) -> Any:
        return column.in_(select(actors.c.n).where(actors.c.country == who.country)) if who.country else column.in_(who.numbers)

    one_way = among(statements.c.actor, first) & among(statements.c.addressee_actor, second)
    other_way = among(statements.c.actor, second) & among(statements.c.addressee_actor, first)
    query = select(statements.c.n).where(or_(one_way, other_way), *STANDING_STATEMENTS).order_by(statements.c.day.desc(), statements.c.n.desc())
    return shapes_of(connection, [("statement", number) for number in connection.execute(query.limit(limit)).scalars()])


def by_ids(connection: Connection, kind: str, ids: Sequence[str]) -> dict[str, Shape]:
    """Statements or events by their ids."""
    table = {"statement": statements, "event": events}[kind]
    numbers: Iterable[int] = connection.execute(select(table.c.n).where(table.c.id.in_(list(ids)))).scalars() if ids else ()
    return {shape["id"]: shape for shape in shapes_of(connection, [(kind, number) for number in numbers])}
