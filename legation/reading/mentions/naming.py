"""Which tokens are names, and of what: the entities, corrected by the places found, by tags, and by a majority over the document."""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Doc, Span

from legation.knowledge.places import Kind, load_gazetteer
from legation.reading.mentions.names import TITLES, words_of
from legation.reading.mentions.phrases import ADJECTIVE, BODY, PERSON, PLACE, Name

_TYPES = {"PER": PERSON, "ORG": BODY, "LOC": PLACE}
_PROPER = ("NNP", "NNPS")


def names_in(doc: Doc) -> dict[int, Name]:
    """For each token of a name its name; no two overlap."""
    types = _types(doc)
    out: dict[int, Name] = {}
    for ent in doc.ents:
        start, end = _trimmed(doc, ent)
        if start >= end or not any(token.tag_ in (*_PROPER, "JJ") for token in doc[start:end]):
            continue
        end = _grown(doc, start, end, out)
        alone = doc[start].text if end - start == 1 else ""
        kind = ADJECTIVE if alone and (doc[start].tag_ == "JJ" or country_of(alone) is not None) else types.get(words_of(ent.text), BODY)
        name = Name(start, end, kind)
        out.update((at, name) for at in range(start, end) if at not in out)
    for token in doc:
        if token.i not in out and token.text[:1].isupper() and token.tag_ in ("JJ", *_PROPER) and country_of(token.text) is not None:
            out[token.i] = Name(token.i, token.i + 1, ADJECTIVE)
    return out


def country_of(adjective: str) -> str | None:
    """The name of the state that the adjective or inhabitant is of: "Turkish", "Turk"; None where there is none."""
    entry = load_gazetteer().demonyms.get(adjective)
    return entry.name if entry is not None else None


def _types(doc: Doc) -> dict[tuple[str, ...], str]:
    """The type of each name by its words: what most of its mentions say, a place where it is one on the map and not a person's surname."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for ent in doc.ents:
        votes[words_of(ent.text)][_TYPES.get(ent.label_, BODY)] += 1
    out = {words: counted.most_common(1)[0][0] for words, counted in votes.items()}
    surnames = {words[-1] for words, kind in out.items() if kind == PERSON and len(words) > 1}
    text = doc.text
    for place in doc._.places or ():
        words = words_of(text[place.start : place.end])
        if words in out and place.country is not None and not (len(words) == 1 and words[0] in surnames):
            out[words] = PLACE
    for words, kind in out.items():
        if kind == PERSON and len(words) == 1 and words[0] not in surnames and _is_seat(words[0]):
            out[words] = PLACE
    return out


def _is_seat(name: str) -> bool:
    """Whether the name is first of all a state's or a capital's."""
    found = load_gazetteer().find(name)
    return bool(found) and (found[0].kind is Kind.COUNTRY or found[0].capital)


def _trimmed(doc: Doc, ent: Span) -> tuple[int, int]:
    """The entity without its article, its titles and a possessive."""
    start, end = ent.start, ent.end
    while start < end - 1 and (doc[start].lower_ == "the" or (ent.label_ == "PER" and doc[start].lower_.strip(".") in TITLES)):
        start += 1
    while end > start and doc[end - 1].tag_ == "POS":
        end -= 1
    return start, end


def _grown(doc: Doc, start: int, end: int, taken: dict[int, Name]) -> int:
    """The end of the name, moved over further parts of it: "Bikram" of "Bikram Gurung", "Haider al" of "Haider al-Abadi"."""
    while end < len(doc) and end not in taken:
        token = doc[end]
        hyphened = token.text == "-" and not doc[end - 1].whitespace_ and not token.whitespace_ and end + 1 < len(doc) and doc[end + 1].is_alpha
        flat = token.tag_ in _PROPER and token.dep_ == "flat" and start <= token.head.i < end and not token.ent_type_
        if not hyphened and not flat:
            break
        end += 2 if hyphened else 1
    return end
