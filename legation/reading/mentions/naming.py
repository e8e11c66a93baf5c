"""Which tokens are names, and of what: the entities, corrected by the places found, by tags, and by a majority over the document."""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Doc, Span, Token

from legation.knowledge.places import Kind, load_gazetteer
from legation.reading.mentions.names import TITLES, words_of
from legation.reading.mentions.nouns import kind_of_noun
from legation.reading.mentions.phrases import ADJECTIVE, BODY, PERSON, PLACE, Name

_TYPES = {"PER": PERSON, "ORG": BODY, "LOC": PLACE}
_PROPER = ("NNP", "NNPS")
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "bint", "abu"})
_SENT = frozenset({"mission", "tribunal"})
_WITH_PLACE = frozenset(
    "agency federation commission association institute university organization organisation party movement front union committee league church academy chamber society".split()
)
"""Last words of names that often go on with "of" and a place."""
_LINKS = frozenset({"of", "for", "and"})
"""A name does not end in these: "Board of" goes on."""


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
        if kind == BODY and alone and _is_state(alone):
            kind = PLACE
        name = Name(start, end, kind)
        out.update((at, name) for at in range(start, end) if at not in out)
    for token in doc:
        if token.i not in out and token.text[:1].isupper() and token.tag_ in ("JJ", *_PROPER) and country_of(token.text) is not None:
            out[token.i] = Name(token.i, token.i + 1, ADJECTIVE)
    for token in doc[1:]:
        if _is_titled(token, out):
            name = Name(token.i, _run_end(doc, token.i, out), PERSON)
            out.update((at, name) for at in range(name.start, name.end))
    return out


def _is_titled(token: Token, taken: dict[int, Name]) -> bool:
    """Whether a name that the network did not see begins here, behind a title: "Prime Minister Hun Sen"."""
    before = token.nbor(-1)
    titled = before.text[:1].isupper() and before.lower_.strip(".") in TITLES and before.tag_ in _PROPER and before.i not in taken
    return titled and bool(before.whitespace_) and token.lower_.strip(".") not in TITLES and _may_be_of_name(token, taken)


def _may_be_of_name(token: Token, taken: dict[int, Name]) -> bool:
    is_free = token.i not in taken and not token.ent_type_
    return is_free and token.tag_ in _PROPER and token.text[:1].isupper() and kind_of_noun(token.lower_) is None


def _run_end(doc: Doc, start: int, taken: dict[int, Name]) -> int:
    end = start + 1
    while end < len(doc) and doc[end - 1].whitespace_ and _may_be_of_name(doc[end], taken) and doc[end].dep_ in ("flat", "compound", "nmod:desc", "appos"):
        end += 1
    return end


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


def is_city(name: str) -> bool:
    """Whether the name is first of all a place's within a state."""
    found = load_gazetteer().find(name)
    return bool(found) and found[0].kind is not Kind.COUNTRY


def _is_state(name: str) -> bool:
    """Whether the name is first of all a state's, written as it stands: "US", not "us"."""
    found = load_gazetteer().find(name)
    return bool(found) and found[0].kind is Kind.COUNTRY


def _is_seat(name: str) -> bool:
    """Whether the name is first of all a state's or a capital's."""
    found = load_gazetteer().find(name)
    return _is_state(name) or (bool(found) and found[0].capital)


def _trimmed(doc: Doc, ent: Span) -> tuple[int, int]:
    """The entity without its article, its titles and a possessive."""
    start, end = ent.start, ent.end
    while start < end - 1 and (doc[start].lower_ == "the" or (ent.label_ == "PER" and doc[start].lower_.strip(".") in TITLES)):
        start += 1
    while end > start and doc[end - 1].tag_ == "POS":
        end -= 1
    return start, end


def _grown(doc: Doc, start: int, end: int, taken: dict[int, Name]) -> int:
    """The end of the name, moved over further parts of it: "Bikram" of "Bikram Gurung", "Haider al" of "Haider al-Abadi", "Board of" of "Board of Governors"."""
    if doc[end - 1].lower_ in _LINKS and end < len(doc) and doc[end].tag_ in _PROPER and end not in taken:
        while end < len(doc) and doc[end].tag_ in _PROPER and end not in taken:
            end += 1
    while end < len(doc) and end not in taken:
        token = doc[end]
        if (behind := _behind_particle(doc, end)) is not None and doc[end - 1].ent_type_ == "PER":
            end = behind
            continue
        hyphened = token.text == "-" and not doc[end - 1].whitespace_ and not token.whitespace_ and end + 1 < len(doc) and _goes_on_behind(doc, end)
        flat = token.tag_ in _PROPER and token.dep_ == "flat" and start <= token.head.i < end and token.ent_type_ in ("", "PER")
        if not hyphened and not flat:
            break
        end += 2 if hyphened else 1
    return _with_place(doc, end, taken)


def _goes_on_behind(doc: Doc, hyphen: int) -> bool:
    """Whether a name goes on behind its hyphen: "Ban Ki-moon", "Abu-Assad", not "US-brokered" and "US-Iranian"."""
    part = doc[hyphen + 1]
    return part.is_alpha and (part.tag_ in _PROPER or doc[hyphen - 1].ent_type_ == "PER") and country_of(part.text) is None


def _behind_particle(doc: Doc, at: int) -> int | None:
    """The end of a last name that begins with an Arabic particle at the token: "al-Jarallah", "bin Laden"; None where none does."""
    if doc[at].lower_ not in _PARTICLES or not doc[at - 1].whitespace_:
        return None
    last = at + 2 if at + 1 < len(doc) and doc[at + 1].text == "-" else at + 1
    return last + 1 if last < len(doc) and doc[last].tag_ in _PROPER and doc[last].text[:1].isupper() else None


def _with_place(doc: Doc, end: int, taken: dict[int, Name]) -> int:
    """The end moved over the place or people that a body's name goes on to: "News Agency" "of Nigeria", "OSCE Mission" "to Georgia"."""
    noun = doc[end - 1].lower_
    links = ("of", "in", "to", "for") if noun in _SENT else ("of",) if noun in _WITH_PLACE else ()
    at = end + 1
    if at >= len(doc) or doc[end].lower_ not in links or not doc[end - 1].text[:1].isupper():
        return end
    at += doc[at].lower_ == "the"
    behind = at
    while behind < len(doc) and behind not in taken and doc[behind].tag_ in _PROPER and doc[behind].ent_type_ != "PER":
        behind += 1
    return behind if behind > at else end
