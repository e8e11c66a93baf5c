"""What watches found, as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
CONTROLS = {code: None for code in range(32) if code not in (9, 10, 13)}
"""Characters that XML cannot hold."""

Shape = Mapping[str, Any]
SUMMARY_CHARACTERS = 300


def feed_of(found: Iterable[tuple[str, Sequence[Shape]]], *, updated: str, title: str = "Legation") -> bytes:
    """An Atom feed with one entry a record: who said or did what, in which article. `updated` is an ISO moment."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "title", title)
    _add(feed, "id", "urn:legation:watches")
    _add(feed, "updated", updated)
    _add(_add(feed, "author"), "name", "Legation")
    for name, records in found:
        for record in records:
            _entry(feed, name, record, updated)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: ElementTree.Element, watch: str, record: Shape, updated: str) -> None:
    document = record["document"]
    entry = _add(feed, "entry")
    _add(entry, "title", f"{watch}: {_heading(record)}")
    _add(entry, "id", f"urn:legation:{record.get('ledger_id') or record['id']}")
    _add(entry, "updated", f"{document['published']}T00:00:00Z" if document["published"] else updated)
    if document["url"] and document["url"].startswith(("http://", "https://")):
        _add(entry, "link").set("href", document["url"])
    _add(entry, "summary", " · ".join(part for part in (_words(record), document["title"], document["publisher"], document["published"]) if part))


def _heading(record: Shape) -> str:
    if record["record"] == "statement":
        who = record["actor"]["name"] if record["actor"] else (record["source"] or {}).get("text") or "Somebody"
        return f"{who} {record['cue']['text']}"
    if record["record"] == "event":
        return f"{record['type']} {record['status']}: " + ", ".join(side["name"] for side in (*record["actors"], *record["recipients"]))
    return str(record["title"] or record["id"])


def _words(record: Shape) -> str:
    if record["record"] == "statement":
        return str(record["content"]["text"])
    return str(record["words"] if record["record"] == "event" else record["text"][:SUMMARY_CHARACTERS])


def _add(parent: ElementTree.Element, name: str, text: str | None = None) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = text.translate(CONTROLS) if text is not None else None
    return element
