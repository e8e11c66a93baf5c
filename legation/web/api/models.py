"""The forms of the API's answers, for its OpenAPI description."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from legation.records import Genre

Record = dict[str, Any]
PAIR_SHOWN = 200
"""Records of each kind that the call for a pair gives."""


class Page(BaseModel):
    """Some of the records that answer, the best or latest first."""

    items: list[Record] = Field(description="Records by the contract, each with its `document` and what the ledger knows beside it.")
    next: str | None = Field(description="The cursor of the next page; null on the last one.")


class ActorPage(Page):
    """Some of the actors that answer, those in most documents first."""


class Pair(BaseModel):
    """What happened between two sides."""

    periods: list[Record] = Field(description="Counts by month: verbal and material cooperation and conflict, what was planned, and reports.")
    events: list[Record]
    statements: list[Record] = Field(description="What the one told the other.")
    about: list[Record] = Field(description="What the one said in which the other is named.")


class Text(BaseModel):
    """A text to be read."""

    text: Annotated[str, Field(max_length=100_000)]
    title: Annotated[str | None, Field(max_length=1000)] = None
    published: Annotated[str | None, Field(description="ISO date.", max_length=40)] = None
    publisher: Annotated[str | None, Field(max_length=1000)] = None
    url: Annotated[str | None, Field(max_length=4000)] = None
    genre: Genre = Genre.REPORT


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": about, "content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
    for status, about in (
        (400, "A date, cursor or filter that cannot be understood."),
        (404, "Nothing has this id or name; the detail says what is near."),
        (413, "Too large."),
        (422, "The request does not fit."),
        (503, "The question takes too long, or too much waits to be read."),
    )
}
