"""What an article is about: in one of sport, markets or weather only what political actors do is an event."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from legation.knowledge.places import load_gazetteer
from legation.knowledge.plover.topics import POLITICS, topics
from legation.reading.events.drafts import EventDraft
from legation.reading.quotes import Range

OTHER_WORDS_MIN = 0.025
"""An article is about something else where words of one other topic outnumber those of politics by this share of all its words: 2 of 190
annotated articles, 16 of 248 made-up ones, 41 of 49 without politics (0.015: 4, 25, 44; 0.035: 2, 13, 38)."""

POLITICS_WORDS_MIN = 0.004
WORDS_MIN = 120
"""A longer article with a smaller share of words of politics is about something else, whatever it is; a short text may name no such word."""


def of_politics(doc: Doc, text: str, drafts: list[EventDraft]) -> list[EventDraft]:
    """All drafts; in an article about something else those with a participant whose words are of politics, or with a state on both sides."""
    if not drafts or not _is_about_else(doc):
        return drafts
    return [draft for draft in drafts if _is_political(text, draft)]


def _is_about_else(doc: Doc) -> bool:
    counts = Counter(token.lower_ for token in doc if token.is_alpha)
    share = {topic: sum(counts[word] for word in words) for topic, words in topics().items()}
    politics = share.pop(POLITICS)
    words = counts.total()
    if words >= WORDS_MIN and politics < POLITICS_WORDS_MIN * words:
        return True
    return max(share.values(), default=0) - politics > OTHER_WORDS_MIN * words


def _is_political(text: str, draft: EventDraft) -> bool:
    sides = draft.actors, draft.recipients
    if any(not topics()[POLITICS].isdisjoint(text[start:end].lower().split()) for side in sides for start, end in side):
        return True
    return all(any(_names_a_state(text, span) for span in side) for side in sides)


def _names_a_state(text: str, span: Range) -> bool:
    gazetteer = load_gazetteer()
    words = text[span[0] : span[1]].removeprefix("the ").removeprefix("The ")
    return words in gazetteer.demonyms or bool(gazetteer.find(words))
