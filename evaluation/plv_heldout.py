"""The rows of PLV that nothing was trained on, every fifth, and types with actor and recipient given.

    python -m evaluation.plv_heldout PLV_train.tsv > heldout.tsv
    python -m evaluation.plv_heldout heldout.tsv --types READINGS.jsonl

The second takes the readings of the rows' plain sentences, as the project's scorer of PLV does (id: the row's number), and scores types alone: the
row's marks say who does it and to whom, so that of the sentence's events the one is taken that fits them best (actor at the source's mark and
recipient at the target's; else either; else both on some side; else the likeliest event). The type is that event's. What is measured so is the
type among the events that were found: a sentence without any is wrong. CONCEDE and RETREAT are one class, as they are in PLV.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

EVERY = 5
Row = dict[str, str]
Ranges = list[tuple[int, int]]


def rows_of(path: Path) -> tuple[Sequence[str], list[Row]]:
    """Column names and rows."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t")
        return reader.fieldnames or [], list(reader)


def write_heldout(path: Path) -> None:
    names, rows = rows_of(path)
    writer = csv.DictWriter(sys.stdout, names, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for number, row in enumerate(rows) if number % EVERY == 0)


def marked(row: Row) -> dict[str, Ranges]:
    """Where source ("s") and target ("t") stand in the plain sentence."""
    found: dict[str, Ranges] = {"s": [], "t": []}
    at = start = 0
    for piece in re.split(r"(</?[st]>)", row["marked_sentence"]):
        if re.fullmatch(r"<[st]>", piece):
            start = at
        elif re.fullmatch(r"</[st]>", piece):
            found[piece[2]].append((start, at))
        else:
            at += len(piece)
    return found


def fit(reading: dict[str, Any], event: dict[str, Any], given: dict[str, Ranges]) -> tuple[float, float]:
    """How well an event's sides are the given ones (2: each on its side; a given side on the other counts a quarter), then its chance."""
    actors, recipients = (ranges(reading, event[side]) for side in ("actors", "recipients"))
    right = touch(actors, given["s"]) + touch(recipients, given["t"])
    crossed = touch(recipients, given["s"]) + touch(actors, given["t"])
    return right + crossed / 4, event["confidence"]


def ranges(reading: dict[str, Any], side: list[dict[str, Any]]) -> Ranges:
    """A side's own words and every other mention of its actors."""
    ids = {span["actor"] for span in side}
    mentions = [mention for actor in reading["actors"] if actor["id"] in ids for mention in actor["mentions"]]
    return [(span["start"], span["end"]) for span in (*side, *mentions)]


def touch(spans: Ranges, marks: Ranges) -> bool:
    return any(start < stop and begin < end for start, end in spans for begin, stop in marks)


def class_of(type_: str) -> str:
    return "YIELD" if type_ in ("CONCEDE", "RETREAT") else type_


def score_types(rows: list[Row], readings: dict[str, dict[str, Any]]) -> None:
    hits: Counter[str] = Counter()
    owed: Counter[str] = Counter()
    answers: Counter[str] = Counter()
    for number, row in enumerate(rows):
        reading, given, want = readings[str(number)], marked(row), class_of(row["gold_root"])
        best = max(reading["events"], key=lambda event: fit(reading, event, given), default=None)
        answer = class_of(best["type"]) if best else "none"
        owed[want] += 1
        answers[answer] += 1
        hits[want] += answer == want
    scores = {name: 2 * hits[name] / (owed[name] + answers[name]) for name in sorted(owed)}
    none = answers["none"]
    print(
        f"type alone, sides given: right {hits.total() / len(rows):.3f}, macro F1 {sum(scores.values()) / len(scores):.3f} ({len(rows)} rows, {none} without any event)"
    )
    print("  ".join(f"{name} {score:.2f}" for name, score in scores.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tsv", type=Path)
    parser.add_argument("--types", type=Path, metavar="READINGS")
    args = parser.parse_args()
    if args.types is None:
        write_heldout(args.tsv)
        return
    readings = {reading["document"]["id"]: reading for reading in map(json.loads, args.types.read_text(encoding="utf-8").splitlines())}
    score_types(rows_of(args.tsv)[1], readings)


if __name__ == "__main__":
    main()
