"""Errors as answers: a page for people, problem+json for programs. No traceback reaches anyone."""

from __future__ import annotations

import logging
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from legation.errors import DateError, DocumentError, LedgerError, LegationError, NoSuchRecord, TextTooLong

PROBLEM = "application/problem+json"
log = logging.getLogger("legation.web")


class Refused(LegationError):
    """A request that is understood and refused; `status` is HTTP's."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class TooSlow(LedgerError):
    """A question to the ledger took longer than the server lets it."""


_STATUS: tuple[tuple[type[Exception], int], ...] = ((NoSuchRecord, 404), (DateError, 400), (TextTooLong, 413), (DocumentError, 422), (TooSlow, 503))
_BUSY = "writing to the ledger for too long"
_WRONG_QUESTION = ("no kind", "no type", "no status", "no period", "no verdict")


def status_of(error: Exception) -> int:
    """HTTP's status for an error."""
    if isinstance(error, Refused):
        return error.status
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, LedgerError) and str(error).startswith(_WRONG_QUESTION):
        return 400
    if isinstance(error, LedgerError) and _BUSY in str(error):
        return 503
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


_TITLES = {
    400: "Not understood", 401: "A token is needed", 403: "Refused", 404: "Not found", 405: "Not possible here", 413: "Too large",
    422: "Cannot be used", 429: "Too much at once", 500: "Something went wrong", 503: "Too busy",
}  # fmt: skip


def title_of(status: int) -> str:
    return _TITLES.get(status, "Not possible")


def said(error: Exception) -> str:
    """One line for a user. What nobody expected is logged, and not told."""
    if isinstance(error, LegationError):
        return str(error)
    if isinstance(error, HTTPException):
        return {404: "there is no such page", 405: "this address does not take that method"}.get(error.status_code, str(error.detail))
    log.error("unexpected error", exc_info=error)
    return "the server failed; its log says where"


def problem(status: int, detail: str, **more: Any) -> JSONResponse:
    """An answer as RFC 9457 wants it."""
    return JSONResponse({"type": "about:blank", "title": title_of(status), "status": status, "detail": detail, **more}, status, media_type=PROBLEM)


def is_for_programs(request: Request) -> bool:
    return request.url.path.startswith("/api/") or request.url.path == "/openapi.json"


async def on_error(request: Request, error: Exception) -> Response:
    """The answer to any error."""
    status = status_of(error)
    detail = said(error)
    headers = getattr(error, "headers", None) or {}
    if is_for_programs(request):
        answer: Response = problem(status, detail)
    else:
        from legation.web.rendering import page

        answer = page(request, "error.html", {"title": title_of(status), "detail": detail, "status": status}, status=status)
    answer.headers.update(headers)
    if status == 401:
        answer.headers["www-authenticate"] = "Bearer"
    return answer


async def on_invalid(request: Request, error: Exception) -> Response:
    """A request whose parameters or body do not fit."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    told = [{"where": ".".join(map(str, item["loc"])), "problem": item["msg"]} for item in found]
    detail = "; ".join(f"{item['where']}: {item['problem']}" for item in told) or "the request does not fit"
    return problem(422, detail, errors=told)
