"""The parts of a description: "Turkey's outgoing foreign minister Abdullah Gul" is a state, a word of time, an office and a name.

Every word must find its place; what finds none is kept in `rest`, and who resolves a description with a rest resolves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.reading.actors.lexicon import WORDS_MAX, Lexicon, Meanings
from legation.reading.actors.tokens import POSSESSIVE, Token

DETERMINERS = frozenset("the a an this that some one any".split())
INDEFINITE = frozenset("a an some one any".split())
PRONOUNS = frozenset("his her its their our my your whose".split())
PAST = frozenset("former ex past previous late erstwhile onetime retired disgraced".split())
OUSTED = frozenset("ousted deposed toppled overthrown dethroned".split())
"""The last one, where "former" may be any."""
NEXT = frozenset("incoming future".split())
PLAIN = frozenset(
    """current new newly elected appointed sitting present incumbent outgoing acting interim caretaker visiting veteran embattled longtime long time serving
    powerful reclusive hardline hard line conservative liberal moderate reformist leftist left right wing rightist centrist pro anti western socialist democratic republican
    year old ailing octogenarian controversial popular firebrand senior top ruling then chief mr mrs ms sir dr dear own hawkish dovish pragmatic islamist secular
    communist populist nationalist exiled jailed imprisoned detained besieged beleaguered official transitional""".split()
)
"""Words that may stand in a description without changing whom it means; "chief" and "top" only where no longer phrase has them."""
STANCES = frozenset(("anti", "pro", "non"))
"""What follows these tells no belonging: "the anti-Syrian minister"."""
PARTICLES = frozenset("al el bin bint ben ibn de da do dos das del della di van von der den ter la le du abu y e af av zu zur ould ul as ad ar".split())
HONORIFICS = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady sheikh sheik shaikh gen lt col maj sgt capt adm brig hon rev mullah ayatollah hojatoleslam".split()
)
_WHERE = frozenset(("in", "at", "from"))
_ABROAD = frozenset(("embassy", "un-mission"))
_LINKS = frozenset("of for to in at with from on under".split())


@dataclass(slots=True)
class Frame:
    """A description in parts. `owners`: the states, bodies and organizations it names, outermost first; `office`, `bodies`: its head, and
    `office_key` its words; `targets`: what stands behind "to" or "for"; `possessor`: whose ("Erdogan's"); `name`: the words of a person's
    name; `rest`: words that found no place."""

    owners: list[Meanings] = field(default_factory=list)
    office: Meanings | None = None
    office_key: str = ""
    bodies: set[str] = field(default_factory=set)
    is_plural: bool = False
    targets: list[str] = field(default_factory=list)
    possessor: Frame | None = None
    name: list[Token] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    is_past: bool = False
    is_ousted: bool = False
    is_next: bool = False
    is_indefinite: bool = False
    is_definite: bool = False
    is_pronoun_owned: bool = False


class FrameReader:
    """Reads descriptions by the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, tokens: list[Token]) -> Frame:
        """The frame of one description without commas. The longest phrases are tried first ("US Treasury"), then single words for countries
        ("US", "treasury secretary")."""
        frame = self._read(tokens, WORDS_MAX)
        if not frame.rest:
            return frame
        other = self._read(tokens, 1)
        return frame if other.rest else other

    def _read(self, tokens: list[Token], place_words: int) -> Frame:
        frame, at = Frame(), 0
        while at < len(tokens):
            frame, at = self._step(frame, tokens, at, place_words)
        return frame

    def _step(self, frame: Frame, tokens: list[Token], at: int, place_words: int) -> tuple[Frame, int]:
        """One phrase more; a possessive mark makes all before it the possessor of what follows."""
        token = tokens[at]
        if token.key == POSSESSIVE:
            return self._possessed(frame), at + 1
        has_head = frame.office is not None or bool(frame.bodies)
        if has_head and token.key in _LINKS:
            return frame, self._linked(frame, tokens, at)
        if frame.office is not None and (end := _name_end(tokens, at)) > at:
            frame.name = tokens[at:end]
            return frame, end
        found = self._longest(tokens, at, place_words)
        if found is not None and at and tokens[at - 1].key in STANCES:
            return frame, found[0]
        if found is not None and not (token.key in DETERMINERS and found[0] == at + 1):
            return self._phrase(frame, tokens, at, *found)
        return frame, self._word(frame, tokens, at)

    def _longest(self, tokens: list[Token], at: int, place_words: int) -> tuple[int, Meanings] | None:
        short = self._lexicon.longest(tokens[: at + place_words], at)
        return short if short is not None and short[1].places else self._lexicon.longest(tokens, at)

    def _phrase(self, frame: Frame, tokens: list[Token], at: int, end: int, meanings: Meanings) -> tuple[Frame, int]:
        if meanings.is_office and not (meanings.places and not frame.owners):
            if frame.office is not None:
                frame = Frame(possessor=frame)
            frame.office, frame.office_key = meanings, " ".join(token.key for token in tokens[at:end])
        elif meanings.places or meanings.organizations or meanings.own_bodies:
            frame.owners.append(meanings)
        if meanings.bodies and not meanings.is_office:
            frame.bodies = set(meanings.bodies)
            frame.is_plural = tokens[end - 1].key.endswith("ies")
        return frame, end

    def _linked(self, frame: Frame, tokens: list[Token], at: int) -> int:
        """The words behind "of", "for", "to": an owner, or what an envoy is sent to."""
        link, start = tokens[at].key, at + 1
        end = start
        while end < len(tokens) and tokens[end].key in DETERMINERS:
            end += 1
        if link in ("of", "for", "in", "at", "with", "from"):
            inner = self.read(tokens[end:])
            if not inner.rest and not inner.name and (inner.owners or inner.bodies or inner.office):
                self._join(frame, inner, link)
                return len(tokens)
        frame.targets += [token.key for token in tokens[end:]]
        if link not in ("to", "for", "on", "in"):
            frame.rest += [token.key for token in tokens[end:]]
        return len(tokens)

    def _join(self, frame: Frame, inner: Frame, link: str) -> None:
        if inner.office is not None:
            frame.possessor = inner
            return
        if not (link in _WHERE and (frame.owners or frame.bodies & _ABROAD)):  # "the U.S. embassy in Bern", "the U.S. military in Iraq"
            frame.owners += inner.owners
        frame.bodies |= inner.bodies
        if link in ("for", "in"):
            frame.targets += [name for meanings in inner.owners for name in sorted(meanings.places)]

    def _possessed(self, frame: Frame) -> Frame:
        if frame.office is not None or frame.name:
            return Frame(possessor=frame)
        return frame

    def _word(self, frame: Frame, tokens: list[Token], at: int) -> int:
        token = tokens[at]
        key = token.key
        if key in PRONOUNS:
            frame.is_pronoun_owned = True
        elif key in INDEFINITE:
            frame.is_indefinite = True
        elif key == "the":
            frame.is_definite = True
        elif key in PAST:
            frame.is_past = True
        elif key in OUSTED:
            frame.is_past = frame.is_ousted = True
        elif key in NEXT:
            frame.is_next = True
        elif (end := _name_end(tokens, at)) > at and key not in PLAIN:
            frame.name = tokens[at:end]
            return end
        elif (end := self._possessor_end(tokens, at)) > at and key not in PLAIN:
            frame.possessor = Frame(name=tokens[at:end])
            return end
        elif key not in PLAIN and key not in DETERMINERS and not _is_age(tokens, at):
            frame.rest.append(key)
        return at + 1

    def _possessor_end(self, tokens: list[Token], at: int) -> int:
        """The end of a name right before a body: "the Bush administration"; `at` where there is none."""
        end = at
        while end < len(tokens) and tokens[end].is_capitalised and self._lexicon.longest(tokens, end) is None:
            end += 1
        found = self._lexicon.longest(tokens, end) if at < end < len(tokens) else None
        return end if found is not None and found[1].bodies and not tokens[end].is_capitalised else at


def _name_end(tokens: list[Token], at: int) -> int:
    """The end of a run of words that look like a person's name, which closes the description or possesses; `at` where there is none."""
    end = at
    while end < len(tokens) and (tokens[end].is_capitalised or tokens[end].key in PARTICLES):
        end += 1
    while end > at and tokens[end - 1].key in PARTICLES and not tokens[end - 1].is_capitalised:
        end -= 1
    return end if end == len(tokens) or (end > at and tokens[end].key == POSSESSIVE) else at


def _is_age(tokens: list[Token], at: int) -> bool:
    """Whether a number is of "the 72-year-old leader"; other numbers count some of many."""
    return tokens[at].key.isdigit() and at + 1 < len(tokens) and tokens[at + 1].key == "year"
