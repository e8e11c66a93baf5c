"""What an actor said: all of it, or on a matter, about somebody, in one way; by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from legation.ledger.answers import answers
from legation.ledger.asking import Query
from legation.ledger.shapes import shapes_of
from legation.web import urls
from legation.web.charts import Chart, Series, at_least_a_year, chart, months_between
from legation.web.pages.leafing import leaf, start_of
from legation.web.pages.spans import asked_span
from legation.web.questions import matters, persons
from legation.web.questions.precedents import with_earlier

SHOWN = 15


def said_by(connection: Connection, row: Any, params: Mapping[str, str]) -> dict[str, Any]:
    """What the page of an actor says of its statements. `row` is the actor's."""
    read = matters.sayings(connection, row.n)
    spoken = persons.spoken(connection, row.n)
    asked = {name: value for name in matters.CHOICES if (value := params.get(name, "").strip())}
    context = _chosen(connection, row, read, asked, params) if asked else _all(connection, row, spoken)
    return context | {
        "matters": matters.matters(read),
        "named": matters.named(connection, read, row.id),
        "cues": matters.cues(read),
        "addressees": persons.named(connection, spoken.addressees),
        "read_all": len(read) < matters.READ_MAX,
        "read_max": matters.READ_MAX,
        "asked": asked,
    }


def _all(connection: Connection, row: Any, spoken: persons.Spoken) -> dict[str, Any]:
    links = _Links("/search", {"actor": row.id, "kind": "statement"})
    said = answers(connection, Query(kinds=("statement",), actor=(row.n,), limit=SHOWN))
    return {"said": with_earlier(connection, said), "chart": _months(spoken.months, links), "on": None, "leafs": None}


def _chosen(connection: Connection, row: Any, read: Sequence[matters.Saying], asked: dict[str, str], params: Mapping[str, str]) -> dict[str, Any]:
    """The statements asked for; the chart counts those of all months."""
    span, start, address = asked_span(params), start_of(params), urls.actor(row.id)
    found = matters.chosen(read, asked, span.first, span.last)
    shown = shapes_of(connection, [("statement", one.number) for one in found[start : start + SHOWN]])
    months = Counter(one.day[:7] for one in matters.chosen(read, asked, None, None) if one.day)
    days = {"since": params.get("since"), "until": params.get("until")}
    return {
        "said": with_earlier(connection, shown),
        "chart": _months(months, _Links(address, asked, "#said-h")),
        "on": {"words": _in_words(connection, read, asked), "count": len(found), "days": (span.first, span.last) if span.first and span.last else None},
        "leafs": leaf(address, asked | days, start, SHOWN, more=len(found) > start + SHOWN, anchor="#said-h"),
    }


def _in_words(connection: Connection, read: Sequence[matters.Saying], asked: Mapping[str, str]) -> str:
    """What is asked, as a heading says it."""
    told = []
    if matter := asked.get("matter"):
        told.append("on " + next((one.matters[matter] for one in read if matter in one.matters), matter))
    if about := asked.get("about"):
        told.append("about " + matters.labels_of(connection, [about]).get(about, about))
    if cue := asked.get("cue"):
        told.append(f"with “{cue}”")
    return ", ".join(told)


class _Links:
    """The address of a month's statements."""

    def __init__(self, path: str, asked: Mapping[str, str], anchor: str = "") -> None:
        self._path, self._asked, self._anchor = path, asked, anchor

    def of(self, month: str) -> str:
        return urls.with_query(self._path, {**self._asked, "since": month, "until": month}) + self._anchor


def _months(found: Mapping[str, int], links: _Links) -> Chart | None:
    if not found:
        return None
    months = at_least_a_year(months_between(min(found), max(found)))
    series = [Series(name="statements", kind="said", counts=found)]
    return chart("Statements by month", months, series, {month: links.of(month) for month in months})
