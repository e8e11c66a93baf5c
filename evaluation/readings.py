"""Write the readings of documents for a scorer: `python -m evaluation.readings IN OUT.jsonl [--model FOLDER]`.

IN is a JSON-lines file as the scorers' `--documents` writes it, or a folder of annotated articles (`training/corpus/dev`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from legation.reading import pipeline
from legation.records import Document, Reading
from legation.rendering.jsonlines import line_of
from legation.sources import documents_from
from legation.sources.jsonlines import document_of


def documents(source: Path) -> Iterator[Document]:
    if source.is_dir():
        for path in sorted(source.glob("*.json")):
            yield document_of(json.loads(path.read_text(encoding="utf-8"))["document"], str(path), path.stem)[0]
    else:
        yield from documents_from([source], lambda problem: print(problem.message, file=sys.stderr))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", type=Path)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as out:
        for reading in pipeline.read_stream(pipeline.load(model=args.model), documents(args.source)):
            if isinstance(reading, Reading):
                out.write(line_of(reading) + "\n")


if __name__ == "__main__":
    main()
