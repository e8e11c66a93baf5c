"""The anatomy of a noun phrase: the name it means, how it describes its bearer, and whom that one belongs to.

"Ibrahim Kalin, Erdogan's spokesman" is named Ibrahim Kalin and described as (spokesman, of Erdogan); "the Turkish foreign ministry" has
no name and is described as (ministry, Turkish, foreign); "Baku and Yerevan" are two. Tags and entities are relied on before the parse.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Token

from legation.reading.mentions.names import TITLES
from legation.reading.mentions.nouns import kind_of_head, kind_of_noun
from legation.records import ActorKind

TokenRange = tuple[int, int]
PERSON, BODY, PLACE, ADJECTIVE = "person", "body", "place", "adjective"

_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
_BREAKS = ("IN", "TO", "VBG", "VBN", "VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "WP$", "RB")
_SORTS = frozenset("movement party group faction militia newspaper daily organization organisation alliance network".split())
_SORTS_OF_SORTS = frozenset("news rebel guerrilla militant political opposition armed radical islamist islamic resistance separatist extremist ruling".split())
"""What may stand between a name and its sort: "the Tupac Amaru rebel group"."""
_ABOVE_GROUPS = frozenset({"UN", "EU", "United Nations", "European Union"})
"""Behind these the noun is a body of theirs."""
_RELATIVES = frozenset({"who", "which", "whose", "whom"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name's tokens [start, end) and whether it is a person, a body, a place, or the adjective of one ("Russian")."""

    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Description:
    """What a phrase says of its bearer: the noun, the words that qualify it, the phrase's tokens, and the names or bodies it belongs to."""

    noun: str
    words: frozenset[str]
    at: TokenRange
    of: tuple[Name | TokenRange, ...] = ()


@dataclass(slots=True)
class Phrase:
    """A noun phrase's core [start, end) without clauses, its head, the name it means, its descriptions, and its parts if it is a list."""

    doc: Doc
    start: int
    end: int
    head: int
    name: Name | None = None
    descriptions: list[Description] = field(default_factory=list)
    parts: list[TokenRange] = field(default_factory=list)

    @property
    def first(self) -> str:
        """The first word in lower case."""
        return self.doc[self.start].lower_

    @property
    def is_plural(self) -> bool:
        """Whether its head is in the plural."""
        return self.doc[self.head].tag_ in ("NNS", "NNPS")

    @property
    def bare_end(self) -> int:
        """The end of the phrase without the clauses and appositions behind its head: "a survey [released on Thursday]"."""
        behind = [child.left_edge.i for child in self.doc[self.head].rights if child.dep_.startswith("acl") or (child.dep_ == "appos" and not _has_name(child))]
        end = min([self.end, *(edge for edge in behind if edge > self.head)])
        while end > self.head + 1 and (self.doc[end - 1].is_punct or self.doc[end - 1].is_space):
            end -= 1
        return end

    @property
    def kind(self) -> ActorKind:
        """The kind of an unnamed actor so described."""
        return kind_of_head(self.doc[self.head])


def phrase_of(doc: Doc, start: int, end: int, names: dict[int, Name]) -> Phrase:
    """Take the tokens [start, end) apart; `names` gives for each token the name that it is part of."""
    root = doc[start:end].root
    end = _core_end(doc, start, end, root)
    head = min(root.i, end - 1)
    phrase = Phrase(doc, start, end, head)
    phrase.parts = _parts(doc, start, end, head, names)
    if phrase.parts:
        return phrase
    phrase.name = _name(doc, start, end, head, names)
    phrase.descriptions = [found for segment in _segments(doc, start, end, phrase.name) if (found := _description(doc, *segment, names, phrase.name))]
    return phrase


def _core_end(doc: Doc, start: int, end: int, root: Token) -> int:
    """Where a relative clause or a clause of a participle begins behind the head; without final punctuation."""
    for at in range(root.i + 1, end):
        relative = doc[at].lower_ in _RELATIVES or (doc[at].lower_ == "that" and doc[at].tag_ in ("WDT", "IN") and doc[at].dep_ != "det")
        participle = doc[at].tag_ == "VBG" and doc[at - 1].lower_ == "," and at > start
        if relative or participle:
            end = at
            break
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].tag_ == "POS"):
        end -= 1
    return end


def _parts(doc: Doc, start: int, end: int, head: int, names: dict[int, Name]) -> list[TokenRange]:
    """The parts of "A, B and C"; none where it is one phrase, also "the president and founder"."""
    ands = [at for at in range(start + 1, end - 1) if doc[at].lower_ in ("and", "&") and names.get(at) is None]
    joined = [
        token.i for token in doc[head + 1 : end] if token.dep_ == "conj" and token.head.i >= head and token.tag_ in (*_NOUN_TAGS, "PRP") and _chain(token, head)
    ]
    pair = _two_people(doc, start, end, ands, names)
    if pair:
        return pair
    if not ands or not joined or _goes_on_in_apposition(doc, head, ands) or (names.get(head) and names.get(head) == names.get(joined[0])):
        return []
    begin = start + 1 if doc[start].lower_ == "both" else start
    cuts = [at for at in range(begin, end) if at in ands or (doc[at].lower_ == "," and at < ands[-1] and any(at < other for other in joined))]
    parts = [part for part in _between(doc, begin, end, cuts) if any(token.tag_ in (*_NOUN_TAGS, "PRP") for token in doc[part[0] : part[1]])]
    parts[-1:] = [_without_apposition(doc, *part) for part in parts[-1:]]
    if len(parts) < 2 or _same_person(doc, parts, names) or not parts[0][0] <= head < parts[0][1]:
        return []
    return parts


def _two_people(doc: Doc, start: int, end: int, ands: list[int], names: dict[int, Name]) -> list[TokenRange]:
    """ "President Abbas and Prime Minister Haneya", "he and Gordon Brown", whatever the parse says: a person on both sides of the only "and"."""
    if len(ands) != 1:
        return []
    at, before = ands[0], names.get(ands[0] - 1)
    is_person = (before is not None and before.type == PERSON) or (at == start + 1 and doc[start].tag_ == "PRP")
    other = any(name is not None and name.type == PERSON for name in map(names.get, range(at + 1, end)))
    has_clause = any(doc[i].tag_ in _BREAKS for i in range(start, at)) or any(doc[i].lower_ == "," for i in range(start, at))
    return [(start, at), (at + 1, end)] if is_person and other and not has_clause else []


def _goes_on_in_apposition(doc: Doc, head: int, ands: list[int]) -> bool:
    """ "Germany, the largest economy and a driving force": the "and" joins what is said of one."""
    inside = [child for child in doc[head].rights if child.dep_ == "appos" and child.i < ands[0]]
    return bool(inside) and not any(doc[at].lower_ == "," for at in range(inside[0].i + 1, ands[-1]))


def _without_apposition(doc: Doc, start: int, end: int) -> TokenRange:
    """A list's last part up to its comma, unless a name follows there."""
    comma = next((at for at in range(start, end) if doc[at].lower_ == ","), end)
    return (start, end) if comma + 1 < end and doc[comma + 1].tag_ == "NNP" else (start, comma)


def _chain(token: Token, head: int) -> bool:
    """Whether conj relations alone lead from the token to the head."""
    for _ in range(8):
        if token.i == head:
            return True
        if token.dep_ != "conj":
            return False
        token = token.head
    return False


def _between(doc: Doc, start: int, end: int, cuts: list[int]) -> list[TokenRange]:
    edges = [start - 1, *cuts, end]
    out = []
    for before, behind in pairwise(edges):
        low, high = before + 1, behind
        while high > low and (doc[high - 1].is_punct or doc[high - 1].is_space):
            high -= 1
        if low < high:
            out.append((low, high))
    return out


def _same_person(doc: Doc, parts: list[TokenRange], names: dict[int, Name]) -> bool:
    """ "his friend and adviser": a second singular noun without an article of its own."""
    later = parts[1:]
    bare = all(doc[low].tag_ in ("NN", "JJ") and doc[high - 1].tag_ == "NN" for low, high in later)
    return bare and doc[parts[0][1] - 1].tag_ == "NN" and all(names.get(high - 1) is None for _, high in parts)


def _name(doc: Doc, start: int, end: int, head: int, names: dict[int, Name]) -> Name | None:
    """The name that the phrase means and does not merely mention; an adjective only where it is all of the phrase."""
    alone = names.get(start)
    if alone is not None and alone.type == ADJECTIVE and end == start + 1 and doc[start].tag_ not in ("NNS", "NNPS"):
        return alone
    found: dict[TokenRange, Name] = {}
    for at in range(start, end):
        name = names.get(at)
        if name is not None and name.type != ADJECTIVE and name.end <= end and name.start >= start:
            found[name.start, name.end] = name
    described = kind_of_noun(doc[head].lemma_.lower()) if names.get(head) is None else None
    for name in found.values():
        idle_place = name.type == PLACE and not name.start <= head < name.end
        suits = described is None or (name.type == PERSON) == (described == "person") or doc[head].tag_ == "NNP"
        if suits and not idle_place and _is_meant(doc, start, end, head, name):
            return name
    return None


def _is_meant(doc: Doc, start: int, end: int, head: int, name: Name) -> bool:
    behind = doc[name.end] if name.end < end else None
    if behind is not None and (behind.tag_ == "POS" or behind.lower_ in ("'s", "’s")):
        return False
    if name.end <= head and (behind is None or behind.lower_ != ","):
        return _is_sort_of(doc, name, head)  # not "the Hamdan ruling", "European Union officials"
    if behind is not None and behind.tag_ in ("NN", "NNS"):
        return False
    at = name.start - 1
    while at >= start and doc[at].tag_ in ("JJ", "NN", "NNP", "NNPS", "CD", "DT", "HYPH", "``", "''", "PRP$", "POS", ":"):
        at -= 1  # what stands before the name in its own stretch: titles, adjectives
    if at < start or doc[at].lower_ in (",", "(", "-", "–", "—"):
        return True
    return doc[at].tag_ not in (*_BREAKS, "CC", ",")


def _has_name(token: Token) -> bool:
    return any(word.tag_ in ("NNP", "NNPS") for word in token.subtree)


def _is_sort_of(doc: Doc, name: Name, head: int) -> bool:
    """Whether the head only says what sort of body the name is of: "the Islamic Jihad movement", "the Antara news agency"."""
    if name.type != BODY or doc[head].tag_ != "NN" or doc[name.start : name.end].text.replace(".", "") in _ABOVE_GROUPS:
        return False
    between = {token.lower_ for token in doc[name.end : head] if token.tag_ in ("NN", "JJ") and not _in_brackets(doc, token.i, name.end)}
    return between <= _SORTS_OF_SORTS and (doc[head].lower_ in _SORTS or (doc[head].lower_ == "agency" and "news" in between))


def _in_brackets(doc: Doc, at: int, start: int) -> bool:
    marks = [token.text for token in doc[start:at] if token.text in "()"]
    return marks[-1:] == ["("]


def _segments(doc: Doc, start: int, end: int, name: Name | None) -> list[TokenRange]:
    """The stretches between commas and around the name."""
    cuts = [at for at in range(start, end) if doc[at].lower_ in (",", "(", ")", "–", "—", "-")]
    if name is not None:
        cuts += [at for at in range(name.start, name.end) if at not in cuts]
    return _between(doc, start, end, sorted(cuts))


def _description(doc: Doc, start: int, end: int, names: dict[int, Name], bearer: Name | None) -> Description | None:
    """What one stretch says: its noun is the last before a preposition or clause."""
    at = start
    while at < end and doc[at].tag_ not in _BREAKS:
        at += 1
    nouns = [i for i in range(start, at) if doc[i].tag_ in _NOUN_TAGS and (names.get(i) is None or names[i].type != PERSON)]
    if not nouns:
        return None
    head = nouns[-1]
    if (head + 1 < end and doc[head + 1].tag_ == "POS") or (names.get(head) is not None and names[head] != bearer and doc[head].lemma_.lower() not in TITLES):
        return None
    lemma = doc[head].lemma_.lower()
    words = frozenset(doc[i].lower_ for i in range(start, head) if doc[i].tag_ in (*_NOUN_TAGS, "JJ") and doc[i].lower_ not in ("the", "a", "an"))
    return Description(lemma, words, (start, end), tuple(_owners(doc, start, head, end, names, bearer)))


def _owners(doc: Doc, start: int, head: int, end: int, names: dict[int, Name], bearer: Name | None) -> list[Name | TokenRange]:
    """Names and bodies that the described one belongs to, the nearest to its noun first: "ministry spokesman", "spokesman for the alliance"."""
    out: list[Name | TokenRange] = []
    for at in range(head - 1, start - 1, -1):
        name = names.get(at)
        if name is not None:
            out += [name] if name != bearer and name not in out and name.type != PERSON else []
        elif doc[at].tag_ in _NOUN_TAGS and _is_body(doc[at]) and doc[at].lower_ != "state":
            out.append((start, at + 1))
    behind = [i for i in range(head + 1, end) if doc[i].lower_ in ("of", "for", "in", "at", "with")][:1]
    if behind:
        later = [names[i] for i in range(behind[0], end) if i in names and names[i] != bearer and names[i].type != PERSON][:1]
        nouns = [i for i in range(behind[0] + 1, end) if doc[i].tag_ in _NOUN_TAGS and _is_body(doc[i])][:1]
        out += [(behind[0] + 1, nouns[0] + 1)] if nouns and not (later and later[0].start <= nouns[0] < later[0].end) else list(later)
    return out


def _is_body(token: Token) -> bool:
    return kind_of_noun(token.lemma_.lower()) in ("government", "organization")
