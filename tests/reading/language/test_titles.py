"""Names without titles."""

import pytest

from legation.reading.language.titles import name_of, without_titles


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["Mr.", "Rybkin"], ["Rybkin"]),
        (["Foreign", "Secretary", "Boris", "Johnson"], ["Boris", "Johnson"]),
        (["President"], []),
        (["U.S.", "Ambassador", "Ann", "Lee"], ["Ann", "Lee"]),
        (["Barack", "Obama"], ["Barack", "Obama"]),
        (["Gen.", "-"], []),
    ],
)
def test_titles_go(words: list[str], kept: list[str]) -> None:
    span = without_titles(words, 0, len(words))
    assert (words[slice(*span)] if span else []) == kept


@pytest.mark.parametrize(("word", "kept"), [("The", False), ("He", False), ("Hague", True)])
def test_articles_and_pronouns_are_no_names(word: str, kept: bool) -> None:
    assert (name_of([word], 0, 1, "ORG") is not None) is kept
