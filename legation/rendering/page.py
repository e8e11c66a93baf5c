"""Readings as one self-contained HTML page: the articles with their statements marked, and the statements beside them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from legation.reading.quotes import Range
from legation.records import Reading, Statement
from legation.rendering.table import in_order

TEMPLATE = "page.html"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the same marks: roles such as "source s3", and how deep it is nested in contents."""

    text: str
    classes: str
    statements: str
    depth: int


def page_of(readings: Iterable[Reading]) -> str:
    """An HTML page of the readings; all text is escaped, nothing is loaded from elsewhere and no script runs."""
    return _template().render(articles=[(reading, _paragraphs(reading), in_order(reading.statements), _when_and_where(reading)) for reading in readings])


def _when_and_where(reading: Reading) -> dict[str, str]:
    """For each statement that has them its time and place, as "2019-06-28, Geneva"."""
    times = {time.id: time.value for time in reading.times}
    places = {place.id: place.name or place.text for place in reading.places}
    found = {s.id: [times.get(s.time or ""), places.get(s.place or "")] for s in reading.statements}
    return {key: ", ".join(filter(None, both)) for key, both in found.items() if any(both)}


def _paragraphs(reading: Reading) -> list[list[Piece]]:
    text = reading.document.text
    marks = [mark for statement in reading.statements for mark in _marks(statement)]
    cuts = sorted({0, len(text), *(end for (span, _, _) in marks for end in span)})
    out: list[list[Piece]] = [[]]
    for start, end in itertools.pairwise(cuts):
        here = [(role, key) for (low, high), role, key in marks if low <= start and end <= high]
        classes = " ".join(dict.fromkeys(role for role, _ in here))
        keys = " ".join(dict.fromkeys(key for _, key in here))
        depth = min(3, sum(role == "content" for role, _ in here))
        for number, line in enumerate(text[start:end].split("\n")):
            if number:
                out.append([])
            if line:
                out[-1].append(Piece(line, classes, keys, depth))
    return [paragraph for paragraph in out if any(piece.text.strip() for piece in paragraph)]


def _marks(statement: Statement) -> list[tuple[Range, str, str]]:
    spans = [((span.start, span.end), "content", statement.id) for span in statement.content.spans]
    spans.append(((statement.cue.start, statement.cue.end), "cue", statement.id))
    for role, span in (("source", statement.source), ("addressee", statement.addressee)):
        if span is not None:
            spans.append(((span.start, span.end), role, statement.id))
    return spans


@cache
def _template() -> Template:
    folder = Path(__file__).parent
    return Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True).get_template(TEMPLATE)
