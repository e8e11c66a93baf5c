"""Statements with the words of what was said before."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from legation.ledger.shapes import Shape
from legation.web.questions.persons import by_ids

EARLIER_SHOWN = 5


def with_earlier(connection: Connection, found: Sequence[Shape]) -> list[Shape]:
    """Statements whose precedents carry their own record (`statement`), the nearest first and not more than are shown."""
    wanted = [item["id"] for shape in found for item in _earlier(shape)]
    known = by_ids(connection, "statement", list(dict.fromkeys(wanted)))
    return [shape | {"precedent": _told(shape, known)} if shape.get("precedent") else shape for shape in found]


def _earlier(shape: Shape) -> list[Shape]:
    return list((shape.get("precedent") or {}).get("earlier", ()))[:EARLIER_SHOWN]


def _told(shape: Shape, known: dict[str, Shape]) -> Shape:
    told = [item | {"statement": known[item["id"]]} for item in _earlier(shape) if item["id"] in known]
    return {**shape["precedent"], "earlier": told}
