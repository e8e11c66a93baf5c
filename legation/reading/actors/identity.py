"""What resolving gives: a known actor as of a date, or none with whom it may be and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from legation.records import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An actor by the contract's fields. `id` is None where nobody known is meant and only country, sector and role are; `shares_slug` says that
    somebody known, who is not meant, has the id that the unknown actor's name would give."""

    id: str | None
    name: str | None
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    wikidata: str | None = None
    candidates: tuple[str, ...] = ()
    why: str = ""
    shares_slug: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who is meant: one actor, or none. `candidates`: ids of all that were weighed; `why`: one sentence."""

    actor: Identity | None = None
    candidates: tuple[str, ...] = ()
    why: str

    def because(self, why: str) -> Resolution:
        """The same with another reason."""
        return replace(self, why=why)


@dataclass(frozen=True, slots=True)
class Air:
    """What a text is about besides the words at hand: the country that unnamed offices belong to, all countries it names (ISO codes), and
    those of the organizations in shared_seats.tsv that it names."""

    country: str | None = None
    countries: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.countries | {self.country} if self.country else self.countries


NO_AIR = Air()
