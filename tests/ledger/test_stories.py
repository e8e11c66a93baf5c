"""Wire copy, reprints, updates and rewrites of one report."""

from __future__ import annotations

import pytest
from factories import Article, prose

from legation.ledger.lineages import is_same_story, versions
from legation.ledger.minhash import band_keys, containment, jaccard, shingles, signature


@pytest.fixture
def told(ledger, keep):
    """Keep articles (publisher, day, text) in this order, and give the first one's story."""

    def kept(*articles):
        numbers = [keep(Article(text, publisher=publisher, published=day).reading())[0].number for publisher, day, text in articles]
        with ledger.reading() as connection:
            return [(version.publisher, version.relation) for version in versions(connection, numbers[0])]

    return kept


REPORT = prose(1, 200)


def test_wire_copy_is_one_story_and_the_agency_had_it_first(told):
    assert told(("Daily", "2024-03-06", REPORT), ("Agency", "2024-03-05", REPORT)) == [("Agency", "first"), ("Daily", "copy")]


def test_a_cut_version_is_a_reprint(told):
    assert told(("Agency", "2024-03-05", REPORT), ("Daily", "2024-03-06", REPORT[: len(REPORT) // 2])) == [("Agency", "first"), ("Daily", "reprint")]


def test_a_longer_version_of_the_same_desk_is_an_update(told, ledger):
    longer = f"{prose(2, 60)} {REPORT}"
    assert told(("Agency", "2024-03-05", REPORT), ("Agency", "2024-03-05", longer)) == [("Agency", "first"), ("Agency", "update")]
    with ledger.reading() as connection:
        assert 55 <= versions(connection, 1)[1].added_words <= 65


def test_a_report_half_in_the_same_words_is_a_rewrite(told):
    half = f"{prose(3, 70)} {REPORT[: int(len(REPORT) * 0.65)]}"
    assert told(("Agency", "2024-03-05", REPORT), ("Daily", "2024-03-06", half)) == [("Agency", "first"), ("Daily", "rewrite")]


def test_other_reports_and_the_same_words_a_month_later_are_other_stories(told):
    assert told(("Agency", "2024-03-05", REPORT), ("Daily", "2024-03-05", prose(4, 200)), ("Weekly", "2024-04-15", REPORT)) == [("Agency", "first")]


def test_two_stories_become_one_when_the_missing_link_comes(told):
    first, second = prose(5, 150), prose(6, 150)
    found = told(("A", "2024-03-05", first), ("B", "2024-03-06", second), ("C", "2024-03-05", f"{first} {second}"))
    assert [publisher for publisher, _ in found] == ["A", "C", "B"]


def test_short_texts_are_copies_only_within_days(told):
    short = "The minister said that the border would be opened again for trade."
    assert told(("A", "2024-03-05", short), ("B", "2024-03-06", short), ("C", "2024-03-12", short)) == [("A", "first"), ("B", "copy")]


def test_a_document_alone_is_no_known_story(ledger, keep):
    (kept,) = keep(Article(REPORT).reading())
    with ledger.reading() as connection:
        assert not is_same_story(connection, kept.number)


@pytest.mark.parametrize(("share", "found"), [(1.0, True), (0.6, True), (0.05, False)])
def test_bands_find_what_is_near(share, found):
    first = shingles(prose(7, 300))
    second = shingles(" ".join([*prose(7, 300).split()[: int(300 * share)], *prose(8, int(300 * (1 - share))).split()]))
    assert bool(set(band_keys(signature(first))) & set(band_keys(signature(second)))) is found


def test_the_measures():
    first, second = frozenset(range(10)), frozenset(range(5, 10))
    assert [jaccard(first, second), containment(first, second), jaccard(frozenset(), frozenset())] == [0.5, 1.0, 0.0]
