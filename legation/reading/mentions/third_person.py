"""Whom he, she, it and they mean: the candidates before the pronoun, weighed by `salience`."""

from __future__ import annotations

from collections import defaultdict

from legation.reading.mentions import noticed as forms
from legation.reading.mentions.acquainted import gender_of_known
from legation.reading.mentions.binding import binder, own_subject
from legation.reading.mentions.cast import LocalActor, plain
from legation.reading.mentions.given_names import likely_gender
from legation.reading.mentions.noticed import Noticed
from legation.reading.mentions.nouns import kind_of_noun
from legation.reading.mentions.phrases import PLACE, TokenRange
from legation.reading.mentions.registry import BODIES, Registry
from legation.reading.mentions.salience import MENTIONS_MAX, SENTENCES_MAX, WEIGHTS, best
from legation.reading.mentions.voices import Voices
from legation.reading.statements.drafts import Draft
from legation.records import ActorKind


class ThirdPerson:
    """Resolves pronouns of the third person; `resolved` holds each mention's actor so far, `said_by` the statements of each source."""

    def __init__(self, registry: Registry, voices: Voices, items: list[Noticed], resolved: list[str | None], said_by: dict[TokenRange, list[Draft]]) -> None:
        self._registry = registry
        self._voices = voices
        self._items = items
        self._resolved = resolved
        self._said_by = said_by
        self.unresolved: set[str] = set()
        """Ids of actors that are a pronoun of which nothing is known."""

    def antecedent(self, number: int, holder: Draft | None, speaker: LocalActor | None, around: LocalActor | None) -> LocalActor | None:
        """Whom mention `number` means. `speaker` says it in his own words and is not meant; `around` tells it in the writer's words."""
        item = self._items[number]
        quoted = self._voices.is_quoted(self._place(item))
        doc = self._registry.doc
        bound = binder(doc, item.start) if doc[item.start].tag_ == "PRP$" else None
        barred = own_subject(doc, item.start)
        scores: dict[str, float] = {}
        counts: dict[str, int] = defaultdict(int)
        said = self._said_by.get((item.start, item.end), ())
        for at in range(number - 1, max(-1, number - MENTIONS_MAX), -1):
            other, key = self._items[at], self._resolved[at]
            if item.depth - other.depth > SENTENCES_MAX:
                break
            if key is None or other.end > item.start or other.head == barred or (speaker is not None and key == speaker.id):
                continue
            fit = self._fit(item.pronoun, self._registry.everyone[key], other)
            if fit is not None:
                counts[key] += 1
                score = fit + self._prominence(item, other, holder, quoted=quoted) + (WEIGHTS.bound if other.head == bound else 0.0)
                if any(draft.holds((self._place(other),) * 2) for draft in said):
                    score += WEIGHTS.own_content
                scores[key] = max(score, scores.get(key, -99.0))
        if around is not None and around is not speaker and (fit := self._fit(item.pronoun, around, None)) is not None:
            scores[around.id] = max(scores.get(around.id, 0.0), fit) + WEIGHTS.around
            counts[around.id] += 1
        found = best(scores, counts)
        return self._registry.everyone[found] if found else None

    def _place(self, item: Noticed) -> int:
        return self._registry.doc[item.start].idx

    def _prominence(self, item: Noticed, other: Noticed, holder: Draft | None, *, quoted: bool) -> float:
        place = self._place(other)
        score = getattr(WEIGHTS, other.role, 0.0) - WEIGHTS.sentence * (item.depth - other.depth)
        if (other.start, other.end) in self._said_by:
            score += WEIGHTS.source + (WEIGHTS.said_before if (item.start, item.end) in self._said_by else 0.0)
        score += WEIGHTS.same_form if _same_pronoun(other.pronoun, item.pronoun) else 0.0
        score += WEIGHTS.quoted if not quoted and self._voices.is_quoted(place) else 0.0
        return score + (WEIGHTS.same_quotation if holder is not None and holder.holds((place, place)) else 0.0)

    def _fit(self, word: str, actor: LocalActor, other: Noticed | None) -> float | None:
        """What the actor's kind, gender and number add; None where they rule it out."""
        if actor.id in self.unresolved and (other is None or not _same_pronoun(other.pronoun, word)):
            return None
        if word in forms.MALE | forms.FEMALE:
            fit = _gender_fit("m" if word in forms.MALE else "f", actor)
        elif actor.kind is ActorKind.PERSON:
            fit = None
        elif word in forms.NEUTER:
            fit = 0.0 if actor.kind in BODIES and not actor.plural else None
        elif actor.kind is ActorKind.DOCUMENT:
            fit = None
        else:
            fit = 0.0 if actor.plural or actor.kind is ActorKind.GROUP else WEIGHTS.odd_number
        return None if fit is None else fit + (self._doubt(actor, other) if other is not None else 0.0)

    def _doubt(self, actor: LocalActor, other: Noticed) -> float:
        """What is lost by a place that does nothing, and by a noun of which it is unclear what it names."""
        name = self._registry.names.get(other.head)
        if name is not None and name.type == PLACE and other.role != "subject":
            return WEIGHTS.place
        head = self._registry.doc[other.head]
        unclear = actor.id.startswith("~") and not other.pronoun and kind_of_noun(head.lemma_.lower(), plural=head.tag_ == "NNS") is None
        return WEIGHTS.unclear if unclear else 0.0


def _gender_fit(gender: str, actor: LocalActor) -> float | None:
    if actor.kind is not ActorKind.PERSON or actor.gender not in (None, gender):
        return None
    likely = actor.gender or (likely_gender(plain(actor.name).split()[0]) if " " in actor.name else gender_of_known(actor.name))
    return 0.0 if likely is None else WEIGHTS.gender if likely == gender else -2 * WEIGHTS.gender


def _same_pronoun(one: str, other: str) -> bool:
    return any(one in group and other in group for group in (forms.MALE, forms.FEMALE, forms.NEUTER, forms.PLURAL))
