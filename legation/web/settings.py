"""What the web server can be told, read once at the edge and passed down."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One server's settings. `token` is asked for before anything is written; None where the server is bound to this machine alone."""

    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    query_seconds: float = 5.0
    """A question to the ledger is given up after this long."""
    body_bytes: int = 32 * MEBIBYTE
    """A request's body at most, files included."""
    files_max: int = 50
    """Files of one upload."""
    text_characters: int = 100_000
    """A pasted text at most: what the reader takes."""
    waiting_max: int = 500
    """Texts that may wait to be read; a further one is refused."""
    read_seconds: float = 120.0
    """How long `POST /api/v1/read` waits for its turn and its reading."""
    hosts: tuple[str, ...] = ()
    """Names that the server may be called by besides its addresses."""
    examples: Path | None = None
    """The folder of the example articles, which an empty ledger offers to read."""

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the server."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
