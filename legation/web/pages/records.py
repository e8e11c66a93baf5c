"""One statement or event on a page of its own: its words in their passage, what was said before, and its corrections."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.ledger.correcting import SETTABLE
from legation.ledger.shapes import Shape
from legation.ledger.showing import shown
from legation.web import urls
from legation.web.asking import asking
from legation.web.marks import Mark, marks_of, paragraphs
from legation.web.questions.precedents import with_earlier
from legation.web.rendering import page
from legation.web.site import site_of


def record(request: Request) -> Response:
    """`/statements/ID` and `/events/ID`; the beginning of an id leads to the whole."""
    site = site_of(request)
    given = request.path_params["id"]
    with asking(site.ledger, site.settings.query_seconds) as connection:
        found, text = shown(connection, given)
        address = urls.record(found["record"], found.get("ledger_id") or found["id"])
        if request.url.path != address:
            return RedirectResponse(address, 302)
        return page(request, "record.html", _context(connection, found, text or ""))


def _context(connection: Connection, found: Shape, text: str) -> dict[str, Any]:
    if found["record"] == "statement":
        found = with_earlier(connection, [found])[0]
    marks = marks_of([found | {"rejected": False, "merged_into": None}], to_record=False)
    start, end = _passage(text, marks)
    return {
        "record": found,
        "paragraphs": paragraphs(text, marks, start=start, end=end),
        "fields": tuple(SETTABLE[found["record"]]),
    }


def _passage(text: str, marks: list[Mark]) -> tuple[int, int]:
    """The paragraphs that hold the marks, with one before and one after."""
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    here = text.rfind("\n", 0, first)
    start = text.rfind("\n", 0, len(text[:here].rstrip())) + 1 if here >= 0 else 0
    end = text.find("\n", last)
    after = text.find("\n", len(text) - len(text[end:].lstrip())) if end >= 0 else -1
    return start, len(text) if after < 0 else after
