"""An actor: who it is, what it said and did, by month, to and about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.ledger.answers import answers
from legation.ledger.asking import Query
from legation.ledger.correcting import SETTABLE
from legation.ledger.plans import threads
from legation.ledger.shapes import shapes_of
from legation.web import urls
from legation.web.asking import asking
from legation.web.charts import Chart, Series, at_least_a_year, chart, months_between
from legation.web.questions import persons
from legation.web.questions.precedents import with_earlier
from legation.web.rendering import page
from legation.web.site import site_of

if TYPE_CHECKING:
    from legation.knowledge.actors import Knowledge
    from legation.knowledge.actors.entries import Tenure

SHOWN = 15


def actor(request: Request) -> Response:
    """`/actors/ID`; an actor merged into another leads to that one."""
    site = site_of(request)
    given = urls.actor_id(request.path_params["key"])
    with asking(site.ledger, site.settings.query_seconds) as connection:
        row = persons.actor_row(connection, given)
        if row.id != given:
            return RedirectResponse(urls.actor(row.id), 302)
        return page(request, "actor.html", _context(connection, row))


def actors(request: Request) -> Response:
    """`/actors`: all actors, or those with these words in their names."""
    site = site_of(request)
    words = request.query_params.get("q", "").strip()
    with asking(site.ledger, site.settings.query_seconds) as connection:
        found = persons.actors_like(connection, words)
    return page(request, "actors.html", {"found": found, "words": words})


def _context(connection: Connection, row: Any) -> dict[str, Any]:
    shape = shapes_of(connection, [("actor", row.n)])[0]
    here = (row.n,)
    return {
        "actor": shape,
        "roles": persons.roles(connection, row.n),
        "offices": offices(row.id),
        "chart": _months(connection, row),
        "said": with_earlier(connection, answers(connection, Query(kinds=("statement",), actor=here, limit=SHOWN))),
        "changed": with_earlier(connection, answers(connection, Query(kinds=("statement",), actor=here, verdict="changed", limit=SHOWN))),
        "told": answers(connection, Query(kinds=("statement",), to=here, limit=SHOWN)),
        "did": answers(connection, Query(kinds=("event",), actor=here, limit=SHOWN)),
        "underwent": answers(connection, Query(kinds=("event",), to=here, limit=SHOWN)),
        "addressees": persons.addressees(connection, row.n),
        "counterparts": persons.counterparts(connection, row.n),
        "cues": persons.cues(connection, row.n),
        "plans": threads(connection, actor=here, limit=SHOWN),
        "is_local": row.document is not None,
        "fields": tuple(SETTABLE["actor"]),
    }


def offices(id_: str) -> list[tuple[str, str, str]]:
    """What the knowledge says this person held: office, from, until before; empty where it knows nothing."""
    from legation.knowledge.actors import Knowledge

    knowledge = Knowledge.load()
    held = sorted(knowledge.tenures_by.get(id_, ()), key=lambda tenure: tenure.start)
    return [(_office(knowledge, tenure), tenure.start, tenure.end) for tenure in held]


def _office(knowledge: Knowledge, tenure: Tenure) -> str:
    """An office in words: "foreign minister, Russia"."""
    known = knowledge.offices.get(tenure.office)
    title = tenure.title or (known.phrases[0][0] if known and known.phrases else tenure.office)
    of = knowledge.states.get(tenure.of) or knowledge.organizations.get(tenure.of)
    return f"{title}, {of.name}" if of else title


def _months(connection: Connection, row: Any) -> Chart | None:
    found = persons.statements_by_month(connection, row.n)
    if not found:
        return None
    months = at_least_a_year(months_between(min(found), max(found)))
    links = {month: urls.search(actor=row.id, kind="statement", since=month, until=month) for month in months}
    return chart("Statements by month", months, [Series(name="statements", kind="said", counts=found)], links)
