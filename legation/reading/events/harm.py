"""Words that say what happened to people: killed, injured."""

from __future__ import annotations

from collections.abc import Set

KILLED = frozenset(
    (
        "kill kills killed killing killings die dies died dying dead death deaths toll slain slay slew assassinated assassination executed executing execution "
        "murder murdered murdering massacre massacred body bodies"
    ).split()
)
INJURED = frozenset("injure injures injured injuring injury injuries wound wounds wounded wounding hurt hurting maimed blinded beaten casualties".split())


def harm_in(words: Set[str]) -> str | None:
    """What happened to people by these words; "people" where they may have been killed or hurt."""
    killed, injured = bool(words & KILLED), bool(words & INJURED)
    if killed and injured:
        return "people"
    return "killed" if killed else "injured" if injured else None
