"""An article: its text with everything marked in it, and the records beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.errors import NoSuchRecord
from legation.ledger.shapes import Shape
from legation.ledger.showing import shown
from legation.web import urls
from legation.web.asking import asking
from legation.web.dates import day
from legation.web.marks import Mark, Role, marks_of, paragraphs
from legation.web.questions import spots
from legation.web.questions.precedents import with_earlier
from legation.web.rendering import page
from legation.web.site import site_of


def article(request: Request) -> Response:
    """`/documents/ID`: by the ledger's id; the id that the document came with leads there."""
    site = site_of(request)
    given = request.path_params["id"]
    with asking(site.ledger, site.settings.query_seconds) as connection:
        record, text = shown(connection, given)
        if record["record"] != "document":
            return RedirectResponse(urls.record(record["record"], record["id"]), 302)
        if record["ledger_id"] != given:
            return RedirectResponse(urls.document(record["ledger_id"]), 302)
        return page(request, "article.html", _context(connection, record, text or ""))


def _context(connection: Connection, record: Shape, text: str) -> dict[str, Any]:
    number = spots.document_number(connection, record["ledger_id"])
    if number is None:
        raise NoSuchRecord(f"no document {record['ledger_id']!r} in the ledger")
    told = with_earlier(connection, record["statements"])
    dates, places = spots.times_and_places(connection, number)
    marks = marks_of((*told, *record["events"])) + _when_and_where(dates, places)
    return {
        "document": record,
        "paragraphs": paragraphs(text, marks),
        "statements": in_order(told),
        "events": _by_statement(record["events"]),
        "dates": dates,
        "places": places,
        "actors": _actors(told, record["events"]),
        "versions": record["versions"],
        "set_aside": [shape for shape in (*told, *record["events"]) if shape["rejected"] or shape["merged_into"]],
    }


def in_order(statements: Sequence[Shape]) -> list[tuple[Shape, int]]:
    """Standing statements with their depth, in the order of the text, what is within one right behind it."""
    standing = sorted((one for one in statements if not (one["rejected"] or one["merged_into"])), key=_start)
    known = {one["id"] for one in standing}
    children: dict[str | None, list[Shape]] = {}
    for one in standing:
        children.setdefault(one["parent"] if one["parent"] in known else None, []).append(one)
    return list(_below(children, None, 0))


def _below(children: dict[str | None, list[Shape]], parent: str | None, depth: int) -> Iterable[tuple[Shape, int]]:
    for one in children.get(parent, ()):
        yield one, depth
        if depth < len(children):
            yield from _below(children, one["id"], depth + 1)


def _start(statement: Shape) -> int:
    return min(int(span["start"]) for span in (statement["cue"], *statement["content"]["spans"]))


def _by_statement(events: Sequence[Shape]) -> list[Shape]:
    standing = [event for event in events if not (event["rejected"] or event["merged_into"])]
    return sorted(standing, key=lambda event: event["trigger"]["start"])


def _when_and_where(dates: Iterable[Any], places: Iterable[Any]) -> list[Mark]:
    marks = [Mark(row.start, row.end, Role.TIME, title=_date_title(row)) for row in dates]
    return marks + [Mark(row.start, row.end, Role.PLACE, title=", ".join(filter(None, (row.name, row.country))) or None) for row in places]


def _date_title(row: Any) -> str:
    return day(row.first_day) if row.first_day and row.first_day == row.last_day else str(row.value)


def _actors(statements: Iterable[Shape], events: Iterable[Shape]) -> list[tuple[str, str]]:
    """Everyone with a part in it: ids and names, in the order of the records."""
    found: dict[str, str] = {}
    for one in statements:
        if one["actor"]:
            found.setdefault(one["actor"]["id"], one["actor"]["name"])
    for event in events:
        for side in (*event["actors"], *event["recipients"]):
            found.setdefault(side["actor"], side["name"])
    return list(found.items())
