"""Search: words and filters, an address that can be shared, and what is shown as a file."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from legation.errors import LedgerError, LegationError
from legation.ledger.answers import answers, query_of
from legation.ledger.asking import KINDS, Query
from legation.ledger.naming import party
from legation.ledger.quads import TYPES
from legation.ledger.shapes import Shape
from legation.records import EventStatus
from legation.rendering.listing import COLUMNS, rows_of, unmarked, write_csv
from legation.rendering.tablefiles import write_parquet
from legation.web import urls
from legation.web.asking import asking
from legation.web.pages.leafing import leaf, start_of
from legation.web.problems import TooSlow, status_of
from legation.web.questions.names import names_of
from legation.web.rendering import page
from legation.web.site import site_of

PAGE = 25
DEEP_MAX = 2000
"""Results that can be leafed through; more are for an export or a narrower search."""
EXPORT_MAX = 10_000
VERDICTS = ("new", "repeated", "changed")
FILTERS = ("kind", "actor", "to", "type", "status", "since", "until", "country", "verdict")
"""What is asked besides `q`, the words, and `about`, whom they name."""


def asked_of(params: QueryParams) -> dict[str, str]:
    """What is asked, without what is left empty."""
    return {name: value for name in ("q", "about", *FILTERS) if (value := params.get(name, "").strip())}


def ask(connection: Connection, asked: dict[str, str], limit: int, start: int = 0) -> list[Shape]:
    """The records that answer, from the `start`th to the `limit`th. Raises LegationError where the question cannot be understood."""
    return answers(connection, question(connection, asked, limit, start))


def question(connection: Connection, asked: Mapping[str, str | None], limit: int, start: int = 0) -> Query:
    filters: dict[str, Any] = {name: asked.get(name) for name in FILTERS}
    if filters["verdict"] and filters["verdict"] not in VERDICTS:
        raise LedgerError(f"no verdict {filters['verdict']!r}; there are {', '.join(VERDICTS)}")
    about = names_of(connection, party(connection, given)) if (given := asked.get("about")) else ()
    return query_of(connection, words=asked.get("q") or "", limit=limit, start=start, about=about, **filters)


def search(request: Request) -> Response:
    """`/search`."""
    site = site_of(request)
    asked = asked_of(request.query_params)
    start = min(start_of(request.query_params), DEEP_MAX)
    found: list[Shape] = []
    problem, status = None, 200
    try:
        with asking(site.ledger, site.settings.query_seconds) as connection:
            found = ask(connection, asked, start + PAGE + 1, start) if asked else []
    except TooSlow:
        raise
    except LegationError as error:
        problem, status = str(error), status_of(error)
    return page(request, "search.html", _context(asked, found, start) | {"problem": problem}, status=200 if status == 404 else status)


def _context(asked: dict[str, str], found: list[Shape], start: int) -> dict[str, Any]:
    return {
        "asked": asked,
        "found": found[:PAGE],
        "start": start,
        "leafs": leaf("/search", asked, start, PAGE, more=len(found) > PAGE and start + PAGE < DEEP_MAX),
        "kinds": KINDS,
        "types": TYPES,
        "statuses": tuple(EventStatus),
        "verdicts": VERDICTS,
        "exports": {kind: urls.with_query(f"/search.{kind}", asked) for kind in ("csv", "json", "parquet")},
    }


def as_csv(request: Request) -> Response:
    """`/search.csv`: all that answers, not only the page shown."""
    out = io.StringIO()
    write_csv(rows_of(_everything(request)), COLUMNS, out)
    return _file(out.getvalue().encode("utf-8"), "csv", "text/csv; charset=utf-8")


def as_json(request: Request) -> Response:
    """`/search.json`."""
    found = [plain(record) for record in _everything(request)]
    return _file(json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8"), "json", "application/json")


def as_parquet(request: Request) -> Response:
    """`/search.parquet`; all columns are texts."""
    rows = [{name: _text(row.get(name)) for name in COLUMNS} for row in rows_of(_everything(request))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "found.parquet"
        write_parquet([rows], COLUMNS, (), path)
        return _file(path.read_bytes(), "parquet", "application/vnd.apache.parquet")


def _everything(request: Request) -> list[Shape]:
    site = site_of(request)
    with asking(site.ledger, site.settings.query_seconds) as connection:
        return ask(connection, asked_of(request.query_params), EXPORT_MAX)


def _file(data: bytes, kind: str, media_type: str) -> Response:
    return Response(data, media_type=media_type, headers={"content-disposition": f'attachment; filename="legation.{kind}"'})


def plain(record: Shape) -> Shape:
    """A record without the marks that only a page can show."""
    return {**record, "highlight": unmarked(record["highlight"])} if record.get("highlight") else record


def _text(value: Any) -> str | None:
    return "; ".join(map(str, value)) if isinstance(value, list) else None if value is None else str(value)
