"""Where a text quotes: character ranges between quotation marks, the marks included."""

from __future__ import annotations

import re

_OPENING = "“„«"
_CLOSING = "”»"
_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"``|''|[\"“”„«»]")
_SINGLE_OPENING = re.compile(r"[‘'](?=[\w\[(.…])(?!(?:s|em|til|tis|twas|cause|\d\ds?)\b)")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…)\]])['’](?![\w'])")

Range = tuple[int, int]


def quoted_ranges(text: str) -> list[Range]:
    """The half-open ranges of all quotations, outer ones before those inside them; each within one paragraph.

    Handles “curly”, "straight", ``doubled'' and 'single' marks; quotations over several paragraphs with one opening mark
    each; a mark without its partner, which counts only where the paragraph before or behind goes on with the quotation.
    """
    out: list[Range] = []
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    for number, (start, end) in enumerate(paragraphs):
        found, left_open = _double(text, start, end)
        if left_open is not None and (_at_start(text, start, left_open) or _opens(text, paragraphs, number + 1)):
            found.append((left_open, end))
        out += [*found, *(pair for pair in _single(text, start, end) if not _crosses(pair, found))]
    return sorted(out, key=lambda pair: (pair[0], -pair[1]))


def outermost(ranges: list[Range]) -> list[Range]:
    """The ranges that lie in no other one."""
    out: list[Range] = []
    for start, end in ranges:
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out


def _double(text: str, start: int, end: int) -> tuple[list[Range], int | None]:
    """Quotations in double marks, and where one is left open."""
    found: list[Range] = []
    open_at: int | None = None
    for match in _MARK.finditer(text, start, end):
        side = _side(text, match[0], match.start(), match.end(), start, end, is_open=open_at is not None)
        if side == "open" and open_at is None:
            open_at = match.start()
        elif side == "close" and open_at is not None:
            found.append((open_at, match.end()))
            open_at = None
    return found, open_at


def _single(text: str, start: int, end: int) -> list[Range]:
    """Quotations in single marks: closed by a mark that no word goes on after, at best not one after an "s"."""
    found: list[Range] = []
    at = start
    while opening := _SINGLE_OPENING.search(text, at, end):
        at = opening.end()
        if opening.start() > start and not (text[opening.start() - 1].isspace() or text[opening.start() - 1] in '([—–"“'):
            continue
        ends = [mark.end() for mark in _SINGLE_CLOSING.finditer(text, at, end)]
        sure = [close for close in ends if text[close - 2] != "s"]
        if ends:
            at = min(sure or ends)
            found.append((opening.start(), at))
    return found


def _crosses(pair: Range, others: list[Range]) -> bool:
    return any(low < pair[0] < high < pair[1] or pair[0] < low < pair[1] < high for low, high in others)


def _side(text: str, mark: str, at: int, behind: int, start: int, end: int, *, is_open: bool) -> str:
    if mark in _OPENING or mark == "``":
        return "open"
    if mark in _CLOSING or mark == "''":
        return "close"
    space_before = at == start or text[at - 1].isspace() or text[at - 1] in "([—–-/"
    space_after = behind >= end or text[behind].isspace() or text[behind] in ".,;:!?)]—–-/'"
    if space_before != space_after:
        return "open" if space_before else "close"
    return "close" if is_open else "open"


def _at_start(text: str, start: int, at: int) -> bool:
    return not text[start:at].strip() or text[:at].rstrip()[-1:] in (",", ":")


def _opens(text: str, paragraphs: list[Range], number: int) -> bool:
    if number >= len(paragraphs):
        return False
    head = text[slice(*paragraphs[number])].lstrip()
    return head.startswith(("``", '"', *_OPENING))


def covered(ranges: list[Range], start: int, end: int, text: str) -> tuple[int, int]:
    """How many letters and digits of text[start:end] stand inside `ranges`, and how many there are."""
    inside, at = 0, start
    for low, high in sorted(ranges):
        inside += _letters(text[max(at, low) : min(high, end)]) if high > at and low < end else 0
        at = max(at, min(high, end))
    return inside, _letters(text[start:end])


def _letters(stretch: str) -> int:
    return sum(map(str.isalnum, stretch))
