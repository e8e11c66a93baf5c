"""Records as flat rows, for tables that are read elsewhere: one column a fact, the same columns for statements and events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from legation.ledger.shapes import Shape, shapes_of
from legation.ledger.tables import actors, columns, events, places, statements

CHUNK = 500
TEXTS = (
    "record", "id", "day", "published", "type", "mode", "kind", "status", "cue", "lemma", "trigger", "content", "sentence",
    "actors", "actor_names", "actor_countries", "actor_sectors", "recipients", "recipient_names", "recipient_countries", "recipient_sectors",
    "first_day", "last_day", "time", "place", "place_country", "unit", "contexts", "statement", "parent", "replies_to",
    "verdict", "verdict_since", "verdict_last", "happening", "document", "document_id", "title", "publisher", "url", "reader", "model",
)  # fmt: skip
NUMBERS = ("latitude", "longitude", "geonames", "quantity_low", "quantity_high", "verdict_count", "reports", "publishers", "confidence", "start", "end")
COLUMNS = (*TEXTS, *NUMBERS)
"""Lists are joined by "; ", in the order of the text. `start` and `end` are of the cue or trigger, in code points."""
SEPARATOR = "; "


def rows(connection: Connection, kinds: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
    """All standing records of these kinds, some hundred at a time."""
    for kind in kinds:
        table = {"statement": statements, "event": events}[kind]
        last = 0
        while numbers := _numbers(connection, table, last):
            last = numbers[-1]
            yield _chunk(connection, kind, numbers)


def _numbers(connection: Connection, table: Any, last: int) -> list[int]:
    standing = (table.c.n > last, table.c.rejected == 0, table.c.merged_into.is_(None))
    return list(connection.execute(select(table.c.n).where(*standing).order_by(table.c.n).limit(CHUNK)).scalars())


def _chunk(connection: Connection, kind: str, numbers: list[int]) -> list[dict[str, Any]]:
    shapes = shapes_of(connection, [(kind, number) for number in numbers])
    facts = _Facts(connection, shapes)
    return [_common(shape, facts) | (_statement(shape, facts) if kind == "statement" else _event(shape, facts)) for shape in shapes]


class _Facts:
    """Actors and places of a chunk, by their ids."""

    def __init__(self, connection: Connection, shapes: Sequence[Shape]) -> None:
        ids = {side["actor"] for shape in shapes for side in _sides(shape, "actors") + _sides(shape, "recipients")}
        query = select(*columns(actors, "id", "name", "country", "sector")).where(actors.c.id.in_(ids))
        self.actors = {row.id: row for row in connection.execute(query)} if ids else {}
        geonames = {shape["where"]["geonames"] for shape in shapes if shape["where"] and shape["where"]["geonames"]}
        found = select(*columns(places, "geonames", "latitude", "longitude")).where(places.c.geonames.in_(geonames)).distinct()
        self.places = {row.geonames: row for row in connection.execute(found)} if geonames else {}

    def side(self, name: str, spans: Sequence[Shape]) -> dict[str, Any]:
        known = [self.actors[span["actor"]] for span in spans if span["actor"] in self.actors]
        return {
            f"{name}s": _joined(row.id for row in known),
            f"{name}_names": _joined(row.name for row in known),
            f"{name}_countries": _joined(row.country or "" for row in known),
            f"{name}_sectors": _joined(row.sector or "" for row in known),
        }


def _sides(shape: Shape, name: str) -> list[Shape]:
    """Both kinds of record have two sides: the speaker and the addressee, the actors and the recipients."""
    if shape["record"] == "event":
        return list(shape[name])
    span = shape["source" if name == "actors" else "addressee"]
    return [span] if span and span["actor"] else []


def _joined(items: Iterator[str]) -> str | None:
    return SEPARATOR.join(items) or None


def _common(shape: Shape, facts: _Facts) -> dict[str, Any]:
    document, where, reader = shape["document"], shape["where"] or {}, shape["reader"] or {}
    spot = facts.places.get(where.get("geonames"))
    return {
        "record": shape["record"], "id": shape["id"], "day": shape["day"], "confidence": shape["confidence"],
        "published": document["published"], "document": document["ledger_id"], "document_id": document["id"], "title": document["title"],
        "publisher": document["publisher"], "url": document["url"], "reader": reader.get("legation"), "model": reader.get("model"),
        "time": shape["when"]["value"] if shape["when"] else None, "place": where.get("name"), "place_country": where.get("country"),
        "geonames": where.get("geonames"), "latitude": spot.latitude if spot else None, "longitude": spot.longitude if spot else None,
        **facts.side("actor", _sides(shape, "actors")), **facts.side("recipient", _sides(shape, "recipients")),
    }  # fmt: skip


def _statement(shape: Shape, _: _Facts) -> dict[str, Any]:
    precedent = shape["precedent"] or {}
    return {
        "kind": shape["kind"], "cue": shape["cue"]["text"], "lemma": shape["cue"]["lemma"], "content": shape["content"]["text"],
        "parent": shape["parent"], "replies_to": _joined(iter(shape["replies_to"])), "start": shape["cue"]["start"], "end": shape["cue"]["end"],
        "verdict": precedent.get("verdict"), "verdict_since": precedent.get("since"), "verdict_last": precedent.get("last"),
        "verdict_count": precedent.get("count"),
    }  # fmt: skip


def _event(shape: Shape, _: _Facts) -> dict[str, Any]:
    magnitude, happening, days = shape["magnitude"] or {}, shape["happening"] or {}, shape["days"] or (None, None)
    low, high = magnitude.get("quantity", (None, None))
    return {
        "type": shape["type"], "mode": shape["mode"], "status": shape["status"], "trigger": shape["trigger"]["text"], "sentence": shape["words"],
        "first_day": days[0], "last_day": days[1], "contexts": _joined(iter(shape["contexts"])), "statement": shape["statement"],
        "quantity_low": low, "quantity_high": high, "unit": magnitude.get("unit"), "happening": happening.get("id"),
        "reports": happening.get("reports"), "publishers": happening.get("publishers"), "start": shape["trigger"]["start"], "end": shape["trigger"]["end"],
    }  # fmt: skip


def readings(connection: Connection) -> Iterator[dict[str, Any]]:
    """All readings as their readers gave them, to be loaded elsewhere."""
    from legation.ledger.readback import reading_dict
    from legation.ledger.tables import readings as kept

    last = 0
    while numbers := list(connection.execute(select(kept.c.document).where(kept.c.document > last).order_by(kept.c.document).limit(CHUNK)).scalars()):
        last = numbers[-1]
        yield from (reading_dict(connection, number) for number in numbers)
