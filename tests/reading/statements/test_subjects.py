"""Who says it by the parse alone, on hand-made Docs."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from legation.reading.statements.phrases import TokenRange
from legation.reading.statements.subjects import agent_of, is_received, is_said_to, quoted_speaker, subject_of

NLP = English()


def parsed(rows: str) -> Doc:
    """A sentence from "word/lemma/tag/head/relation", heads counted from 0."""
    fields = [row.split("/") for row in rows.split()]
    pos = {"V": "VERB", "N": "NOUN", "P": "PRON", "J": "ADJ", "A": "AUX", "D": "DET", "I": "ADP", "W": "PRON", "R": "ADV", "C": "CCONJ"}
    return Doc(
        NLP.vocab,
        words=[row[0] for row in fields],
        lemmas=[row[1] for row in fields],
        tags=[row[2] for row in fields],
        pos=[pos["A" if row[4].startswith("aux") else row[2][0]] for row in fields],
        heads=[int(row[3]) for row in fields],
        deps=[row[4] for row in fields],
    )


def words(doc: Doc, span: TokenRange | None) -> str | None:
    return None if span is None else doc[slice(*span)].text


SAID = "The/the/DT/1/det general/general/NN/2/nsubj came/come/VBD/2/ROOT and/and/CC/4/cc vowed/vow/VBD/2/conj revenge/revenge/NN/4/obj"
CALLING = "Hamas/hamas/NNP/1/nsubj slammed/slam/VBD/1/ROOT it/it/PRP/1/obj calling/call/VBG/1/advcl it/it/PRP/3/obj"
LETTER = "a/a/DT/1/det letter/letter/NN/1/ROOT requesting/request/VBG/1/acl credits/credit/NNS/2/obj"
NOUN = "Marin/marin/NNP/2/nmod:poss 's/'s/POS/0/case call/call/NN/2/ROOT for/for/IN/4/case calm/calm/NN/2/nmod"
PASSIVE = "He/he/PRP/2/nsubj:pass was/be/VBD/2/aux:pass asked/ask/VBN/2/ROOT by/by/IN/4/case reporters/reporter/NNS/2/obl:agent why/why/RB/2/advmod"
QUOTED = (
    "Ito/ito/NNP/2/nsubj:pass was/be/VBD/2/aux:pass quoted/quote/VBN/2/ROOT by/by/IN/4/case Kyodo/kyodo/NNP/2/obl:agent "
    "as/as/IN/6/mark saying/say/VBG/2/advcl no/no/NN/6/obj"
)
SEEMS = "He/he/PRP/1/nsubj seemed/seem/VBD/1/ROOT tired/tired/JJ/1/xcomp"
WHO = "elders/elder/NNS/0/ROOT who/who/WP/2/nsubj pleaded/plead/VBD/0/acl:relcl with/with/IN/4/case them/they/PRP/2/obl"


@pytest.mark.parametrize(
    ("rows", "cue", "source"),
    [
        pytest.param(SAID, (4, 5), "The general", id="a shared subject"),
        pytest.param(CALLING, (3, 4), "Hamas", id="a participle behind its sentence"),
        pytest.param(LETTER, (2, 3), "a letter", id="a participle behind its noun"),
        pytest.param(NOUN, (2, 3), "Marin", id="the possessor of a noun"),
        pytest.param(WHO, (2, 3), "elders", id="a relative pronoun"),
        pytest.param(PASSIVE, (1, 3), "reporters", id="the agent of a passive"),
        pytest.param(SEEMS, (1, 2), None, id="nobody says what only seems"),
    ],
)
def test_a_cue_without_a_marked_source_has_its_subject(rows: str, cue: TokenRange, source: str | None) -> None:
    doc = parsed(rows)
    assert words(doc, subject_of(doc, cue)) == source


def test_the_subject_of_a_passive_hears_it() -> None:
    doc = parsed(PASSIVE)
    assert is_said_to(doc, (1, 3), (0, 1))
    assert is_received(doc, (1, 3))
    assert not is_said_to(doc, (1, 3), (4, 5))
    assert words(doc, agent_of(doc, (1, 3))) == "reporters"


def test_who_is_quoted_says_it_and_the_agency_carries_it() -> None:
    doc = parsed(QUOTED)
    assert words(doc, quoted_speaker(doc, (6, 7))) == "Ito"
    assert quoted_speaker(doc, (1, 3)) is None, "the outer statement is the agency's"
