"""Today: what is new, what changed, what is coming; for a day or a span."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from legation.ledger.answers import answers
from legation.ledger.asking import Query
from legation.ledger.days import days_between, later
from legation.ledger.plans import Plan
from legation.ledger.shapes import Shape
from legation.web import urls
from legation.web.asking import asking
from legation.web.charts import Chart, Series, chart, days_around
from legation.web.pages.spans import asked_span
from legation.web.questions import agenda, counts
from legation.web.questions.precedents import with_earlier
from legation.web.rendering import page
from legation.web.site import site_of

SHOWN = 20
DOCUMENTS_SHOWN = 30
DAYS_BEFORE, DAYS_AFTER, DAYS_MAX = 21, 7, 62
AHEAD_DAYS = 60
"""Plans due later are left to the page of plans."""


def today(request: Request) -> Response:
    """`/`: of the day asked for, else of the last day that the ledger has articles of."""
    site = site_of(request)
    asked = asked_span(request.query_params)
    with asking(site.ledger, site.settings.query_seconds) as connection:
        if counts.is_empty(connection):
            return page(request, "empty.html", {})
        latest = counts.latest_day(connection) or datetime.date.today().isoformat()
        first, last = asked.first or asked.last or latest, asked.last or asked.first or latest
        return page(request, "today.html", {"first": first, "last": last, "latest": latest, "problem": asked.problem} | _found(connection, first, last))


def _found(connection: Connection, first: str, last: str) -> dict[str, Any]:
    judged = counts.are_judged(connection)
    ahead, came_due = _plans(connection, first, last)
    pairs = counts.busiest_pairs(connection, first, last)
    return {
        "judged": judged,
        "new": _by_article(_statements(connection, first, last, "new")) if judged else [],
        "changed": with_earlier(connection, _statements(connection, first, last, "changed")) if judged else [],
        "said": [] if judged else _by_article(_statements(connection, first, last, None)),
        "ahead": ahead,
        "came_due": came_due,
        "pairs": pairs,
        "pairs_from": counts.counted_from(connection, first, last),
        "states": counts.state_names(connection, {code for pair in pairs for code in (pair.one, pair.other)}),
        "documents": counts.documents_between(connection, first, last, DOCUMENTS_SHOWN),
        "documents_max": DOCUMENTS_SHOWN,
        "undated": counts.undated_documents(connection, SHOWN),
        "totals": counts.totals(connection),
        "neighbours": counts.neighbours(connection, first, last),
        "chart": _days(connection, first, last),
    }


def _statements(connection: Connection, first: str, last: str, verdict: str | None) -> list[Shape]:
    return answers(connection, Query(kinds=("statement",), since=first, until=last, verdict=verdict, limit=SHOWN))


def _by_article(found: Sequence[Shape]) -> list[tuple[Shape, list[Shape]]]:
    """Statements by their article, in the order of its text; the articles as they come."""
    groups: dict[str, list[Shape]] = {}
    for shape in found:
        groups.setdefault(shape["document"]["ledger_id"], []).append(shape)
    return [(group[0]["document"], sorted(group, key=lambda shape: int(shape["cue"]["start"]))) for group in groups.values()]


def _plans(connection: Connection, first: str, last: str) -> tuple[list[Plan], list[Plan]]:
    """Plans still ahead of the span, and those whose day falls into it."""
    ahead = agenda.due_between(connection, later(last, 1), later(last, AHEAD_DAYS), today=last, limit=SHOWN, ahead=True)
    return ahead, agenda.due_between(connection, first, last, today=last, limit=SHOWN)


def _days(connection: Connection, first: str, last: str) -> Chart | None:
    """Statements on the days of the span, the last ones of a long one, and some days around it."""
    before = min(max(days_between(first, last), DAYS_BEFORE), DAYS_MAX)
    days = days_around(last, before, DAYS_AFTER)
    series = Series(name="statements", kind="said", counts=counts.statements_by_day(connection, days[0], days[-1]))
    return chart("Statements by day", days, [series], {day: urls.with_query("/", {"day": day}) for day in days})
