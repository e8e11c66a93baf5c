"""An actor: who it is, what it said and did, by matter and month, to and about whom."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.ledger.asking import Query, ask
from legation.ledger.correcting import SETTABLE
from legation.ledger.shapes import Shape, shapes_of
from legation.web import urls
from legation.web.asking import asking
from legation.web.pages.leafing import leaf, start_of
from legation.web.pages.said import said_by
from legation.web.pages.tenures import offices
from legation.web.questions import agenda, persons
from legation.web.questions.precedents import with_earlier
from legation.web.rendering import page
from legation.web.site import site_of

SHOWN = 15
LISTED = 50


def actor(request: Request) -> Response:
    """`/actors/ID`, with `matter`, `about` or `cue` only such statements; an actor merged into another leads to that one."""
    site = site_of(request)
    given = urls.actor_id(request.path_params["key"])
    with asking(site.ledger, site.settings.query_seconds) as connection:
        row = persons.actor_row(connection, given)
        if row.id != given:
            return RedirectResponse(urls.actor(row.id), 302)
        return page(request, "actor.html", said_by(connection, row, request.query_params) | _context(connection, row))


def actors(request: Request) -> Response:
    """`/actors`: all actors, or those with these words in their names."""
    site = site_of(request)
    words, start = request.query_params.get("q", "").strip(), start_of(request.query_params)
    with asking(site.ledger, site.settings.query_seconds) as connection:
        found = persons.actors_like(connection, words, limit=LISTED + 1, after=start)
    leafs = leaf("/actors", {"q": words}, start, LISTED, more=len(found) > LISTED)
    return page(request, "actors.html", {"found": found[:LISTED], "words": words, "leafs": leafs})


def _context(connection: Connection, row: Any) -> dict[str, Any]:
    here = (row.n,)
    said: dict[str, Any] = {"kinds": ("statement",), "limit": SHOWN}
    done = said | {"kinds": ("event",)}
    lists = {
        "changed": Query(**said, actor=here, verdict="changed"),
        "told": Query(**said, to=here),
        "did": Query(**done, actor=here),
        "underwent": Query(**done, to=here),
    }
    return _lists(connection, lists) | {
        "actor": shapes_of(connection, [("actor", row.n)])[0],
        "roles": persons.roles(connection, row.n),
        "offices": offices(row.id),
        "counterparts": persons.counterparts(connection, row.n),
        "plans": agenda.of_actor(connection, row.n, today=datetime.date.today().isoformat(), limit=SHOWN),
        "is_local": row.document is not None,
        "fields": tuple(SETTABLE["actor"]),
    }


def _lists(connection: Connection, asked: Mapping[str, Query]) -> dict[str, list[Shape]]:
    """The answers to several questions; their records are fetched together."""
    hits = {name: [(hit.kind, hit.number) for hit in ask(connection, query)] for name, query in asked.items()}
    wanted = list(dict.fromkeys(hit for found in hits.values() for hit in found))
    shapes = dict(zip(wanted, with_earlier(connection, shapes_of(connection, wanted)), strict=True))
    return {name: [shapes[hit] for hit in found] for name, found in hits.items()}
