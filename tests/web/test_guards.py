"""Only forms of our own pages write, and beyond this machine only with the token."""

from __future__ import annotations

import pytest
from conftest import client_of, fill, landed, secret_of
from starlette.testclient import TestClient

from legation.ledger import Ledger

ARTICLE = "Ana Duro said that the door was open. Nobody answered her."


def test_a_form_without_its_secret_is_refused(writer: TestClient) -> None:
    assert writer.post("/add", data={"text": ARTICLE}).status_code == 403
    secret_of(writer)
    assert writer.post("/add", data={"text": ARTICLE, "form_secret": "0" * 64}).status_code == 403


def test_a_form_from_another_site_is_refused(writer: TestClient) -> None:
    data = {"text": ARTICLE, "form_secret": secret_of(writer)}
    assert writer.post("/add", data=data, headers={"origin": "https://evil.example"}).status_code == 403


def test_a_secret_of_another_session_is_refused(writer: TestClient) -> None:
    secret = secret_of(writer)
    writer.cookies.clear()
    secret_of(writer)
    assert writer.post("/add", data={"text": ARTICLE, "form_secret": secret}).status_code == 403


def test_beyond_this_machine_writing_needs_the_token(own: Ledger) -> None:
    with client_of(own, host="0.0.0.0", token="right") as client:
        data = {"text": ARTICLE, "form_secret": secret_of(client)}
        assert client.post("/add", data=data).status_code == 401
        assert client.post("/add", data=data, headers={"authorization": "Bearer wrong"}).status_code == 401
        assert client.post("/add", data=data, headers={"authorization": "Bearer right"}, follow_redirects=False).status_code == 303


def test_the_token_is_given_once_for_a_browser(own: Ledger) -> None:
    with client_of(own, host="0.0.0.0", token="right") as client:
        secret = secret_of(client, "/access")
        assert client.post("/access", data={"token": "wrong", "form_secret": secret}).status_code == 403
        client.post("/access", data={"token": "right", "form_secret": secret})
        assert client.post("/add", data={"text": ARTICLE, "form_secret": secret}, follow_redirects=False).status_code == 303


def test_a_forged_leave_is_no_leave(own: Ledger) -> None:
    with client_of(own, host="0.0.0.0", token="right") as client:
        client.cookies.set("legation_leave", "right")
        assert client.post("/add", data={"text": ARTICLE, "form_secret": secret_of(client)}).status_code == 401


def test_a_correction_is_kept_and_shown(own: Ledger) -> None:
    fill(own)
    with client_of(own) as client:
        key = client.get("/api/v1/statements?actor=ana-duro").json()["items"][0]["id"]
        given = {"target": key, "action": "set", "field": "day", "value": "2024-03-19", "because": "it was the day before", "by": "A. Clerk"}
        answer = client.post("/correct", data={**given, "form_secret": secret_of(client)})
        assert answer.status_code == 200
        assert "it was the day before" in answer.text
        assert "A. Clerk" in answer.text
        assert "corrected" in client.get("/search?q=welcomed").text


def test_a_rejected_statement_is_set_aside(own: Ledger) -> None:
    fill(own)
    with client_of(own) as client:
        found = client.get("/api/v1/statements?actor=ana-duro").json()["items"][0]
        data = {"target": found["id"], "action": "reject", "because": "nobody said so", "by": "A. Clerk", "form_secret": secret_of(client)}
        client.post("/correct", data=data)
        page = client.get(f"/documents/{found['document']['ledger_id']}").text
        assert "Set aside by corrections" in page
        assert f'id="r-{found["id"]}"' not in page


@pytest.mark.parametrize("missing", ["because", "by", "action", "target"])
def test_a_correction_that_lacks_something_is_refused(own: Ledger, missing: str) -> None:
    fill(own)
    with client_of(own) as client:
        key = client.get("/api/v1/statements").json()["items"][0]["id"]
        data = {"target": key, "action": "reject", "because": "x", "by": "y", "form_secret": secret_of(client)} | {missing: ""}
        assert client.post("/correct", data=data).status_code in (404, 422)


def test_too_large_a_body_is_refused(own: Ledger) -> None:
    with client_of(own, body_bytes=2000) as client:
        assert client.post("/add", data={"text": "x" * 3000, "form_secret": secret_of(client)}).status_code == 413
        chunks = (b"x" * 1000 for _ in range(5))
        assert client.post("/api/v1/read", content=chunks, headers={"content-type": "application/json"}).status_code in (400, 413)


def test_a_slow_question_is_given_up(own: Ledger) -> None:
    from sqlalchemy import text

    from legation.web.asking import asking
    from legation.web.problems import TooSlow

    slow = text("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c")
    with pytest.raises(TooSlow, match="longer than"), asking(own, 0.1) as connection:
        connection.execute(slow).all()
    with asking(own, 5) as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1


def test_an_added_text_lands_in_its_article(writer: TestClient) -> None:
    data = {"text": ARTICLE, "title": "A door", "published": "2024-03-05", "form_secret": secret_of(writer)}
    answer = writer.post("/add", data=data, follow_redirects=False)
    page = writer.get(landed(writer, answer.headers["location"])).text
    assert "A door" in page
    assert "the door was open" in page
    assert "5 March 2024" in page
