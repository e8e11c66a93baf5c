"""What a relative time was reckoned from."""

import pytest
from times_docs import NLP, read, shown

from legation.reading.times import read_times


def test_dateline_is_the_day_to_reckon_from() -> None:
    """ "Today" is the day of the dateline where that is not the day of publication."""
    doc = read("GENEVA, Nov 3 (Xinhua) -- He left today.", published="2005-11-04")
    assert shown(doc) == [("Nov 3", "DATE", "2005-11-03"), ("today", "DATE", "2005-11-03")]
    assert doc._.times[1].basis == "dateline"


def test_dateline_with_year_dates_an_undated_document() -> None:
    """A dateline that tells the year is enough."""
    doc = read("GENEVA, Nov 3, 2005 (Xinhua) -- He left yesterday.", published=None)
    assert shown(doc)[1] == ("yesterday", "DATE", "2005-11-02")


def test_dateline_far_from_publication_is_none() -> None:
    """A date in the first line that is months away is not the day of writing."""
    doc = read("GENEVA, Nov 3 (Xinhua) -- He left today.", published="2005-06-01")
    assert doc._.times[1].value == "2005-06-01"


def test_today_in_a_quotation_is_the_day_it_was_said() -> None:
    """The paper is of Sunday; "today" was said on Friday."""
    doc = read('"We sign today," he said on Friday. He left today.', published="1998-08-16")
    assert [(time.value, time.basis) for time in doc._.times] == [("1998-08-14", "said"), ("1998-08-14", "published"), ("1998-08-16", "published")]


def test_absolute_dates_have_no_basis() -> None:
    """A full date needs nothing to reckon from."""
    assert read("on May 5, 1998")._.times[0].basis is None


def test_mention_is_the_basis_of_earlier() -> None:
    """ "Two days earlier" is reckoned from the date told last."""
    assert read("He came on May 5, 1998. Two days earlier he left.")._.times[1].basis == "mention"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On 5 May 1998 he met Blair. On 7 June they met again, and in July he left.", ["1998-05-05", "1998-06-07", "1998-07"]),
        ("On 5 May 1998 he met Blair. On Sunday, 7 June they met.", ["1998-05-05", "1998-06-07"]),
        ("On 5 May 1998 he met Blair. On Monday, 7 June they met.", ["1998-05-05", "XXXX-06-07"]),
        ("On 5 May 1998 he met Blair. On 7 June they met, as in 1990.", ["1998-05-05", "XXXX-06-07", "1990"]),
        ("He came in 1998. On 7 June they met.", ["1998", "XXXX-06-07"]),
    ],
)
def test_text_that_names_one_year_fixes_it(text: str, values: list[str]) -> None:
    """Only without any date to reckon from, where a full date tells the year, no other year is named and the weekday is right."""
    times = read(text, published=None)._.times
    assert [time.value for time in times] == values
    assert [time.basis for time in times] == ["text" if time.value != "1998-05-05" and time.value[:5] == "1998-" else None for time in times]


def test_times_are_in_order_and_quote_the_text() -> None:
    """Offsets are half-open, in text order, and do not overlap."""
    doc = read("On Monday and Tuesday, 5 May 1998, at 5 p.m., he slept for two hours, as every day since the early 1990s.")
    ends = 0
    for time in doc._.times:
        assert ends <= time.start < time.end
        ends = time.end
    assert len(doc._.times) == 6


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "nonsense", None])
@pytest.mark.parametrize(
    "text", ["Last Tuesday", "at Christmas", f"{'9' * 400} years ago", "99999999 months ago", "9999999999 days ago", "next month", "the 31st of June"]
)
def test_edges_of_the_calendar(text: str, published: str | None) -> None:
    """Nothing that a text says, and no date of publication, ends the reading."""
    read(f"He left {text}.", published=published)


def test_document_without_date_or_record() -> None:
    """A Doc that has no document is read, too."""
    assert shown(read_times(NLP.make_doc("He came on Tuesday."))) == [("Tuesday", "DATE", "XXXX-WXX-2")]


def test_time_of_day_keeps_the_day_of_its_paragraph() -> None:
    """In a new paragraph it is that of the document again."""
    doc = read("They met on 3 August 1998. At 5 p.m. they left.\n\nBy noon GMT nothing had come.")
    assert [value for *_, value in shown(doc)] == ["1998-08-03", "1998-08-03T17:00", "1998-08-14T12:00Z"]
