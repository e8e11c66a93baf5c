"""Annotated news articles without their texts: `train.jsonl` and the held-out `dev.jsonl` hold document ids, offsets and labels only.

    python -m training.wire pack FOLDER TRAIN.jsonl DEV.jsonl     articles as in the corpus, to lines without words
    python -m training.wire unpack MARKS.jsonl OUT STORIES.jsonl...  lines and the articles' texts, to articles as in the corpus

An actor is called by its longest mention, as its usual name may stand nowhere in the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.documents import locate

Span = tuple[int, int]
HELD_OUT_EVERY = 5
_STATEMENT = ("source", "cue", "addressee")


def packed(article: dict[str, Any]) -> dict[str, Any]:
    """An annotated article with offsets in place of words, keys numbered. ValueError where words are not in the text."""
    text = article["document"]["text"]
    numbers = {actor["key"]: n for n, actor in enumerate(article["actors"])}
    keys = {s["key"]: n for n, s in enumerate(article["statements"])}
    actors = [
        {name: actor[name] for name in ("kind", "country", "sector") if actor.get(name)}
        | {"mentions": _mentions(text, {actor["name"], *actor.get("aliases", [])})}
        for actor in article["actors"]
    ]
    statements = []
    for found in article["statements"]:
        row: dict[str, Any] = {name: locate(text, found[name]) for name in _STATEMENT if found.get(name)}
        row["content"] = [locate(text, words) for words in found["content"]]
        row |= {name: found[name] for name in ("kind", "time") if found.get(name)}
        row |= {name: numbers[found[name]] for name in ("source_actor", "addressee_actor") if found.get(name) in numbers}
        if found.get("parent") in keys:
            row["parent"] = keys[found["parent"]]
        statements.append(row)
    events = []
    for found in article["events"]:
        row = {name: found[name] for name in ("type", "or_type", "status", "time") if found.get(name)} | {"trigger": locate(text, found["trigger"])}
        row |= {side: [numbers[key] for key in found[side]] for side in ("actors", "recipients")}
        if found.get("statement") in keys:
            row["statement"] = keys[found["statement"]]
        events.append(row)
    return {"id": article["document"]["id"], "characters": len(text), "actors": actors, "statements": statements, "events": events}


def _mentions(text: str, surfaces: set[str]) -> list[Span]:
    """Where an actor is named, not counting names within longer ones."""
    found = {
        hit.span()
        for surface in surfaces
        for hit in re.finditer(r"(?<!\w)" + re.escape(surface) + r"(?!\w)", text, re.IGNORECASE if surface[:1].islower() else 0)
    }
    return sorted(one for one in found if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in found))


def unpacked(marks: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    """The article as the corpus has it. ValueError where the text is another than the one that was marked."""
    text = document["text"]
    if len(text) != marks["characters"]:
        raise ValueError(f"{marks['id']}: a text of {len(text)} characters, not {marks['characters']}")
    actors = []
    for number, actor in enumerate(marks["actors"]):
        surfaces = sorted({text[start:end] for start, end in actor["mentions"]}, key=lambda words: (-len(words), words))
        name = next((words for words in surfaces if words[:1].isupper()), surfaces[0] if surfaces else "")
        actors.append(
            {
                "key": f"a{number}",
                "name": name,
                "aliases": [words for words in surfaces if words != name],
                **{k: actor.get(k) for k in ("kind", "country", "sector")},
            }
        )
    statements = []
    for number, row in enumerate(marks["statements"]):
        found: dict[str, Any] = {
            "key": f"s{number}",
            "kind": row.get("kind"),
            "time": row.get("time"),
            "content": [_words(text, span) for span in row["content"]],
        }
        found |= {name: _words(text, row[name]) if name in row else None for name in _STATEMENT}
        found |= {name: f"a{row[name]}" if name in row else None for name in ("source_actor", "addressee_actor")}
        found["parent"] = f"s{row['parent']}" if "parent" in row else None
        statements.append(found)
    events = [
        {
            **{name: row.get(name) for name in ("type", "status", "time")},
            "or_type": row.get("or_type", []),
            "trigger": _words(text, row["trigger"]),
            "statement": f"s{row['statement']}" if "statement" in row else None,
            **{side: [f"a{number}" for number in row[side]] for side in ("actors", "recipients")},
        }
        for row in marks["events"]
    ]
    return {"document": document, "actors": actors, "statements": statements, "events": events, "times": []}


def _words(text: str, span: Span) -> str:
    """Words with the number of their occurrence, as the corpus writes them."""
    words = text[span[0] : span[1]]
    hits = [hit.start() for hit in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]
    number = hits.index(span[0]) + 1
    return words if number == 1 and not re.search(r"@\d+$", words) else f"{words}@{number}"


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a JSON lines file, or a folder's texts by their names, with line ends as Python reads them."""
    if path.is_dir():
        yield from ({"id": text.stem, "text": text.read_text(encoding="utf-8")} for text in path.glob("*.txt"))
    else:
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def articles(stories: Iterable[Path], marks: Path) -> Iterator[dict[str, Any]]:
    """The marked articles of JSON lines files and of folders of plain texts, as the corpus has them. ValueError where one is missing."""
    texts = {row["id"]: row for path in stories for row in _documents(path)}
    for line in marks.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] not in texts:
            raise ValueError(f"no article {row['id']} among the stories")
        yield unpacked(row, texts[row["id"]])
