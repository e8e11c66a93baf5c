"""Two sides: cooperation and conflict by month, the record underneath, and what the one told the other."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.errors import LegationError
from legation.ledger import pairs
from legation.ledger.naming import Meant, party
from legation.ledger.shapes import shapes_of
from legation.web import urls
from legation.web.asking import asking
from legation.web.charts import Chart, Series, at_least_a_year, chart, months_between
from legation.web.pages.spans import AskedDays, asked_span
from legation.web.questions import counts, persons
from legation.web.rendering import page
from legation.web.site import site_of

SHOWN = 50
COUNTED = ("material_cooperation", "verbal_cooperation", "verbal_conflict", "material_conflict", "planned")
DOWN = frozenset({"verbal_conflict", "material_conflict"})


def pair(request: Request) -> Response:
    """`/between/ONE/OTHER`: states by their codes (RUS), or actors by their ids."""
    site = site_of(request)
    first, second = (urls.actor_id(request.path_params[name]) for name in ("first", "second"))
    asked = asked_span(request.query_params)
    with asking(site.ledger, site.settings.query_seconds) as connection:
        one, other = party(connection, first), party(connection, second)
        return page(request, "pair.html", _context(connection, (first, one), (second, other), asked))


def find(request: Request) -> Response:
    """`/between?one=&other=`: from the form to the pair's own address."""
    site = site_of(request)
    one, other = (request.query_params.get(name, "").strip() for name in ("one", "other"))
    if not (one and other):
        return page(request, "pair_form.html", {"one": one, "other": other, "problem": None})
    try:
        with asking(site.ledger, site.settings.query_seconds) as connection:
            keys = [key_of(connection, given) for given in (one, other)]
    except LegationError as error:
        return page(request, "pair_form.html", {"one": one, "other": other, "problem": str(error)})
    return RedirectResponse(urls.between(*keys), 302)


def key_of(connection: Connection, given: str) -> str:
    """What stands for a side in an address: a country's code, else an actor's id. Raises NoSuchRecord."""
    found = party(connection, given)
    return found.country or str(shapes_of(connection, [("actor", found.numbers[0])])[0]["id"])


def _context(connection: Connection, first: tuple[str, Meant], second: tuple[str, Meant], asked: AskedDays) -> dict[str, Any]:
    between = pairs.between(first[1], second[1], since=asked.first, until=asked.last)
    rows = pairs.by_period(connection, between, pairs.Period.MONTH)
    numbers = pairs.first_reports(connection, between, SHOWN)
    return {
        "first": first[0],
        "second": second[0],
        "names": tuple(_name(connection, one) for one in (first[1], second[1])),
        "asked": asked,
        "chart": _chart(rows, urls.between(first[0], second[0])),
        "total": sum(row.reports for row in rows),
        "events": shapes_of(connection, [("event", number) for number in numbers]),
        "said": persons.said_between(connection, first[1], second[1], SHOWN),
        "shown_max": SHOWN,
    }


def _name(connection: Connection, who: Meant) -> str:
    return counts.state_names(connection, [who.country]).get(who.country, who.country) if who.country else who.name


def _chart(rows: list[pairs.Row], address: str) -> Chart | None:
    if not rows:
        return None
    months = at_least_a_year(months_between(rows[0].period, rows[-1].period))
    counted = {row.period: asdict(row) for row in rows}
    series = [
        Series(name=name.replace("_", " "), kind=name, counts={period: row[name] for period, row in counted.items()}, down=name in DOWN) for name in COUNTED
    ]
    links = {month: urls.with_query(address, {"since": month, "until": month}) + "#record" for month in months}
    return chart("Cooperation above the line, conflict below, by month", months, series, links)
