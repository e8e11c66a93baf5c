"""Nouns that name what is done, made or said, and nobody who does it: "policy", "accusation", "airstrike"."""

from __future__ import annotations

_THINGS = frozenset(
    (
        "advance affair agenda aid aircraft airspace airstrike ambition announcement approach approval arms arrival artillery attack attempt ban "
        "behavior behaviour bid bill blockade bomb bombardment bombing border budget call campaign case charge claim clout comment control cut data "
        "deal debt decree demand denial draft drive effort embargo export failure fire fund goal gunfire gunship helicopter help hope idea import "
        "incursion initiative interest interference invasion issue jet launch law lead line list loan market measure missile motion move offensive "
        "offer oil order peace plan plane pledge policy poll port position presence pressure price principle prison program programme project promise "
        "proposal push raid rate rebate reform refusal relation report request resource response retreat rhetoric right rocket role rule shell "
        "shelling siege soil speech stance stand step strategy strike stronghold submarine support talk tank tariff tax term territory test threat "
        "tie trade trial trip value vessel veto victory view visit vote war warning warplane warship water weapon whale withdrawal word work"
    ).split()
)
_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ship", "ness", "ism", "sal")
_BODIES = frozenset(
    (
        "administration agent alliance association audience coalition commission confederation conference congregation constituent contingent "
        "cooperation corporation delegation department deputation detachment election element establishment faction federation foundation garrison "
        "generation government institution leadership mission nation opposition organisation organization parliament patient population presence "
        "president prosecution regent regiment resident section session vessel"
    ).split()
)
"""Bodies and people that end like things."""


def names_a_thing(lemma: str) -> bool:
    """Whether a noun (its lemma, lower case) names a thing, as far as the word tells."""
    return lemma not in _BODIES and (lemma in _THINGS or lemma.endswith(_ENDINGS))
