"""Nesting and continuations over drafts made by hand."""

from __future__ import annotations

from legation.reading.quotes import outermost, quoted_ranges
from legation.reading.statements.contested import settle_contested
from legation.reading.statements.continuations import attach_continuations
from legation.reading.statements.drafts import Draft
from legation.reading.statements.labels import labelled_turns
from legation.reading.statements.nesting import set_parents


def draft(text: str, cue: str, *content: str) -> Draft:
    start = text.index(cue)
    spans = [(text.index(part), text.index(part) + len(part)) for part in content]
    return Draft((start, start + len(cue)), cue, None, spans)


def test_the_smallest_holding_statement_is_the_parent() -> None:
    text = "The envoy confirmed the king had told Oman he hoped for peace"
    outer = draft(text, "confirmed", "the king had told Oman he hoped for peace")
    middle = draft(text, "had told", "he hoped for peace")
    inner = draft(text, "hoped", "for peace")
    set_parents([inner, outer, middle])
    assert inner.parent is middle
    assert middle.parent is outer
    assert outer.parent is None


def test_statements_side_by_side_have_no_parent() -> None:
    text = "He said peace was near and denied the rest"
    drafts = [draft(text, "said", "peace was near"), draft(text, "denied", "the rest")]
    set_parents(drafts)
    assert [d.parent for d in drafts] == [None, None]


def test_words_that_two_claim_go_to_the_nearer_cue() -> None:
    text = '"All is gone," wrote Lee. New Zealand may help, a diplomat said.'
    near, far = draft(text, "wrote", '"All is gone,"'), draft(text, "said", '"All is gone,"', "New Zealand may help")
    settle_contested([near, far])
    assert [text[s:e] for s, e in near.content] == ['"All is gone,"']
    assert [text[s:e] for s, e in far.content] == ["New Zealand may help"]


def test_a_quotation_paragraph_goes_on_from_the_statement_before() -> None:
    text = '"We met," said the envoy.\n\n"We will meet again. That is all."\n\nRain fell.'
    said = draft(text, "said", '"We met,"')
    attach_continuations(text, [said], outermost(quoted_ranges(text)))
    assert [text[s:e] for s, e in said.content] == ['"We met,"', '"We will meet again. That is all."']


def test_a_title_in_quotes_joins_no_statement() -> None:
    text = '"We met," said the envoy. His book "Long Roads Home" is out.'
    said = draft(text, "said", '"We met,"')
    attach_continuations(text, [said], outermost(quoted_ranges(text)))
    assert len(said.content) == 1


def test_turns_of_a_transcript_are_statements_of_their_labels() -> None:
    text = "Q: Will you go?\nMS. ORTEGA: We will.\n\nSoon.\nQ: When?\nMS. ORTEGA: In May."
    turns = labelled_turns(text, is_transcript=False)
    assert [text[slice(*t.source)] for t in turns if t.source] == ["Q", "MS. ORTEGA", "Q", "MS. ORTEGA"]
    assert [text[s:e] for s, e in turns[1].content] == ["We will.", "Soon."]


def test_a_few_colons_are_no_transcript() -> None:
    assert labelled_turns("Note: He left.\nSource: Ministry.", is_transcript=False) == []


def test_a_line_up_is_no_transcript() -> None:
    assert labelled_turns("Forwards: Lee, Kim\nDefenders: Park, Choi\nGoalkeeper: Han", is_transcript=False) == []
