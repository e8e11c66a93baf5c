"""Datelines: where an article says it was written. "GENEVA, Nov 3 (Xinhua) --", "PARIS, Texas (AP) —", "Moscow (AFP) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_CITY = r"[A-Z][A-Z'’.\-]+(?:[ /-][A-Z][A-Z'’.\-]*){0,3}"
_TITLE = r"[A-Z][\w'’.\-]+(?:[ -][A-Z][\w'’.\-]+){0,3}"
_WITHIN = r"(?:,\s+(?!" + _MONTH + r"\s)([A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}?))?"
_DATE = r"(?:,?\s+(?:" + _MONTH + r"\s+\d{1,2}|\d{1,2}\s+" + _MONTH + r"))?(?:,?\s+\d{4})?"
_AGENCY = r"\s*[\[(][^()\[\]\n]{2,30}[\])]\s*"
_DASH = r"\s*(?:--+|[-–—])\s"

_IN_CAPITALS = re.compile(rf"^[ \t]*({_CITY}){_WITHIN}{_DATE}(?:{_AGENCY}(?:{_DASH}|:)?|{_DASH})", re.MULTILINE)
_TITLED = re.compile(rf"^[ \t]*({_TITLE}){_WITHIN}{_DATE}{_AGENCY}{_DASH}", re.MULTILINE)
_BARE = re.compile(r"\s*([A-Z]{3,}(?:[ -][A-Z]{2,}){0,2}) (?=[A-Z][a-z])")
"""A dateline that lost its dash on the way: "WASHINGTON Barack Obama pardoned"."""
HEAD_CHARACTERS = 600
"""A dateline stands at the head of the text, at most behind a title and a byline."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The ranges of the city and, where it is named, of what the city lies in (characters, half-open)."""

    city: tuple[int, int]
    within: tuple[int, int] | None


def dateline_of(text: str) -> Dateline | None:
    """The dateline of an article, or None."""
    head = text[:HEAD_CHARACTERS]
    match = _IN_CAPITALS.search(head) or _TITLED.search(head)
    if match is None and (bare := _BARE.match(head)):
        return Dateline(bare.span(1), None)
    if match is None:
        return None
    return Dateline(match.span(1), match.span(2) if match[2] else None)
