"""Agreement of two annotations: `python -m training.corpus.agreement OUT.jsonl`, then `score/articles.py training/corpus/second OUT.jsonl`.

Writes the first annotation of the articles in `second/` in the form of readings, to be scored against the second one.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from training.documents import locate

HERE = Path(__file__).parent


def reading_of(article: dict[str, Any]) -> dict[str, Any]:
    """An annotated article as a reading: what the scorer looks at, no more."""
    text = article["document"]["text"]
    times: dict[str, dict[str, Any]] = {}

    def span(words: str) -> dict[str, Any]:
        start, end = locate(text, words)
        return {"start": start, "end": end, "text": text[start:end]}

    def actor(key: str, words: str | None = None) -> dict[str, Any]:
        return {**(span(words) if words else {"start": 0, "end": 0, "text": ""}), "actor": key}

    def time(value: str | None) -> str | None:
        if value:
            times.setdefault(value, {"id": value, "start": 0, "end": 0, "text": "", "type": "DATE", "value": value})
        return value

    statements = [
        {
            "id": s["key"],
            "kind": s["kind"],
            "source": actor(s.get("source_actor"), s["source"]) if s["source"] else None,
            "cue": span(s["cue"]),
            "content": {"spans": [span(words) for words in s["content"]], "text": ""},
            "addressee": actor(s.get("addressee_actor"), s["addressee"]) if s.get("addressee") else None,
            "time": time(s.get("time")),
            "parent": s.get("parent"),
        }
        for s in article["statements"]
    ]
    events = [
        {
            "id": str(number),
            "type": e["type"],
            "trigger": span(e["trigger"]),
            "actors": [actor(key) for key in e["actors"]],
            "recipients": [actor(key) for key in e["recipients"]],
            "status": e["status"],
            "time": time(e.get("time")),
            "statement": e.get("statement"),
        }
        for number, e in enumerate(article["events"])
    ]
    actors = [{"id": a["key"], "name": a["name"]} for a in article["actors"]]
    return {"document": article["document"], "actors": actors, "statements": statements, "events": events, "times": list(times.values()), "places": []}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as out:
        for path in sorted((HERE / "second").glob("*.json")):
            first = next(p for part in ("train", "dev") if (p := HERE / part / path.name).exists())
            out.write(json.dumps(reading_of(json.loads(first.read_text(encoding="utf-8"))), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
