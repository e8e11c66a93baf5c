"""Printed lines become paragraphs."""

from legation.sources.pdfs import reflowed


def test_lines_of_a_paragraph_are_joined_and_broken_words_made_whole() -> None:
    page = "The two ministers will meet in Geneva on Fri-\nday, a diplomat said, and may sign the accord\nthat was drafted.\nA second line."
    assert reflowed(page) == "The two ministers will meet in Geneva on Friday, a diplomat said, and may sign the accord that was drafted.\nA second line."


def test_short_lines_stay_apart() -> None:
    assert reflowed("AGENDA\nThe delegations will take their seats at nine in the morning.\nEnd") == (
        "AGENDA\nThe delegations will take their seats at nine in the morning.\nEnd"
    )


def test_an_empty_page_is_empty() -> None:
    assert reflowed("") == ""
