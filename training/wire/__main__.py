"""See `training.wire`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from training.wire import HELD_OUT_EVERY, __doc__, articles, packed


def pack(folder: Path, train: Path, dev: Path) -> None:
    """Articles stay on the side they are on; of new ones every fifth is held out."""
    lines = {path.stem: json.dumps(packed(json.loads(path.read_text(encoding="utf-8"))), separators=(",", ":")) for path in sorted(folder.glob("*.json"))}
    held_out, trained_on = _ids(dev), _ids(train)
    held_out |= set([name for name in lines if name not in held_out | trained_on][::HELD_OUT_EVERY])
    dev.write_text("".join(line + "\n" for name, line in lines.items() if name in held_out), encoding="utf-8")
    train.write_text("".join(line + "\n" for name, line in lines.items() if name not in held_out), encoding="utf-8")


def _ids(marks: Path) -> set[str]:
    return {json.loads(line)["id"] for line in marks.read_text(encoding="utf-8").splitlines()} if marks.exists() else set()


def unpack(marks: Path, out: Path, *stories: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for article in articles(stories, marks):
        (out / f"{article['document']['id']}.json").write_text(json.dumps(article, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    commands = {"pack": pack, "unpack": unpack}
    if len(sys.argv) < 5 or sys.argv[1] not in commands or (sys.argv[1] == "pack" and len(sys.argv) > 5):
        sys.exit(__doc__)
    commands[sys.argv[1]](*map(Path, sys.argv[2:]))
