"""Plans from their announcement to their end."""

from __future__ import annotations

import pytest
from factories import Article, prose

from legation.ledger.plans import threads

TODAY = "2024-06-20"


def told(published, status, value, *, who=("Lavrov", "Blinken"), lemma=None):
    article = Article(f"Lavrov and Blinken meet then, Wang says. {prose((published, status, value))}", published=published, publisher=published)
    said = article.says("Wang", "says", "Lavrov and Blinken meet then", lemma=lemma) if lemma else None
    article.event("CONSULT", "meet", who, status=status, time=article.when("then", value) if value else None, statement=said)
    return article.reading()


THREADS = {
    "held": (
        [("2024-05-01", "planned", "2024-06-03"), ("2024-05-20", "planned", "2024-06-03"), ("2024-06-04", "occurred", "2024-06-03")],
        "announced confirmed held",
    ),
    "held, told without a day": ([("2024-05-01", "planned", "2024-06-03"), ("2024-06-04", "occurred", None)], "announced held"),
    "postponed": ([("2024-05-01", "planned", "2024-06-03"), ("2024-05-20", "planned", "2024-07-03")], "announced postponed"),
    "moved up": ([("2024-05-01", "planned", "2024-07-03"), ("2024-05-20", "planned", "2024-06-18")], "announced moved up"),
    "cancelled": ([("2024-05-01", "planned", "2024-06-03"), ("2024-05-20", "negated", "2024-06-03")], "announced cancelled"),
    "proposed, then arranged": ([("2024-05-01", "proposed", None), ("2024-05-20", "planned", "2024-07-03")], "proposed announced"),
    "lapsed": ([("2024-03-01", "planned", "2024-04-03")], "announced"),
}
STATES = {"held": "held", "held, told without a day": "held", "postponed": "postponed", "moved up": "moved up", "cancelled": "cancelled",
          "proposed, then arranged": "announced", "lapsed": "lapsed"}  # fmt: skip


@pytest.mark.parametrize("name", THREADS)
def test_threads(ledger, keep, name):
    reports, steps = THREADS[name]
    keep(*(told(*report) for report in reports))
    with ledger.reading() as connection:
        (plan,) = threads(connection, today=TODAY)
    assert " ".join(step.state for step in plan.steps) == steps
    assert plan.state == STATES[name]
    assert set(plan.parties) == {"Sergey Lavrov", "Antony Blinken"}


def test_a_denial_is_not_a_cancellation(ledger, keep):
    keep(told("2024-05-01", "planned", "2024-06-30"), told("2024-05-20", "negated", "2024-06-30", lemma="deny"))
    with ledger.reading() as connection:
        (plan,) = threads(connection, today=TODAY)
    assert plan.state == "denied"


def test_what_comes_is_due_and_what_is_over_is_not(ledger, keep):
    keep(told("2024-05-01", "planned", "2024-06-30"), told("2024-01-01", "planned", "2024-02-02", who=("Wang",)))
    keep(told("2024-02-03", "occurred", "2024-02-02", who=("Wang",)))
    with ledger.reading() as connection:
        assert [plan.due for plan in threads(connection, due=True, today=TODAY)] == [("2024-06-30", "2024-06-30")]
        assert len(threads(connection, today=TODAY)) == 2


def test_a_meeting_of_others_is_another_plan(ledger, keep):
    keep(told("2024-05-01", "planned", "2024-06-30"), told("2024-05-02", "planned", "2024-06-30", who=("Lavrov", "Wang")))
    with ledger.reading() as connection:
        assert len(threads(connection, today=TODAY)) == 2


def test_a_meeting_that_nobody_planned_is_no_plan(ledger, keep):
    keep(told("2024-05-01", "occurred", "2024-04-30"))
    with ledger.reading() as connection:
        assert threads(connection, today=TODAY) == []


def test_the_first_report_of_a_plan_that_is_over_can_be_read_again(ledger, keep):
    reports = [told("2024-05-01", "planned", "2024-06-03"), told("2024-06-04", "occurred", "2024-06-03")]
    keep(*reports)
    keep(reports[0], again=True)
    with ledger.reading() as connection:
        (plan,) = threads(connection, today=TODAY)
    assert " ".join(step.state for step in plan.steps) == "announced held"
