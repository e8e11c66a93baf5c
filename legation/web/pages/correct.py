"""Corrections from the page: reject, set, merge, each with its reason and who says so."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.ledger.correcting import Action, Correction
from legation.ledger.mending import mend
from legation.web import urls
from legation.web.problems import Refused
from legation.web.rendering import page
from legation.web.site import site_of

REASON_MAX = 2000


def correct(
    request: Request,
    target: Annotated[str, Form()] = "",
    action: Annotated[str, Form()] = "",
    field: Annotated[str, Form()] = "",
    value: Annotated[str, Form()] = "",
    because: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "",
    form_secret: Annotated[str, Form()] = "",
) -> Response:
    """`/correct`: makes a correction and leads back to the record."""
    site = site_of(request)
    site.guard.check_form(request, form_secret)
    site.guard.check_write(request)
    wanted = _wanted(target, action, field, value, because, by)
    unsettled: list[int] = []
    with site.ledger.writing() as connection:
        found = mend(connection, wanted, settle=lambda _, numbers: unsettled.extend(numbers))
    site.desk.judge(unsettled)
    return RedirectResponse(urls.record(found.kind, found.id) + "#corrections", 303)


def _wanted(target: str, action: str, field: str, value: str, because: str, by: str) -> Correction:
    """Raises Refused that says what is missing."""
    if action not in tuple(Action):
        raise Refused(422, f"no correction {action!r}; there are {', '.join(Action)}")
    if not because.strip():
        raise Refused(422, "a correction needs a reason")
    if not by.strip():
        raise Refused(422, "a correction needs the name of who makes it")
    if action == Action.MERGE and not value.strip():
        raise Refused(422, "say with which record it is to be merged")
    if max(map(len, (because, by, value))) > REASON_MAX:
        raise Refused(422, f"at most {REASON_MAX:,} characters are taken")
    given = {"field": field, "value": value.strip()} if action == Action.SET else {"value": value.strip()} if action == Action.MERGE else {}
    return Correction(target=target, action=Action(action), because=because.strip(), by=by.strip(), **given)


def access(request: Request) -> Response:
    """`/access`: where the token is given once for this browser."""
    return page(request, "access.html", {"problem": None, "needed": site_of(request).settings.token is not None})


def give_token(request: Request, token: Annotated[str, Form()] = "", form_secret: Annotated[str, Form()] = "") -> Response:
    """Remember that the token was given."""
    site = site_of(request)
    site.guard.check_form(request, form_secret)
    if not site.guard.is_token(token.strip()):
        return page(request, "access.html", {"problem": "this is not the token", "needed": site.settings.token is not None}, status=403)
    response = RedirectResponse("/", 303)
    site.guard.give_leave(response)
    return response
