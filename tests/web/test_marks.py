"""A text is cut into pieces without losing a letter, and each piece knows what it stands for."""

from __future__ import annotations

from samples import nested

from legation.web.marks import Mark, Role, paragraphs

TEXT = "The envoy confirmed that the king wants talks.\n\nMore."


def pieces(*marks: Mark) -> list[tuple[str, str]]:
    return [(piece.text, piece.classes) for paragraph in paragraphs(TEXT, marks) for piece in paragraph]


def test_a_text_without_marks_is_its_paragraphs() -> None:
    assert pieces() == [("The envoy confirmed that the king wants talks.", ""), ("More.", "")]


def test_statements_within_statements_are_deeper() -> None:
    outer, inner = Mark(25, 45, Role.CONTENT, "s1"), Mark(40, 45, Role.CONTENT, "s2")
    assert pieces(outer, inner)[1:4] == [("the king wants ", "d1"), ("talks", "d2"), (".", "")]


def test_a_cue_links_to_its_record_and_is_its_anchor() -> None:
    piece = paragraphs(TEXT, [Mark(10, 19, Role.CUE, "s1", "#r-s1"), Mark(4, 19, Role.SOURCE, "s2", "/actors/x")])[0][2]
    assert (piece.text, piece.link, piece.anchors, piece.records) == ("confirmed", "#r-s1", ("at-s1",), "s1 s2")


def test_no_letter_is_lost() -> None:
    text = nested().document.text
    marks = [Mark(start, min(len(text), start + size), Role(size % 8), f"r{size}") for start in range(0, len(text), 7) for size in (3, 11, 40)]
    found = "".join(piece.text for paragraph in paragraphs(text, marks) for piece in paragraph)
    assert found == text.replace("\n", "")


def test_a_mark_over_two_paragraphs_is_in_both() -> None:
    found = paragraphs(TEXT, [Mark(40, 53, Role.CONTENT, "s1")])
    assert [paragraph[-1].classes for paragraph in found] == ["d1", "d1"]


def test_a_passage_is_cut_out() -> None:
    found = paragraphs(TEXT, [Mark(40, 45, Role.CONTENT, "s1")], start=0, end=46)
    assert "".join(piece.text for piece in found[0]) == TEXT[:46]
    assert len(found) == 1
