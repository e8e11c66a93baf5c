"""The API's calls, in one list at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.requests import Request

from legation.errors import NoSuchRecord
from legation.ledger.answers import answers
from legation.ledger.days import asked_days
from legation.ledger.naming import meant, party
from legation.ledger.plans import document_names, threads
from legation.ledger.shapes import shapes_of
from legation.ledger.showing import shown
from legation.web import urls
from legation.web.api.cursors import START_MAX, cursor, start_of
from legation.web.api.models import PAIR_SHOWN, PROBLEMS, ActorPage, Page, Pair, Record, Text
from legation.web.api.parameters import About, Actor, Country, Cursor, Due, Id, Kind, Limit, Name, Since, Status, To, Type, Until, Verdict, Words
from legation.web.asking import asking
from legation.web.pages.add import document_of
from legation.web.pages.search import plain, question
from legation.web.questions import persons
from legation.web.questions.agenda import plan_record
from legation.web.questions.dealings import dealings
from legation.web.site import site_of


def search(
    request: Request,
    q: Words = "",
    kind: Kind = None,
    actor: Actor = None,
    to: To = None,
    about: About = None,
    type: Type = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    verdict: Verdict = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Page:
    """Find statements, events and documents, best first."""
    asked = {"q": q, "kind": kind, "actor": actor, "to": to, "type": type, "status": status, "since": since, "until": until}
    return _paged(request, asked | {"about": about, "country": country, "verdict": verdict}, limit, cursor)


def statements(
    request: Request,
    actor: Actor = None,
    to: To = None,
    about: About = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    verdict: Verdict = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Page:
    """Statements, the latest first."""
    asked = {"kind": "statement", "actor": actor, "to": to, "about": about, "since": since, "until": until, "country": country, "verdict": verdict}
    return _paged(request, asked, limit, cursor)


def events(
    request: Request,
    actor: Actor = None,
    to: To = None,
    type: Type = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Page:
    """Events, the latest first; one report of each happening."""
    asked = {"kind": "event", "actor": actor, "to": to, "type": type, "status": status, "since": since, "until": until, "country": country}
    return _paged(request, asked, limit, cursor)


def documents(request: Request, actor: Actor = None, since: Since = None, until: Until = None, limit: Limit = 20, cursor: Cursor = None) -> Page:
    """Documents, the latest first."""
    return _paged(request, {"kind": "document", "actor": actor, "since": since, "until": until}, limit, cursor)


def document(request: Request, id: Id) -> Record:
    """A document with its text, its records, its story's other versions and its evidence."""
    return _shown(request, id, "document")


def statement(request: Request, id: Id) -> Record:
    """A statement with what was said before it."""
    return _shown(request, id, "statement")


def event(request: Request, id: Id) -> Record:
    """An event with its other reports."""
    return _shown(request, id, "event")


def actors(request: Request, q: Name = "", limit: Limit = 20, cursor: Cursor = None) -> ActorPage:
    """Actors by name, those in most documents first."""
    asked = {"actors": q}
    start = start_of(asked, cursor)
    return ActorPage(**_page(request, asked, start, limit, lambda connection: persons.actors_like(connection, q, limit=limit + 1, after=start)))


def actor(request: Request, key: Id) -> Record:
    """An actor with the roles it appears in. In the id of an actor that only one document knows, `:` stands for `/`."""
    with _asking(request) as connection:
        row = persons.actor_row(connection, urls.actor_id(key))
        told = [{"role": one.role, "first": one.first, "last": one.last, "documents": one.count} for one in persons.roles(connection, row.n)]
        return shapes_of(connection, [("actor", row.n)])[0] | {"roles": told}


def plans(request: Request, actor: Actor = None, due: Due = False, limit: Limit = 20, cursor: Cursor = None) -> Page:
    """Plans, the next due first, each with the steps that brought it where it stands."""
    asked = {"plans": True, "actor": actor, "due": due}
    start = start_of(asked, cursor)

    def found(connection: Connection) -> list[Record]:
        numbers = meant(connection, actor).numbers if actor else ()
        told = threads(connection, actor=numbers, due=due, limit=start + limit + 1)[start:]
        names = document_names(connection, [step.document for one in told for step in one.steps])
        return [plan_record(one, names) for one in told]

    return Page(**_page(request, asked, start, limit, found))


def between(request: Request, first: Id, second: Id, since: Since = None, until: Until = None) -> Pair:
    """What two states (by their codes) or actors did together and against each other, and told each other."""
    days = {"since": asked_days(since)[0] if since else None, "until": asked_days(until)[1] if until else None}
    with _asking(request) as connection:
        one, other = (party(connection, urls.actor_id(given)) for given in (first, second))
        found = dealings(connection, one, other, **days)
        return Pair(
            periods=[asdict(row) for row in found.months],
            events=shapes_of(connection, [("event", number) for number in found.events[:PAIR_SHOWN]]),
            statements=persons.said_between(connection, one, other, PAIR_SHOWN, **days),
            about=[plain(said) for who, whom in ((one, other), (other, one)) for said in persons.said_about(connection, who, whom, PAIR_SHOWN, **days)],
        )


def read(request: Request, body: Text) -> Record:
    """Read a text without keeping it: its reading by the contract."""
    site = site_of(request)
    given = {"title": body.title or "", "published": body.published or "", "publisher": body.publisher or "", "url": body.url or "", "genre": body.genre.value}
    return site.desk.read_once(document_of(body.text, given), site.settings.read_seconds).to_dict()


def _asking(request: Request) -> Any:
    site = site_of(request)
    return asking(site.ledger, site.settings.query_seconds)


def _paged(request: Request, asked: dict[str, Any], limit: int, given: str | None) -> Page:
    start = start_of(asked, given)

    def found(connection: Connection) -> list[Record]:
        return answers(connection, question(connection, asked, start + limit + 1, start))

    return Page(**_page(request, asked, start, limit, found))


def _page(request: Request, asked: dict[str, Any], start: int, limit: int, ask: Callable[[Connection], list[Record]]) -> dict[str, Any]:
    """A page's worth of what `ask` gives, which is one more where there is a next page."""
    with _asking(request) as connection:
        found = ask(connection)
    more = len(found) > limit and start + limit <= START_MAX
    return {"items": [plain(record) for record in found[:limit]], "next": cursor(asked, start + limit) if more else None}


def _shown(request: Request, id: str, kind: str) -> Record:
    with _asking(request) as connection:
        found, _ = shown(connection, id)
    if found["record"] != kind:
        raise NoSuchRecord(f"{id!r} is a {found['record']}, not a {kind}")
    return found


GETS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("/search", search), ("/documents", documents), ("/documents/{id}", document), ("/statements", statements), ("/statements/{id}", statement),
    ("/events", events), ("/events/{id}", event), ("/actors", actors), ("/actors/{key}", actor), ("/plans", plans), ("/between/{first}/{second}", between),
)  # fmt: skip


def router() -> APIRouter:
    """All calls."""
    found = APIRouter(prefix="/api/v1", responses=PROBLEMS)
    for path, call in GETS:
        found.add_api_route(path, call, methods=["GET"])
    found.add_api_route("/read", read, methods=["POST"])
    return found
