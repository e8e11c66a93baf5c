"""The web application: its routes in one list, and what stands around them."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from legation.errors import LegationError
from legation.ledger import Ledger
from legation.version import LEGATION
from legation.web.apart import Apart
from legation.web.api.routes import router
from legation.web.desk import Desk
from legation.web.guards import Guard
from legation.web.maps import land
from legation.web.pages import actors, add, article, correct, pair, plans, records, reference, search, tenures, today, world
from legation.web.problems import on_error, on_invalid
from legation.web.reader import Reader
from legation.web.rendering import STATIC, environment
from legation.web.security import HEADERS, HostCheck, SecurityHeaders, SizeLimit
from legation.web.settings import Settings
from legation.web.site import Site

ABOUT = "Who said what to whom, who did what to whom, and whether it was said before: the questions of the pages, as JSON by Legation's record contract."
YEAR_SECONDS = 31_536_000
GZIP_LEVEL = 4
"""A quarter of the time of the highest, for a tenth more bytes."""

GETS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("/", today.today),
    ("/documents/{id}", article.article),
    ("/statements/{id}", records.record),
    ("/events/{id}", records.record),
    ("/actors", actors.actors),
    ("/actors/{key}", actors.actor),
    ("/between", pair.find),
    ("/between/{first}/{second}", pair.pair),
    ("/plans", plans.plans),
    ("/plans/{id}", plans.plan),
    ("/search", search.search),
    ("/search.csv", search.as_csv),
    ("/search.json", search.as_json),
    ("/search.parquet", search.as_parquet),
    ("/map", world.world),
    ("/add", add.form),
    ("/add/{id}", add.progress),
    ("/access", correct.access),
    ("/api", reference.reference),
)
POSTS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("/add", add.hand_in),
    ("/add/examples", add.hand_in_examples),
    ("/correct", correct.correct),
    ("/access", correct.give_token),
)


class KeptFiles(StaticFiles):
    """Our own files; their addresses change with them, so that browsers may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = f"public, max-age={YEAR_SECONDS}, immutable"
        return response


def create_app(ledger: Ledger, settings: Settings | None = None, *, reader: Reader | None = None) -> FastAPI:
    """The application over an open ledger. `reader` reads and keeps what is added, by default in a process of its own."""
    chosen = settings or Settings()
    desk = Desk(reader or Apart(ledger), waiting_max=chosen.waiting_max)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        threading.Thread(target=_load_knowledge, daemon=True).start()
        yield
        desk.close()

    app = FastAPI(title="Legation", version=LEGATION, description=ABOUT, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.site = Site(chosen, ledger, Guard(chosen), desk, environment())
    _add_routes(app)
    _add_errors(app)
    app.add_middleware(SizeLimit, bytes_max=chosen.body_bytes)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=GZIP_LEVEL)
    app.add_middleware(HostCheck, settings=chosen)
    app.add_middleware(SecurityHeaders)
    return app


def _load_knowledge() -> None:
    """What pages read of data files, before the first one asks; what is wrong with a file is told by the page that needs it."""
    with suppress(LegationError, OSError):
        tenures.offices("")
        land()


def _add_routes(app: FastAPI) -> None:
    for path, page in GETS:
        app.add_api_route(path, page, methods=["GET", "HEAD"], include_in_schema=False)
    for path, page in POSTS:
        app.add_api_route(path, page, methods=["POST"], include_in_schema=False)
    app.include_router(router())
    app.mount("/static", KeptFiles(directory=STATIC), name="static")


def _add_errors(app: FastAPI) -> None:
    for kind in (LegationError, HTTPException, Exception):
        app.add_exception_handler(kind, _answered)
    app.add_exception_handler(RequestValidationError, on_invalid)


async def _answered(request: Request, error: Exception) -> Response:
    """An error's answer; one that nobody expected passes no middleware, so it gets its headers here."""
    answer = await on_error(request, error)
    answer.headers.update(HEADERS)
    return answer
