"""What a statement claims, as far as its words show: which way it turns, its numbers, its days.

No parse is kept in the ledger, so that this works on words alone: stems, the stances of `knowledge/stances`, negation within the main clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from legation.ledger.precedent_lexicon import Lexicon, lexicon
from legation.ledger.precedent_numbers import Quantity, days_in, quantities_in
from legation.ledger.precedent_stems import PLAIN, stem

SCOPE_WORDS = 5
"""A word that says no reaches so many words on in its clause."""
NEUTRAL_CUES = frozenset("say tell add note state write ask speak remark explain declare announce argue quote".split())
CLAUSES_ASIDE = frozenset("until unless if before because once whatever although though while whether".split())
"""What they begin does not turn the main clause: "not until they disarm" is as much a no as "not"."""
MAIN_WORDS_MIN = 3
BREAKS = frozenset(".;!?")
"""A no does not reach beyond these."""

_TOKEN = re.compile(r"[$€£]?\d[\d.,]*\d|[$€£]?\d|n't|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[.;!?,%:]")
_NAME = re.compile(r"(?<=[^.!?\s“\"'‘] )[A-Z][\w-]*")
"""A word with a capital that does not begin a sentence."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What can be held against another claim."""

    words: frozenset[str]
    """Stems, without words that every statement has."""
    names: frozenset[str]
    """Those of them that are names."""
    stands: dict[str, int]
    """By axis: 1 or -1."""
    turned: bool
    """Whether what it says is turned round, all in all: an odd number of words say no."""
    quantities: frozenset[Quantity]
    days: frozenset[str]
    length: int


def tokens_of(text: str) -> list[str]:
    """Words, numbers and marks, in lower case; "n't" stands alone."""
    plain = text.replace("’", "'").replace("–", "-").lower()
    plain = re.sub(r"\bcan't\b", "can n't", plain)
    plain = re.sub(r"\bwon't\b", "will n't", plain)
    return _TOKEN.findall(re.sub(r"(?<=\w)n't\b", " n't", plain).replace("can not", "cannot"))


@lru_cache(maxsize=4096)
def claim_of(content: str, cue: str = "", lemma: str = "") -> Claim:
    """The claim of a statement; its cue counts ("denied"), unless that only says that something was said."""
    tokens = tokens_of(content)
    led = tokens_of(cue) if lemma not in NEUTRAL_CUES and stem(lemma or cue) not in NEUTRAL_CUES else []
    stands, turned = _stands([*led, *_main_clause(tokens)], lexicon())
    return Claim(
        words=frozenset(stem(token) for token in [*led, *tokens] if token[0].isalpha()) - PLAIN,
        names=frozenset(stem(name.lower()) for name in _NAME.findall(content)) - PLAIN,
        stands=stands,
        turned=turned,
        quantities=frozenset(quantities_in(tokens)),
        days=frozenset(days_in(tokens)),
        length=len(tokens),
    )


def _main_clause(tokens: Sequence[str]) -> Sequence[str]:
    if tokens and tokens[0] in CLAUSES_ASIDE and "," in tokens:
        return _main_clause(tokens[tokens.index(",") + 1 :])
    for place, token in enumerate(tokens):
        if token in CLAUSES_ASIDE and place >= MAIN_WORDS_MIN:
            return tokens[:place]
    return tokens


def _stands(tokens: Sequence[str], known: Lexicon) -> tuple[dict[str, int], bool]:
    """Each axis with the side taken on it, and whether all is turned round. Where the words of one axis disagree it is left out."""
    sides: dict[str, set[int]] = {}
    refusals: list[int] = []
    stems = [stem(token) for token in tokens]
    place = last_break = total = 0
    while place < len(tokens):
        if tokens[place] in BREAKS:
            last_break = place
        size, entry = known.at(tokens, stems, place)
        if entry is not None:
            before = sum(1 for at in refusals if at >= last_break and place - at <= SCOPE_WORDS)
            turn = -1 if before % 2 else 1
            for axis, side in entry.sides:
                sides.setdefault(axis, set()).add(side * turn)
            if entry.says_no:
                refusals.append(place)
                total += 1
        place += size
    return {axis: found.copy().pop() for axis, found in sides.items() if len(found) == 1}, total % 2 == 1
