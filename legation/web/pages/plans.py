"""Plans: a month's calendar, and the threads with their state and what shows it."""

from __future__ import annotations

import calendar
import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from legation.errors import LegationError, NoSuchRecord
from legation.ledger.naming import meant
from legation.ledger.plans import ENDS, Plan, document_names
from legation.web.asking import asking
from legation.web.pages.leafing import leaf, start_of
from legation.web.questions import agenda
from legation.web.questions.persons import by_ids
from legation.web.rendering import page
from legation.web.site import site_of

SHOWN = 100
UNDATED_SHOWN = 30
NOBODY = (-1,)
MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")

Week = list[tuple[str | None, list[Plan]]]
"""Seven days, Monday first: the day, None outside the month, and the plans due on it."""


def plans(request: Request) -> Response:
    """`/plans`: of `month`, else of the month of the next plan due; only those with `actor`, if given."""
    site = site_of(request)
    who, problem, today = request.query_params.get("actor", "").strip(), None, datetime.date.today().isoformat()
    with asking(site.ledger, site.settings.query_seconds) as connection:
        try:
            actor: tuple[int, ...] = meant(connection, who).numbers if who else ()
        except LegationError as error:
            actor, problem = NOBODY, str(error)
        month = _month(request.query_params.get("month", "")) or agenda.next_month(connection, actor=actor, today=today) or today[:7]
        starts = {name: start_of(request.query_params, name) for name in ("from", "undated")}
        dated = agenda.in_month(connection, month, actor=actor, today=today, limit=SHOWN + 1, start=starts["from"])
        undated = agenda.undated(connection, actor=actor, today=today, limit=UNDATED_SHOWN + 1, start=starts["undated"])
        found = [*dated[:SHOWN], *undated[:UNDATED_SHOWN]]
        context = _evidence(connection, found) | {"total": agenda.how_many(connection, actor)}
    asked = {"month": month, "actor": who}
    leafs = {
        "dated": leaf("/plans", asked, starts["from"], SHOWN, more=len(dated) > SHOWN),
        "undated": leaf("/plans", asked, starts["undated"], UNDATED_SHOWN, more=len(undated) > UNDATED_SHOWN, name="undated", anchor="#undated"),
    }
    before, after = _neighbours(month)
    context |= {"month": month, "weeks": weeks(month, dated[:SHOWN]), "before": before, "after": after, "plans": found, "who": who, "leafs": leafs}
    return page(request, "plans.html", context | {"problem": problem, "groups": _groups(found)})


def _month(given: str) -> str | None:
    return given if MONTH.fullmatch(given) and given[:4] >= "0002" else None


def plan(request: Request) -> Response:
    """`/plans/ID`: one thread on a page of its own."""
    site = site_of(request)
    given = request.path_params["id"]
    with asking(site.ledger, site.settings.query_seconds) as connection:
        found = agenda.plan_by_id(connection, given, datetime.date.today().isoformat())
        if found is None:
            raise NoSuchRecord(f"no plan {given!r} in the ledger")
        return page(request, "plan.html", {"plan": found, **_evidence(connection, [found])})


def _evidence(connection: Any, found: Sequence[Plan]) -> dict[str, Any]:
    """The documents (by number) and events (by id) that the steps of plans stand on."""
    steps = [step for one in found for step in one.steps]
    return {"documents": document_names(connection, [step.document for step in steps]), "events": by_ids(connection, "event", [step.event for step in steps])}


def _groups(found: Sequence[Plan]) -> list[tuple[str, str, list[Plan]]]:
    """Plans that are open, over, and open without a day: the anchor, the heading, the plans."""
    return [
        ("open", "Open", [one for one in found if one.state not in ENDS and one.due]),
        ("over", "Over", [one for one in found if one.state in ENDS]),
        ("undated", "Open, no day named", [one for one in found if one.state not in ENDS and not one.due]),
    ]


def _neighbours(month: str) -> tuple[str, str]:
    first = datetime.date.fromisoformat(f"{month}-01")
    before = first - datetime.timedelta(days=1)
    after = first + datetime.timedelta(days=31) if first.year < 9999 else first
    return f"{before.year:04}-{before.month:02}", f"{after.year:04}-{after.month:02}"


def weeks(month: str, found: Sequence[Plan]) -> list[Week]:
    """A month's weeks with the plans due on each day; a plan that is due within a longer time stands on its first day."""
    due = defaultdict(list)
    for one in found:
        if one.due:
            due[one.due[0]].append(one)
    year, number = int(month[:4]), int(month[5:7])
    days = calendar.Calendar().monthdayscalendar(year, number)
    return [[(day, due[day]) if (day := f"{month}-{date:02}" if date else None) else (None, []) for date in week] for week in days]
