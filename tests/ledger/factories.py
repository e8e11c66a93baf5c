"""Readings made by hand, without the model: spans are named by their words."""

from __future__ import annotations

import random
from typing import Any

from legation.ledger import Ledger
from legation.ledger.asking import Query, ask
from legation.ledger.shapes import Shape, shapes_of
from legation.records import (
    Actor,
    ActorKind,
    ActorSpan,
    Content,
    Cue,
    Document,
    Event,
    EventStatus,
    Magnitude,
    Mention,
    MentionForm,
    Place,
    Reader,
    Reading,
    Span,
    Statement,
    StatementKind,
    Time,
    TimeType,
)

PEOPLE = {
    "Lavrov": Actor(id="sergei-lavrov", name="Sergey Lavrov", kind=ActorKind.PERSON, country="RUS", sector="GOV", role="Foreign Minister of Russia"),
    "Blinken": Actor(id="antony-blinken", name="Antony Blinken", kind=ActorKind.PERSON, country="USA", sector="GOV", role="Secretary of State"),
    "Wang": Actor(id="wang-yi", name="Wang Yi", kind=ActorKind.PERSON, country="CHN", sector="GOV"),
    "Russia": Actor(id="rus", name="Russia", kind=ActorKind.GOVERNMENT, country="RUS", sector="GOV"),
    "Washington": Actor(id="usa", name="United States", kind=ActorKind.GOVERNMENT, country="USA", sector="GOV"),
    "Boko Haram": Actor(id="boko-haram", name="Boko Haram", kind=ActorKind.GROUP, country="NGA", sector="REB"),
}
SPOTS = {"Chibok": ("Chibok", "NGA", 10.87, 12.85, 2346615), "Geneva": ("Geneva", "CHE", 46.2, 6.15, 2660646), "Nigeria": ("Nigeria", "NGA", 10.0, 8.0, None)}


def is_known(actor: Actor) -> bool:
    """The knowledge of these tests: PEOPLE."""
    return actor.id in {known.id for known in PEOPLE.values()}


class Article:
    """One article under way; `reading()` ends it."""

    def __init__(
        self,
        text: str,
        *,
        id: str = "text",
        published: str | None = "2024-03-05",
        publisher: str | None = None,
        url: str | None = None,
        title: str | None = None,
    ) -> None:
        self.document = Document(id=id, title=title, url=url, publisher=publisher, published=published, language="en", text=text)
        self.actors: dict[str, Actor] = {}
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self.times: list[Time] = []
        self.places: list[Place] = []

    def span(self, words: str) -> tuple[int, int]:
        start = self.document.text.index(words)
        return start, start + len(words)

    def who(self, words: str) -> ActorSpan:
        start, end = self.span(words)
        actor = PEOPLE.get(words) or self._unnamed(words)
        mention = Mention(start=start, end=end, text=words, form=MentionForm.NAME)
        known = self.actors.get(actor.id, actor)
        mentions = known.mentions if mention in known.mentions else (*known.mentions, mention)
        self.actors[actor.id] = Actor(**{**{n: getattr(actor, n) for n in ("id", "name", "kind", "country", "sector", "role")}, "mentions": mentions})
        return ActorSpan(start=start, end=end, text=words, actor=actor.id)

    def _unnamed(self, words: str) -> Actor:
        slug = "-".join(words.lower().split())
        named = words[:1].isupper()
        return Actor(id=slug if named else f"~{slug}", name=words, kind=ActorKind.PERSON if named else ActorKind.GROUP)

    def when(self, words: str, value: str) -> str:
        start, end = self.span(words)
        self.times.append(Time(id=f"t{len(self.times) + 1}", start=start, end=end, text=words, type=TimeType.DATE, value=value))
        return self.times[-1].id

    def where(self, words: str) -> str:
        start, end = self.span(words)
        name, country, latitude, longitude, geonames = SPOTS[words]
        spot = Place(
            id=f"p{len(self.places) + 1}",
            start=start,
            end=end,
            text=words,
            name=name,
            country=country,
            latitude=latitude,
            longitude=longitude,
            geonames=geonames,
        )
        self.places.append(spot)
        return spot.id

    def says(
        self, source: str | None, cue: str, content: str, *, to: str | None = None, lemma: str = "say", parent: str | None = None, time: str | None = None
    ) -> str:
        cue_start, cue_end = self.span(cue)
        start, end = self.span(content)
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}",
                kind=StatementKind.INDIRECT,
                source=self.who(source) if source else None,
                cue=Cue(start=cue_start, end=cue_end, text=cue, lemma=lemma),
                content=Content(spans=(Span(start=start, end=end, text=content),), text=content),
                addressee=self.who(to) if to else None,
                parent=parent,
                time=time,
            )
        )
        return self.statements[-1].id

    def event(
        self,
        type: str,
        trigger: str,
        actors: tuple[str, ...] = (),
        recipients: tuple[str, ...] = (),
        *,
        status: str = "occurred",
        mode: str | None = None,
        time: str | None = None,
        place: str | None = None,
        killed: float | None = None,
        statement: str | None = None,
    ) -> str:
        start, end = self.span(trigger)
        shown = Span(start=start, end=end, text=trigger)
        self.events.append(
            Event(
                id=f"e{len(self.events) + 1}",
                type=type,
                mode=mode,
                trigger=shown,
                actors=tuple(map(self.who, actors)),
                recipients=tuple(map(self.who, recipients)),
                status=EventStatus(status),
                time=time,
                place=place,
                magnitude=Magnitude(span=shown, quantity=(killed, killed), unit="people") if killed else None,
                statement=statement,
            )
        )
        return self.events[-1].id

    def reading(self, model: str = "1") -> Reading:
        return Reading(
            document=self.document,
            actors=tuple(self.actors.values()),
            statements=tuple(self.statements),
            events=tuple(self.events),
            times=tuple(self.times),
            places=tuple(self.places),
            reader=Reader(legation="0.1.0", model=model),
        )


def lavrov(published: str = "2024-03-05", *, content: str = "Russia was open to talks", model: str = "1", **facts: str) -> Reading:
    """One statement: Lavrov told reporters that Russia was open to talks, say."""
    article = Article(f"Lavrov told reporters on Monday that {content}.", published=published, **facts)
    article.says("Lavrov", "told", content, to="reporters", lemma="tell", time=article.when("Monday", "2024-03-04"))
    return article.reading(model)


WORDS = "minister talks border gas treaty envoy army river sanction visit king port vote island truce summit border guard letter debt".split()


def prose(seed: object, length: int = 40) -> str:
    """Words that no other seed has in this order."""
    chance = random.Random(str(seed))
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(40)}" for _ in range(length))


def kidnapping(number: int, published: str, publisher: str) -> Reading:
    """One of many reports of one kidnapping: some date it, some call the victims otherwise, some only look back."""
    told = (
        ("Boko Haram abducted 276 schoolgirls from Chibok on 14 April", "schoolgirls", "abducted", "14 April"),
        ("More than 200 girls were kidnapped by Boko Haram in Chibok, Nigeria", "girls", "kidnapped", None),
        ("The world demands the schoolgirls whom Boko Haram seized in Chibok last month", "schoolgirls", "seized", "last month"),
        ("Parents of the 276 girls taken by Boko Haram on the night of 14 April from Chibok weep", "girls", "taken", "the night of 14 April"),
    )[number % 4]
    article = Article(f"{told[0]}, {publisher} reports. {prose(number)}", published=published, publisher=publisher, id=f"k{number}")
    time = article.when(told[3], "2014-04" if told[3] == "last month" else "2014-04-14") if told[3] else None
    place = article.where("Chibok")
    article.event("ASSAULT", told[2], ("Boko Haram",), (told[1],), mode="abduct", time=time, place=place, killed=276 if "276" in told[0] else None)
    return article.reading()


def shown(ledger: Ledger, **asked: Any) -> list[Shape]:
    """What a query finds, in the shapes that are printed."""
    with ledger.reading() as connection:
        return shapes_of(connection, [(hit.kind, hit.number) for hit in ask(connection, Query(**asked))])
