"""How records are put in words: the filters of templates that speak of what was said and done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from legation.ledger.rows import SENTENCE_MAX

WORDS_SHOWN = 60
TELLING = frozenset(
    "tell ask warn urge inform assure remind advise brief invite thank promise persuade notify question accuse instruct order beg press".split()
)
"""Heads of cues that take whom they address as their object: "told reporters", but "said to reporters"."""
RELATIONS = {"repeated": "it says the same", "changed": "it says otherwise", "related": "on the same matter"}


def brief(text: str, words_max: int = WORDS_SHOWN) -> str:
    """The first words of a long text, on one line."""
    found = text.split()
    return " ".join(found[:words_max]) + (" …" if len(found) > words_max else "")


def whole_words(text: str) -> str:
    """A passage that may have been cut out of a long sentence, without the parts of words at its ends."""
    if len(text) < SENTENCE_MAX // 2 or " " not in text:
        return text
    head = text if text[0].isupper() or not text[0].isalpha() else "… " + text.split(" ", 1)[1]
    return head if head[-1] in ".!?”\"'" else head.rsplit(" ", 1)[0] + " …"


def words(name: str) -> str:
    """A code or field name as words: verbal_cooperation, verbal cooperation."""
    return name.replace("_", " ").lower()


def actor_name(statement: dict[str, Any]) -> str:
    """Who said it: the actor's name, else the words of the text."""
    if statement["actor"]:
        return str(statement["actor"]["name"])
    return str((statement["source"] or {}).get("text") or "Nobody named")


def needs_to(statement: dict[str, Any]) -> bool:
    """Whether a "to" stands between the cue and whom it addresses."""
    cue = statement["cue"]
    return cue["lemma"] not in TELLING and not cue["text"].endswith((" to", " with", " at", " on", " upon", " for"))


def relation(earlier: dict[str, Any]) -> str:
    """How an earlier statement stands to a later one."""
    told = RELATIONS.get(earlier["relation"], earlier["relation"])
    return told if earlier["same_actor"] else f"{told}, by another"


FILTERS: dict[str, Callable[..., Any]] = {
    "brief": brief,
    "whole_words": whole_words,
    "words": words,
    "actor_name": actor_name,
    "needs_to": needs_to,
    "relation": relation,
}
