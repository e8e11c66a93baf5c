"""`legation serve`: the ledger in a browser."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.commands.shell import LedgerOption, plain_errors, say

if TYPE_CHECKING:
    from legation.web.settings import Settings

TOKEN_VARIABLE = "LEGATION_TOKEN"
KEEP_ALIVE_SECONDS = 75
"""Longer than a reader takes for a page: a shorter one closes the connection under the next request."""


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on. Beyond this machine, a token is asked for before anything is written.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    name: Annotated[list[str] | None, typer.Option("--name", help="A host name that the server is called by; may be said again.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Open the ledger in a browser; also the HTTP API, at /api."""
    with plain_errors():
        from legation.errors import LegationError
        from legation.ledger import open_ledger

        try:
            import uvicorn

            from legation.web.app import create_app
        except ImportError as error:
            raise LegationError(f"serving needs `pip install legation[web]` ({error.name} is missing)") from error
        settings = _settings(host, port, name or [])
        with open_ledger(ledger, create=True) as opened:
            app = create_app(opened, settings)
            say(f"{opened.address} is at http://{f'[{host}]' if ':' in host else host}:{port}/ (stop with Ctrl+C)")
            uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_keep_alive=KEEP_ALIVE_SECONDS, timeout_graceful_shutdown=5)


def _settings(host: str, port: int, names: list[str]) -> Settings:
    """Settings of a server; beyond this machine with a token, which is named at start where none is given."""
    from legation.web.settings import Settings, is_loopback

    token = None
    if not is_loopback(host):
        given = os.environ.get(TOKEN_VARIABLE)
        token = given or secrets.token_urlsafe(24)
        say(f"bound to {host}: others can reach this server and read the ledger; writing needs the token " + (f"in {TOKEN_VARIABLE}" if given else token))
    return Settings(host=host, port=port, token=token, hosts=tuple(names), examples=_examples())


def _examples() -> Path | None:
    """The example articles, where Legation runs from its own folder."""
    import legation

    folder = Path(legation.__file__).parent.parent / "examples"
    return folder if folder.is_dir() else None
