"""Templates become pages. All text is escaped; what an article says is never taken for markup."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from legation.ledger.asking import MARKS
from legation.version import LEGATION
from legation.web import urls, wording
from legation.web.dates import day, days
from legation.web.site import site_of

FOLDER = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"
NAVIGATION = (("/", "Today"), ("/search", "Search"), ("/plans", "Plans"), ("/map", "Map"), ("/add", "Add"))


def environment() -> Environment:
    """The templates, with the filters they use."""
    env = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    env.filters |= {"day": day, "span": days, "marked": marked, "web": web_address} | wording.FILTERS
    env.globals |= {"urls": urls, "navigation": NAVIGATION, "version": LEGATION, "static": static}
    return env


def page(request: Request, template: str, context: dict[str, Any], *, status: int = 200) -> HTMLResponse:
    """A page, with what every page has: where one is, and the secret that its forms bring back."""
    site = site_of(request)
    session = site.guard.session_of(request)
    common = {
        "path": request.url.path,
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "form_secret": site.guard.form_secret(session),
        "may_write": site.guard.may_write(request),
        "ledger_name": site.ledger.path.name if site.ledger.path else site.ledger.address.rsplit("/", 1)[-1],
    }
    response = HTMLResponse(site.templates.get_template(template).render(common | context), status)
    response.headers["cache-control"] = "no-store"
    site.guard.keep_session(response, session)
    return response


@cache
def static(name: str) -> str:
    """The address of one of our files, which changes with the file so that browsers may keep it."""
    return f"/static/{name}?{hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


def marked(text: str) -> Markup:
    """Text with the words found marked."""
    return Markup(str(escape(text)).replace(MARKS[0], "<mark>").replace(MARKS[1], "</mark>"))


def web_address(url: str | None) -> str | None:
    """An address that may be linked to; None for any other, such as `javascript:`."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname else None
    except ValueError:
        return None
