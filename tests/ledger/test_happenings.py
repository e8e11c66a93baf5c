"""Events are counted, not reports."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from factories import Article, is_known, kidnapping, prose, shown
from sqlalchemy import func, select

from legation.ledger.correcting import Action, Correction
from legation.ledger.keeping import Incoming
from legation.ledger.mending import mend, take_out
from legation.ledger.naming import party
from legation.ledger.pairs import Period, between, by_period
from legation.ledger.steps import keeper
from legation.ledger.tables import happenings


def counted(ledger):
    with ledger.reading() as connection:
        return connection.execute(select(happenings.c["reports"], happenings.c.publishers).order_by(happenings.c.n)).all()


def test_366_reports_of_one_kidnapping_are_one(ledger):
    first = datetime.date(2014, 4, 15)
    reports = [kidnapping(n, (first + datetime.timedelta(days=n % 61)).isoformat(), f"Paper {n % 90}") for n in range(366)]
    with ledger.writing() as connection:
        keeper(known=is_known).keep(connection, map(Incoming, reports))
    assert counted(ledger) == [(366, 90)]
    assert len(shown(ledger, kinds=("event",), limit=100)) == 1
    assert len(shown(ledger, kinds=("event",), limit=1000, every_report=True)) == 366
    with ledger.reading() as connection:
        who = party(connection, "NGA")
        assert connection.execute(select(func.count()).select_from(happenings)).scalar() == 1
        assert sum(row.material_conflict for row in by_period(connection, between(who, who), Period.YEAR)) <= 1


def test_wire_copies_count_one_publisher(ledger, keep):
    text = "Russia threatened Washington on Monday with an answer to the new sanctions, the agency reported from the capital."
    for publisher in ("Agency", "Daily", "Weekly"):
        article = Article(text, publisher=publisher)
        article.event("THREATEN", "threatened", ("Russia",), ("Washington",), time=article.when("Monday", "2024-03-04"))
        keep(article.reading())
    assert counted(ledger) == [(3, 1)]


def meeting(who: tuple[str, ...], value: str, *, published: str = "2024-03-05", type: str = "CONSULT", **facts):
    publisher = f"{published} {value} {type} {facts}"
    article = Article(f"{' and '.join(who)} met on that day. {prose(publisher)}", published=published, publisher=publisher)
    article.event(type, "met", who, time=article.when("that day", value), **facts)
    return article.reading()


SAME = [
    (meeting(("Lavrov", "Blinken"), "2024-03-04"), meeting(("Blinken", "Lavrov"), "2024-03-04", published="2024-03-06")),
    (meeting(("Lavrov", "Blinken"), "2024-03-04"), meeting(("Russia", "Washington"), "2024-03-04")),
    (meeting(("Lavrov", "Blinken"), "2024-03-04"), meeting(("Lavrov",), "2024-03-04")),
]
OTHER = [
    (meeting(("Lavrov", "Blinken"), "2024-03-04"), meeting(("Lavrov", "Wang"), "2024-03-04")),
    (meeting(("Lavrov", "Blinken"), "2024-03-04"), meeting(("Lavrov", "Blinken"), "2024-05-04")),
    (meeting(("Lavrov", "Blinken"), "2024-03-04"), meeting(("Lavrov", "Blinken"), "2024-03-04", type="ACCUSE")),
    (meeting(("Lavrov", "Blinken"), "2024-03-04"), meeting(("Lavrov", "Blinken"), "2024-03-04", status="planned")),
    (meeting(("Lavrov", "Blinken"), "2024-03-04"), meeting(("Lavrov", "Blinken"), "2024-03-04", status="negated")),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_reports_that_agree_are_one_happening(ledger, keep, first, second):
    keep(first, second)
    assert [row.reports for row in counted(ledger)] == [2]


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_reports_that_disagree_are_two(ledger, keep, first, second):
    keep(first, second)
    assert [row.reports for row in counted(ledger)] == [1, 1]


def test_events_of_nobody_named_are_never_one(ledger, keep):
    for publisher in ("A", "B"):
        article = Article(f"On Monday residents protested, says {publisher}.", publisher=publisher)
        article.event("PROTEST", "protested", ("residents",), time=article.when("Monday", "2024-03-04"))
        keep(article.reading())
    assert [row.reports for row in counted(ledger)] == [1, 1]


def test_a_rejected_and_a_removed_report_no_longer_count(ledger, keep):
    keep(*(meeting(("Lavrov", "Blinken"), "2024-03-04", published=f"2024-03-0{day}") for day in (4, 5, 6)))
    assert counted(ledger) == [(3, 3)]
    first, second, _ = shown(ledger, kinds=("event",), every_report=True)
    with ledger.writing() as connection:
        mend(connection, Correction(target=first["id"], action=Action.REJECT, because="an error", by="me"))
    assert counted(ledger) == [(2, 2)]
    with ledger.writing() as connection:
        take_out(connection, second["document"]["ledger_id"], because="retracted", by="me")
    assert counted(ledger) == [(1, 1)]


def test_reading_again_moves_an_event_to_another_happening(ledger, keep):
    keep(meeting(("Lavrov", "Blinken"), "2024-03-04"), meeting(("Lavrov", "Blinken"), "2024-03-04", published="2024-03-06"))
    first = meeting(("Lavrov", "Blinken"), "2024-03-04")
    other = dataclasses.replace(first, events=(dataclasses.replace(first.events[0], type="ACCUSE"),))
    keep(other, again=True)
    assert [row.reports for row in counted(ledger)] == [1, 1]
