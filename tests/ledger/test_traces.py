"""Events near another: those of each key that can count, however many there are."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from legation.ledger import Ledger
from legation.ledger.agreement import Profile, Side
from legation.ledger.traces import CANDIDATES_MAX, Traces, keys_of

EVENT = """INSERT INTO events (n, id, document, local, type, status, trigger_start, trigger_end, "trigger", words, rejected, happening)
VALUES (:n, 'e' || :n, 1, :n, 'AID', 'occurred', 0, 1, 'x', 'x', 0, :n)"""


def _profile(*countries: str) -> Profile:
    return Profile(
        n=9999, id="e9999", document=1, type="AID", mode=None, status="occurred", published="2024-05-01", first_day=None, last_day=None,
        actors=Side(countries=set(countries)), recipients=Side(),
    )  # fmt: skip


@pytest.mark.parametrize("events", [3, CANDIDATES_MAX, 5 * CANDIDATES_MAX])
def test_what_is_foreseen_is_what_each_would_find(ledger: Ledger, events: int) -> None:
    profile = _profile("FRA", "ITA")
    first, second = keys_of(profile, ["done"])
    with ledger.reading() as connection:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))  # nothing is kept
        for number in range(1, events + 1):
            connection.execute(text(EVENT), {"n": number})
            for key in (first, second) if number % 3 else (first,):
                connection.execute(
                    text("INSERT INTO happening_keys VALUES (:key, :day, :event)"), {"key": key, "day": f"2024-04-{number * 7 % 30 + 1:02}", "event": number}
                )
        traces = Traces(connection)
        alone = traces.near(profile, ["done"], "2024-04-03", "2024-04-28")
        for _ in traces.foresee([profile], lambda _: ["done"], lambda _: ("2024-04-03", "2024-04-28")):
            together = traces.near(profile, ["done"], "2024-04-03", "2024-04-28")
    assert together == alone
    assert len(alone) == min(CANDIDATES_MAX, sum(3 <= number * 7 % 30 + 1 <= 28 for number in range(1, events + 1)))
    assert alone == sorted(alone, key=lambda trace: (trace.day, trace.event), reverse=True)
