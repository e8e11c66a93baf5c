"""Events where their places are known, and what a document says of times and places."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from legation.ledger.shapes import Shape, shapes_of
from legation.ledger.tables import columns, documents, events, places, times
from legation.web.questions.counts import STANDING_EVENTS
from legation.web.questions.remembered import remembered

SPOTS_MAX = 250


def _placed(*wanted: Any, first: str | None, last: str | None, type_: str | None) -> Select[Any]:
    joined = (places.c.document == events.c.document) & (places.c.local == events.c.place)
    query = select(*wanted).join_from(events, places, joined).where(places.c.latitude.is_not(None), places.c.name.is_not(None), *STANDING_EVENTS)
    if first:
        query = query.where(events.c.day >= first)
    if last:
        query = query.where(events.c.day <= last)
    return query.where(events.c.type == type_) if type_ else query


def spots(connection: Connection, first: str | None, last: str | None, type_: str | None) -> list[Any]:
    """Places by what happened there, the most first: name, country, latitude, longitude, count (a happening counts once)."""
    return remembered(connection, ("spots", first, last, type_), lambda: _spots(connection, first, last, type_))


def _spots(connection: Connection, first: str | None, last: str | None, type_: str | None) -> list[Any]:
    count = func.count(func.distinct(func.coalesce(events.c.happening, -events.c.n))).label("count")
    where = columns(places, "name", "country")
    middle = (func.avg(places.c.latitude).label("latitude"), func.avg(places.c.longitude).label("longitude"))
    query = _placed(*where, *middle, count, first=first, last=last, type_=type_).group_by(*where)
    return list(connection.execute(query.order_by(count.desc(), places.c.name).limit(SPOTS_MAX)))


def events_at(
    connection: Connection, name: str, country: str | None, *, first: str | None, last: str | None, type_: str | None, limit: int, start: int
) -> list[Shape]:
    """What happened at a place, the latest first."""
    query = _placed(events.c.n, first=first, last=last, type_=type_).where(places.c.name == name)
    query = query.where(places.c.country == country) if country else query
    numbers = connection.execute(query.order_by(events.c.day.desc(), events.c.n.desc()).limit(limit).offset(start)).scalars()
    return shapes_of(connection, [("event", number) for number in numbers])


def times_and_places(connection: Connection, document: int) -> tuple[list[Any], list[Any]]:
    """All dates and places in a document's text, in its order."""
    dates = connection.execute(select(times).where(times.c.document == document).order_by(times.c.start)).all()
    return list(dates), list(connection.execute(select(places).where(places.c.document == document).order_by(places.c.start)))


def document_number(connection: Connection, id_: str) -> int | None:
    """A document's number by its id in the ledger."""
    return connection.execute(select(documents.c.n).where(documents.c.id == id_)).scalar()
