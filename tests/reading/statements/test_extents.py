"""The spans that the contract asks for."""

import pytest

from legation.reading.quotes import quoted_ranges
from legation.reading.statements.extents import content_spans, phrase

CASES = {
    "that-goes": ("He said that talks go on.", "that talks go on.", "talks go on"),
    "marks-come-in": ('He said "we go on."', 'we go on."', '"we go on."'),
    "comma-inside-marks": ('"We go on," he said.', "We go on,", '"We go on,"'),
    "comma-outside-marks": ("“We go on”, he said.", "We go on”,", "“We go on”"),
    "abbreviation": ("She went to the U.S.", "to the U.S.", "to the U.S."),
    "quoted-that": ('He said "that is all."', '"that is all."', '"that is all."'),
    "part-of-a-quotation": ('"We wait. I think he left."', 'he left."', "he left"),
    "only-that": ("He knew that.", "that", "that"),
}


@pytest.mark.parametrize(("text", "marked", "expected"), CASES.values(), ids=CASES)
def test_content(text: str, marked: str, expected: str) -> None:
    start = text.index(marked)
    spans = content_spans(text, [(start, start + len(marked))], quoted_ranges(text), [])
    assert [text[s:e] for s, e in spans] == [expected]


def test_cue_and_source_are_cut_out_of_a_content() -> None:
    text = '"One," he said. "Two."'
    spans = content_spans(text, [(0, len(text))], quoted_ranges(text), [(10, 14), (7, 9)])
    assert [text[s:e] for s, e in spans] == ['"One,"', '"Two."']


def test_a_quotation_that_is_mostly_marked_is_content_as_a_whole() -> None:
    text = '"We go on (slowly) for as long as we can," he said.'
    spans = content_spans(text, [(1, 10), (18, 41)], quoted_ranges(text), [(42, 44), (45, 49)])
    assert [text[s:e] for s, e in spans] == ['"We go on (slowly) for as long as we can,"']


@pytest.mark.parametrize(("text", "expected"), [(" the envoy,", "the envoy"), ("—", None), ("the U.S.", "the U.S."), ('"he', "he")])
def test_phrases_lose_the_punctuation_at_their_ends(text: str, expected: str | None) -> None:
    span = phrase(text, 0, len(text))
    assert (text[slice(*span)] if span else None) == expected


@pytest.mark.parametrize("words", ["the", "my", "to", "we"])
def test_a_word_that_leads_to_another_is_no_content(words: str) -> None:
    assert content_spans(f"{words} pledge", [(0, len(words))], [], []) == []
