"""Whether a word that can be a time is one here: "may", "march", "fall", "second", "1,990 people", "room 2001", "April Glaspie"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from legation.reading.times.case import Case

_PREPOSITIONS = (
    "in since by from until till during before after of between through to around about and or throughout late early mid for at on this last next than into "
    "over due both"
)
_TIME_PREPOSITIONS = frozenset(_PREPOSITIONS.split())
_NO_YEAR_BEHIND = re.compile(
    r"\s?(?:percent|per\s|%|million|billion|thousand|hundred|feet|miles|meters|metres|kilomet|km\b|dollars|euros|pounds|yen|people|troops|soldiers|"
    r"points|shares|tons|tonnes|barrels|jobs|men\b|women\b|workers|refugees|houses|homes|votes|degrees|mhz|calories|acres|hectares|prisoners|police|members)"
)
_INSIDE_WORD = re.compile(r"(?:[\w$£€.,]|(?<!mid)(?<!post)(?<!pre)(?<!early)(?<!late)(?<!\d)-)$", re.IGNORECASE)
_NAMES = frozenset({"ORG", "LOC", "GPE", "FAC"})
_INSIDE = 1
"""spaCy's mark of a token that goes on an entity."""


def is_month(case: Case) -> bool:
    """No modal or verb, no one's name ("April Glaspie", "Theresa May")."""
    if case.has("LAST") or case.has("NEXT") or case.has("THIS"):
        return True
    token = case.tokens.at(case.words("MONTH")[0].start)
    if token.tag_.startswith(("MD", "VB")):
        return False
    word = case.word("MONTH")
    if _is_in_name(token):
        return False
    if token.ent_type_ in ("PER", "PERSON", "ORG") and word in ("may", "april", "june", "august", "jun", "jan", "mar"):
        return False
    if word == "march" and re.match(r"\s(?:of|for)\s(?:the\s)?[A-Z]", case.after()):
        return False
    if word in ("may", "march", "mar", "sun.", "sat.", "jan", "jun", "dec") and not token.tag_:
        return case.before in _TIME_PREPOSITIONS or _preposition_before(token)
    return not (word in ("may", "august", "april", "june") and _name_beside(token))


def is_weekday(case: Case) -> bool:
    word = case.word("WEEKDAY")
    if _is_in_name(case.tokens.at(case.words("WEEKDAY")[0].start)):
        return False
    return not word.endswith(".") or len(word) > 4 or case.tokens.text[case.start].isupper()


def is_year(case: Case) -> bool:
    """A bare number of four figures: after a preposition of time, in a pair of years, or beside a noun that it does not count."""
    number = int(case.word("YEAR"))
    if not 1500 <= number <= 2100 or _NO_YEAR_BEHIND.match(case.after()):
        return False
    text = case.tokens.text
    if _INSIDE_WORD.search(text[max(0, case.start - 6) : case.start]):
        return False
    token = case.tokens.at(case.start)
    previous = _word_before(token)
    if previous is None or previous.lower_ in _TIME_PREPOSITIONS or previous.lower_ in ("(", "the", "year", "fiscal", "'s", "’s", ",", "early", "mid"):
        return not _counts(token)
    return bool(token.tag_) and token.dep_ in ("nmod:tmod", "obl:tmod", "obl:unmarked", "nmod:unmarked", "compound", "nummod", "conj") and not _counts(token)


def is_season(case: Case) -> bool:
    if case.has("LAST") or case.has("NEXT") or case.has("THIS") or case.has("UNIT"):
        return True
    token = case.tokens.at(case.words("SEASON")[0].start)
    if token.tag_ and not token.tag_.startswith("NN"):
        return False
    following = _word_after(token)
    if following is not None and (following.lower_ == "of" or following.tag_.startswith("NN")):
        return False
    previous = _word_before(token)
    if previous is not None and previous.lower_ == "the":
        previous = _word_before(previous)
        return previous is not None and previous.lower_ in _TIME_PREPOSITIONS
    return previous is not None and previous.lower_ in ("in", "by", "since", "until", "during", "early", "late", "mid")


def is_day_number(case: Case) -> bool:
    """ "before the 14th", not "the 14th time"."""
    token = case.tokens.at(case.words("ORDDAY")[0].start)
    following, the = _word_after(token), _word_before(token)
    before = _word_before(the) if the is not None else None
    if before is None or before.lower_ not in ("on", "before", "after", "by", "until", "since", "from", "to", "till"):
        return False
    if following is None or not following.is_alpha:
        return True
    return following.pos_ in ("ADP", "CCONJ", "SCONJ", "AUX", "VERB", "PRON", "DET", "ADV") if following.tag_ else following.lower_ in _TIME_PREPOSITIONS


def _counts(token: Token) -> bool:
    """A number that counts its head: "2000 soldiers"; a year may stand before a noun too: "the 1990 invasion"."""
    head = token.head
    return token.dep_ == "nummod" and token.i < head.i and head.tag_ in ("NNS", "NNPS") and _word_before(token) is not None and not _after_the(token)


def _after_the(token: Token) -> bool:
    previous = _word_before(token)
    return previous is not None and previous.lower_ in ("the", "'s", "’s", "his", "her", "its", "their", "in")


def _is_in_name(token: Token) -> bool:
    """The first of several words of an organization or a place: "Sunday Leader", "October Square"."""
    following = _word_after(token)
    return following is not None and following.is_title and following.ent_iob == _INSIDE and following.ent_type_ in _NAMES and following.is_alpha


def _name_beside(token: Token) -> bool:
    """Between capitalised words without a preposition: "Theresa May", "August Wilson"."""
    previous, following = _word_before(token), _word_after(token)
    beside = [word for word in (previous, following) if word is not None and word.is_alpha and word.is_title and word.ent_type_ in ("PER", "PERSON")]
    return bool(beside)


def _preposition_before(token: Token) -> bool:
    previous = _word_before(token)
    return previous is not None and previous.lower_ in _TIME_PREPOSITIONS


def _word_before(token: Token) -> Token | None:
    return token.doc[token.i - 1] if token.i > 0 else None


def _word_after(token: Token) -> Token | None:
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
