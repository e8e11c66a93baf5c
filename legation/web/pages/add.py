"""Add: paste a text, give addresses, drop files; watch them being read, and land in the article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from typing import Annotated

from fastapi import Form, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legation.errors import LegationError
from legation.records import Document, Genre
from legation.sources.published import iso_date
from legation.sources.sourced import is_address
from legation.web import handed, urls
from legation.web.jobs import Job, State
from legation.web.problems import Refused, status_of
from legation.web.rendering import page, web_address
from legation.web.site import Site, site_of

REFRESH_SECONDS = 2
ADDRESSES_MAX = 50

Fields = dict[str, str]


def form(request: Request) -> Response:
    """`/add`."""
    return _form(request, {})


def _form(request: Request, given: Fields, problem: str | None = None, status: int = 200) -> Response:
    blank = dict.fromkeys(("text", "title", "published", "publisher", "url", "genre", "addresses"), "")
    return page(request, "add.html", {"given": blank | given, "problem": problem, "genres": tuple(Genre)}, status=status)


def hand_in(
    request: Request,
    files: Annotated[list[UploadFile] | None, Form()] = None,
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    publisher: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
    genre: Annotated[str, Form()] = "report",
    addresses: Annotated[str, Form()] = "",
    form_secret: Annotated[str, Form()] = "",
) -> Response:
    """What the form sends is put in the line to be read."""
    site = site_of(request)
    site.guard.check_form(request, form_secret)
    site.guard.check_write(request)
    given = {"text": text, "title": title, "published": published, "publisher": publisher, "url": url, "genre": genre, "addresses": addresses}
    try:
        jobs = [*_text_jobs(site, given), *_address_jobs(addresses), *_file_jobs(site, files or [])]
        if not jobs:
            raise Refused(422, "there is nothing to read: paste a text, give an address or choose a file")
        batch = site.desk.hand_in(jobs)
    except LegationError as error:
        return _form(request, given, str(error), status_of(error))
    return RedirectResponse(f"/add/{batch.id}", 303)


def progress(request: Request) -> Response:
    """`/add/BATCH`: what became of what was handed in; it loads itself again while something is under way."""
    batch = site_of(request).desk.batch(request.path_params["id"])
    if batch is None:
        raise Refused(404, "nothing is known of this any more; what was added is in the ledger")
    is_done = batch.is_done  # asked once: the desk works on meanwhile, and a page that says "reading" must load itself again
    documents = [document for job in batch.jobs for document in job.documents]
    if is_done and len(batch.jobs) == 1 and len(documents) == 1 and batch.jobs[0].state in (State.ADDED, State.KNOWN):
        return RedirectResponse(urls.document(documents[0][0]), 303)
    response = page(request, "progress.html", {"batch": batch, "is_done": is_done})
    if not is_done:
        response.headers["refresh"] = str(REFRESH_SECONDS)
    return response


def _text_jobs(site: Site, given: Fields) -> Iterator[Job]:
    text = given["text"].replace("\r\n", "\n")
    if not text.strip():
        return
    if len(text) > site.settings.text_characters:
        raise Refused(413, f"a text of {len(text):,} characters; at most {site.settings.text_characters:,} are read, split it")
    name = given["title"].strip() or " ".join(text.split()[:8])
    yield Job(name, partial(handed.pasted, document_of(text, given)))


def document_of(text: str, given: Fields) -> Document:
    """A document of a text and what a form or a request says of it. Raises DateError, Refused."""
    url = given.get("url", "").strip()
    if url and not web_address(url):
        raise Refused(422, f"{url!r} is no web address (http:// or https://)")
    if given["genre"] not in tuple(Genre):
        raise Refused(422, f"no genre {given['genre']!r}; there are {', '.join(Genre)}")
    day = given["published"].strip()
    return Document(
        id=f"pasted-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}",
        title=given["title"].strip() or None,
        url=url or None,
        publisher=given["publisher"].strip() or None,
        published=iso_date(day) if day else None,
        genre=Genre(given["genre"]),
        text=text,
    )


def _address_jobs(addresses: str) -> list[Job]:
    wanted = addresses.split()
    if len(wanted) > ADDRESSES_MAX:
        raise Refused(422, f"{len(wanted)} addresses; at most {ADDRESSES_MAX} are taken at once")
    if wrong := next((one for one in wanted if not is_address(one)), None):
        raise Refused(422, f"{wrong!r} is no web address (http:// or https://)")
    return [Job(one, partial(handed.of_address, one)) for one in wanted]


def _file_jobs(site: Site, files: list[UploadFile]) -> list[Job]:
    chosen = [file for file in files if file.filename]
    if len(chosen) > site.settings.files_max:
        raise Refused(422, f"{len(chosen)} files; at most {site.settings.files_max} are taken at once")
    return [Job(name, partial(handed.of_file, name, file.file.read())) for file in chosen for name in (_plain_name(file.filename or ""),)]


def _plain_name(given: str) -> str:
    """A file's own name, without any folder that its sender put before it."""
    name = "".join(char for char in given.replace("\\", "/").rsplit("/", 1)[-1] if char.isprintable()).strip(". ")
    return name[-100:] or "file"


def hand_in_examples(request: Request, form_secret: Annotated[str, Form()] = "") -> Response:
    """`/add/examples`: the example articles, for a ledger that has nothing in it yet."""
    site = site_of(request)
    site.guard.check_form(request, form_secret)
    site.guard.check_write(request)
    folder = site.settings.examples
    if folder is None:
        raise Refused(404, "the example articles are not installed here; paste an article instead")
    jobs = [Job(path.stem.replace("-", " "), partial(handed.of_example, path)) for path in sorted(folder.glob("*.json"))]
    return RedirectResponse(f"/add/{site.desk.hand_in(jobs).id}", 303)
