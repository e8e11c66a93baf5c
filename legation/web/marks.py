"""A document's text cut into pieces, each with all that it stands for: who, cue, to whom, what was said, what happened, when, where."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from legation.web import urls

DEPTH_MAX = 3
"""Statements within statements are told apart so deep."""


class Role(IntEnum):
    """What words stand for; the lower one gives a piece its link."""

    CUE = 0
    TRIGGER = 1
    SOURCE = 2
    ADDRESSEE = 3
    SIDE = 4
    PLACE = 5
    TIME = 6
    CONTENT = 7


CLASSES = {
    Role.CUE: "cue",
    Role.TRIGGER: "trigger",
    Role.SOURCE: "who",
    Role.ADDRESSEE: "who whom",
    Role.SIDE: "who",
    Role.PLACE: "where",
    Role.TIME: "when",
    Role.CONTENT: "",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that stand for something. `record` is the id of the record that says so; empty for times and places."""

    start: int
    end: int
    role: Role
    record: str = ""
    link: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks. `anchors` are records whose first words these are."""

    text: str
    classes: str = ""
    records: str = ""
    link: str | None = None
    title: str | None = None
    anchors: tuple[str, ...] = ()


Paragraph = list[Piece]


def record_anchor(id_: str) -> str:
    return f"r-{id_}"


def text_anchor(id_: str) -> str:
    return f"at-{id_}"


def marks_of(records: Iterable[dict[str, Any]], *, to_record: bool = True) -> list[Mark]:
    """The marks of statements and events; those rejected or merged are not shown. Cues and triggers link to the record beside the text, or to its page."""
    found: list[Mark] = []
    for record in records:
        if not (record["rejected"] or record["merged_into"]):
            link = f"#{record_anchor(record['id'])}" if to_record else urls.record(record["record"], record["id"])
            found += _of_statement(record, link) if record["record"] == "statement" else _of_event(record, link)
    return [mark for mark in found if mark.end > mark.start]


def _of_statement(record: dict[str, Any], link: str) -> list[Mark]:
    key = record["id"]
    found = [Mark(span["start"], span["end"], Role.CONTENT, key) for span in record["content"]["spans"]]
    found.append(Mark(record["cue"]["start"], record["cue"]["end"], Role.CUE, key, link, "to the record of what was said"))
    for role, span in ((Role.SOURCE, record["source"]), (Role.ADDRESSEE, record["addressee"])):
        if span:
            found.append(_who(span, role, key))
    return found


def _of_event(record: dict[str, Any], link: str) -> list[Mark]:
    key, trigger = record["id"], record["trigger"]
    title = f"{record['type'].lower()}, {record['status']}: to the record of what happened"
    sides = [_who(span, Role.SIDE, key) for span in (*record["actors"], *record["recipients"])]
    return [Mark(trigger["start"], trigger["end"], Role.TRIGGER, key, link, title), *sides]


def _who(span: dict[str, Any], role: Role, key: str) -> Mark:
    return Mark(span["start"], span["end"], role, key, urls.actor(span["actor"]) if span["actor"] else None, None)


def paragraphs(text: str, marks: Sequence[Mark], *, start: int = 0, end: int | None = None) -> list[Paragraph]:
    """The text from `start` to `end` as paragraphs of pieces, in one sweep over the marks' edges."""
    last = len(text) if end is None else end
    inside = [mark for mark in marks if mark.end > start and mark.start < last]
    cutter = _Cutter(text)
    for low, high, here, begun in _stretches(inside, start, last):
        cutter.add(low, high, here, begun)
    return [found for found in cutter.paragraphs if any(piece.text.strip() for piece in found)]


def _stretches(marks: Sequence[Mark], first: int, last: int) -> Iterable[tuple[int, int, list[Mark], list[Mark]]]:
    """Stretches between edges: from, to, the marks over it, and those that begin with it."""
    edges = sorted({first, last, *(edge for mark in marks for edge in (mark.start, mark.end) if first < edge < last)})
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    here: list[Mark] = []
    for low, high in itertools.pairwise(edges):
        here = [mark for mark in here if mark.end > low]
        begun = []
        while waiting and waiting[-1].start <= low:
            begun.append(waiting.pop())
        here += [mark for mark in begun if mark.end > low]
        yield low, high, here, begun


@dataclass(slots=True)
class _Cutter:
    text: str
    paragraphs: list[Paragraph] = field(default_factory=lambda: [[]])
    seen: set[str] = field(default_factory=set)

    def add(self, low: int, high: int, here: list[Mark], begun: list[Mark]) -> None:
        anchors = self._anchors(begun)
        for number, line in enumerate(self.text[low:high].split("\n")):
            if number:
                self.paragraphs.append([])
            if line:
                self.paragraphs[-1].append(_piece(line, here, anchors))
                anchors = ()

    def _anchors(self, begun: list[Mark]) -> tuple[str, ...]:
        """Records whose cue or trigger begins here; each once."""
        keys = [mark.record for mark in begun if mark.role in (Role.CUE, Role.TRIGGER) and mark.record not in self.seen]
        self.seen.update(keys)
        return tuple(text_anchor(key) for key in dict.fromkeys(keys))


def _piece(text: str, here: list[Mark], anchors: tuple[str, ...]) -> Piece:
    if not here:
        return Piece(text, anchors=anchors)
    ordered = sorted(here, key=lambda mark: mark.role)
    depth = min(DEPTH_MAX, len({mark.record for mark in here if mark.role is Role.CONTENT}))
    classes = " ".join(dict.fromkeys(CLASSES[mark.role] for mark in ordered if CLASSES[mark.role]))
    linked = next((mark for mark in ordered if mark.link), None)
    titled = next((mark.title for mark in ordered if mark.title), None)
    return Piece(
        text,
        classes=f"{classes} d{depth}".strip() if depth else classes,
        records=" ".join(dict.fromkeys(mark.record for mark in ordered if mark.record)),
        link=linked.link if linked else None,
        title=titled,
        anchors=anchors,
    )
