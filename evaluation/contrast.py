"""Events found where there are none: `python -m evaluation.contrast ARTICLES.jsonl... [--ids FILE] [--model FOLDER]`.

Reads the articles of a list of ids among ARTICLES and prints each event found, then how many there are an article. Goal: at most 0.1.
`contrast_ids.txt` was in view when the gate of topics was written; `contrast_ids_second.txt` was not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from legation.reading import pipeline
from legation.records import Document, Event, Reading
from legation.sources.jsonlines import document_of

IDS = Path(__file__).with_name("contrast_ids.txt")


def articles(sources: Sequence[Path], ids: Path) -> Iterator[Document]:
    """The documents of the list `ids` that `sources` hold."""
    wanted = {line for line in ids.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    for source in sources:
        with source.open(encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                if entry["id"] in wanted:
                    yield document_of(entry, str(source), entry["id"])[0]


def shown(reading: Reading, event: Event) -> str:
    text, trigger = reading.document.text, event.trigger
    around = f"{text[max(0, trigger.start - 60) : trigger.start]}[{trigger.text}]{text[trigger.end : trigger.end + 60]}".replace("\n", " ")
    names = {actor.id: actor.name for actor in reading.actors}
    actors, recipients = (", ".join(names[span.actor] for span in side) or "-" for side in (event.actors, event.recipients))
    return f"{reading.document.id} {event.type} {event.status} {event.confidence} {actors} > {recipients} | {around}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--ids", type=Path, default=IDS)
    parser.add_argument("--model", type=Path)
    args = parser.parse_args()
    found = read = 0
    for reading in pipeline.read_stream(pipeline.load(model=args.model), articles(args.articles, args.ids)):
        if isinstance(reading, Reading):
            read += 1
            found += len(reading.events)
            for event in reading.events:
                print(shown(reading, event))
    print(f"{found} events in {read} articles without any: {found / max(1, read):.2f} an article")


if __name__ == "__main__":
    main()
