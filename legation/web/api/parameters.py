"""The parameters of the API's calls, for its OpenAPI description."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

Words = Annotated[str, Query(description='All of these words; "a phrase", -without, begin*.', max_length=1000)]
Actor = Annotated[str | None, Query(description="Who says or does it: an id or a name.", max_length=300)]
To = Annotated[str | None, Query(description="To whom.", max_length=300)]
About = Annotated[str | None, Query(description="Of statements: a state (RUS) or an actor whose name stands in what was said.", max_length=300)]
Type = Annotated[str | None, Query(description="Of events: PLOVER's type, such as CONSULT.", max_length=30)]
Status = Annotated[str | None, Query(description="Of events: occurred, ongoing, planned, proposed, possible or negated.", max_length=30)]
Since = Annotated[str | None, Query(description="From this day on: 2024-03-05, 2024-03, 2024.", max_length=30)]
Until = Annotated[str | None, Query(description="Up to this day.", max_length=30)]
Country = Annotated[str | None, Query(description="ISO code (RUS).", max_length=30)]
Verdict = Annotated[str | None, Query(description="Of statements: new, repeated or changed.", max_length=30)]
Kind = Annotated[str | None, Query(description="statement, event or document.", max_length=30)]
Limit = Annotated[int, Query(ge=1, le=200)]
Cursor = Annotated[str | None, Query(description="The `next` of the page before.", max_length=200)]
Id = Annotated[str, Path(description="A record's id.", max_length=300)]
Name = Annotated[str, Query(description="Words of the name.", max_length=300)]
Due = Annotated[bool, Query(description="Only those that are open.")]
