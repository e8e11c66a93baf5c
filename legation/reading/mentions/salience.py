"""Whom a pronoun of the third person means: candidates before it, weighed by how near and how prominent they stand.

The weights were set by hand and tuned on the project's corpus (training part); the margin below which two candidates are
a tie leaves the pronoun unresolved.
"""

from __future__ import annotations

from dataclasses import dataclass

SENTENCES_MAX = 7
MENTIONS_MAX = 70
"""How far back a pronoun looks."""


@dataclass(slots=True)
class Weights:
    """What a candidate mention gains or loses."""

    sentence: float = 1.38
    """Loss for each sentence between."""
    subject: float = 1.2
    object: float = 0.3
    possessor: float = 0.1
    topic: float = 0.9
    """It possesses the subject: "Zoubi's answer came by telephone"."""
    part: float = 0.42
    source: float = 0.5
    """It is the source of a statement."""
    said_before: float = 0.6
    """Both it and the pronoun are sources: "the group said ..., it added"."""
    own_content: float = -1.5
    """It stands in what the pronoun is said to say: "forces of Guinea left, it said"."""
    same_form: float = -0.23
    """It is itself the same pronoun."""
    around: float = 1.33
    """It is who says the indirect speech that the pronoun stands in."""
    quoted: float = -0.76
    """It stands in a quotation, the pronoun does not."""
    bound: float = 1.5
    """It is the subject or possessor that a possessive pronoun is bound to by grammar."""
    same_quotation: float = 0.31
    """Both stand in the same statement."""
    gender: float = 0.8
    """Its gender is known by words of the text and fits; the same is lost where only its given name speaks against it."""
    mentioned: float = 0.06
    """For each further mention within reach, up to five."""
    place: float = -2.5
    """It is a place's name and no subject: "in Geneva"."""
    odd_number: float = -2.3
    """One body for "they", several for "it"."""
    unclear: float = -1.46
    """Its noun is not known to name a person or a body."""
    margin: float = 0.02
    least: float = -2.53


WEIGHTS = Weights()


def best(scores: dict[str, float], counts: dict[str, int], weights: Weights = WEIGHTS) -> str | None:
    """The id with the highest score, or None where two tie or none is good enough."""
    total = {key: score + weights.mentioned * min(5, counts[key] - 1) for key, score in scores.items()}
    ranked = sorted(total, key=lambda key: -total[key])
    if not ranked or total[ranked[0]] < weights.least:
        return None
    if len(ranked) > 1 and total[ranked[0]] - total[ranked[1]] < weights.margin:
        return None
    return ranked[0]
