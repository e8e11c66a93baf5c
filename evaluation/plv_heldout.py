"""The rows of PLV that nothing was trained on, every fifth: `python -m evaluation.plv_heldout PLV_train.tsv > heldout.tsv`."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

EVERY = 5


def main() -> None:
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t")
        writer = csv.DictWriter(sys.stdout, reader.fieldnames or [], delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for number, row in enumerate(reader) if number % EVERY == 0)


if __name__ == "__main__":
    main()
