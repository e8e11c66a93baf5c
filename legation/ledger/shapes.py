"""Records of the ledger as JSON by the contract, with the document and what the ledger knows beside them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from legation.ledger.tables import actors, columns, corrections, documents, events, happenings, places, precedents, readings, sides, statements, times

Shape = dict[str, Any]

DOCUMENT_FIELDS = ("title", "url", "publisher", "published")


def shapes_of(connection: Connection, wanted: Iterable[tuple[str, int]]) -> list[Shape]:
    """Records by kind and number, in this order."""
    wanted = list(wanted)
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, number in wanted:
        by_kind[kind].append(number)
    makers = {"statement": _statements, "event": _events, "document": _documents, "actor": _actors}
    made = {kind: makers[kind](connection, numbers) for kind, numbers in by_kind.items()}
    found = [made[kind][number] for kind, number in wanted if number in made[kind]]
    _add_corrections(connection, found)
    return found


def _rows(connection: Connection, table: Table, numbers: Sequence[int]) -> list[Any]:
    return list(connection.execute(select(table).where(table.c.n.in_(numbers))))


def _statements(connection: Connection, numbers: Sequence[int]) -> dict[int, Shape]:
    rows = _rows(connection, statements, numbers)
    around = _Around(connection, rows)
    told = _precedents(connection, rows)
    people = _actors_by_number(connection, {n for row in rows for n in (row.actor, row.addressee_actor)})
    return {row.n: _statement(row, around, people) | {"precedent": told.get(row.n)} for row in rows}


def _statement(row: Any, around: _Around, people: dict[int, Shape]) -> Shape:
    spans = [{"start": start, "end": end, "text": around.text(row, start, end)} for start, end in json.loads(row.content_spans)]
    return {
        "record": "statement",
        "id": row.id,
        "kind": row.kind,
        "source": _span(row.source_start, row.source_end, row.source, people.get(row.actor)),
        "cue": {"start": row.cue_start, "end": row.cue_end, "text": row.cue, "lemma": row.lemma},
        "content": {"spans": spans, "text": row.content},
        "addressee": _span(row.addressee_start, row.addressee_end, row.addressee, people.get(row.addressee_actor)),
        "time": row.time,
        "place": row.place,
        "parent": row.parent,
        "replies_to": json.loads(row.replies_to) if row.replies_to else [],
        "confidence": row.confidence,
        "day": row.day,
        "actor": people.get(row.actor),
        "rejected": bool(row.rejected),
        "merged_into": row.merged_into,
        **around.of(row),
    }


def _span(start: int | None, end: int | None, text: str | None, who: Shape | None) -> Shape | None:
    """A span of the text; None where no words show it, unless a correction says who it is."""
    if start is None:
        return {"start": 0, "end": 0, "text": "", "actor": who["id"]} if who else None
    return {"start": start, "end": end, "text": text, "actor": who["id"] if who else None}


def _precedents(connection: Connection, rows: Sequence[Any]) -> dict[int, Shape]:
    """What was said before: verdicts, and the earlier statements, nearest first."""
    judged = {row.n: row for row in rows if row.verdict is not None}
    query = (
        select(precedents, statements.c.id, documents.c.published)
        .join(statements, statements.c.n == precedents.c.earlier)
        .join(documents, documents.c.n == statements.c.document)
        .where(precedents.c.statement.in_(list(judged)))
        .order_by(precedents.c.statement, precedents.c.rank)
    )
    earlier: dict[int, list[Shape]] = defaultdict(list)
    for row in connection.execute(query) if judged else ():
        found = {"id": row.id, "published": row.published, "similarity": row.similarity, "relation": row.relation, "same_actor": bool(row.same_actor)}
        earlier[row.statement].append(found)
    return {
        n: {"verdict": row.verdict, "since": row.verdict_since, "last": row.verdict_last, "count": row.verdict_count or 0, "earlier": earlier[n]}
        for n, row in judged.items()
    }


def _events(connection: Connection, numbers: Sequence[int]) -> dict[int, Shape]:
    rows = _rows(connection, events, numbers)
    around = _Around(connection, rows)
    query = select(sides, actors.c.id.label("who"), actors.c.name).join(actors, actors.c.n == sides.c.actor).where(sides.c.event.in_([row.n for row in rows]))
    both: dict[tuple[int, str], list[Shape]] = defaultdict(list)
    for side in connection.execute(query.order_by(sides.c.event, sides.c.side, sides.c.position)):
        both[side.event, side.side].append({"start": side.start, "end": side.end, "text": side.text, "actor": side.who, "name": side.name})
    told = {row.n: row for row in _rows(connection, happenings, [row.happening for row in rows if row.happening is not None])}
    return {row.n: _event(row, around, both) | {"happening": _happening(told.get(row.happening))} for row in rows}


def _event(row: Any, around: _Around, both: dict[tuple[int, str], list[Shape]]) -> Shape:
    return {
        "record": "event",
        "id": row.id,
        "type": row.type,
        "mode": row.mode,
        "trigger": {"start": row.trigger_start, "end": row.trigger_end, "text": row.trigger},
        "actors": both[row.n, "actor"],
        "recipients": both[row.n, "recipient"],
        "status": row.status,
        "time": row.time,
        "place": row.place,
        "contexts": json.loads(row.contexts) if row.contexts else [],
        "magnitude": json.loads(row.magnitude) if row.magnitude else None,
        "statement": row.statement,
        "confidence": row.confidence,
        "day": row.day,
        "days": [row.first_day, row.last_day] if row.first_day else None,
        "words": row.words,
        "rejected": bool(row.rejected),
        "merged_into": row.merged_into,
        **around.of(row),
    }


def _happening(row: Any) -> Shape | None:
    return {"id": row.id, "reports": row.reports, "publishers": row.publishers} if row else None


def _documents(connection: Connection, numbers: Sequence[int]) -> dict[int, Shape]:
    rows = _rows(connection, documents, numbers)
    around = _Around(connection, rows, own=True)
    return {
        row.n: {"record": "document", "id": row.name, "ledger_id": row.id, **{name: getattr(row, name) for name in DOCUMENT_FIELDS}, "language": row.language}
        | {"genre": row.genre, "text": row.text, "added": row.added, **around.of(row)}
        for row in rows
    }


def _actors(connection: Connection, numbers: Sequence[int]) -> dict[int, Shape]:
    return {n: {"record": "actor", **shape} for n, shape in _actors_by_number(connection, set(numbers)).items()}


def _actors_by_number(connection: Connection, numbers: set[int | None]) -> dict[int, Shape]:
    names = ("id", "name", "kind", "country", "sector", "wikidata")
    rows = _rows(connection, actors, [number for number in numbers if number is not None])
    return {row.n: {name: getattr(row, name) for name in names} for row in rows}


def document_shape(row: Any) -> Shape:
    """What is said of a document beside its records; `id` is the one it came with."""
    return {"id": row.name, "ledger_id": row.id, **{name: getattr(row, name) for name in DOCUMENT_FIELDS}}


def _add_corrections(connection: Connection, found: Sequence[Shape]) -> None:
    """What people corrected in these records, who, when and why."""
    names = [shape.get("ledger_id") or shape["id"] for shape in found]
    made: dict[str, list[Shape]] = defaultdict(list)
    for row in connection.execute(select(corrections).where(corrections.c.target.in_(names)).order_by(corrections.c.n)) if names else ():
        made[row.target].append({name: getattr(row, name) for name in ("action", "field", "value", "was", "because", "by", "at")})
    for shape, name in zip(found, names, strict=True):
        shape["corrections"] = made[name]


class _Around:
    """What stands around records: their documents, readers, times and places."""

    def __init__(self, connection: Connection, rows: Sequence[Any], *, own: bool = False) -> None:
        numbers = sorted({row.n if own else row.document for row in rows})
        self._own = own
        self._documents = {row.n: row for row in _rows(connection, documents, numbers)}
        self._readers = {
            row.document: row for row in connection.execute(select(*columns(readings, "document", "legation", "model")).where(readings.c.document.in_(numbers)))
        }
        self._times = {} if own else _local(connection, times, numbers)
        self._places = {} if own else _local(connection, places, numbers)

    def text(self, row: Any, start: int, end: int) -> str:
        """The document's words from `start` to `end`."""
        return str(self._documents[row.document].text[start:end])

    def of(self, row: Any) -> Shape:
        """The document, the reader's version, and when and where in words."""
        number = row.n if self._own else row.document
        document, reader = self._documents[number], self._readers.get(number)
        shape: Shape = {
            "document": document_shape(document),
            "reader": {"legation": reader.legation, "model": reader.model} if reader else None,
        }
        if not self._own:
            time, place = self._times.get((number, row.time)), self._places.get((number, row.place))
            shape["when"] = {"text": time.text, "value": time.value} if time else None
            shape["where"] = {name: getattr(place, name) for name in ("text", "name", "country", "geonames")} if place else None
        return shape


def _local(connection: Connection, table: Table, numbers: Sequence[int]) -> dict[tuple[int, str], Any]:
    return {(row.document, row.local): row for row in connection.execute(select(table).where(table.c.document.in_(numbers)))}
