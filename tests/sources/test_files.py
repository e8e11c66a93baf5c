"""Paths become documents; what cannot be read becomes a problem and the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legation.records import Document
from legation.sources import Problem, documents_from


def read_all(*paths: Path) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    return list(documents_from(paths, problems.append)), problems


def test_plain_text_is_the_input_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("Line one.\r\n\r\nLine “two”.\n".encode())
    documents, problems = read_all(path)
    assert [d.text for d in documents] == ["Line one.\r\n\r\nLine “two”.\n"]
    assert documents[0].id == "note"
    assert problems == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Talks.", encoding=encoding)
    assert read_all(path)[0][0].text == "Talks."


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("latin.txt", b"caf\xe9", "not UTF-8 text"),
        ("zero.txt", b"a\0b", "zero bytes"),
        ("empty.html", b"<html></html>", "no article"),
        ("broken.pdf", b"%PDF-1.4 nonsense", "PDF"),
        ("line.jsonl", b"{not json}\n", "line.jsonl:1: not JSON"),
        ("list.json", b"[1]", "expected a JSON object"),
        ("number.json", b"3", "expected a JSON object"),
        ("bare.jsonl", b'{"id": "x"}', "no text"),
        ("half.jsonl", rb'{"text": "\ud800"}', "surrogate"),
        ("bytes.jsonl", b'{"text": "\xff"}', "not UTF-8"),
    ],
)
def test_bad_input_is_one_problem_that_names_the_file(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path, good = tmp_path / name, tmp_path / "good.txt"
    path.write_bytes(data)
    good.write_text("Talks went on.")
    documents, problems = read_all(path, good)
    assert [d.id for d in documents] == ["good"]
    assert len(problems) == 1
    assert problems[0].fatal
    assert name in problems[0].message
    assert words in problems[0].message
    assert "\n" not in problems[0].message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    documents, problems = read_all(tmp_path / "absent.txt")
    assert documents == []
    assert "absent.txt" in problems[0].message


def test_a_directory_is_read_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "README.md", ".hidden.txt", "picture.png", "sub/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Talks.")
    documents, problems = read_all(tmp_path)
    assert [d.id for d in documents] == ["a", "b", "c"]
    assert problems == []


def test_an_empty_directory_is_a_problem(tmp_path: Path) -> None:
    assert "no files to read" in read_all(tmp_path)[1][0].message


def test_json_lines_keep_ids_and_fields_and_skip_bad_lines(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    good = {"id": "A1", "title": "T", "published": "2006-12-02T10:00:00", "publisher": "P", "genre": "speech", "text": "Hello."}
    path.write_text("\n".join([json.dumps(good), "", "oops", json.dumps({"text": "No id."})]))
    documents, problems = read_all(path)
    assert [(d.id, d.published, d.genre.value) for d in documents] == [("A1", "2006-12-02", "speech"), ("news-4", None, "report")]
    assert [p.message.endswith("news.jsonl:3: not JSON") for p in problems] == [True]


def test_a_wrong_date_and_genre_are_warnings(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "x", "published": "yesterday", "genre": "rumour"}))
    documents, problems = read_all(path)
    assert documents[0].published is None
    assert [p.fatal for p in problems] == [False, False]
    assert "'yesterday'" in problems[0].message


def test_one_json_file_may_hold_an_article_or_a_list(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"text": "One."}, indent=1))
    (tmp_path / "two.json").write_text(json.dumps([{"text": "a"}, {"text": "b"}], indent=1))
    assert [d.id for d in read_all(tmp_path)[0]] == ["one", "two-1", "two-2"]
