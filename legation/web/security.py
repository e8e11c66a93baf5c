"""What stands around every answer: headers, the host that may be called, and the size of what is taken."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.web.settings import Settings, is_loopback

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Everything is our own, and nothing inline: no script or style of an article can run, whatever else goes wrong."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class SecurityHeaders:
    """Sets HEADERS on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, sending if scope["type"] == "http" else send)


class HostCheck:
    """Refuses a call under a name that is not the server's: a page elsewhere cannot reach this ledger by pointing its own name here."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_ours(Headers(scope=scope).get("host", "")):
            await refuse(send, 421, "this server is not called so; name it with --name")
            return
        await self._app(scope, receive, send)

    def _is_ours(self, given: str) -> bool:
        try:
            host = urlsplit(f"//{given}").hostname or ""
        except ValueError:
            return False
        if self._settings.is_local or self._settings.hosts:
            return is_loopback(host) or host in self._settings.hosts or host == self._settings.host
        return True


class SizeLimit:
    """Refuses a body that is larger than the server takes, whatever length it claims."""

    def __init__(self, app: ASGIApp, bytes_max: int) -> None:
        self._app = app
        self._bytes_max = bytes_max

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        claimed = Headers(scope=scope).get("content-length", "0")
        if not claimed.isdigit() or int(claimed) > self._bytes_max:
            await refuse(send, 413, f"at most {self._bytes_max // (1024 * 1024)} MB are taken at once")
            return
        taken = 0

        async def counting() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._bytes_max:
                return {"type": "http.disconnect"}
            return message

        await self._app(scope, counting, send)


async def refuse(send: Send, status: int, detail: str) -> None:
    """An answer as problem+json, sent from outside the application."""
    body = json.dumps({"type": "about:blank", "status": status, "title": detail}).encode()
    headers = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
