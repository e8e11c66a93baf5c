"""Names of countries for tables that hold no codes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from legation.knowledge.actors.files import read_states

STATES = Path(__file__).parent.parent / "knowledge" / "actors" / "states.tsv"


def country_name(iso3: str | None) -> str | None:
    """The common English name of an ISO code; the code itself where no state has it."""
    return _names().get(iso3, iso3) if iso3 else None


@cache
def _names() -> dict[str, str]:
    """Today's states go before those that are gone."""
    states = sorted(read_states(STATES).values(), key=lambda state: bool(state.end), reverse=True)
    return {state.iso3: state.name for state in states if state.iso3}
