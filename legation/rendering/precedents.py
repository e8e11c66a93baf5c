"""What was said before, for people: the statement, the verdict in a sentence, the words of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from rich.text import Text

from legation.rendering.listing import one_line, write_table

Shape = Mapping[str, Any]

COLUMNS = (
    "statement", "who", "what", "verdict", "since", "last", "times_before",
    "earlier", "published", "similarity", "relation", "same_actor", "earlier_who", "earlier_what", "publisher", "url",
)  # fmt: skip
CELLS = ("when", "who", "is", "what", "near", "in", "id")
_STYLES = {"repeated": "green", "changed": "bold red", "related": "dim"}


def verdict_line(precedent: Shape) -> str:
    """Like "repeated: since 2024-03-05, 3 times, last on 2024-06-01"."""
    if precedent["verdict"] == "new":
        return "new: nothing in the ledger says the same"
    times = "once" if precedent["count"] == 1 else f"{precedent['count']} times"
    since = precedent["since"] or "an unknown day"
    if precedent["verdict"] == "changed":
        return f"changed: otherwise {times}, since {since}, last on {precedent['last'] or 'an unknown day'}"
    return f"repeated: {times} before, since {since}, last on {precedent['last'] or 'an unknown day'}"


def write_precedents(shapes: Iterable[Shape], out: TextIO) -> None:
    """Each statement with its verdict and a table of the earlier ones."""
    for shape in shapes:
        out.write(f"{_who(shape)}: {one_line(shape['content']['text'])}\n{verdict_line(shape['precedent'])}\n")
        if shape["precedent"]["earlier"]:
            write_table([_cells(item) for item in shape["precedent"]["earlier"]], CELLS, out)
        out.write("\n")


def _cells(item: Shape) -> list[str | Text | None]:
    relation = Text(item["relation"], style=_STYLES[item["relation"]])
    said = one_line(f"{item['cue']}: {item['content']}")
    document = item["document"]
    who = item["actor"]["name"] if item["actor"] else None
    return [item["day"] or item["published"], who, relation, said, f"{item['similarity']:.2f}", document["publisher"] or document["id"], item["id"]]


def rows_of(shapes: Iterable[Shape]) -> Iterator[dict[str, Any]]:
    """Flat rows, one for each earlier statement; one for a statement that has none."""
    for shape in shapes:
        precedent = shape["precedent"]
        row = {
            "statement": shape["id"], "who": _who(shape), "what": one_line(shape["content"]["text"]), "verdict": precedent["verdict"],
            "since": precedent["since"], "last": precedent["last"], "times_before": precedent["count"],
        }  # fmt: skip
        found: list[Shape] = precedent["earlier"] or [{}]
        for item in found:
            yield row | _earlier_row(item)


def _earlier_row(item: Shape) -> dict[str, Any]:
    if not item:
        return {}
    return {
        "earlier": item["id"], "published": item["published"], "similarity": item["similarity"], "relation": item["relation"],
        "same_actor": item["same_actor"], "earlier_who": item["actor"]["name"] if item["actor"] else None,
        "earlier_what": one_line(item["content"]), "publisher": item["document"]["publisher"], "url": item["document"]["url"],
    }  # fmt: skip


def _who(shape: Shape) -> str:
    actor, source = shape.get("actor"), shape.get("source")
    return str(actor["name"] if actor else source["text"] if source else "someone")
