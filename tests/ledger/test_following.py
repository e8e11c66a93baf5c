"""Pages and feeds from a server on this machine."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from factories import Article

pytest.importorskip("httpx")
pytest.importorskip("feedparser")
pytest.importorskip("trafilatura")

from legation.errors import DocumentError
from legation.ledger.adding import Adder
from legation.ledger.checking import stats
from legation.ledger.evidence import as_fetched
from legation.ledger.following import Follower, Manners, minutes_until
from legation.ledger.steps import keeper
from legation.ledger.tables import documents, evidence
from legation.records import Reading
from legation.sources import fetching
from legation.sources.feeds import entries_in, feeds_in
from legation.sources.fetching import fetched, get

PAGE = """<html><head><title>{title}</title><meta property="og:site_name" content="The Daily"><meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="{canonical}"></head><body><article><h1>{title}</h1><p>The minister said on Tuesday that the border would be opened again.
It had been closed for three years, and traders had asked for it again and again, as the ministry's own figures show.</p>
<p>A spokesman of the neighbouring state said that talks would go on in the capital next week, and that an agreement was near.</p></article></body></html>"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>"""
ITEM = "<item><title>{0}</title><link>{0}</link><guid>{0}</guid><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>"


class Site:
    """A web site whose pages are functions of the request; it remembers what it was asked."""

    def __init__(self) -> None:
        self.pages = {}
        self.asked = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                status, headers, body = site.pages.get(self.path, lambda _: (404, {}, b""))(self)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for part in body if not isinstance(body, bytes) else (body,):
                        self.wfile.write(part)
                except OSError:
                    pass

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def page(self, path, body, kind="text/html", status=200, **headers):
        self.pages[path] = lambda _: (status, {"Content-Type": kind, **headers}, body.encode() if isinstance(body, str) else body)

    def article(self, path, title="Border opened"):
        self.page(path, PAGE.format(title=title, canonical=self.url + path))


@pytest.fixture
def site():
    opened = Site()
    yield opened
    opened.server.shutdown()
    opened.server.server_close()


def test_a_page_with_what_its_metadata_say(site):
    site.article("/border?from=feed")
    site.page("/old", "", status=302, Location="/border?from=feed")
    found = fetched(f"{site.url}/old", allow_private=True)
    document = found.document
    assert [document.title, document.publisher, document.published, document.url] == [
        "Border opened",
        "The Daily",
        "2024-03-05",
        f"{site.url}/border?from=feed",
    ]
    assert "border would be opened" in document.text
    assert b"<article>" in found.data


def test_another_sites_canonical_address_is_not_believed(site):
    site.page("/a", PAGE.format(title="A", canonical="https://elsewhere.example/b"))
    assert fetched(f"{site.url}/a", allow_private=True).document.url == f"{site.url}/a"


PRIVATE = ["http://127.0.0.1:1/", "http://localhost/", "http://10.0.0.8/", "http://192.168.1.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://0.0.0.0/",
           "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://[64:ff9b::7f00:1]/", "http://100.64.0.1/"]  # fmt: skip


@pytest.mark.parametrize("url", PRIVATE)
def test_private_addresses_are_refused(url):
    with pytest.raises(DocumentError, match=r"private|no such host"):
        get(url)


def test_a_redirect_into_a_private_address_is_refused(site, monkeypatch):
    site.page("/out", "", status=302, Location="http://10.0.0.8/secret")
    allowed = fetching._is_public
    monkeypatch.setattr(fetching, "_is_public", lambda address: address == "127.0.0.1" or allowed(address))
    with pytest.raises(DocumentError, match="private"):
        get(f"{site.url}/out")


@pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/passwd", "http://", "http://user:pass@example.org/"])
def test_what_is_no_web_address(url):
    with pytest.raises(DocumentError, match="no web address"):
        get(url)


def test_limits_of_size_time_and_redirects(site, monkeypatch):
    monkeypatch.setattr(fetching, "BYTES_MAX", 10_000)
    monkeypatch.setattr(fetching, "SECONDS_MAX", 0.3)
    site.page("/large", b"x" * 20_000)
    site.page("/round", "", status=302, Location="/round")
    site.page("/film", b"", kind="video/mp4")
    site.pages["/slow"] = lambda _: (200, {"Content-Type": "text/html"}, (time.sleep(0.1) or b"x" for _ in range(50)))
    for path, problem in (("/large", "larger than"), ("/round", "redirects"), ("/film", "video/mp4"), ("/slow", "not complete")):
        with pytest.raises(DocumentError, match=problem):
            get(site.url + path, allow_private=True)
    with pytest.raises(DocumentError, match="404"):
        fetched(f"{site.url}/absent", allow_private=True)


@pytest.fixture
def follow(ledger, tmp_path):
    """Look once at feeds; what was added, and the problems told."""

    def once(*urls):
        (tmp_path / "feeds.toml").write_text("".join(f'[[feed]]\nurl = "{url}"\n' for url in urls))
        problems = []
        adder = Adder(ledger, lambda found: (Reading(document=document) for document in found), keeper=keeper())
        follower = Follower(ledger, lambda problem: problems.append(problem.message), allow_private=True, manners=Manners(sleep=lambda _: None))
        for feed in feeds_in(tmp_path / "feeds.toml"):
            for document, _ in adder.add(follower.articles(feed)):
                follower.settle(document)
        return adder.summary, problems

    return once


def feed(site, *paths):
    site.page("/feed", RSS.format(items="".join(ITEM.format(site.url + path) for path in paths)), kind="application/rss+xml", ETag='"1"')


def test_a_feed_is_added_once_and_remembered(site, follow, ledger):
    site.article("/one", "One")
    site.article("/two", "Two")
    feed(site, "/one")
    assert follow(f"{site.url}/feed")[0].line() == "1 added, 0 known, 0 failed"
    feed(site, "/one", "/two")
    follow(f"{site.url}/feed")
    assert [path for path, _ in site.asked] == ["/feed", "/one", "/feed", "/two"]
    assert site.asked[2][1]["If-None-Match"] == '"1"'
    with ledger.reading() as connection:
        row = connection.execute(evidence.select()).first()
        text = connection.execute(documents.select()).first().text
    assert b"<article>" in as_fetched(row, text)


def test_nothing_new_costs_one_request(site, follow):
    site.page("/feed", "", status=304)
    assert follow(f"{site.url}/feed")[0].line() == "0 added, 0 known, 0 failed"
    assert len(site.asked) == 1


def test_feeds_that_are_down_malformed_or_no_feed_do_not_stop_the_others(site, follow, ledger):
    site.article("/one")
    feed(site, "/one", "/gone")
    site.page("/broken", "<rss><channel><item><title>x", kind="application/rss+xml")
    site.page("/html", "<html><body>Not a feed</body></html>")
    summary, problems = follow(f"{site.url}/down", f"{site.url}/broken", f"{site.url}/html", "http://127.0.0.1:9/feed", f"{site.url}/feed")
    assert stats(ledger)["documents"] == 1
    assert [any(sign in problem for problem in problems) for sign in ("/down", "/broken", "/html", ":9/feed", "/gone")] == [True] * 5
    assert summary.outcomes["added"] == 1


def test_an_article_that_cannot_be_had_is_tried_three_times(site, follow):
    feed(site, "/gone")
    for _ in range(5):
        follow(f"{site.url}/feed")
    assert [path for path, _ in site.asked].count("/gone") == 3


def test_a_feed_that_breaks_off_gives_what_stood_before():
    whole = RSS.format(items="".join(ITEM.format(f"https://example.org/{number}") for number in range(900)))
    assert len(entries_in(whole.encode(), "https://example.org/feed")) == 500
    assert len(entries_in(whole[: whole.index("<item>", 2000)].encode(), "https://example.org/feed")) > 1


def test_hosts_are_not_hurried():
    waits, now = [], [0.0]
    manners = Manners(sleep=waits.append, clock=lambda: now[0])
    for url in ("https://a.example/1", "https://b.example/1", "https://a.example/2"):
        manners.wait(url)
    assert waits == [2.0]


def test_a_host_that_asks_for_rest_gets_it(site):
    manners = Manners(sleep=lambda _: None)
    site.page("/busy", "", status=429, **{"Retry-After": "3600"})
    manners.note(site.url, get(f"{site.url}/busy", allow_private=True))
    with pytest.raises(DocumentError, match="not to be called"):
        manners.wait(site.url)


def test_a_feed_that_is_down_is_looked_at_more_rarely(tmp_path):
    (tmp_path / "f.toml").write_text('[[feed]]\nurl = "https://example.org/feed"\nminutes = 10\n')
    (found,) = feeds_in(tmp_path / "f.toml")
    assert [minutes_until(found, failures) for failures in (0, 1, 3, 20)] == [10, 20, 80, 480]


@pytest.mark.parametrize(
    "text",
    ["", "feed = 1", "[[feed]]\nurl = 'nowhere'", "[[feed]]\nurl = 'https://a.example'\nminutes = 0", "[[feed", "[[feed]]\nurl='https://a.example'\nx=1"],
)
def test_files_that_name_no_feeds(tmp_path, text):
    (tmp_path / "f.toml").write_text(text)
    with pytest.raises(DocumentError):
        feeds_in(tmp_path / "f.toml")


def test_a_page_added_twice_is_known(site, ledger):
    site.article("/one")
    adder = Adder(ledger, lambda found: (Reading(document=document) for document in found), keeper=keeper())
    for _ in range(2):
        list(adder.add([fetched(f"{site.url}/one", allow_private=True)]))
    assert adder.summary.line() == "1 added, 1 known, 0 failed"


def test_a_document_that_cannot_be_read_is_told_and_the_next_is_added(ledger):
    from legation.sources.sourced import Sourced

    def read(found):
        for document in found:
            yield DocumentError(document.id, "broken") if document.id == "bad" else Reading(document=document)

    adder = Adder(ledger, read, keeper=keeper())
    items = [Sourced(document=Article("some text", id=name, published=None).document, address=name) for name in ("bad",)]
    items.append(Sourced(document=Article("another text", id="good").document, address="good"))
    list(adder.add(items))
    assert adder.summary.line() == "1 added, 0 known, 1 failed"
