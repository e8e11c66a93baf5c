"""What the parse alone tells of pronouns and phrases, on hand-made Docs."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from legation.reading import pipeline  # noqa: F401  (registers what the steps write)
from legation.reading.mentions.acquainted import gender_of_known, states_of_known
from legation.reading.mentions.binding import binder, means_nobody, own_subject
from legation.reading.mentions.naming import names_in
from legation.reading.mentions.phrases import phrase_of
from legation.reading.mentions.possessed import is_thing
from legation.reading.mentions.registry import Registry
from legation.reading.mentions.states_named import states_in
from legation.reading.statements.subjects import quoted_speaker
from legation.records import Document

NLP = English()


def parsed(sentence: str, *entities: tuple[int, int, str]) -> Doc:
    """A Doc of words given as word/tag/head/relation, heads counted from 0; `entities`: first token, end, label."""
    rows = [word.split("/") for word in sentence.split()]
    words, tags, heads, deps = ([row[at] for row in rows] for at in range(4))
    doc = Doc(NLP.vocab, words=words, tags=tags, heads=[int(head) for head in heads], deps=deps, lemmas=[word.lower() for word in words])
    doc.ents = [Span(doc, *entity) for entity in entities]
    doc._.document, doc._.places = Document(id="d", text=doc.text), ()
    return doc


SUSPEND = "Tokyo/NNP/1/nsubj ordered/VBD/1/ROOT the/DT/3/det insurer/NN/1/obj to/TO/5/mark suspend/VB/1/xcomp its/PRP$/7/nmod:poss work/NN/5/obj"
RESUMED = "Europe/NNP/1/nsubj condemned/VBD/1/ROOT Tehran/NNP/3/nmod:poss work/NN/1/obj in/IN/6/case its/PRP$/6/nmod:poss plant/NN/3/nmod"
IMPROVED = "Baku/NNP/1/nsubj improved/VBD/1/ROOT its/PRP$/3/nmod:poss ties/NNS/1/obj"


@pytest.mark.parametrize(("sentence", "pronoun", "expected"), [(SUSPEND, 6, 3), (RESUMED, 5, 2), (IMPROVED, 2, 0)], ids=["ordered", "possessor", "subject"])
def test_a_possessive_is_bound_to_the_next_above(sentence: str, pronoun: int, expected: int) -> None:
    assert binder(parsed(sentence), pronoun) == expected


def test_an_object_is_not_its_subject() -> None:
    doc = parsed("Annan/NNP/1/nsubj told/VBD/1/ROOT him/PRP/1/obj")
    assert own_subject(doc, 2) == 0
    assert own_subject(doc, 0) is None


def test_an_it_that_stands_for_a_clause() -> None:
    hard = parsed("it/PRP/3/nsubj would/MD/3/aux be/VB/3/cop hard/JJ/3/ROOT to/TO/5/mark win/VB/3/csubj")
    ready = parsed("it/PRP/2/nsubj is/VBZ/2/cop ready/JJ/2/ROOT to/TO/4/mark win/VB/2/xcomp")
    assert means_nobody(hard[0])
    assert not means_nobody(ready[0])


@pytest.mark.parametrize(("noun", "expected"), [("proposal", True), ("condemnation", True), ("government", False), ("population", False), ("envoy", False)])
def test_what_is_done_is_nobody(noun: str, *, expected: bool) -> None:
    assert is_thing(parsed(f"Russian/JJ/1/amod {noun}/NN/1/ROOT")[1]) is expected


def test_a_phrase_is_called_without_the_clauses_behind_it() -> None:
    doc = parsed("a/DT/1/det survey/NN/4/nsubj released/VBN/1/acl Thursday/NNP/2/obl says/VBZ/4/ROOT")
    assert phrase_of(doc, 0, 4, {}).bare_end == 2


def test_a_sort_of_body_behind_its_name() -> None:
    doc = parsed("the/DT/3/det Antara/NNP/3/compound news/NN/3/compound agency/NN/4/nsubj said/VBD/4/ROOT", (1, 2, "ORG"))
    names = names_in(doc)
    assert phrase_of(doc, 0, 4, names).name == names[1]
    officials = parsed("the/DT/2/det Antara/NNP/2/compound officials/NNS/3/nsubj said/VBD/3/ROOT", (1, 2, "ORG"))
    assert phrase_of(officials, 0, 3, names_in(officials)).name is None


def test_a_name_goes_on_to_its_place() -> None:
    doc = parsed("the/DT/2/det News/NNP/2/compound Agency/NNP/5/nsubj of/IN/4/case Nigeria/NNP/2/nmod said/VBD/5/ROOT", (1, 3, "ORG"), (4, 5, "LOC"))
    assert (names_in(doc)[1].start, names_in(doc)[1].end) == (1, 5)


def test_the_states_that_a_description_names() -> None:
    doc = parsed("the/DT/3/det Latvian/JJ/3/amod prime/JJ/3/amod minister/NN/4/nsubj spoke/VBD/4/ROOT")
    registry = Registry(doc)
    assert states_in(registry, phrase_of(doc, 0, 4, registry.names).descriptions[0]) == {"LVA"}


def test_what_is_known_by_a_whole_name() -> None:
    assert gender_of_known("Angela Merkel") == "f"
    assert gender_of_known("Nobody Atall") is None
    assert "DEU" in states_of_known("Angela Merkel")
    assert states_of_known("Merkel") == frozenset()


ABBAS = "President/NNP/1/nmod:desc Abbas/NNP/5/nsubj and/CC/4/cc Premier/NNP/4/nmod:desc Haneya/NNP/0/conj spoke/VBD/5/ROOT"
GERMANY = "Germany/NNP/8/nsubj ,/,/3/punct the/DT/3/det economy/NN/0/appos and/CC/6/cc a/DT/6/det force/NN/0/conj ,/,/0/punct spoke/VBD/8/ROOT"


def test_two_people_are_two_whatever_the_parse_joins() -> None:
    doc = parsed(ABBAS, (1, 2, "PER"), (4, 5, "PER"))
    assert phrase_of(doc, 0, 5, names_in(doc)).parts == [(0, 2), (3, 5)]


def test_what_is_said_of_one_is_no_list() -> None:
    doc = parsed(GERMANY, (0, 1, "LOC"))
    assert phrase_of(doc, 0, 7, names_in(doc)).parts == []


def test_a_last_name_goes_on_behind_its_particle() -> None:
    words = ["Khaled", "al", "-", "Jarallah", "spoke"]
    doc = Doc(
        NLP.vocab, words=words, spaces=[True, False, False, True, False], tags=["NNP", "NNP", "HYPH", "NNP", "VBD"], heads=[4, 0, 3, 4, 4], deps=["dep"] * 5
    )
    doc.ents = [Span(doc, 0, 1, "PER")]
    doc._.document, doc._.places = Document(id="d", text=doc.text), ()
    assert (names_in(doc)[0].start, names_in(doc)[0].end) == (0, 4)


def test_who_was_quoted_as_saying() -> None:
    doc = parsed("Ito/NNP/2/nsubj:pass was/VBD/2/aux:pass quoted/VBN/2/ROOT by/IN/4/case Kyodo/NNP/2/obl:agent as/IN/6/mark saying/VBG/2/advcl")
    doc[2].lemma_ = "quote"
    assert quoted_speaker(doc, (6, 7)) == (0, 1)
    assert quoted_speaker(doc, (2, 3)) is None
