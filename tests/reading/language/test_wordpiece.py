"""Word pieces of single words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.reading.language.wordpiece import word_pieces

VOCABULARY = {piece: number for number, piece in enumerate(["[UNK]", "talk", "##s", "u", ".", "s", "erdogan", "中", "国", "-"])}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Talks", ["talk", "##s"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("Erdoğan", ["erdogan"]),
        ("中国", ["中", "国"]),
        ("talk\u200bs", ["talk", "##s"]),
        ("xyz", ["[UNK]"]),
        ("talk-xyz", ["talk", "-", "[UNK]"]),
        ("t" * 101, ["[UNK]"]),
        ("", []),
    ],
    ids=["longest-first", "punctuation", "accents", "chinese", "invisible", "unknown", "unknown-part", "too-long", "empty"],
)
def test_pieces(word: str, expected: list[str]) -> None:
    pieces = list(VOCABULARY)
    assert [pieces[number] for number in word_pieces(word, VOCABULARY)] == expected


@given(st.text(max_size=30))
def test_any_text_gives_known_ids(word: str) -> None:
    assert set(word_pieces(word, VOCABULARY)) <= set(VOCABULARY.values())
