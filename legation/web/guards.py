"""Who may write: forms carry a secret of their session, and beyond this machine a token is asked for."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from legation.web.problems import Refused
from legation.web.settings import Settings

SESSION = "legation_session"
LEAVE = "legation_leave"
HOUR = 3600
LEAVE_SECONDS = 12 * HOUR


class Guard:
    """Guards what writes. Its key lives as long as the server: after a restart forms are to be loaded again."""

    def __init__(self, settings: Settings) -> None:
        self._token = settings.token
        self._key = secrets.token_bytes(32)

    def session_of(self, request: Request) -> str:
        """The session that a browser names, or a new one."""
        given = request.cookies.get(SESSION, "")
        return given if len(given) == 43 and given.isascii() else secrets.token_urlsafe(32)

    def form_secret(self, session: str) -> str:
        """What a form of this session must bring back."""
        return self._signed("form", session)

    def keep_session(self, response: Response, session: str) -> None:
        response.set_cookie(SESSION, session, httponly=True, samesite="lax")

    def may_write(self, request: Request) -> bool:
        """Whether a request may write: always where the server is bound to this machine alone."""
        if self._token is None:
            return True
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.is_token(given.strip()):
            return True
        return hmac.compare_digest(request.cookies.get(LEAVE, "").encode(), self._signed("leave", self._token).encode())

    def is_token(self, given: str) -> bool:
        return self._token is not None and hmac.compare_digest(given.encode(), self._token.encode())

    def give_leave(self, response: Response) -> None:
        """Remember in the browser that the token was given."""
        response.set_cookie(LEAVE, self._signed("leave", self._token or ""), httponly=True, samesite="lax", max_age=LEAVE_SECONDS)

    def check_form(self, request: Request, secret: str) -> None:
        """Raise Refused unless a form was sent from one of our own pages."""
        origin = request.headers.get("origin")
        if origin and urlsplit(origin).netloc != request.headers.get("host"):
            raise Refused(403, "this form was sent from another site")
        session = request.cookies.get(SESSION, "")
        if not session or not hmac.compare_digest(secret.encode(), self.form_secret(session).encode()):
            raise Refused(403, "this form is out of date: go back, load its page again and send it once more")

    def check_write(self, request: Request) -> None:
        """Raise Refused unless the request may write."""
        if not self.may_write(request):
            raise Refused(401, "writing needs the token that the server named when it started")

    def _signed(self, purpose: str, value: str) -> str:
        return hmac.new(self._key, f"{purpose}\x1f{value}".encode(), hashlib.sha256).hexdigest()
