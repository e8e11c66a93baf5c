"""The map: events where their places are known."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from legation.ledger.quads import TYPES
from legation.web.asking import asking
from legation.web.maps import HEIGHT, WIDTH, graticule, land, spots_of
from legation.web.pages.leafing import leaf, start_of
from legation.web.pages.spans import asked_span
from legation.web.questions import spots
from legation.web.rendering import page
from legation.web.site import site_of

SHOWN = 50


def world(request: Request) -> Response:
    """`/map`: of a span and a type; with `place` what happened there."""
    site = site_of(request)
    params = request.query_params
    span = asked_span(params)
    type_ = params.get("type", "").upper()
    asked = {"since": params.get("since", ""), "until": params.get("until", ""), "type": type_ if type_ in TYPES else ""}
    place, country, start = params.get("place", ""), params.get("country") or None, start_of(params)
    with asking(site.ledger, site.settings.query_seconds) as connection:
        rows = spots.spots(connection, span.first, span.last, asked["type"] or None)
        days = {"first": span.first, "last": span.last, "type_": asked["type"] or None}
        there = spots.events_at(connection, place, country, **days, limit=SHOWN + 1, start=start) if place else []
    leafs = leaf("/map", {**asked, "place": place, "country": country}, start, SHOWN, more=len(there) > SHOWN, anchor="#there")
    meridians, parallels = graticule()
    context = {"asked": asked, "spots": spots_of(rows, asked), "place": place, "there": there[:SHOWN], "leafs": leafs, "types": TYPES, "problem": span.problem}
    return page(request, "map.html", context | {"land": land(), "meridians": meridians, "parallels": parallels, "width": WIDTH, "height": HEIGHT})
