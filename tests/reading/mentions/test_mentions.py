"""Who is behind sources: hand-made Docs without the trained model, then whole texts with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from legation.knowledge.actors.folding import slug
from legation.reading import pipeline  # noqa: F401  (registers what the steps write)
from legation.reading.mentions import read_mentions
from legation.reading.mentions.cast import Cast
from legation.reading.mentions.given_names import likely_gender
from legation.reading.mentions.names import acronyms, longest_bodies, longest_people, words_of
from legation.reading.mentions.naming import names_in
from legation.reading.mentions.nouns import alike, gender_of, kind_of_noun
from legation.reading.mentions.phrases import phrase_of
from legation.reading.mentions.salience import Weights, best
from legation.reading.mentions.voices import Voices
from legation.reading.quotes import quoted_ranges
from legation.reading.statements.drafts import Draft
from legation.records import Document, Genre, Reading

NLP = English()

Row = tuple[str, str, int, str]
"""A token by hand: word, tag, distance to its head, relation."""


def hand_made(rows: list[Row], *entities: tuple[int, int, str]) -> Doc:
    """One sentence with its parse; `entities` are (first token, end, label). A comma joins the word before it without a space."""
    words = [row[0] for row in rows]
    spaces = [following not in (",", ".", "'s", "-") and word != "-" for word, following in zip(words, [*words[1:], "."], strict=True)]
    doc = Doc(
        NLP.vocab,
        words=words,
        spaces=spaces,
        tags=[row[1] for row in rows],
        pos=["PROPN" if row[1].startswith("NNP") else "NOUN" if row[1].startswith("NN") else "X" for row in rows],
        lemmas=[row[0].lower().removesuffix("s") if row[1] == "NNS" else row[0].lower() for row in rows],
        heads=[at + row[2] for at, row in enumerate(rows)],
        deps=[row[3] for row in rows],
    )
    doc.ents = [Span(doc, start, end, label) for start, end, label in entities]
    return with_steps(doc)


def with_steps(doc: Doc, *drafts: Draft, genre: Genre = Genre.REPORT, title: str | None = None, publisher: str | None = None) -> Doc:
    """The Doc with what the earlier steps would have written."""
    doc._.document = Document(id="d", text=doc.text, genre=genre, title=title, publisher=publisher)
    doc._.places, doc._.quoted, doc._.statements = (), tuple(quoted_ranges(doc.text)), drafts
    return doc


def at(text: str, words: str, number: int = 1) -> tuple[int, int]:
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return start, start + len(words)


def test_a_last_name_is_the_one_longer_name() -> None:
    assert longest_people(["Ivan Rybkin", "Lebed", "Kulikov", "Rybkin"])["rybkin",] == "Ivan Rybkin"


@pytest.mark.parametrize(
    ("names", "short", "expected"),
    [
        (["George Bush", "Laura Bush", "Bush"], "Bush", "Bush"),
        (["Sixto Duran Ballen", "Duran Ballen"], "Duran Ballen", "Sixto Duran Ballen"),
        (["Haider al-Abadi", "Abadi"], "Abadi", "Haider al-Abadi"),
        (["Ban Ki-moon", "Moon"], "Moon", "Moon"),
        (["Petr Haškovec", "Petr"], "Petr", "Petr Haškovec"),
        (["Recep Tayyip Erdoğan", "Erdogan"], "Erdogan", "Recep Tayyip Erdoğan"),
        (["Hosni Mubarak", "President Mubarak"], "Mr. Mubarak", "Hosni Mubarak"),
    ],
    ids=["shared-surname", "two-surnames", "double-name", "not-half-a-word", "given-name", "accent", "title"],
)
def test_names_of_people(names: list[str], short: str, expected: str) -> None:
    found = longest_people([*names, short])
    assert found[words_of(short)] == expected


@pytest.mark.parametrize(
    ("names", "text", "short", "expected"),
    [
        (["World Trade Organization", "WTO"], "", "WTO", "World Trade Organization"),
        (["Kurdistan Democratic Party", "KDP"], "", "KDP", "Kurdistan Democratic Party"),
        (["United States", "U.S."], "", "U.S.", "United States"),
        (["European Commission", "Commission"], "", "Commission", "European Commission"),
        (["UNHCR"], "the High Commissioner for Refugees (HCR)", "UNHCR", "UNHCR"),
        (["Foreign Ministry", "Defence Ministry", "Ministry"], "", "Ministry", "Ministry"),
    ],
    ids=["initials", "party", "full-stops", "end-of-name", "other-letters", "two-longer"],
)
def test_names_of_bodies(names: list[str], text: str, short: str, expected: str) -> None:
    assert longest_bodies(names, text)[words_of(short)] == expected


def test_an_acronym_in_brackets() -> None:
    assert acronyms("It asked the Liberation Tigers of Tamil Eelam (LTTE) to talk.", [])["LTTE"] == "Liberation Tigers of Tamil Eelam"


@pytest.mark.parametrize(("name", "expected"), [("Ban Ki-moon", "ban-ki-moon"), ("Lula da Silva", "lula-da-silva"), ("Erdoğan", "erdogan"), ("中国", "")])
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("lemma", "plural", "expected"),
    [("minister", False, "person"), ("minister", True, "group"), ("ministry", False, "government"), ("report", True, "document"), ("table", False, None)],
)
def test_kinds_of_nouns(lemma: str, plural: bool, expected: str | None) -> None:
    assert kind_of_noun(lemma, plural=plural) == expected


def test_nouns_for_the_same_actor() -> None:
    assert alike("leader", "president")
    assert not alike("minister", "ministry")
    assert gender_of({"spokeswoman"}) == "f"
    assert gender_of({"king", "queen"}) is None
    assert likely_gender("angela") == "f"
    assert likely_gender("chris") is None


KALIN: list[Row] = [
    ("Ibrahim", "NNP", 6, "nsubj"),
    ("Kalin", "NNP", -1, "flat"),
    (",", ",", -2, "punct"),
    ("Erdogan", "NNP", 2, "nmod:poss"),
    ("'s", "POS", -1, "case"),
    ("spokesman", "NN", -5, "appos"),
    ("spoke", "VBD", 0, "ROOT"),
]
TURKISH_MINISTRY: list[Row] = [
    ("the", "DT", 3, "det"),
    ("Turkish", "JJ", 2, "amod"),
    ("foreign", "JJ", 1, "amod"),
    ("ministry", "NN", 1, "nsubj"),
    ("spoke", "VBD", 0, "ROOT"),
]
CAPITALS: list[Row] = [("Baku", "NNP", 3, "nsubj"), ("and", "CC", 1, "cc"), ("Yerevan", "NNP", -2, "conj"), ("spoke", "VBD", 0, "ROOT")]
AIDE: list[Row] = [
    ("an", "DT", 1, "det"),
    ("aide", "NN", 4, "nsubj"),
    ("to", "IN", 1, "case"),
    ("Erdogan", "NNP", -2, "nmod"),
    (",", ",", -1, "punct"),
    ("spoke", "VBD", 0, "ROOT"),
]


def test_an_apposition_describes_the_bearer_of_the_name() -> None:
    doc = hand_made(KALIN, (0, 2, "PER"), (3, 4, "PER"))
    phrase = phrase_of(doc, 0, 6, names_in(doc))
    assert phrase.name is not None
    assert (phrase.name.start, phrase.name.end) == (0, 2)
    assert [description.noun for description in phrase.descriptions] == ["spokesman"]


def test_a_name_that_is_only_mentioned_is_not_meant() -> None:
    doc = hand_made(AIDE, (3, 4, "PER"))
    assert phrase_of(doc, 0, 4, names_in(doc)).name is None


def test_a_ministry_belongs_to_the_state_of_its_adjective() -> None:
    doc = hand_made(TURKISH_MINISTRY)
    phrase = phrase_of(doc, 0, 4, names_in(doc))
    assert phrase.name is None
    assert phrase.descriptions[0].noun == "ministry"
    assert phrase.descriptions[0].words == {"turkish", "foreign"}


def cast_of(doc: Doc) -> Cast:
    cast = read_mentions(doc)._.cast
    assert isinstance(cast, Cast)
    return cast


def test_two_capitals_are_a_group_with_members() -> None:
    doc = hand_made(CAPITALS, (0, 1, "LOC"), (2, 3, "LOC"))
    with_steps(doc, Draft(cue=at(doc.text, "spoke"), lemma="speak", source=(0, 16), content=[]))
    cast = cast_of(doc)
    group = cast.actors[cast.meant[0, 16]]
    assert group.kind == "group"
    assert group.members == ("baku", "yerevan")
    assert set(cast.actors) == {group.id, "baku", "yerevan"}


def test_participants_of_events_get_actors_too() -> None:
    class Event:
        actors: tuple[tuple[int, int], ...] = ((4, 11),)
        recipients: tuple[tuple[int, int], ...] = ()

    if not Doc.has_extension("events"):
        Doc.set_extension("events", default=None)
    doc = hand_made(TURKISH_MINISTRY)
    doc._.events = (Event(),)
    cast = cast_of(doc)
    assert cast.actors[cast.meant[4, 11]].kind == "government"


@pytest.mark.parametrize(
    ("title", "publisher", "expected"),
    [
        ("Remarks of the Foreign Minister of Oman to the Muscat Forum", "Foreign Ministry", "Foreign Minister of Oman"),
        ("Nobody asked the ferry", "Harbour Notes", "Harbour Notes"),
        (None, None, None),
    ],
    ids=["title", "publisher", "unknown"],
)
def test_the_voice_of_a_speech(title: str | None, publisher: str | None, expected: str | None) -> None:
    doc = with_steps(NLP.make_doc("I thank you."), genre=Genre.SPEECH, title=title, publisher=publisher)
    assert Voices(doc).author == expected


def test_a_report_has_no_voice_of_its_own() -> None:
    assert Voices(with_steps(NLP.make_doc("I thank you."), publisher="AFP")).author is None


def test_who_quotes_and_who_only_tells() -> None:
    text = 'The envoy said the king wrote: "He is late."'
    envoy = Draft(cue=at(text, "said"), lemma="say", source=at(text, "The envoy"), content=[(15, len(text))])
    king = Draft(cue=at(text, "wrote"), lemma="write", source=at(text, "the king"), content=[at(text, '"He is late."')], parent=envoy)
    voices = Voices(with_steps(NLP.make_doc(text), envoy, king))
    he = text.index("He is")
    assert voices.around(he) is king
    assert voices.quoting(he, king) is king
    assert voices.around(text.index("the king")) is envoy
    assert voices.quoting(text.index("the king"), envoy) is None


@pytest.mark.parametrize(
    ("scores", "expected"),
    [({"a": 1.0, "b": 0.2}, "a"), ({"a": 1.0, "b": 0.99}, None), ({"a": -9.0}, None), ({}, None)],
    ids=["clear", "tie", "too-far", "nobody"],
)
def test_a_pronoun_stays_open_between_two(scores: dict[str, float], expected: str | None) -> None:
    assert best(scores, dict.fromkeys(scores, 1), Weights(margin=0.05, least=-2.0)) == expected


def sources(reading: Reading) -> list[tuple[str, str]]:
    """The words of each source and its actor's id."""
    return [(s.source.text, s.source.actor) for s in reading.statements if s.source]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Ana Duarte arrived. She said the talks would go on.", ["She"]),
        ('"The road is long," President Ivo Marin told reporters. Marin said the talks would go on.', ["President Ivo Marin", "Marin"]),
        ("A diplomat said talks would go on. The diplomat said no date was set.", ["A diplomat", "The diplomat"]),
        ("Prime Minister Ivo Marin said it was late. The premier said the talks would go on.", ["Prime Minister Ivo Marin", "The premier"]),
        ("The Turkish Defence Ministry said the ship had left. It added that the crew was safe.", ["The Turkish Defence Ministry", "It"]),
        (
            "Ibrahim Kalin, Erdogan's spokesman, said the talks would go on. The spokesman denied a rift.",
            ["Ibrahim Kalin, Erdogan's spokesman", "The spokesman"],
        ),
        ("Residents said the shelling had begun at dawn. They said two houses were hit.", ["Residents", "They"]),
        (
            'Police killed three gunmen, a navy press release said. "Two soldiers were lost by Kenya near the town," it said.',
            ["a navy press release", "it"],
        ),
        ('"We are ready," the ministry said. The ministry said talks would go on.', ["the ministry", "The ministry"]),
    ],
    ids=["she", "last-name", "definite-noun", "premier", "it", "apposition", "they", "not-what-it-tells-of", "the-ministry"],
)
def test_sources_of_one_actor(text: str, expected: list[str], read: Callable[..., Reading]) -> None:
    reading = read(text)
    assert [words for words, _ in sources(reading)] == expected
    assert len({actor for _, actor in sources(reading)}) == 1


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "A diplomat said talks would go on. A diplomat in Oslo said no date was set.",
        "George Bush said he would go. Laura Bush said the road was long.",
        'President Ivo Marin said he was ready. "He is late," Ana Duarte said.',
    ],
    ids=["indefinite", "surname", "speaker-and-other"],
)
def test_sources_that_are_not_one(text: str, read: Callable[..., Reading]) -> None:
    assert len({actor for _, actor in sources(read(text))}) > 1


@pytest.mark.model
@pytest.mark.parametrize("text", ["Egypt rejected the US-backed plan.", "The US-brokered truce between Chad and Sudan collapsed on Friday."])
def test_the_us_is_no_pronoun(text: str, read: Callable[..., Reading]) -> None:
    reading = read(text, published="2019-06-28")
    meant = {span.actor for event in reading.events for span in (*event.actors, *event.recipients) if span.text == "US"}
    assert meant == {"usa"}
