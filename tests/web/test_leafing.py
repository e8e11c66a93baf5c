"""Long lists are leafed through, and nothing is lost or shown twice."""

from __future__ import annotations

import pytest
from lxml import html
from starlette.testclient import TestClient

from legation.web.pages import actors, pair, plans, search
from legation.web.pages.leafing import leaf, start_of


def leafed(client: TestClient, path: str | None, items: str) -> list[str]:
    """What all pages of a list show, following "more"."""
    found: list[str] = []
    while path:
        tree = html.fromstring(client.get(path).text)
        found += tree.xpath(items)
        path = next(iter(tree.xpath("//nav[@class='days']/a[starts-with(., 'more')]/@href")), None)
        assert len(found) < 100
    return found


@pytest.mark.parametrize(
    ("module", "name", "path", "items"),
    [
        (actors, "LISTED", "/actors", "//main//ul/li/a/@href"),
        (pair, "SHOWN", "/between/VAL/ORM", "//section[h2[@id='record']]//blockquote/a/@href"),
        (search, "PAGE", "/search?kind=statement", "//blockquote/a/@href"),
        (plans, "SHOWN", "/plans?month=2024-03", "//li[@class='card']/@id"),
    ],
)
def test_pages_show_everything_once(client: TestClient, monkeypatch: pytest.MonkeyPatch, module: object, name: str, path: str, items: str) -> None:
    whole = leafed(client, path, items)
    monkeypatch.setattr(module, name, 1)
    assert leafed(client, path, items) == whole
    assert len(whole) == len(set(whole)) > 0


@pytest.mark.parametrize(("given", "start"), [("5", 5), ("-1", 0), ("x", 0), ("٣", 0), ("9999999", 0), ("", 0), ("999999", 100_000)])
def test_where_a_page_begins(given: str, start: int) -> None:
    assert start_of({"from": given}) == start


def test_the_first_page_has_none_before_it() -> None:
    assert leaf("/x", {"q": "a"}, 0, 10, more=False) == leaf("/x", {}, 0, 5, more=False)
    assert leaf("/x", {"q": "a"}, 10, 10, more=True, anchor="#y").before == "/x?q=a#y"
