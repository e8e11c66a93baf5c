"""Web addresses become documents: fetched with limits of time and size, never from private addresses unless that is allowed.

Each step of a redirect is checked like the first address, and the connection is made to the very address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from legation.errors import DocumentError
from legation.sources import pdfs, webpages
from legation.sources.sourced import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

BYTES_MAX = 16 * 1024 * 1024
SECONDS_MAX = 60.0
"""For one address with all its redirects, however slowly it drips."""
WAIT_SECONDS = 15.0
REDIRECTS_MAX = 6
AGENT = "Legation (https://pypi.org/project/legation/)"
TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain", "application/xml", "text/xml", "application/rss+xml", "application/atom+xml")
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an address gave. `url` is where it was found after redirects."""

    url: str
    status: int
    media_type: str
    data: bytes
    etag: str | None = None
    modified: str | None = None
    retry_after: str | None = None


def fetched(url: str, *, allow_private: bool = False) -> Sourced:
    """The article at an address, with its evidence. Raises DocumentError."""
    page = get(url, allow_private=allow_private)
    if page.status != 200:
        raise DocumentError(url, f"the server answers {page.status}")
    return sourced_page(page, url)


def sourced_page(page: Page, asked: str) -> Sourced:
    """The article of a page. Its address is the canonical one that the page names, if that is of the same site, else where it was found."""
    name = asked
    if page.media_type == "application/pdf" or page.data.startswith(b"%PDF-"):
        document = pdfs.document(page.data, asked, name)
    elif page.media_type == "text/plain":
        raise DocumentError(asked, "plain text; only web pages and PDF are read from the web")
    else:
        document = webpages.document(page.data, asked, name)
    url = _canonical(document.url, page.url)
    document = replace(document, id=url, url=url, publisher=document.publisher or _host(url).removeprefix("www."))
    return Sourced(document=document, address=page.url, data=page.data, media_type=page.media_type)


def _canonical(named: str | None, found: str) -> str:
    """What a page says its address is, unless it is another site's or none."""
    if not named or urlsplit(named).scheme not in ("http", "https"):
        return found
    site = ".".join(_host(found).split(".")[-2:])
    return named if _host(named).endswith(site) else found


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def get(url: str, *, allow_private: bool = False, headers: dict[str, str] | None = None, transport: httpx.BaseTransport | None = None) -> Page:
    """What an address gives, redirects followed. Raises DocumentError: no such host, too slow, too large, of another kind, private."""
    httpx = _httpx(url)
    deadline = time.monotonic() + SECONDS_MAX
    with (
        _named(url, httpx),
        httpx.Client(transport=transport, timeout=WAIT_SECONDS, follow_redirects=False, trust_env=transport is None and allow_private) as client,
    ):
        here = url
        for _ in range(REDIRECTS_MAX + 1):
            target = _checked(here, allow_private=allow_private)
            with client.stream(
                "GET", target.url, headers={"User-Agent": AGENT, "Host": target.host, **(headers or {})}, extensions=target.extensions
            ) as answer:
                if answer.status_code not in REDIRECTS or "location" not in answer.headers:
                    return _page(here, answer, deadline)
                here = urljoin(here, answer.headers["location"])
    raise DocumentError(url, f"more than {REDIRECTS_MAX} redirects")


@contextmanager
def _named(url: str, httpx: Any) -> Iterator[None]:
    try:
        yield
    except httpx.TimeoutException as error:
        raise DocumentError(url, "the server does not answer in time") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise DocumentError(url, f"cannot be fetched ({' '.join(str(error).split()) or type(error).__name__})") from error


def _httpx(url: str) -> Any:
    try:
        import httpx
    except ImportError as error:
        raise DocumentError(url, "fetching needs `pip install legation[web]`") from error
    return httpx


@dataclass(frozen=True, slots=True)
class _Target:
    """Where to connect: by number, so that a name cannot change its meaning after it was checked."""

    url: str
    host: str
    extensions: dict[str, Any]


def _checked(url: str, *, allow_private: bool) -> _Target:
    """The address to connect to. Raises DocumentError where it is no web address, or a private one that is not allowed."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise DocumentError(url, "no web address (http:// or https://, without a user name)")
    port = parts.port
    found = _addresses(url, parts.hostname, port or (443 if parts.scheme == "https" else 80))
    if not allow_private and (private := next((one for one in found if not _is_public(one)), None)):
        raise DocumentError(url, f"{parts.hostname} is at a private address ({private}); --allow-private fetches it")
    number = f"[{found[0]}]" if ":" in found[0] else found[0]
    bare = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    host = bare if port is None else f"{bare}:{port}"
    pinned = parts._replace(netloc=number if port is None else f"{number}:{port}", fragment="").geturl()
    return _Target(pinned, host, {"sni_hostname": parts.hostname} if parts.scheme == "https" else {})


def _addresses(url: str, host: str, port: int) -> list[str]:
    try:
        found: Iterable[Any] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise DocumentError(url, f"no such host {host!r}") from error
    return list(dict.fromkeys(str(item[4][0]).split("%")[0] for item in found))


def _is_public(address: str) -> bool:
    """Whether an address is of the public internet; one that wraps an IPv4 address is judged by that."""
    number = ipaddress.ip_address(address)
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if number in ipaddress.ip_network("64:ff9b::/96"):
            return _is_public(str(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)))
    return number.is_global and not number.is_multicast


def _page(url: str, answer: httpx.Response, deadline: float) -> Page:
    kind = answer.headers.get("content-type", "text/html").split(";")[0].strip().lower()
    if answer.status_code == 200 and kind not in TYPES:
        raise DocumentError(url, f"of type {kind!r}; web pages, PDF and feeds are read")
    data = bytearray()
    for part in answer.iter_bytes():
        data += part
        if len(data) > BYTES_MAX:
            raise DocumentError(url, f"larger than {BYTES_MAX // (1024 * 1024)} MB")
        if time.monotonic() > deadline:
            raise DocumentError(url, f"not complete after {SECONDS_MAX:.0f} seconds")
    asked = answer.headers.get
    return Page(
        url=url, status=answer.status_code, media_type=kind, data=bytes(data),
        etag=asked("etag"), modified=asked("last-modified"), retry_after=asked("retry-after"),
    )  # fmt: skip
