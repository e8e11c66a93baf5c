"""A small made-up ledger for the pages: readings by hand, without the model; spans are named by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from legation.errors import DocumentError
from legation.records import Actor, Document, Reading

PEOPLE = {
    "Ana Duro": ("ana-duro", "person", "VAL", "Foreign Minister of Valdria"),
    "Ivo Pelk": ("ivo-pelk", "person", "ORM", "President of Ormia"),
    "Valdria": ("val", "government", "VAL", None),
    "Ormia": ("orm", "government", "ORM", None),
    "the envoy": ("~the-envoy", "person", None, None),
    "reporters": ("~reporters", "group", None, None),
    "fishermen": ("~fishermen", "group", None, None),
}
SPOTS = {"Geneva": ("CHE", 46.2, 6.15, 2660646), "Quito": ("ECU", -0.23, -78.52, 3652462), "Suva": ("FJI", -18.14, 178.44, 2198148)}


def is_known(actor: Actor) -> bool:
    """The actors of this small world that all its documents share."""
    return actor.country is not None


class Draft:
    """One reading under way."""

    def __init__(self, text: str, **facts: Any) -> None:
        self.data: dict[str, Any] = {"document": {"id": "draft", "language": "en", "text": text, **facts}, "reader": {"legation": "0.1.0", "model": "1"}}
        self.data |= {"actors": [], "statements": [], "events": [], "times": [], "places": []}
        self.text = text

    def span(self, words: str) -> dict[str, Any]:
        start = self.text.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    def who(self, words: str | None) -> dict[str, Any] | None:
        if words is None:
            return None
        id_, kind, country, role = PEOPLE.get(words) or ("~" + re.sub(r"\W+", "-", words.lower()), "person", None, None)
        if id_ not in [actor["id"] for actor in self.data["actors"]]:
            self.data["actors"].append({"id": id_, "name": words, "kind": kind, "country": country, "role": role, "mentions": []})
        return {**self.span(words), "actor": id_}

    def says(self, source: str | None, cue: str, content: str, *, to: str | None = None, parent: str | None = None) -> str:
        key = f"s{len(self.data['statements']) + 1}"
        told = {"spans": [self.span(content)], "text": content}
        statement = {"id": key, "kind": "indirect", "source": self.who(source), "cue": {**self.span(cue), "lemma": cue.split()[-1]}, "content": told}
        self.data["statements"].append(statement | {"addressee": self.who(to), "parent": parent})
        return key

    def happens(self, type_: str, trigger: str, actors: Iterable[str], recipients: Iterable[str] = (), **more: Any) -> Draft:
        event = {"id": f"e{len(self.data['events']) + 1}", "type": type_, "trigger": self.span(trigger), "status": more.pop("status", "occurred")}
        sides = {"actors": [self.who(one) for one in actors], "recipients": [self.who(one) for one in recipients]}
        place, day = more.pop("place", None), more.pop("day", None)
        self.data["events"].append(event | sides | {"place": self._place(place), "time": self._time(*day) if day else None})
        return self

    def _place(self, words: str | None) -> str | None:
        if words is None:
            return None
        country, latitude, longitude, geonames = SPOTS[words]
        spot = {"name": words, "country": country, "latitude": latitude, "longitude": longitude, "geonames": geonames}
        self.data["places"].append({"id": f"p{len(self.data['places']) + 1}", **self.span(words), **spot})
        return str(self.data["places"][-1]["id"])

    def _time(self, words: str, value: str) -> str:
        self.data["times"].append({"id": f"t{len(self.data['times']) + 1}", **self.span(words), "type": "DATE", "value": value})
        return str(self.data["times"][-1]["id"])

    def reading(self) -> Reading:
        return Reading.from_dict(self.data)


def nested() -> Reading:
    """A statement within a statement, and one to reporters."""
    draft = Draft(
        'The envoy confirmed on Friday that the king had voiced interest in talks.\n\nAna Duro told reporters that Valdria would "keep the door open".',
        id="nested",
        title="Envoy speaks of talks",
        publisher="Valdria Wire",
        published="2024-03-01",
    )
    outer = draft.says("The envoy", "confirmed", "the king had voiced interest in talks")
    draft.says("the king", "had voiced interest in", "talks", parent=outer)
    draft.says("Ana Duro", "told", 'Valdria would "keep the door open"', to="reporters")
    return draft.reading()


def planned() -> Reading:
    text = "Valdria and Ormia will meet in Geneva on 20 March, Ivo Pelk said.\n\nOrmia accused Valdria of piracy and seized a boat off Suva."
    draft = Draft(text, id="planned", title="Summit in Geneva set for March", publisher="Ormia Post", published="2024-03-02")
    draft.says("Ivo Pelk", "said", "Valdria and Ormia will meet in Geneva on 20 March")
    draft.happens("CONSULT", "meet", ["Valdria", "Ormia"], status="planned", place="Geneva", day=("20 March", "2024-03-20"))
    draft.happens("ACCUSE", "accused", ["Ormia"], ["Valdria"])
    return draft.happens("COERCE", "seized", ["Ormia"], ["Valdria"], place="Suva").reading()


def held() -> Reading:
    text = "Valdria and Ormia met in Geneva on 20 March.\n\nValdria welcomed Ormia to a later round in Quito, Ana Duro told Ivo Pelk."
    draft = Draft(text, id="held", title="Valdria and Ormia meet", publisher="Valdria Wire", published="2024-03-21")
    draft.says("Ana Duro", "told", "Valdria welcomed Ormia to a later round in Quito", to="Ivo Pelk")
    draft.happens("CONSULT", "met", ["Valdria", "Ormia"], place="Geneva", day=("20 March", "2024-03-20"))
    return draft.happens("SUPPORT", "welcomed", ["Valdria"], ["Ormia"], place="Quito").reading()


HOSTILE = '<script>document.title="owned"</script><img src=x onerror=alert(1)>"\'&{{ 7*7 }}'


def hostile() -> Reading:
    """An article that tries everything: in its text, title, publisher, address and names."""
    text = f"{HOSTILE} <b>Ana Duro</b> said that {HOSTILE}talks\x02 were\x03 near.\n</div></main><style>body{{display:none}}</style>"
    draft = Draft(text, id=f"h/{HOSTILE}", title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", published="2024-03-03")
    draft.says(HOSTILE, "said", "talks\x02 were\x03 near")
    return draft.reading()


def readings() -> list[Reading]:
    return [nested(), planned(), held(), hostile()]


def read_by_rule(documents: Iterable[Document]) -> Iterator[Reading | DocumentError]:
    """A reader without the model: finds "NAME said that WORDS."; a text that holds "unreadable" cannot be read."""
    for document in documents:
        if "unreadable" in document.text:
            yield DocumentError(document.id, "could not be read")
            continue
        draft = Draft(document.text)
        draft.data["document"] = document.to_dict()
        if match := re.search(r"(Ana Duro|Ivo Pelk) said that ([^.]+)\.", document.text):
            draft.says(match[1], "said", match[2])
        yield draft.reading()
