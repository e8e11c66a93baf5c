"""The words that the places step goes by."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


NO_NAMES = _set(
    "north south east west northern southern eastern western central far downtown uptown midtown continent earth world homeland overseas"
    " northeast northwest southeast southwest northeastern northwestern southeastern southwestern centre center interstate highway"
    " city town state province county district region island commonwealth xinhua u.n. un"
)
"""What the model calls a place though it names none."""

COMPANIES = _set("toyota hitachi nokia siemens vinci santander prada xinhua mitsubishi philips leuven")
"""Companies and agencies that bear the name of a city."""

AMBIGUOUS = COMPANIES | _set(
    "amazon java gulf midway jersey man crawford central western eastern northern southern north south east west union police"
    " channel maritimes prairies everest maras sabra leila victoria florence charlotte sydney lincoln jackson madison saint george"
    " january february march april may june july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday santiago santa cruz mobile nice split reading hague independence square strait mission industry enterprise"
)
"""Keys of names that are a place only where the model says so."""

GOING = _set("visit trip travel tour go come fly arrive return transfer send deploy move head journey flight arrival invade withdraw enter")
"""Verbs and nouns whose "to" leads to where they happen: "his visit to Kabul"."""

REACHING = _set("visit tour reach enter invade leave attack bomb shell occupy")
"""Verbs whose object is the place itself: "will visit Afghanistan"."""

OCCASIONS = _set(
    "conference meeting summit talk talks negotiation interview ceremony speech visit trip tour session forum rally briefing stop stopover"
    " hearing gathering dinner event address sidelines sideline end start beginning close eve arrival crowd audience congress parliament"
    " committee funeral lunch breakfast seminar symposium exhibition exercise protest demonstration march service mass"
)
"""What happens at one of these happens where these are: "said at a news conference in Geneva"."""

ENCOUNTERS = _set("meet see receive greet host arrest detain kill attack bomb shoot seize capture sign hold")
"""What happens to someone in a place happens there, though the parse may tie the place to him: "met his counterpart in Beijing"."""
