"""Leafing through a long list: where its pages before and after are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from legation.web import urls

START_MAX = 100_000
"""Lists are leafed through so far."""


@dataclass(frozen=True, slots=True)
class Leafs:
    """The addresses of the pages before and after; None where there is none. `start`: results passed over."""

    before: str | None
    after: str | None
    start: int


def start_of(params: Mapping[str, str], name: str = "from") -> int:
    """How many results are passed over; what is no number is none."""
    given = params.get(name, "")
    return min(int(given), START_MAX) if given.isdecimal() and given.isascii() and len(given) < 7 else 0


def leaf(path: str, asked: Mapping[str, Any], start: int, shown: int, *, more: bool, name: str = "from", anchor: str = "") -> Leafs:
    """The neighbours of a page of `shown` results that begins with the `start`th."""
    before = urls.with_query(path, {**asked, name: max(0, start - shown) or None}) + anchor if start else None
    after = urls.with_query(path, {**asked, name: start + shown}) + anchor if more and start + shown <= START_MAX else None
    return Leafs(before, after, start)
