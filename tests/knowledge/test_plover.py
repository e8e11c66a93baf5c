from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Span
from typer.testing import CliRunner

from legation.cli import app
from legation.errors import KnowledgeError
from legation.knowledge.plover import Codebook, codebook
from legation.knowledge.plover.codebook import FOLDER, QUADS
from legation.knowledge.plover.wordfinder import WordFinder
from legation.records import EventStatus

SIXTEEN = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
ROOT_WEIGHTS = {
    "03": 4.0, "04": 1.0, "05": 3.5, "06": 6.0, "07": 7.0, "08": 5.0, "09": -2.0, "10": -5.0, "11": -2.0, "12": -4.0, "13": -6.0, "14": -6.5, "15": -7.2,
    "16": -4.0, "17": -7.0, "18": -9.0, "19": -10.0, "20": -10.0,
}  # fmt: skip
VOCAB = spacy.blank("en").vocab


def phrase(words: str, trigger: str, *arcs: tuple[str, str, str]) -> Span:
    """A Doc whose lemmas are its words; `arcs` are child, head, relation, and the rest hangs on the trigger as "dep"."""
    tokens = words.split()
    head = tokens.index(trigger)
    heads, relations = [head] * len(tokens), ["dep"] * len(tokens)
    relations[head] = "ROOT"
    for child, parent, relation in arcs:
        heads[tokens.index(child)], relations[tokens.index(child)] = tokens.index(parent), relation
    doc = Doc(VOCAB, words=tokens, lemmas=tokens, heads=heads, deps=relations)
    return doc[head : head + 1]


def test_the_sixteen_types_are_whole() -> None:
    assert list(codebook().types) == SIXTEEN
    for entry in codebook().types.values():
        assert entry.quad in QUADS
        assert len(entry.boundaries) >= 3
        assert len(entry.examples) >= 3


def test_examples_name_actor_recipient_and_status() -> None:
    for entry in codebook().types.values():
        for example in entry.examples:
            sentence, answer = example.split(" -> ")
            assert sentence.endswith(".")
            assert answer.split(", ")[-1] in list(EventStatus), example


def test_goldstein_weights_are_the_means_that_the_readme_tells() -> None:
    for entry in codebook().types.values():
        assert entry.goldstein == round(sum(ROOT_WEIGHTS[root] for root in entry.cameo) / len(entry.cameo), 1)


def test_weights_agree_with_the_quad_class() -> None:
    for entry in codebook().types.values():
        assert (entry.goldstein > 0) == entry.quad.endswith("cooperation")


def test_every_type_mode_and_context_has_a_cameo_code_of_its_roots() -> None:
    book = codebook()
    for entry in book.types.values():
        for mode in [None, *(mode.code for mode in book.modes if mode.type == entry.code)]:
            for context in book.contexts:
                assert 3 <= len(book.cameo_of(entry.code, mode, (context.code,)).code) <= 4
        assert book.cameo_of(entry.code, None, ()).code[:2] in entry.cameo


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "code"),
    [
        ("CONSULT", "phone", (), "041"),
        ("RETREAT", "release", (), "0841"),
        ("ACCUSE", "investigate", ("corruption",), "091"),
        ("ACCUSE", "investigate", (), "090"),
        ("COOPERATE", None, ("military", "diplomatic"), "062"),
        ("AID", None, (), "070"),
    ],
)
def test_cameo_codes_say_what_is_sure(type_: str, mode: str | None, contexts: tuple[str, ...], code: str) -> None:
    assert codebook().cameo_of(type_, mode, contexts).code == code


def test_intensity_is_the_modes_where_it_has_one() -> None:
    book = codebook()
    assert book.intensity_of("RETREAT", "disarm") == 10
    assert book.intensity_of("RETREAT", None) == 6.5
    assert book.intensity_of("PROTEST", "vandalize") == book.types["PROTEST"].intensity


@pytest.mark.parametrize(
    ("type_", "trigger", "mode"),
    [
        ("CONSULT", phrase("they telephone him", "telephone"), "phone"),
        ("CONSULT", phrase("they speak by telephone", "speak", ("telephone", "speak", "obl"), ("by", "telephone", "case")), "phone"),
        ("CONSULT", phrase("they speak", "speak"), None),
        ("RETREAT", phrase("rebel let hostage go", "go", ("hostage", "go", "obj")), "release"),
        ("ASSAULT", phrase("jet destroy post", "destroy", ("jet", "destroy", "nsubj"), ("post", "destroy", "obj")), "aerial"),
        ("ASSAULT", phrase("soldier destroy house", "destroy", ("soldier", "destroy", "nsubj"), ("house", "destroy", "obj")), "destroy"),
        ("ACCUSE", phrase("they condemn the accusation", "condemn", ("accusation", "condemn", "obj")), "disapprove"),
        ("MOBILIZE", phrase("it move riot police", "move", ("police", "move", "obj"), ("riot", "police", "compound")), "police"),
        ("AGREE", phrase("they telephone him", "telephone"), None),
    ],
)
def test_modes_by_the_words_of_the_trigger_then_by_those_around(type_: str, trigger: Span, mode: str | None) -> None:
    assert codebook().mode_of(type_, trigger) == mode


def test_words_of_a_clause_further_down_tell_no_mode() -> None:
    trigger = phrase("they speak when he telephone", "speak", ("telephone", "speak", "advcl"), ("when", "telephone", "mark"), ("he", "telephone", "nsubj"))
    assert codebook().mode_of("CONSULT", trigger) is None


def test_contexts_are_at_most_two_in_the_files_order() -> None:
    trigger = phrase("talk on tariff refugee and asylum", "talk", ("tariff", "talk", "nmod"), ("refugee", "talk", "nmod"), ("asylum", "talk", "nmod"))
    assert codebook().contexts_of(trigger) == ("asylum", "migration")
    assert codebook().contexts_of(phrase("they talk", "talk")) == ()


def test_a_sequence_must_stand_together() -> None:
    finder = WordFinder([[("open", "fire")], [("fire",)]])
    assert finder.ranks(["open", "fire"]) == [0, 1]
    assert finder.ranks(["open", "the", "fire"]) == [1]
    assert finder.ranks(["fire", "open"]) == [1]


@pytest.mark.parametrize(
    ("file", "line", "problem"),
    [
        ("modes.tsv", "AGREED\tx\t1\td\t\t", "AGREED is no type"),
        ("modes.tsv", "CONSULT\tphone\t1\td\t\t", "CONSULT phone stands twice"),
        ("modes.tsv", "CONSULT\tx\tmuch\td\t\t", "'much' is no number"),
        ("modes.tsv", "CONSULT\tx\t1", "3 columns, 6 expected"),
        ("contexts.tsv", "x\td\tNuclear arm", "'Nuclear arm' is no sequence of lower-case lemmas"),
        ("cameo.tsv", "NONE\t\t\t010\t0\tx", "NONE is no type"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, file: str, line: str, problem: str) -> None:
    for name in ("types.toml", "modes.tsv", "contexts.tsv", "cameo.tsv"):
        shutil.copy(FOLDER / name, tmp_path / name)
    with (tmp_path / file).open("a", encoding="utf-8") as out:
        out.write(f"{line}\n")
    with pytest.raises(KnowledgeError, match=rf"{file}, line \d+: {problem}"):
        Codebook(tmp_path)


def test_a_type_without_its_definition_is_named(tmp_path: Path) -> None:
    (tmp_path / "types.toml").write_text('[AGREE]\nquad = "verbal cooperation"\ngoldstein = 1\nintensity = 1\ncameo = []\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"types\.toml, AGREE: definition is missing"):
        Codebook(tmp_path)


def test_codes_shows_all_types() -> None:
    result = CliRunner().invoke(app, ["codes"])
    assert result.exit_code == 0
    assert all(code in result.stdout for code in SIXTEEN)


def test_codes_shows_one_type_in_full() -> None:
    result = CliRunner().invoke(app, ["codes", "retreat"])
    assert result.exit_code == 0
    assert all(words in result.stdout for words in ("material cooperation", "ceasefire", "What it is and what it is not", "Examples"))


def test_codes_as_json() -> None:
    one = json.loads(CliRunner().invoke(app, ["codes", "COERCE", "--json"]).stdout)
    assert one["type"] == "COERCE"
    assert "arrest" in {mode["mode"] for mode in one["modes"]}
    book = json.loads(CliRunner().invoke(app, ["codes", "--json"]).stdout)
    assert [entry["type"] for entry in book["types"]] == SIXTEEN


@pytest.mark.parametrize(("given", "near"), [("AGRE", "AGREE"), ("ceasefire", "RETREAT"), ("xyzzy", "the types are AGREE")])
def test_an_unknown_type_says_what_is_near(given: str, near: str) -> None:
    result = CliRunner().invoke(app, ["codes", given])
    assert result.exit_code == 2
    assert near in result.stderr
    assert result.stderr.count("\n") == 1
