"""Every page shows what it is for, and every record opens on its words."""

from __future__ import annotations

import json
import re

import pytest
from starlette.testclient import TestClient


def pages(ids: dict[str, str]) -> list[str]:
    paths = [
        "/",
        "/?day=2024-03",
        "/search",
        "/search?q=talks",
        "/actors",
        "/actors/ana-duro",
        "/plans",
        "/plans?month=2024-03",
        "/map?place=Geneva",
        "/between",
    ]
    paths += ["/between/VAL/ORM", "/between/ana-duro/ivo-pelk", "/add", "/api", "/access"]
    return [
        *paths,
        f"/documents/{ids['planned']}",
        f"/documents/{ids['nested']}",
        f"/statements/{ids['confirmed: the king had voiced interest in talks']}",
        f"/events/{ids['met']}",
    ]


def test_every_page_answers_and_is_well_formed(client: TestClient, ids: dict[str, str]) -> None:
    from lxml import html

    for path in pages(ids):
        answer = client.get(path)
        assert answer.status_code == 200, path
        tree = html.fromstring(answer.text)
        assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1, path
        anchors = tree.xpath("//@id")
        assert len(anchors) == len(set(anchors)), path
        within = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
        assert within <= set(anchors), (path, within - set(anchors))
        labelled = tree.xpath("//input[not(@type='hidden')][not(ancestor::label)][not(@id = //label/@for)]")
        assert not labelled, path


def test_every_link_leads_somewhere(client: TestClient, ids: dict[str, str]) -> None:
    from lxml import html

    seen: set[str] = set()
    for path in pages(ids):
        seen |= {link.split("#")[0] for link in html.fromstring(client.get(path).text).xpath("//@href|//@src") if link.startswith("/")}
    for link in sorted(filter(None, seen)):
        assert client.get(link).status_code == 200, link


def test_statements_link_to_their_words_and_words_to_their_statement(client: TestClient, ids: dict[str, str]) -> None:
    text = client.get(f"/documents/{ids['nested']}").text
    key = ids["confirmed: the king had voiced interest in talks"]
    assert f'id="at-{key}"' in text
    assert f'href="#r-{key}"' in text
    assert f'id="r-{key}"' in text
    assert f'href="#at-{key}"' in text


def test_nesting_shows(client: TestClient, ids: dict[str, str]) -> None:
    text = client.get(f"/documents/{ids['nested']}").text
    assert re.search(r'<span class="d2"[^>]*>talks</span>', text)
    assert "record n1" in text


def test_the_id_it_came_with_leads_to_the_document(client: TestClient, ids: dict[str, str]) -> None:
    answer = client.get("/documents/nested", follow_redirects=False)
    assert answer.headers["location"] == f"/documents/{ids['nested']}"


def test_search_marks_the_words_found(client: TestClient) -> None:
    assert "<mark>door</mark>" in client.get("/search?q=door").text


def test_search_says_what_is_near(client: TestClient) -> None:
    answer = client.get("/search?actor=Ana%20Duru")
    assert answer.status_code == 200
    assert "Ana Duro" in answer.text
    assert client.get("/search?since=yesteryear").status_code == 400


def test_a_search_is_exported_whole(client: TestClient) -> None:
    csv, listed = client.get("/search.csv?q=talks&kind=statement"), client.get("/search.json?q=talks&kind=statement")
    assert csv.text.startswith("record,id,day,who")
    assert len(csv.text.splitlines()) - 1 == len(json.loads(listed.text)) > 1
    assert "attachment" in csv.headers["content-disposition"]


def test_a_search_is_exported_as_parquet(client: TestClient) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    import io

    table = parquet.read_table(io.BytesIO(client.get("/search.parquet?kind=event").content))
    assert "Valdria; Ormia" in table["who"].to_pylist()


def test_today_has_plans_and_pairs(client: TestClient) -> None:
    assert "Plans ahead" in client.get("/?day=2024-03-02").text
    assert "Ormia and Valdria" in client.get("/?since=2024-03-01&until=2024-03-21").text


def test_a_chart_says_its_dates_as_dates(client: TestClient) -> None:
    text = client.get("/?since=2024-03-01&until=2024-03-21").text
    assert ">21 March 2024</a></th>" in text
    assert re.search(r'class="tick"[^>]*>\d+ (Feb|Mar|Apr) 2024<', text)


def test_what_is_in_the_ledger_opens_on_it(client: TestClient) -> None:
    text = client.get("/").text
    for kind in ("document", "statement", "event"):
        assert f'href="/search?kind={kind}"' in text


def test_today_tells_new_from_changed(client: TestClient) -> None:
    text = client.get("/?since=2024-03-01&until=2024-03-21").text
    new, changed = text.index("Said without precedent"), text.index(">Changed</h2>")
    assert new < text.index("the king had voiced interest in talks") < changed < text.index("to a later round in Quito")
    assert "What was said before (1)" in text[changed:]


def test_a_plan_is_followed_to_its_end(client: TestClient) -> None:
    text = client.get("/plans?month=2024-03").text
    assert re.search(r"announced</span>.*held</span>", text, re.DOTALL)
    link = re.search(r'href="(/plans/p[0-9a-f]+)"', text)
    assert link is not None
    assert "Valdria, Ormia" in client.get(link[1]).text


def test_a_pair_counts_cooperation_and_conflict(client: TestClient) -> None:
    text = client.get("/between/VAL/ORM").text
    assert "March 2024: 2 verbal cooperation" in text
    assert "March 2024: 1 material conflict" in text
    assert "Ana Duro" in text


def test_a_pair_is_found_by_names(client: TestClient) -> None:
    assert client.get("/between?one=Ana+Duro&other=ORM", follow_redirects=False).headers["location"] == "/between/ana-duro/ORM"
    assert "near" in client.get("/between?one=Ana+Duru&other=ORM").text


@pytest.mark.parametrize("path", ["/documents/none", "/statements/s0", "/actors/nobody", "/plans/p0", "/nothing", "/between/none/nobody"])
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>Not found</h1>" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("query", ["day=0001-01-01", "day=9999-12-31", "since=0001&until=9999", "day=%00", "since=2024-02-31"])
def test_any_days_can_be_asked_for(client: TestClient, query: str) -> None:
    for path in ("/", "/map", "/between/VAL/ORM", "/plans"):
        assert client.get(f"{path}?{query}").status_code == 200, path


@pytest.mark.parametrize("month", ["0001-01", "9999-12", "2024-13", "x", "٢٠٢٤-٠٣"])
def test_any_month_can_be_asked_for(client: TestClient, month: str) -> None:
    assert client.get("/plans", params={"month": month}).status_code == 200
