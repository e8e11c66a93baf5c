"""Sentences and the times that they tell; the documents are of Friday, 14 August 1998 unless the case says otherwise."""

import pytest
from times_docs import read, shown

CASES = {
    "american": ("It was signed on Oct. 23, 1996.", [("Oct. 23, 1996", "DATE", "1996-10-23")]),
    "british": ("It was signed on 23 October 1996.", [("23 October 1996", "DATE", "1996-10-23")]),
    "ordinal day": ("It was signed on the 23rd of October, 1996.", [("the 23rd of October, 1996", "DATE", "1996-10-23")]),
    "iso": ("It was signed on 1996-10-23.", [("1996-10-23", "DATE", "1996-10-23")]),
    "iso with time": ("Logged 2014-04-03T10:15Z here.", [("2014-04-03T10:15Z", "TIME", "2014-04-03T10:15Z")]),
    "slashes": ("It was signed on 10/23/1996.", [("10/23/1996", "DATE", "1996-10-23")]),
    "no such day": ("It was signed on February 30, 1996.", [("February", "DATE", "1998-02"), ("1996", "DATE", "1996")]),
    "day of week and month": ("They met Friday, Aug. 7.", [("Friday, Aug. 7", "DATE", "1998-08-07")]),
    "past without year": ("They met on Nov. 3.", [("Nov. 3", "DATE", "1997-11-03")]),
    "future without year": ("They will meet on Nov. 3.", [("Nov. 3", "DATE", "1998-11-03")]),
    "month of a year": ("in July 1997", [("July 1997", "DATE", "1997-07")]),
    "month past": ("They met in December.", [("December", "DATE", "1997-12")]),
    "month to come": ("They will meet in December.", [("December", "DATE", "1998-12")]),
    "month last year": ("They met in June last year.", [("June last year", "DATE", "1997-06")]),
    "last month name": ("They met last May.", [("last May", "DATE", "1998-05")]),
    "two days of a month": ("the June 7-9, 1998 visit", [("June 7", "DATE", "1998-06-07"), ("9, 1998", "DATE", "1998-06-09")]),
    "two days before a month": ("from 7 to 9 June 1998", [("7", "DATE", "1998-06-07"), ("9 June 1998", "DATE", "1998-06-09")]),
    "weekday past": ("He said on Wednesday it was over.", [("Wednesday", "DATE", "1998-08-12")]),
    "weekday to come": ("He will meet them on Wednesday.", [("Wednesday", "DATE", "1998-08-19")]),
    "weekday of the day": ("He said on Friday it was over.", [("Friday", "DATE", "1998-08-14")]),
    "last weekday": ("They met last Friday.", [("last Friday", "DATE", "1998-08-07")]),
    "next weekday": ("They meet next Friday.", [("next Friday", "DATE", "1998-08-21")]),
    "weekday range": ("It was shut from Thursday to Saturday.", [("Thursday", "DATE", "1998-08-13"), ("Saturday", "DATE", "1998-08-15")]),
    "week of": ("He came in the week of March 6, and left.", [("the week of March 6", "DATE", "1998-W10")]),
    "yesterday": ("He came yesterday.", [("yesterday", "DATE", "1998-08-13")]),
    "before yesterday": ("He came the day before yesterday.", [("the day before yesterday", "DATE", "1998-08-12")]),
    "last week": ("He came last week.", [("last week", "DATE", "1998-W32")]),
    "next month": ("He comes next month.", [("next month", "DATE", "1998-09")]),
    "this year": ("earlier this year", [("earlier this year", "DATE", "1998")]),
    "last quarter": ("Sales fell last quarter.", [("last quarter", "DATE", "1998-Q2")]),
    "weekend": ("They met over the weekend.", [("the weekend", "DATE", "1998-W32-WE")]),
    "ago": ("He died three months ago.", [("three months ago", "DATE", "1998-05")]),
    "days ago": ("He died 10 days ago.", [("10 days ago", "DATE", "1998-08-04")]),
    "nearly ago": ("He died nearly four years ago.", [("nearly four years ago", "DATE", "1994")]),
    "from now": ("It ends two weeks from now.", [("two weeks from now", "DATE", "1998-W35")]),
    "earlier": ("Shot on March 5, 1946. Two days earlier he spoke.", [("March 5, 1946", "DATE", "1946-03-05"), ("Two days earlier", "DATE", "1946-03-03")]),
    "that year": ("He came in May 1968. That year he wed.", [("May 1968", "DATE", "1968-05"), ("That year", "DATE", "1968")]),
    "following year": ("He came in May 1968 and wed the following year.", [("May 1968", "DATE", "1968-05"), ("the following year", "DATE", "1969")]),
    "year": ("He came in 1990.", [("1990", "DATE", "1990")]),
    "spoken year": ("He came in nineteen ninety-six.", [("nineteen ninety-six", "DATE", "1996")]),
    "pair of years": ("the 1994-96 war", [("1994", "DATE", "1994"), ("96", "DATE", "1996")]),
    "decade": ("in the early 1990s", [("the early 1990s", "DATE", "199")]),
    "short decade": ("in the '80s", [("the '80s", "DATE", "198")]),
    "century": ("in the 19th century", [("the 19th century", "DATE", "18")]),
    "end of year": ("by the end of 1990", [("the end of 1990", "DATE", "1990")]),
    "mid": ("since mid-November", [("mid-November", "DATE", "1997-11")]),
    "third quarter": ("Sales fell in the third quarter of 1989.", [("the third quarter of 1989", "DATE", "1989-Q3")]),
    "half": ("in the first half of 1990", [("the first half of 1990", "DATE", "1990-H1")]),
    "fiscal year": ("in fiscal 1989", [("fiscal 1989", "DATE", "1989")]),
    "season": ("He left last fall.", [("last fall", "DATE", "1997-FA")]),
    "season of a year": ("in the winter of 1994", [("the winter of 1994", "DATE", "1994-WI")]),
    "holiday": ("They met on Thanksgiving Day 1999.", [("Thanksgiving Day 1999", "DATE", "1999-11-25")]),
    "easter": ("They met on Good Friday, 1998.", [("Good Friday, 1998", "DATE", "1998-04-10")]),
    "overnight": ("It fell overnight.", [("overnight", "TIME", "1998-08-13TNI")]),
    "overnight to come": ("It will fall overnight.", [("overnight", "TIME", "1998-08-14TNI")]),
    "dawn": ("It fell at dawn on Tuesday.", [("dawn on Tuesday", "TIME", "1998-08-11TMO")]),
    "no dawn": ("It was at the dawn of a new age.", []),
    "every night": ("They ask every night.", [("every night", "SET", "XXXX-XX-XXTNI")]),
    "second day": ("It was shut for a second day.", []),
    "jewish holiday": ("They met on Yom Kippur 2003.", [("Yom Kippur 2003", "DATE", "2003-10-06")]),
    "muslim holiday": ("They met on Eid al-Adha.", [("Eid al-Adha", "DATE", "1998-04")]),
    "holiday that is near": ("They met before the Lunar New Year 1999.", [("the Lunar New Year 1999", "DATE", "1999-02-16")]),
    "clock": ("It went off at 10:35 a.m. on Friday.", [("10:35 a.m. on Friday", "TIME", "1998-08-14T10:35")]),
    "clock and zone": ("It went off on Friday at 0735 GMT.", [("Friday", "DATE", "1998-08-14"), ("0735 GMT", "TIME", "1998-08-14T07:35Z")]),
    "pm": ("They met at 5 p.m. EST, Nov. 6, 1989.", [("5 p.m. EST, Nov. 6, 1989", "TIME", "1989-11-06T17:00-05:00")]),
    "noon": ("They met at noon GMT.", [("noon GMT", "TIME", "1998-08-14T12:00Z")]),
    "in the morning": ("He leaves at 4 in the morning.", [("4 in the morning", "TIME", "1998-08-14T04:00")]),
    "part of day": ("They met Friday night.", [("Friday night", "TIME", "1998-08-14TNI")]),
    "last night": ("They met last night.", [("last night", "TIME", "1998-08-13TNI")]),
    "duration": ("after three days of talks", [("three days", "DURATION", "P3D")]),
    "hyphen": ("a two-year term", [("two-year", "DURATION", "P2Y")]),
    "hours": ("a visit of about five hours", [("five hours", "DURATION", "PT5H")]),
    "half hours": ("for 2 1/2 years", [("2 1/2 years", "DURATION", "P2Y6M")]),
    "minute and a half": ("for a minute and a half", [("a minute and a half", "DURATION", "PT1M30S")]),
    "past months": ("in the past three months", [("the past three months", "DURATION", "P3M")]),
    "several": ("for several years", [("several years", "DURATION", "PXY")]),
    "more than": ("for more than two decades", [("more than two decades", "DURATION", "P20Y")]),
    "every weekday": ("They meet every Tuesday.", [("every Tuesday", "SET", "XXXX-WXX-2")]),
    "weekdays": ("They meet on Tuesdays.", [("Tuesdays", "SET", "XXXX-WXX-2")]),
    "every year": ("They meet each year.", [("each year", "SET", "P1Y")]),
    "twice": ("They meet twice a week.", [("twice a week", "SET", "P1W")]),
    "daily": ("They hold daily rallies.", [("daily", "SET", "P1D")]),
    "now": ("He is now in Geneva.", [("now", "DATE", "PRESENT_REF")]),
    "recently": ("He has recently left.", [("recently", "DATE", "PAST_REF")]),
    "future": ("in the near future", [("the near future", "DATE", "FUTURE_REF")]),
    "fourteenth": ("He left shortly before the 14th.", [("the 14th", "DATE", "1998-08-14")]),
}  # fmt: skip

NO_TIMES = {
    "modal": "He may march on the capital.",
    "money": "It cost $1990 and 1,990 men.",
    "counted": "They sent 2000 soldiers home.",
    "age": "A 44-year-old man, 52 years old then.",
    "show": 'He told ABC\'s "This Week" so.',
    "second": "The second man came second.",
    "fraction": "He took three-quarters of it.",
    "rooms": "They searched such quarters.",
    "time": "This was the 14th time he fell.",
    "empty": "",
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_time_is_found_and_resolved(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A sentence's times have the words, the types and the values of the table."""
    assert shown(read(text)) == expected


@pytest.mark.parametrize("text", NO_TIMES.values(), ids=NO_TIMES.keys())
def test_what_looks_like_a_time_is_none(text: str) -> None:
    """Words that can be times but are none here give no time."""
    assert shown(read(text)) == []


UNDATED = {
    "day": ("on March 14", "XXXX-03-14"),
    "weekday": ("He came on Tuesday.", "XXXX-WXX-2"),
    "week": ("He came last week.", "XXXX-WXX"),
    "month": ("He came in March.", "XXXX-03"),
    "year": ("He came last year.", "XXXX"),
    "today": ("He came today.", "XXXX-XX-XX"),
    "season": ("He came last spring.", "XXXX-SP"),
    "clock": ("He came at 5 p.m.", "XXXX-XX-XXT17:00"),
}


@pytest.mark.parametrize(("text", "value"), UNDATED.values(), ids=UNDATED.keys())
def test_without_a_date_the_value_keeps_what_is_certain(text: str, value: str) -> None:
    """No date of publication: X for what is open, and no basis."""
    time = read(text, published=None)._.times[0]
    assert (time.value, time.basis) == (value, None)
