"""Which words of a text are place names."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
import spacy

from legation.reading.places import Toponym

Places = Callable[[str], list[tuple[str, Toponym]]]

FOUND = {
    "no article, no possessive": ("[LOC The Netherlands'] envoy left.", ["Netherlands"]),
    "no adjective": ("[LOC Syrian] troops in [LOC Syria]", ["Syria"]),
    "no bare direction": ("in the [LOC South] of [LOC Sudan]", ["Sudan"]),
    "two in one entity": ("[LOC Syria and Iraq] agreed.", ["Syria", "Iraq"]),
    "two joined by a hyphen": ("the [LOC Russia-Turkey] border", ["Russia", "Turkey"]),
    "one name with a hyphen": ("war in [LOC Guinea-Bissau]", ["Guinea-Bissau"]),
    "a word before that belongs to it": ("fires in British [LOC Columbia] went on", ["British Columbia"]),
    "a word behind that belongs to it": ("in [LOC Mexico] City he said", ["Mexico City"]),
    "missed by the model": ("the envoy flew to Berlin on Friday", ["Berlin"]),
    "missed, little known, after in": ("the envoy spoke in Torrington", ["Torrington"]),
    "missed, little known, elsewhere": ("the envoy liked Bantam best", []),
    "called a place elsewhere": ("in [LOC Bantam] it rained; Bantam officials", ["Bantam", "Bantam"]),
    "taken for an organization": ("[ORG Qatar] said no", ["Qatar"]),
    "at the head of an organization": ("the [ORG Kentucky State Police] said", ["Kentucky"]),
    "at the end of an organization": ("the [ORG University of Texas] said", ["Texas"]),
    "a newspaper": ("the [ORG New York Times] said", []),
    "a company": ("[ORG Toyota] said", []),
    "inside a person's name": ("[PER Jack London] said", []),
    "a person's name alone": ("[PER Jordan] said", []),
    "a place taken for a person": ("a quake in [PER Tabriz] killed two", ["Tabriz"]),
    "a month": ("talks in March failed", []),
    "money": ("it paid 40 million US dollars to the US", ["US"]),
    "initials": ("the [LOC U.N.] said", []),
    "a dateline in capitals": ("GENEVA, Nov 3 (Xinhua) -- The envoy left.", ["GENEVA"]),
    "a dateline with its state": ("PARIS, Texas (AP) — A storm hit.", ["PARIS", "Texas"]),
    "a dateline in small letters": ("Moscow (AFP) - The envoy left.", ["Moscow"]),
    "a dateline without a dash": ("WASHINGTON Barack left.", ["WASHINGTON"]),
    "an abbreviation behind a comma": ("near [LOC Winnipeg], Man., it snowed", ["Winnipeg", "Man."]),
    "no abbreviation": ("in [LOC Winnipeg], OK was said", ["Winnipeg"]),
    "a government's seat": ("the [ORG White House] said", ["White House"]),
}


@pytest.mark.parametrize(("marked", "words"), FOUND.values(), ids=FOUND.keys())
def test_found(places_in: Places, marked: str, words: list[str]) -> None:
    assert [text for text, _ in places_in(marked)] == words


def test_text_order_without_overlap(places_in: Places) -> None:
    places = [place for _, place in places_in("BEIRUT (AFP) - [LOC Tripoli], [LOC Lebanon], and [LOC Beirut], Paris and [ORG Bank of China]")]
    assert all(before.end <= behind.start for before, behind in pairwise(places))


def test_an_empty_document_has_no_places(places_in: Places) -> None:
    assert places_in("") == []


def test_the_step_is_a_component_of_spacy() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("legation_places")
    assert nlp("Hello.")._.places == ()
