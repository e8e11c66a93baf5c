"""The API answers by its own description, pages by cursors, and says what is wrong as problem+json."""

from __future__ import annotations

import pytest
from conftest import client_of
from starlette.testclient import TestClient

from legation.ledger import Ledger

PROBLEM = "application/problem+json"


def test_pages_by_cursor_give_everything_once(client: TestClient) -> None:
    whole = [item["id"] for item in client.get("/api/v1/statements?limit=100").json()["items"]]
    paged, cursor = [], None
    while True:
        page = client.get("/api/v1/statements", params={"limit": 2} | ({"cursor": cursor} if cursor else {})).json()
        paged += [item["id"] for item in page["items"]]
        if (cursor := page["next"]) is None:
            break
    assert paged == whole
    assert len(whole) > 4


def test_a_cursor_of_another_question_is_refused(client: TestClient) -> None:
    cursor = client.get("/api/v1/statements?limit=1").json()["next"]
    for wrong in (cursor, "x", "W10", "é"):
        answer = client.get("/api/v1/events", params={"cursor": wrong})
        assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/search?since=never", 400), ("/api/v1/search?kind=person", 400), ("/api/v1/search?verdict=odd", 400), ("/api/v1/search?actor=nobody", 404),
        ("/api/v1/documents/none", 404), ("/api/v1/actors/nobody", 404), ("/api/v1/search?limit=0", 422), ("/api/v1/nothing", 404), ("/api/v1/read", 405),
    ],
)  # fmt: skip
def test_errors_are_problems(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert answer.json()["status"] == status


def test_a_document_has_its_records(client: TestClient, ids: dict[str, str]) -> None:
    found = client.get(f"/api/v1/documents/{ids['nested']}").json()
    assert [one["content"]["text"] for one in found["statements"]] == ["the king had voiced interest in talks", "talks", 'Valdria would "keep the door open"']
    for one in found["statements"]:
        assert all(found["text"][span["start"] : span["end"]] == span["text"] for span in one["content"]["spans"])


def test_a_record_of_another_kind_is_not_found(client: TestClient, ids: dict[str, str]) -> None:
    assert client.get(f"/api/v1/events/{ids['nested']}").status_code == 404


def test_pairs_and_plans(client: TestClient) -> None:
    pair = client.get("/api/v1/between/VAL/ORM").json()
    assert pair["periods"][0]["material_conflict"] == 1
    assert any("Ormia" in said["content"]["text"] for said in pair["about"])
    plan = client.get("/api/v1/plans").json()["items"][0]
    assert [step["state"] for step in plan["steps"]] == ["announced", "held"]


def test_a_text_is_read_and_not_kept(own: Ledger) -> None:
    with client_of(own) as client:
        reading = client.post("/api/v1/read", json={"text": "Ana Duro said that no.", "published": "2024-03-05"}).json()
        assert reading["statements"][0]["content"]["text"] == "no"
        assert reading["document"]["published"] == "2024-03-05"
        assert client.get("/api/v1/documents").json()["items"] == []
        assert client.post("/api/v1/read", json={"text": "unreadable"}).status_code == 422
        assert client.post("/api/v1/read", json={"text": "x", "published": "never"}).status_code == 400
        assert client.post("/api/v1/read", content=b"{").status_code == 422


def test_the_description_lists_every_call(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert len(described["paths"]) == 12
    page = client.get("/api").text
    assert all(path in page for path in described["paths"])


@pytest.mark.filterwarnings("ignore")
def test_the_api_keeps_to_its_description(own: Ledger) -> None:
    """A run of schemathesis over every call."""
    schemathesis = pytest.importorskip("schemathesis")
    from conftest import fill
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

    fill(own)
    checks = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    with client_of(own, host="0.0.0.0") as client:  # by any name
        schema = schemathesis.openapi.from_asgi("/openapi.json", client.app)
        for result in schema.get_all_operations():
            operation = result.ok()

            @given(case=operation.as_strategy())
            @settings(max_examples=15, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
            def conforms(case: schemathesis.Case) -> None:
                case.call_and_validate(checks=checks)

            conforms()
