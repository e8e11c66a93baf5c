"""Articles out of web pages, friendly and hostile."""

import pytest

from legation.errors import DocumentError
from legation.sources.webpages import document

PAGE = """<!doctype html><html><head><title>Talks in Oslo resume</title><meta property="og:site_name" content="The Fjord Post">
<meta property="article:published_time" content="2019-06-30T08:00:00Z"></head><body><nav>Home | World</nav><article><h1>Talks in Oslo resume</h1>
<p>Negotiators returned to Oslo on Sunday after a pause of two weeks, the Norwegian foreign ministry said in a short note.</p>
<p>"We are glad that both sides are here," its spokeswoman told reporters outside the hotel. She did not say how long they would stay.</p>
<script>alert("no")</script></article></body></html>"""


def test_the_article_and_its_metadata_are_found() -> None:
    found = document(PAGE.encode(), "page.html", "page")
    assert found.title == "Talks in Oslo resume"
    assert found.published == "2019-06-30"
    assert found.publisher == "The Fjord Post"
    assert found.text.startswith("Negotiators returned") or "Negotiators returned" in found.text
    assert "alert" not in found.text


@pytest.mark.parametrize("data", [b"", b"<", b"<html>", b"\xff\xfe\x00", b"<div>" * 20_000, b"<p>" + b"&#0;" * 50])
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"odd\.html"):
        document(data, "odd.html", "odd")
