"""One record in its words, with its document around it, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from legation.rendering.precedents import verdict_line

Shape = Mapping[str, Any]
TABLE_WIDTH_PIPED = 160
STYLES = {
    "source": "bold cyan",
    "cue": "cyan",
    "content": "bold",
    "addressee": "magenta",
    "trigger": "bold yellow",
    "actors": "bold cyan",
    "recipients": "magenta",
}


def write_record(record: Shape, text: str, lines: Iterable[str], out: TextIO) -> None:
    """A record, the passage of the document that tells it with its spans marked, and what else is known of it, line by line."""
    console = Console(file=out, width=None if out.isatty() else TABLE_WIDTH_PIPED, highlight=False)
    document = record["document"]
    console.print(Text(" · ".join(part for part in (document["title"] or document["id"], document["publisher"], document["published"]) if part), style="bold"))
    if document["url"]:
        console.print(Text(document["url"], style="dim"))
    console.print()
    console.print(text_of(record, text) if record["record"] != "document" else Text(text))
    console.print()
    for line in lines:
        console.print(Text(line))


def text_of(record: Shape, text: str) -> Text:
    """The paragraphs that a record stands in, its spans in bold."""
    spans = list(_spans(record))
    start = text.rfind("\n", 0, min(first for first, _, _ in spans)) + 1
    end = text.find("\n", max(last for _, last, _ in spans))
    passage = Text(text[start : end if end >= 0 else len(text)])
    for first, last, role in spans:
        passage.stylize(STYLES[role], first - start, last - start)
    return passage


def _spans(record: Shape) -> Iterable[tuple[int, int, str]]:
    for role in STYLES:
        value = record.get(role)
        found: Sequence[Shape] = value["spans"] if role == "content" and value else value if isinstance(value, list) else [value] if value else []
        for span in found:
            if span["end"] > span["start"]:
                yield span["start"], span["end"], role


def lines_of(record: Shape) -> Iterable[str]:
    """What is known of a record besides its words."""
    makers = {"statement": _statement_lines, "event": _event_lines, "document": _document_lines}
    yield f"{record['record']} {record.get('ledger_id') or record['id']}"
    yield from makers[record["record"]](record)
    for correction in record["corrections"]:
        what = f"{correction['field']} {correction['was']!r} -> {correction['value']!r}" if correction["action"] == "set" else correction["value"] or ""
        yield f"corrected: {correction['action']} {what} by {correction['by']} on {correction['at'][:10]}: {correction['because']}"
    if reader := record["reader"]:
        yield f"read by Legation {reader['legation']}, model {reader['model']}"


def _statement_lines(record: Shape) -> Iterable[str]:
    source, addressee, precedent = record["source"], record["addressee"], record["precedent"]
    yield f"who: {record['actor']['name'] if record['actor'] else '–'} ({source['actor'] if source else 'not named'})"
    if addressee:
        yield f"to whom: {addressee['text']} ({addressee['actor']})"
    yield from _when(record)
    if record["parent"]:
        yield f"told within: {record['parent']}"
    if precedent:
        yield f"before: {verdict_line(precedent)}"
        yield from (f"  {earlier['relation']} {earlier['published']} ({earlier['similarity']:.2f}) {earlier['id']}" for earlier in precedent["earlier"])


def _event_lines(record: Shape) -> Iterable[str]:
    yield f"what: {record['type']}{' ' + record['mode'] if record['mode'] else ''}, {record['status']}"
    for role in ("actors", "recipients"):
        if record[role]:
            yield f"{role}: " + ", ".join(f"{side['name']} ({side['actor']})" for side in record[role])
    yield from _when(record)
    if record["statement"]:
        yield f"told in: {record['statement']}"
    if happening := record["happening"]:
        yield f"happening: {happening['id']}, {happening['reports']} reports, {happening['publishers']} independent publishers"


def _when(record: Shape) -> Iterable[str]:
    if any(correction["field"] == "day" for correction in record["corrections"]):
        yield f"when: {record['day']} (corrected)"
    elif record["when"]:
        yield f"when: {record['when']['value']} ({record['when']['text']})"
    if where := record["where"]:
        yield f"where: {where['name'] or where['text']}{', ' + where['country'] if where['country'] else ''}"
    if record["rejected"]:
        yield "REJECTED: it counts nowhere"
    if record["merged_into"]:
        yield f"the same as {record['merged_into']}"


def _document_lines(record: Shape) -> Iterable[str]:
    yield f"id: {record['id']}, genre: {record['genre']}, language: {record['language']}, added {record['added'][:10]}"
    for version in record.get("versions", ()):
        yield f"story: {version['relation']} {version['published'] or '–'} {version['publisher'] or '–'} {version['id']}" + (
            f" (+{version['added_words']} words)" if version["added_words"] else ""
        )
    for kept in record.get("evidence", ()):
        yield f"evidence: {kept['address']} {kept['fetched']} sha256 {kept['sha256'][:16]}..."
