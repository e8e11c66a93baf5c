"""What all handlers share: the ledger, the settings, the guard, the reading desk."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment
from starlette.requests import Request

from legation.ledger import Ledger
from legation.web.desk import Desk
from legation.web.guards import Guard
from legation.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Site:
    """One server's parts, made once by `app.create_app`."""

    settings: Settings
    ledger: Ledger
    guard: Guard
    desk: Desk
    templates: Environment


def site_of(request: Request) -> Site:
    found: Site = request.app.state.site
    return found
