"""Two sides: cooperation and conflict by month, the record underneath, and what the one told the other."""

from __future__ import annotations

from dataclasses import asdict, dataclass
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
from legation.web.pages.leafing import leaf, start_of
from legation.web.pages.spans import AskedDays, asked_span
from legation.web.questions import counts, persons
from legation.web.questions.dealings import dealings
from legation.web.rendering import page
from legation.web.site import site_of

SHOWN = 50
SAID_SHOWN = 10
COUNTED = ("material_cooperation", "verbal_cooperation", "verbal_conflict", "material_conflict", "planned")
DOWN = frozenset({"verbal_conflict", "material_conflict"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what stands for it in an address, who is meant, and its name."""

    key: str
    who: Meant
    name: str


def pair(request: Request) -> Response:
    """`/between/ONE/OTHER`: states by their codes (RUS), or actors by their ids."""
    site = site_of(request)
    first, second = (urls.actor_id(request.path_params[name]) for name in ("first", "second"))
    asked = asked_span(request.query_params)
    with asking(site.ledger, site.settings.query_seconds) as connection:
        one, other = (_side(connection, key) for key in (first, second))
        return page(request, "pair.html", _context(connection, one, other, asked, start_of(request.query_params)))


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


def _context(connection: Connection, first: Side, second: Side, asked: AskedDays, start: int) -> dict[str, Any]:
    address = urls.between(first.key, second.key)
    days = {"since": asked.first, "until": asked.last}
    found = dealings(connection, first.who, second.who, **days)
    rows, numbers = found.months, found.events
    return {
        "first": first.key,
        "second": second.key,
        "names": (first.name, second.name),
        "asked": asked,
        "chart": _chart(rows, address),
        "total": sum(row.reports for row in rows),
        "happened": len(numbers),
        "events": shapes_of(connection, [("event", number) for number in numbers[start : start + SHOWN]]),
        "leafs": leaf(address, days, start, SHOWN, more=len(numbers) > start + SHOWN, anchor="#record"),
        "told": persons.said_between(connection, first.who, second.who, SAID_SHOWN, **days),
        "abouts": [_about(connection, one, other, days) for one, other in ((first, second), (second, first))],
    }


def _about(connection: Connection, who: Side, whom: Side, days: dict[str, str | None]) -> dict[str, Any]:
    """What the one said about the other, and where all of it is."""
    found = persons.said_about(connection, who.who, whom.who, SAID_SHOWN, **days)
    by = {"country": who.key} if who.who.country else {"actor": who.key}
    return {"who": who.name, "whom": whom.name, "said": found, "all": urls.search(kind="statement", **by, about=whom.key, **days)}


def _side(connection: Connection, key: str) -> Side:
    who = party(connection, key)
    name = counts.state_names(connection, [who.country]).get(who.country, who.country) if who.country else who.name
    return Side(key, who, name)


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
