"""Which language a text is in."""

import pytest

from legation.reading.known_languages import is_english, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The foreign minister said on Friday that the talks would go on.", "en"),
        ("Tokyo-Seoul summit postponed", "en"),
        ("", "en"),
        ("12 34 56", "en"),
        ("El ministro de Exteriores declaró el viernes que las conversaciones continuarán en Ginebra.", "es"),
        ("Министр иностранных дел заявил в пятницу, что переговоры продолжатся в Женеве.", "ru"),
    ],
    ids=["english", "headline", "empty", "numbers", "spanish", "russian"],
)
def test_language(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(("code", "is_it"), [("en", True), ("en-GB", True), ("English", True), ("fr", False), (None, False), ("", False)])
def test_codes_of_english(code: str | None, is_it: bool) -> None:
    assert is_english(code) is is_it
