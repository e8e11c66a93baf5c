"""The one place that builds the addresses of pages. Each record has one plain permanent address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from legation.ledger.ids import LOCAL

SLASH = ":"
"""Stands in an address for the stroke in the id of an actor that only one document knows: d0123456789abcdef:the-envoy."""
_LOCAL_KEY = re.compile(r"(d[0-9a-f]{16}):(.*)", re.DOTALL)


def document(id_: str) -> str:
    return f"/documents/{_part(id_)}"


def statement(id_: str) -> str:
    return f"/statements/{_part(id_)}"


def event(id_: str) -> str:
    return f"/events/{_part(id_)}"


def actor(id_: str) -> str:
    return f"/actors/{actor_key(id_)}"


def between(first: str, second: str) -> str:
    return f"/between/{actor_key(first)}/{actor_key(second)}"


def plan(id_: str) -> str:
    return f"/plans/{_part(id_)}"


def record(kind: str, id_: str) -> str:
    """The address of a record of any kind."""
    return {"statement": statement, "event": event, "actor": actor, "document": document, "plan": plan}[kind](id_)


def search(**asked: Any) -> str:
    return with_query("/search", asked)


def with_query(path: str, asked: Mapping[str, Any]) -> str:
    """A path with its query; what is not asked is left out."""
    pairs = {name: value for name, value in asked.items() if value not in (None, "")}
    return f"{path}?{urlencode(pairs)}" if pairs else path


def actor_key(id_: str) -> str:
    """An actor's id as one part of an address."""
    return quote(id_.replace(LOCAL, SLASH, 1), safe=f"~{SLASH}")


def actor_id(key: str) -> str:
    """The id that `actor_key` wrote."""
    match = _LOCAL_KEY.fullmatch(key)
    return f"{match[1]}{LOCAL}{match[2]}" if match else key


def _part(id_: str) -> str:
    return quote(id_, safe="~")
