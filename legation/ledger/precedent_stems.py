"""Stems of words: enough to know "withdrew", "withdrawing" and "withdraws" for one word."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

_IRREGULAR = {
    form: lemma
    for lemma, forms in {
        "be": "is are was were been being am 's 're 'm", "have": "has had having", "do": "does did done", "go": "goes went gone", "come": "came",
        "give": "gave given", "take": "took taken", "keep": "kept", "hold": "held", "leave": "left", "meet": "met", "pay": "paid", "send": "sent",
        "withdraw": "withdrew withdrawn", "break": "broke broken", "rise": "rose risen", "fall": "fell fallen", "grow": "grew grown", "speak": "spoke spoken",
        "say": "said", "tell": "told", "stand": "stood", "sit": "sat", "win": "won", "lose": "lost", "begin": "began begun", "fight": "fought",
        "seek": "sought", "freeze": "froze frozen", "forbid": "forbade forbidden", "choose": "chose chosen", "shoot": "shot", "sell": "sold", "buy": "bought",
        "build": "built", "bring": "brought", "think": "thought", "know": "knew known", "see": "saw seen", "make": "made", "lead": "led", "feel": "felt",
        "tear": "tore torn", "steal": "stole stolen", "swear": "swore sworn", "write": "wrote written", "find": "found", "run": "ran", "lay": "laid",
        "strike": "struck stricken", "shrink": "shrank shrunk", "spend": "spent", "lend": "lent", "get": "got gotten", "become": "became", "mean": "meant",
        "use": "used using", "die": "died dying dead death", "lie": "lying lied", "man": "men", "woman": "women", "child": "children", "person": "people",
    }.items()
    for form in forms.split()
}  # fmt: skip

_PLAIN = (
    "the a an of and or in on at to for from by with as that this these those it its he his him she her hers they their them we us our you your i me my mine who "
    "whom which what when where why how be have do will would shall should may might can could must say tell there here then than so such all any both each some "
    "one also only just very more most much many into out up down over about after before again now still yet if but not n't no nor one's own same other another "
    "between through during under within since until while because was were is are been being had has s t re ve ll d m"
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word's stem: of an irregular form its lemma's, else without endings."""
    word = word.removesuffix("'s").strip("'")
    return _without_e(_IRREGULAR.get(word) or _without_ending(word))


def _without_e(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _without_ending(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 2 and word.endswith(ending) and any(vowel in word[: -len(ending)] for vowel in "aeiouy"):
            return _whole(word[: -len(ending)])
    return word


def _whole(part: str) -> str:
    """The stem before an ending: "stopp" is "stop", "deni" "deny"."""
    if len(part) > 2 and part[-1] == part[-2] and part[-1] not in "lsz":
        return part[:-1]
    if part.endswith("i"):
        return part[:-1] + "y"
    return part


PREFIX = 4
"""Stems that do not begin with the same four letters are not forms of one word, unless they are the same."""


@lru_cache(maxsize=100_000)
def alike(first: str, second: str) -> bool:
    """Whether two stems are forms of one word: the same, or a long beginning in common (withdraw, withdrawal)."""
    if first == second:
        return True
    shared = min(len(first), len(second))
    if shared < PREFIX or abs(len(first) - len(second)) > 5:
        return False
    common = next((at for at in range(shared) if first[at] != second[at]), shared)
    return common >= max(PREFIX, shared - 1) and common >= 0.6 * max(len(first), len(second))


def found_in(words: Set[str], others: Set[str]) -> Set[str]:
    """Those of the words that are alike to one of the others."""
    found = words & others
    by_prefix = _by_prefix(frozenset(others))
    return found | {word for word in words - found if word[:PREFIX] in by_prefix and any(alike(word, other) for other in by_prefix[word[:PREFIX]])}


@lru_cache(maxsize=8192)
def _by_prefix(words: frozenset[str]) -> dict[str, list[str]]:
    """The words by their first letters; each statement is held against dozens."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[:PREFIX], []).append(word)
    return found


PLAIN = frozenset(map(stem, _PLAIN.split()))
"""Stems that say nothing about the matter."""
