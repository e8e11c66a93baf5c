"""Words and numbers of a text, each with the name of its kind; numbers get one name for all numbers of a kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(
    r"""
    [^\W\d_]++(?!['’.])                                                          # most words, found first
  | \d{4}-\d\d?-\d\d?(?:T\d\d:?\d\d(?::?\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)   # 2014-04-03, 2014-04-03T10:15Z
  | \d\d?/\d\d?/(?:\d{4}|\d\d)(?!\w|/)                                        # 4/3/2014
  | \d\d?\.\d\d?\.\d{4}(?!\w)                                                 # 3.4.2014
  | \d\d?[:.]\d\d(?::\d\d)?(?!\w|[.,:]\d|\s?(?:percent|per\ cent|%))          # 10:35, 7.30
  | [$£€¥#]\s?\d[\d.,]* | \d[\d.,]*\s?%                                       # money, shares
  | ['’`]\d0s(?!\w) | ['’`]\d\d(?!\w)                                         # '90s, '98
  | \d(?:/\d|½)(?!\w|/)                                                       # 1/2
  | \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+\.\d+                                   # 1,500
  | \d+(?:st|nd|rd|th|s)?(?!\w)                                               # 14, 14th, 1990s
  | \d+(?=[A-Za-z])                                                           # 10am
  | \b(?:[AaPp]\.\s?[Mm]\.?)(?!\w)
  | \b(?:[Jj]an|JAN|[Ff]eb|FEB|[Mm]ar|MAR|[Aa]pr|APR|[Jj]un|JUN|[Jj]ul|JUL|[Aa]ug|AUG|[Ss]ept?|SEPT?|[Oo]ct|OCT|[Nn]ov|NOV|[Dd]ec|DEC
      |Mon|MON|Tues?|TUES?|Wed|WED|Thu(?:rs)?|THU(?:RS)?|Fri|FRI|Sat|SAT|Sun|SUN)\.
  | o['’]clock\b
  | ['’]s\b
  | [^\W\d_]+
  | \n[^\S\n]*\n
  | -+ | [^\w\s]
    """,
    re.VERBOSE,
)
BREAK = "\n"
DIGITS_MAX = 20
"""A longer number counts no time."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters [start, end) of the text; `word` is lower case, `kind` is the word, or "#..." for a number of some kind."""

    word: str
    kind: str
    start: int
    end: int


def scan(text: str) -> list[tuple[str, str, int]]:
    """The words, numbers and marks of `text` in order: kind, surface form, start."""
    out = []
    for match in TOKEN.finditer(text):
        form = match[0]
        out.append((kind_of(form), form, match.start()))
    return out


@lru_cache(maxsize=65_536)
def kind_of(form: str) -> str:
    first = form[0]
    if first.isdecimal():
        return _kind_of_number(form)
    if first in "'’`" and len(form) > 1 and form[1].isdecimal():
        return "#shortdecade" if form.endswith("s") else "#shortyear"
    if first == "\n":
        return BREAK
    if first in "-–":
        return "-" if len(form) == 1 else "--"
    return form.lower().replace("’", "'")


def _kind_of_number(form: str) -> str:
    if len(form) > DIGITS_MAX:
        return "#other"
    if form.isdecimal():
        return _kind_of_digits(form)
    for pattern, kind in _NUMBER_KINDS:
        if pattern.fullmatch(form):
            return kind
    return "#other"


_NUMBER_KINDS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"\d{4}-.*", "#iso"),
        (r"\d+/\d+/\d+", "#slash"),
        (r"\d+\.\d+\.\d+", "#dot"),
        (r"([01]?\d|2[0-4]):[0-5]\d(:\d\d)?", "#clock"),
        (r"([01]?\d|2[0-4])\.[0-5]\d", "#dotclock"),
        (r"\d(/\d|½)", "#fraction"),
        (r"1\d\d0s|20\d0s", "#decade"),
        (r"\d0s", "#shortdecade"),
        (r"(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)", "#ordday"),
        (r"\d+(st|nd|rd|th)", "#ord"),
        (r"[\d,]+(\.\d+)?", "#number"),
    )
)


def _kind_of_digits(form: str) -> str:
    number = int(form)
    if len(form) == 4:
        hours = number // 100 <= 24 and number % 100 < 60
        if 1000 <= number < 2200:
            return "#yearhours" if hours else "#year"
        return "#hours" if hours else "#number"
    if len(form) > 2:
        return "#number"
    return "#hour12" if 1 <= number <= 12 else "#hour24" if number <= 24 else "#day" if number <= 31 else "#two"


NUMBER_CLASSES: dict[str, tuple[str, ...]] = {
    "NUMERAL": ("#hour12", "#hour24", "#day", "#two", "#number", "#dotclock", "#year", "#yearhours"),
    "DAY": ("#hour12", "#hour24", "#day"),
    "HOUR": ("#hour12", "#hour24"),
    "HOUR12": ("#hour12",),
    "YEAR": ("#year", "#yearhours"),
    "YEAR2": ("#hour12", "#hour24", "#day", "#two"),
    "SHORTYEAR": ("#shortyear",),
    "HOURS": ("#hours", "#yearhours"),
    "CLOCK": ("#clock",),
    "DOTCLOCK": ("#dotclock",),
    "ISO": ("#iso",),
    "SLASH": ("#slash",),
    "DOT": ("#dot",),
    "FRACTION": ("#fraction",),
    "DECADE": ("#decade",),
    "SHORTDECADE": ("#shortdecade",),
    "ORD": ("#ord", "#ordday"),
    "ORDDAY": ("#ordday",),
}
