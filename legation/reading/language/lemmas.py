"""Lemmas as edits of the word's end, learned as classes: "said" -> `=say`, "talks" -> `l1`, "Russians" -> `k1`."""

from __future__ import annotations

from collections.abc import Container

KEEP_CASE, LOWER, WHOLE = "k", "l", "="
_VOWELS = "aeiou"


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


def mended(word: str, lemma: str, pos: str, known: Container[str]) -> str:
    """The lemma, or where it is no known word the one that the word's ending gives: "confirme" of "confirmed" -> "confirm".

    The network sees word pieces, not letters, and mistakes "-ed" for "-d".
    """
    form = word.lower()
    if lemma in known or lemma == form or pos not in ("VERB", "AUX", "NOUN"):
        return lemma
    return next((candidate for candidate in _candidates(form, pos) if len(candidate) > 1 and candidate in known), lemma)


def _candidates(form: str, pos: str) -> list[str]:
    if form.endswith("ies"):
        return [form[:-3] + "y", form[:-1]]
    if form.endswith("s"):
        return [form[:-1], form[:-2]]
    if pos == "NOUN":
        return []
    for ending in ("ied", "ing", "ed"):
        stem = form[: -len(ending)]
        if form.endswith(ending) and stem:
            doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
            return [stem + "y"] if ending == "ied" else [stem, stem + "e", *([stem[:-1]] if doubled else [])]
    return []
