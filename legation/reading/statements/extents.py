"""From the words that the network marks to the spans that the contract asks for."""

from __future__ import annotations

import re

from legation.reading.quotes import Range, covered

_EDGE = " \t\r\n,;:—–-"
_COMPLEMENTIZER = re.compile(r"that\b[\s,]*(?=\S)", re.IGNORECASE)
_MARKS = "\"“”„«»`'‘’"
_EMPTY = frozenset(("", *"i we he she they the a an my our your their its to of in on at for from by with as and or".split()))
WHOLE_QUOTATION_SHARE = 0.7
"""A quotation is content as a whole where this share of its letters is marked, and neither cue nor source stands in it."""
_MERGE_GAP = re.compile(r"[ ,]{0,2}")


def content_spans(text: str, ranges: list[Range], quoted: list[Range], taken: list[Range]) -> list[Range]:
    """The spans of a content: quotation marks in; complementizer, edge punctuation and the words in `taken` (cue, source) out."""
    out: list[Range] = []
    ranges = [*ranges, *(pair for pair in quoted if not _holds_any(pair, taken) and _is_mostly(text, pair, ranges))]
    for start, end in _without(_united(ranges), taken):
        start, end = _to_marks(text, start, end, quoted)
        start, end = trimmed(text, start, end, quoted)
        if end > start and not _says_nothing(text[start:end]):
            out.append((start, end))
    return _merged(text, sorted(out))


def _holds_any(pair: Range, taken: list[Range]) -> bool:
    return any(pair[0] <= start < pair[1] for start, _ in taken)


def _is_mostly(text: str, pair: Range, ranges: list[Range]) -> bool:
    """Whether the ranges cover most of a quotation, which then is content as a whole."""
    inside, letters = covered(ranges, *pair, text)
    return letters > 0 and inside >= WHOLE_QUOTATION_SHARE * letters


def _united(ranges: list[Range]) -> list[Range]:
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out


def _says_nothing(words: str) -> bool:
    """Whether no word is left, or only the subject's pronoun (`"I` before the cue "am hopeful") or a word that leads to another ("the", "to")."""
    return words.strip(_EDGE + _MARKS + ".").lower() in _EMPTY or not _has_words(words)


def trimmed(text: str, start: int, end: int, quoted: list[Range]) -> Range:
    """The range without the complementizer "that" in front, and without punctuation at its ends but a quotation's own."""
    while start < end and (text[start] in _EDGE or (text[start] in ".!?" and text[start + 1 : start + 2].isspace())):
        start += 1
    complementizer = _COMPLEMENTIZER.match(text, start, end)
    if complementizer and not any(low <= start < high for low, high in quoted):
        start = complementizer.end()
    while end > start and (text[end - 1] in _EDGE or (text[end - 1] == "." and not _closes(end, quoted) and not _abbreviates(text, start, end))):
        end -= 1
    return start, end


def _closes(end: int, quoted: list[Range]) -> bool:
    return any(low < end <= high for low, high in quoted)


def _abbreviates(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"\b(?:[A-Z]\.[A-Z]|[A-Z]|Mr|Dr|Jr|Sr|Inc|Corp|Co|a\.m|p\.m)\.$", text[start:end]))


def _to_marks(text: str, start: int, end: int, quoted: list[Range]) -> Range:
    """Take in the marks of a quotation that the range holds whole; leave out a mark of one that it holds in part."""
    for low, high in quoted:
        if high <= start or end <= low:
            continue
        begins, ends = not _has_words(text[low:start]), not _has_words(text[end:high])
        if begins and ends:
            start, end = min(start, low), max(end, high)
        elif ends and start > low and end >= high:
            end = low + len(text[low:high].rstrip(_MARKS + _EDGE + "."))
        elif begins and end < high and start <= low and not _has_words(text[start:low]):
            start = high - len(text[low:high].lstrip(_MARKS))
    return start, end


def _has_words(stretch: str) -> bool:
    return any(char.isalnum() for char in stretch)


def _without(ranges: list[Range], taken: list[Range]) -> list[Range]:
    for low, high in taken:
        cut: list[Range] = []
        for start, end in ranges:
            if high <= start or end <= low:
                cut.append((start, end))
            else:
                cut += [piece for piece in ((start, low), (high, end)) if piece[0] < piece[1]]
        ranges = cut
    return ranges


def _merged(text: str, ranges: list[Range]) -> list[Range]:
    out: list[Range] = []
    for start, end in ranges:
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        elif out and _MERGE_GAP.fullmatch(text[out[-1][1] : start]):
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


def phrase(text: str, start: int, end: int) -> Range | None:
    """A cue's, source's or addressee's range without the white space and punctuation at its ends; None if nothing is left."""
    while start < end and not text[start].isalnum() and text[start] not in "(#@$":
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in ")%" and not _abbreviates(text, start, end):
        end -= 1
    return (start, end) if start < end else None
