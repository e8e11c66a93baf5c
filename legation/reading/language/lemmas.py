"""Lemmas as edits of the word's end, learned as classes: "said" -> `=say`, "talks" -> `l1`, "Russians" -> `k1`."""

from __future__ import annotations

KEEP_CASE, LOWER, WHOLE = "k", "l", "="


def edit_of(word: str, lemma: str) -> str:
    """The edit that makes `lemma` of `word`: `l2y` lower-cases, drops two letters and appends "y"; `=be` replaces all."""
    for mode, base in ((LOWER, word.lower()), (KEEP_CASE, word)):
        shared = 0
        while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
            shared += 1
        if shared and shared >= len(base) - 4 and len(lemma) - shared <= 4 and (shared >= 2 or shared == len(base)):
            return f"{mode}{len(base) - shared}{lemma[shared:]}"
    return WHOLE + lemma


def apply_edit(word: str, edit: str) -> str:
    """The lemma that `edit` makes of `word`; the lower-cased word where the edit does not fit."""
    if edit.startswith(WHOLE):
        return edit[1:]
    base = word if edit[0] == KEEP_CASE else word.lower()
    drop = int(edit[1])
    return base[: len(base) - drop] + edit[2:] if drop < len(base) or edit[2:] else base
