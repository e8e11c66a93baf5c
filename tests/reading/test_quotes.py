"""Where a text quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.reading.quotes import outermost, quoted_ranges

CASES = {
    "straight": ('He said "no" twice.', ['"no"']),
    "curly": ("He said “no” twice.", ["“no”"]),
    "doubled": ("He said ``no'' twice.", ["``no''"]),
    "single": ("He said 'we shall see' and left.", ["'we shall see'"]),
    "curly-single": ("The ‘buffer zone’ stays, he said.", ["‘buffer zone’"]),
    "single-after-s": ("They are 'our friends', he said.", ["'our friends'"]),
    "apostrophes": ("It's the envoys' view that Kyiv's offer isn't new.", []),
    "inner": ("\"He told me 'never' and left,\" she said.", ["\"He told me 'never' and left,\"", "'never'"]),
    "interrupted": ('"One," he said. "Two."', ['"One,"', '"Two."']),
    "odd-in-the-middle": ('The 5" gun stood by. He said nothing.', []),
    "open-at-paragraph-start": ('"We stay.\n\n"We always did," he said.', ['"We stay.', '"We always did,"']),
    "open-after-colon": ("He wrote: “We go on.\n\n“And we win.”", ["“We go on.", "“And we win.”"]),
    "nickname": ('Ali "the Fox" Rezai spoke.', ['"the Fox"']),
    "decade": ("In the '90s talks failed.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_ranges(text)] == expected


@given(st.text(st.sampled_from("ab.,\n \"'“”‘’`«»"), max_size=60))
def test_ranges_lie_in_the_text_and_nest(text: str) -> None:
    ranges = quoted_ranges(text)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(a[1] <= b[0] for a, b in zip(outermost(ranges), outermost(ranges)[1:], strict=False))
