"""See `training.wire`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from training.wire import HELD_OUT_EVERY, __doc__, articles, packed


def pack(folder: Path, train: Path, dev: Path) -> None:
    lines = [json.dumps(packed(json.loads(path.read_text(encoding="utf-8"))), separators=(",", ":")) for path in sorted(folder.glob("*.json"))]
    dev.write_text("".join(line + "\n" for line in lines[::HELD_OUT_EVERY]), encoding="utf-8")
    train.write_text("".join(line + "\n" for n, line in enumerate(lines) if n % HELD_OUT_EVERY), encoding="utf-8")


def unpack(newswire: Path, marks: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for article in articles(newswire, marks):
        (out / f"{article['document']['id']}.json").write_text(json.dumps(article, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    commands = {"pack": pack, "unpack": unpack}
    if len(sys.argv) != 5 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*map(Path, sys.argv[2:]))
