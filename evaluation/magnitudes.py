"""How many and how much: `python -m evaluation.magnitudes FOLDER [--model FOLDER] [--misses]`.

FOLDER holds annotated articles, such as `training/corpus/dev`. Owed are the magnitudes of annotated events in people or money; right is one
with the same range and unit; troops and refugees are people to annotators as often as not, and count as such. Two figures: on the annotated triggers and types (the rules alone), and in the reading, where the event must have
been found first. Goal: 0.85.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from legation.reading import pipeline
from legation.reading.events.magnitudes import magnitude_of
from legation.records import Document
from legation.sources.jsonlines import document_of

PEOPLE = frozenset({"killed", "injured", "people", "troops", "refugees"})
Measured = tuple[float | None, float | None, str]


def located(text: str, words: str) -> tuple[int, int]:
    """Where the words stand; "two@3" is the third "two" of the text."""
    plain, _, nth = words.partition("@")
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", text)]
    start = found[int(nth or 1) - 1]
    return start, start + len(plain)


def is_owed(event: dict[str, Any]) -> bool:
    unit = (event.get("magnitude") or {}).get("unit", "")
    return unit in PEOPLE or bool(re.fullmatch("[A-Z]{3}", unit))


def measured(low: float | None, high: float | None, unit: str) -> Measured:
    return low, high, "people" if unit in ("troops", "refugees") else unit


def owed(event: dict[str, Any]) -> Measured:
    low, high = event["magnitude"]["quantity"]
    return measured(low, high, event["magnitude"]["unit"])


def by_rules(doc: Doc, event: dict[str, Any]) -> Measured | None:
    trigger = doc.char_span(*located(doc.text, event["trigger"]), alignment_mode="expand")
    found = magnitude_of(trigger, event["type"]) if trigger is not None else None
    return measured(found.low, found.high, found.unit) if found else None


def in_reading(doc: Doc, event: dict[str, Any]) -> Measured | None:
    start, end = located(doc.text, event["trigger"])
    found = [draft.magnitude for draft in doc._.events if draft.trigger[0] < end and start < draft.trigger[1] and draft.magnitude]
    return measured(found[0].low, found[0].high, found[0].unit) if found else None


def figures(pairs: Iterable[tuple[Doc, dict[str, Any]]], *, misses: bool) -> Counter[str]:
    """Counts over parsed documents and their annotated articles."""
    counts: Counter[str] = Counter()
    for doc, article in pairs:
        for event in filter(is_owed, article["events"]):
            counts["owed"] += 1
            alone, read, want = by_rules(doc, event), in_reading(doc, event), owed(event)
            counts["rules"] += alone == want
            counts["reading"] += read == want
            if misses and alone != want:
                start, end = located(doc.text, event["trigger"])
                around = f"{doc.text[max(0, start - 120) : start]}[{doc.text[start:end]}]{doc.text[end : end + 120]}".replace("\n", " ")
                print(f"{event['type']} {event['magnitude']['words']!r} owed {want}, found {alone} | {around}")
    return counts


def made(nlp: Language, documents: Iterable[Document]) -> Iterator[Doc]:
    for document in documents:
        doc = nlp.make_doc(document.text)
        doc._.document = document
        yield doc


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    entries = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(args.folder.glob("*.json")))
    articles = [entry for entry in entries if any(map(is_owed, entry["events"]))]
    documents: list[Document] = [document_of(entry["document"], str(args.folder), str(n))[0] for n, entry in enumerate(articles)]
    nlp = pipeline.load(model=args.model)
    docs = nlp.pipe(made(nlp, documents))
    counts = figures(zip(docs, articles, strict=True), misses=args.misses)
    for what in ("rules", "reading"):
        print(f"{what}: {counts[what]} of {counts['owed']} right, {counts[what] / max(1, counts['owed']):.3f}")


if __name__ == "__main__":
    main()
