"""Texts, files and addresses go through one line, and each says what became of it."""

from __future__ import annotations

import time

import pytest
from conftest import client_of, landed, secret_of
from starlette.testclient import TestClient

from legation.ledger import Ledger
from legation.web.jobs import Batch

ARTICLE = "Ana Duro said that the door was open. Nobody answered her."


def ended(client: TestClient, address: str) -> str:
    """The page of a batch when all is done."""
    for _ in range(200):
        answer = client.get(address)
        if "refresh" not in answer.headers:
            return answer.text
        time.sleep(0.05)
    raise AssertionError(answer.text[:500])


def test_an_empty_ledger_shows_the_way(writer: TestClient) -> None:
    text = writer.get("/").text
    assert "Paste an article" in text
    assert "Read the example articles" in text


def test_the_examples_are_read(own: Ledger) -> None:
    from pathlib import Path

    import legation

    with client_of(own, examples=Path(legation.__file__).parent.parent / "examples") as client:
        answer = client.post("/add/examples", data={"form_secret": secret_of(client)}, follow_redirects=False)
        assert "8 of 8 done" in ended(client, answer.headers["location"])
        assert "Plans ahead" in client.get("/").text


def test_a_page_written_while_the_reading_ends_loads_itself_again(writer: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False])
    data = {"text": ARTICLE, "form_secret": secret_of(writer)}
    address = writer.post("/add", data=data, follow_redirects=False).headers["location"]
    landed(writer, address)
    monkeypatch.setattr(Batch, "is_done", property(lambda batch: next(answers, True)))
    answer = writer.get(address)
    assert "Reading …" in answer.text
    assert "refresh" in answer.headers


def test_the_same_text_leads_to_the_same_article(writer: TestClient) -> None:
    data = {"text": ARTICLE, "form_secret": secret_of(writer)}
    first, second = (landed(writer, writer.post("/add", data=data, follow_redirects=False).headers["location"]) for _ in range(2))
    assert first == second


def test_files_are_read_each_for_itself(writer: TestClient) -> None:
    files = [
        ("files", ("one.txt", ARTICLE.encode(), "text/plain")),
        ("files", ("../../two.jsonl", b'{"id": "a", "text": "Ivo Pelk said that no."}\n{"id": "b", "text": "Nothing."}\n', "application/json")),
        ("files", ("bad.txt", b"\xff\xfe\x00\xd8", "text/plain")),
        ("files", ("no.txt", b"unreadable", "text/plain")),
    ]
    answer = writer.post("/add", data={"form_secret": secret_of(writer)}, files=files, follow_redirects=False)
    text = ended(writer, answer.headers["location"])
    assert "4 of 4 done" in text
    assert text.count("cannot be read") == 2
    assert len(writer.get("/api/v1/documents").json()["items"]) == 3


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/x", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest", "http://localhost/"])
def test_nothing_is_fetched_from_private_addresses(writer: TestClient, address: str) -> None:
    answer = writer.post("/add", data={"addresses": address, "form_secret": secret_of(writer)}, follow_redirects=False)
    assert "private address" in ended(writer, answer.headers["location"])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "nothing to read"),
        ({"addresses": "file:///etc/passwd"}, "no web address"),
        ({"text": "x", "published": "5/3/2024"}, "no ISO date"),
        ({"text": "x", "url": "javascript:alert(1)"}, "no web address"),
        ({"text": "x", "genre": "novel"}, "no genre"),
        ({"text": "x" * 100_001}, "split it"),
    ],
)
def test_what_cannot_be_used_is_said_and_kept_in_the_form(writer: TestClient, given: dict[str, str], told: str) -> None:
    answer = writer.post("/add", data={"title": "Kept", "form_secret": secret_of(writer)} | given)
    assert answer.status_code in (400, 413, 422)
    assert told in answer.text
    assert 'value="Kept"' in answer.text


def test_too_long_a_line_is_refused(own: Ledger) -> None:
    with client_of(own, waiting_max=0) as client:
        assert client.post("/add", data={"text": ARTICLE, "form_secret": secret_of(client)}).status_code == 503
        assert client.post("/api/v1/read", json={"text": ARTICLE}).status_code == 503
