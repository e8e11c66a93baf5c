"""The events step as a spaCy component; it writes `doc._.events`, drafts in text order."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from legation.knowledge.plover import codebook
from legation.reading.events.drafts import EventDraft
from legation.reading.events.judging import judged
from legation.reading.events.magnitudes import magnitude_of
from legation.reading.events.participants import participants
from legation.reading.events.sameness import without_repeats
from legation.reading.events.status import status_of
from legation.reading.events.subject import of_politics
from legation.reading.language.component import Telling
from legation.reading.quotes import Range
from legation.reading.statements.drafts import Draft
from legation.reading.stretches import Stretches

EVENTS = "events"
JUDGING = frozenset({"ACCUSE"})
"""Types that words of blame or praise name within what somebody says: "the raid was a disgrace, he said"."""
TO_SOMEONE = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE"})
"""Speech acts that are done to whom they are addressed."""


@Language.component(
    "legation_events",
    requires=["doc._.tellings", "doc._.statements", "token.lemma", "token.head"],
    assigns=["doc._.events"],
)
def read_events(doc: Doc) -> Doc:
    """Turn the raw tellings of `doc` into drafts of events, in seven steps.

    1. Participants: whole phrases, conjuncts apart, what the parse knows where the network marked none. 2. Status.
    3. Mode and contexts by the codebook. 4. Magnitude. 5. The innermost statement that tells it. 6. Repeats go.
    7. In an article about sport, markets or weather what no political actor does goes.
    """
    text = doc.text  # made anew each time it is asked for
    contents: Stretches[Draft] = Stretches((start, end, draft) for draft in doc._.statements for start, end in draft.content)
    cues: Stretches[Draft] = Stretches((*draft.cue, draft) for draft in doc._.statements)
    drafts = [_draft(doc, text, telling, contents, cues) for telling in doc._.tellings]
    doc._.events = tuple(of_politics(doc, text, without_repeats(doc, text, drafts)))
    return doc


def _draft(doc: Doc, text: str, telling: Telling, contents: Stretches[Draft], cues: Stretches[Draft]) -> EventDraft:
    trigger = doc[slice(*telling.trigger)]
    span = trigger.start_char, trigger.end_char
    teller = _teller(contents, span)
    actors, recipients = participants(doc, text, telling)
    said = next(iter(cues.over(*span)), None)
    if said is not None and not actors and said.source is not None and said.source not in recipients:
        actors = [said.source]
    if said is not None and not recipients and said.addressee is not None and telling.type in TO_SOMEONE and said.addressee not in actors:
        recipients = [said.addressee]
    if said is None and telling.type in JUDGING and teller is not None and teller.source is not None:
        actors, recipients = judged(trigger, teller.source, actors, recipients)
    book = codebook()
    return EventDraft(
        type=telling.type,
        trigger=span,
        actors=actors,
        recipients=recipients,
        status=status_of(trigger, telling),
        confidence=round(telling.chance, 3),
        mode=book.mode_of(telling.type, trigger),
        contexts=book.contexts_of(trigger),
        magnitude=magnitude_of(trigger, telling.type),
        teller=teller,
    )


def _teller(contents: Stretches[Draft], span: Range) -> Draft | None:
    """The smallest statement whose content holds the span."""
    return min(contents.holding(*span), key=lambda draft: draft.size, default=None)


if not Doc.has_extension(EVENTS):
    Doc.set_extension(EVENTS, default=())
