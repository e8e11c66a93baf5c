"""The training data, each source read into one form: words with whatever labels the source has."""

from __future__ import annotations

import collections
import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from spacy.lang.en import English

from legation.reading.language.lemmas import edit_of
from legation.reading.language.words import words_of
from training.events import PRONOUNS, mentions_of, participants, sentence_starts

TOKENIZER = English()
ENTITY_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
TITLES = frozenset(
    (
        "mr mr. mrs mrs. ms ms. dr dr. sir lord lady president vice prime minister senator sen. sen rep. rep gov. gov governor "
        "king queen prince princess pope general gen. gen colonel col. captain capt. lieutenant lt. sergeant sgt. professor prof. "
        "prof judge justice secretary chancellor chief director chairman ambassador mayor congressman congresswoman "
        "representative father saint commander major admiral sheikh ayatollah emperor minister deputy foreign spokesman "
        "spokeswoman premier reverend rev. former then"
    ).split()
)
COUNTRIES: set[str] = {"US", "U.S.", "USA", "UK", "U.K.", "Soviet Union", "Burma", "England", "Scotland", "Wales", "Britain", "America"}
"""Names of states; `load_countries` adds those of a countries.json."""


def load_countries(path: Path) -> None:
    for state in json.loads(path.read_text(encoding="utf-8")):
        COUNTRIES.update({state["name"]["common"], state["name"]["official"], *state.get("capital", [])})


@cache
def place_words() -> list[str]:
    """States and capitals of one word; to be asked for after `load_countries`."""
    return sorted(name for name in COUNTRIES if name.isalpha())


@dataclass
class Attribution:
    """One statement over word numbers. `addressee` is None where the source does not annotate addressees."""

    cue: list[int]
    source: list[int]
    content: list[int]
    addressee: list[int] | None = None


@dataclass
class Event:
    """One event over word numbers: its trigger's words, the types a careful coder could give, who and whom.

    `unsure` are words of which it is not known whether they name a participant (a pronoun, where the annotated one is not in the sentence; another mention of one that is).
    """

    trigger: list[int]
    types: tuple[str, ...]
    status: str
    actors: list[int]
    recipients: list[int]
    unsure: set[int] = field(default_factory=set)


@dataclass
class Labelled:
    """A document's words and their labels; a layer that the source lacks is None, an unknown label within one too."""

    id: str
    words: list[str]
    glued: list[bool]
    breaks: list[bool]
    upos: list[str | None] | None = None
    xpos: list[str | None] | None = None
    lemma: list[str | None] | None = None
    head: list[int] | None = None
    """Head's word number in the document; the word itself where it is a root."""
    deprel: list[str] | None = None
    starts: list[bool] | None = None
    names: list[str | None] | None = None
    attributions: list[Attribution] | None = None
    unsure: set[int] = field(default_factory=set)
    """Words of which it is not known whether they are cues."""
    events: list[Event] | None = None


def conllu(path: Path) -> Iterator[Labelled]:
    """The documents of a CoNLL-U file."""
    doc: Labelled | None = None
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        new = next((line for line in lines if line.startswith("# newdoc")), None)
        if doc is None or new:
            if doc is not None:
                yield _with_names(doc)
            doc = Labelled(new or path.stem, [], [], [], [], [], [], [], [], [], None)
            doc.entity_marks = []  # type: ignore[attr-defined]
        paragraph = bool(new) or any(line.startswith("# newpar") for line in lines)
        _add_sentence(doc, [line.split("\t") for line in lines if line[:1].isdigit()], paragraph)
    if doc is not None and doc.words:
        yield _with_names(doc)


def _add_sentence(doc: Labelled, rows: list[list[str]], paragraph: bool) -> None:
    base, until, range_misc, glued = len(doc.words), 0, "", False
    first = True
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            until, range_misc = int(row[0].split("-")[1]), row[9]
            continue
        number, misc = int(row[0]), row[9]
        doc.words.append(row[1])
        doc.glued.append(glued)
        doc.breaks.append(first and paragraph)
        doc.upos.append(row[3])
        doc.xpos.append(row[4])
        doc.lemma.append(edit_of(row[1], row[2]))
        doc.head.append(base + int(row[6]) - 1 if row[6] != "0" else base + number - 1)
        doc.deprel.append(row[7])
        doc.starts.append(first)
        doc.entity_marks.append(misc)
        first = False
        glued = True if number < until else "SpaceAfter=No" in (range_misc if number == until else misc)
    # spaces between sentences are not marked in UD beyond SpaceAfter


def _with_names(doc: Labelled) -> Labelled:
    marks = doc.entity_marks
    if not any("Entity=" in mark for mark in marks):
        return doc
    open_, spans = collections.defaultdict(list), []
    for i, mark in enumerate(marks):
        m = re.search(r"(?:^|\|)Entity=([^|]*)", mark)
        for piece in re.findall(r"\(?[^()]+\)?|\)", m[1] if m else ""):
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                open_[parts[0].split("[")[0]].append((i, parts[1] if len(parts) > 1 else ""))
                if piece.endswith(")"):
                    start, kind = open_[parts[0].split("[")[0]].pop()
                    spans.append((start, i + 1, kind))
            elif piece.endswith(")"):
                key = piece.strip("()").split("[")[0]
                if open_[key]:
                    start, kind = open_[key].pop()
                    spans.append((start, i + 1, kind))
    doc.names = ["O"] * len(doc.words)
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        if kind in ENTITY_TYPES:
            name = _name_in(doc, start, end, kind)
            if name and all(doc.names[i] == "O" for i in range(*name)):
                # a country stays a place when it acts, as in UNER
                state = " ".join(doc.words[slice(*name)]) in COUNTRIES
                mark_name(doc.names, *name, "LOC" if state else ENTITY_TYPES[kind])
    return doc


def mark_name(names: list[str | None], start: int, end: int, kind: str) -> None:
    names[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]


def _name_in(doc: Labelled, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The proper name that heads the noun phrase [start, end), as UNER marks it: no title, article or further phrase."""
    tops = [i for i in range(start, end) if not start <= doc.head[i] < end or doc.head[i] == i]
    if not tops or doc.upos[tops[0]] != "PROPN":
        return None
    low = high = tops[0]
    inner = {"flat", "compound", "amod", "nummod", "goeswith", "punct", "nmod", "case", "nmod:poss", "cc", "conj", "det", "nmod:desc"}

    def named(i: int) -> bool:
        closed = ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PUNCT", "ADV", "INTJ")
        return doc.upos[i] == "PROPN" or (doc.words[i][:1].isupper() and doc.upos[i] not in closed)

    while high + 1 < end and ((named(high + 1) and doc.deprel[high + 1].split(":")[0] in ("flat", "compound")) or doc.words[high + 1] == "-"):
        high += 1
    while low > start and ((named(low - 1) and doc.deprel[low - 1] in inner) or (doc.words[low - 1] == "-" and low - 2 >= start and named(low - 2))):
        low -= 1
    while kind != "person" and high + 2 < end and doc.words[high + 1] in ("of", "for"):
        further = high + 2 + (doc.words[high + 2] in ("the",))
        if further >= end or not named(further):
            break
        high = further
        while high + 1 < end and named(high + 1):
            high += 1
    while high > low and doc.words[high] in ("-", ",", "'s", "’s", "'"):
        high -= 1
    while low < high and (doc.words[low].lower() in TITLES if kind == "person" else doc.words[low] in ("The", "the")):
        low += 1
    if low == high and kind == "person" and doc.words[low].lower() in TITLES:
        return None
    return low, high + 1


def raw(name: str, text: str) -> tuple[Labelled, dict[int, int]]:
    """The words of a plain text, and which word each character is in."""
    doc = TOKENIZER.make_doc(text)
    words = words_of(doc)
    at = {}
    for number, token in enumerate(words.tokens):
        for i in range(doc[token].idx, doc[token].idx + len(doc[token])):
            at[i] = number
    return Labelled(name, words.texts, words.glued, words.breaks), at


def _cover(at: dict[int, int], characters: Iterator[int] | set[int] | range) -> list[int]:
    return sorted({at[i] for i in characters if i in at})


def polnear(folder: Path, names: Path | None = None) -> Iterator[Labelled]:
    """PolNeAR's articles, one annotation of each. Cues inside contents are unsure: PolNeAR annotates no nesting."""
    annotated: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotated.setdefault(path.stem[:-5], path)
    marked = _name_lists(names)
    for stem, path in annotated.items():
        doc, at = raw(stem, (folder / "text" / f"{stem}.txt").read_bytes().decode("utf-8"))
        doc.attributions = []
        for relation in _relations(path):
            found = {role: _cover(at, characters) for role, characters in relation.items()}
            if found["Content"] and found["Cue"]:
                doc.attributions.append(Attribution(found["Cue"], found["Source"], found["Content"]))
            doc.unsure |= set(found["Content"]) | (set() if found["Cue"] else set(found["Source"]))
        if stem in marked:
            doc.names = ["O"] * len(doc.words)
            for start, end, kind in marked[stem]:
                cover = _cover(at, range(start, end))
                if cover:
                    mark_name(doc.names, cover[0], cover[-1] + 1, kind)
        yield doc


def _name_lists(path: Path | None) -> dict[str, list[tuple[int, int, str]]]:
    out: dict[str, list[tuple[int, int, str]]] = collections.defaultdict(list)
    if path is not None and path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                stem, start, end, kind = line.split("\t")
                out[stem].append((int(start), int(end), kind))
    return out


def _relations(path: Path) -> Iterator[dict[str, set[int]]]:
    spans: dict[str, tuple[str, set[int]]] = {}
    for line in path.read_bytes().decode("utf-8").split("\n"):
        part = line.rstrip("\r").split("\t")
        if line.startswith("T") and len(part) >= 2:
            role, _, where = part[1].partition(" ")
            spans[part[0]] = role, {i for piece in where.split(";") for i in range(*map(int, piece.split()))}
        elif line.startswith("E") and len(part) >= 2:
            found: dict[str, set[int]] = {"Source": set(), "Cue": set(), "Content": set()}
            for argument in part[1].split()[1:]:
                role, _, reference = argument.partition(":")
                role = re.sub(r"\d+$", "", role)
                if reference in spans and role in found:
                    found[role] |= spans[reference][1]
            yield found


def locate(text: str, words: str) -> tuple[int, int]:
    """Offsets of `words` in `text`; "x@2" is the second x, as in the corpus format. ValueError if it is not there."""
    m = re.fullmatch(r"(.*)@(\d+)", words, re.S)
    number, words = (int(m[2]), m[1]) if m else (1, words)
    hits = [hit.start() for hit in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text)]
    if len(hits) < number:
        raise ValueError(f"{words!r} occurs {len(hits)} times, {number} wanted")
    return hits[number - 1], hits[number - 1] + len(words)


def corpus(folder: Path) -> Iterator[Labelled]:
    """The project's own articles (or gold ones of the same form), statements nested."""
    for path in sorted(folder.glob("*.json")):
        yield annotated(json.loads(path.read_text(encoding="utf-8")))


def annotated(article: dict) -> Labelled:
    """An article in the form of the corpus."""
    text = article["document"]["text"]
    doc, at = raw(article["document"]["id"], text)

    def cover(phrases: list[str | None]) -> list[int]:
        return sorted({n for phrase in phrases if phrase for n in _cover(at, range(*locate(text, phrase)))})

    # turns of transcripts ("MINISTER: ...") are found by their labels, not learned
    doc.attributions = [
        Attribution(cover([s["cue"]]), cover([s["source"]]), cover(s["content"]), cover([s.get("addressee")]))
        for s in article["statements"]
        if not re.search(r":(@\d+)?$", s["cue"])
    ]
    doc.names = _names_of(article, doc, text, at)
    doc.events = list(events_of(article, doc, text, at))
    return doc


def _names_of(article: dict, doc: Labelled, text: str, at: dict[int, int]) -> list[str | None]:
    """Names from the actor list; a capitalised word that no listed name covers is unknown."""
    names: list[str | None] = [None if word[:1].isupper() else "O" for word in doc.words]
    kinds = {"person": "PER", "organization": "ORG"}
    listed = [(surface, kinds[a["kind"]]) for a in article["actors"] if a["kind"] in kinds for surface in [a["name"], *a.get("aliases", [])]]
    taken: set[int] = set()
    for surface, kind in sorted(listed, key=lambda item: -len(item[0])):
        parts = surface.split()
        proper = all(p[:1].isupper() or p in ("of", "the", "for", "and", "de", "da", "van", "von", "bin", "al", "el") for p in parts) and parts[0][:1].isupper()
        if not proper or parts[0].lower() in TITLES or (len(parts) == 1 and kind == "ORG" and surface.lower() in ("ministry", "agency", "council")):
            continue
        for hit in re.finditer(r"(?<!\w)" + re.escape(surface) + r"(?!\w)", text):
            cover = _cover(at, range(*hit.span()))
            if cover and not taken & set(cover):
                taken |= set(cover)
                mark_name(names, cover[0], cover[-1] + 1, kind)
    return names


def events_of(article: dict, doc: Labelled, text: str, at: dict[int, int]) -> Iterator[Event]:
    """The events of a corpus article, participants taken from the sentence of the trigger or the one before."""
    mentions = mentions_of(article, text, at, locate)
    starts = sentence_starts(doc.words, doc.breaks)
    for event in article["events"]:
        trigger = _cover(at, range(*locate(text, event["trigger"])))
        actors, also, lost = participants(event["actors"], mentions, trigger, starts)
        recipients, also_too, lost_too = participants(event["recipients"], mentions, trigger, starts)
        here = bisect_right(starts, trigger[0]) - 1
        sentence = range(starts[here], starts[here + 1] if here + 1 < len(starts) else len(doc.words))
        pronouns = {i for i in sentence if doc.words[i].lower() in PRONOUNS} if lost or lost_too else set()
        unsure = (pronouns | also | also_too) - {*actors, *recipients}
        yield Event(trigger, (event["type"], *event.get("or_type", [])), event["status"], actors, recipients, unsure)
