"""An article is never trusted: whatever it holds, in its text, title, publisher, address or names, it is shown and never run."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from lxml import html
from samples import HOSTILE
from starlette.testclient import TestClient

from legation.ledger import Ledger
from legation.web.security import HEADERS

OURS = {"/static/style.css", "/static/legation.js", "/static/icon.svg"}


def shown(ids: dict[str, str]) -> list[str]:
    document = ids[f"h/{HOSTILE}"]
    key = ids["said: talks\x02 were\x03 near"]
    return ["/?day=2024-03-03", f"/documents/{document}", f"/statements/{key}", "/search?q=near", f"/search?q={quote(HOSTILE)}", f"/actors?q={quote(HOSTILE)}"]


def test_no_script_style_or_handler_of_an_article_is_on_a_page(client: TestClient, ids: dict[str, str]) -> None:
    for path in shown(ids):
        answer = client.get(path)
        tree = html.fromstring(answer.text.replace("\x02", "").replace("\x03", ""))
        assert {source.split("?")[0] for source in tree.xpath("//script/@src|//link/@href|//img/@src")} <= OURS, path
        assert not tree.xpath("//script[not(@src)]|//style|//img|//iframe|//*[@style]|//b"), path
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")], path
        assert not [link for link in tree.xpath("//@href|//@action") if not link.startswith(("/", "#", "https://", "http://"))], path


def test_its_words_are_shown_as_they_are(client: TestClient, ids: dict[str, str]) -> None:
    tree = html.fromstring(client.get(f"/documents/{ids[f'h/{HOSTILE}']}").text.replace("\x02", "").replace("\x03", ""))
    assert HOSTILE in tree.xpath("string(//h1)")
    assert "<style>body{display:none}</style>" in tree.xpath("string(//*[@class='text'])")


def test_every_answer_has_the_headers(client: TestClient) -> None:
    for path in ("/", "/nothing", "/static/style.css", "/api/v1/search", "/api/v1/nothing", "/search.csv"):
        answer = client.get(path)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    policy = HEADERS["content-security-policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'")


def test_an_unexpected_error_tells_nothing(own: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    from conftest import client_of

    from legation.web.questions import counts

    def fails(_: object) -> bool:
        raise RuntimeError("a secret path")

    monkeypatch.setattr(counts, "is_empty", fails)
    with client_of(own) as client:
        answer = client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]


def test_another_name_for_this_machine_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/", headers={"host": "localhost:8000"}).status_code == 200


def test_a_csv_cell_cannot_be_a_formula(own: Ledger) -> None:
    from conftest import client_of
    from samples import Draft, is_known

    from legation.ledger.keeping import Incoming
    from legation.ledger.steps import keeper

    draft = Draft("=1+1 said talks were near.", title="=cmd()")
    draft.says("=1+1", "said", "talks were near")
    with own.writing() as connection:
        keeper(known=is_known).keep(connection, [Incoming(draft.reading())])
    with client_of(own) as client:
        assert "'=cmd()" in client.get("/search.csv?q=talks").text
