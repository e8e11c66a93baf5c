"""Which tokens are words, and where paragraphs begin."""

import pytest
from spacy.lang.en import English

from legation.reading.language.words import words_of

NLP = English()
WRAPPED = "\n".join(["The ministers of the two countries met in the capital on", "Friday and agreed to meet again before the end of the"] * 5) + "\n\nNew one."


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("One two.\n\nThree four.", ["One", "Three"]),
        ("One two.\nThree four.", ["One", "Three"]),
        ("One two.\r\n\r\nThree.", ["One", "Three"]),
        (WRAPPED, ["The", "New"]),
        ("  \n One", ["One"]),
    ],
    ids=["blank-line", "line-end", "carriage-return", "hard-wrapped", "leading-space"],
)
def test_paragraphs(text: str, begins: list[str]) -> None:
    words = words_of(NLP.make_doc(text))
    assert [word for word, new in zip(words.texts, words.breaks, strict=True) if new] == begins


def test_glue_says_where_no_space_stood() -> None:
    words = words_of(NLP.make_doc('He said "no".'))
    assert [word for word, glued in zip(words.texts, words.glued, strict=True) if glued] == ["no", '"', "."]


def test_white_space_alone_has_no_words() -> None:
    assert words_of(NLP.make_doc(" \n\t ")).texts == []
