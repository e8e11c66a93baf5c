"""Cooperation and conflict over time as a picture, drawn by Altair."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legation.errors import OutputError

if TYPE_CHECKING:
    from legation.ledger.pairs import Row

FORMATS = (".svg", ".png")
PNG_SCALE = 2.0
WIDTH, HEIGHT = 720, 300
KINDS = {
    "material_cooperation": "#1b6ca8",
    "verbal_cooperation": "#8fc1e3",
    "verbal_conflict": "#f0b27a",
    "material_conflict": "#b03a2e",
}
"""The four kinds of affair, from the best downwards, with colours that the colour-blind tell apart."""


def check(path: Path) -> None:
    """Raises OutputError where nothing can be drawn into such a file."""
    if path.suffix.lower() not in FORMATS:
        raise OutputError(f"{path}: a picture is a file .svg or .png")
    try:
        import altair  # noqa: F401
        import vl_convert  # noqa: F401
    except ImportError as error:
        raise OutputError('drawing needs Altair: pip install "legation[plot]"') from error


def values_of(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """What is drawn: counts by period and kind, those of conflict below the line."""
    return [
        {"period": row.period, "kind": kind.replace("_", " "), "order": order, "events": count if "cooperation" in kind else -count}
        for row in rows
        for order, kind in enumerate(KINDS)
        if (count := getattr(row, kind))
    ]


def draw(rows: Sequence[Row], title: str, path: Path) -> None:
    """Write the picture. Raises OutputError where there is nothing to draw or the file cannot be written."""
    check(path)
    import altair as alt

    values = values_of(rows)
    if not values:
        raise OutputError(f"{path}: nothing to draw, no event that occurred was found")
    names = [kind.replace("_", " ") for kind in KINDS]
    chart = (
        alt.Chart(alt.InlineData(values=values), title=title, width=WIDTH, height=HEIGHT)
        .mark_bar()
        .encode(
            x=alt.X("period:O", title=None, scale=alt.Scale(domain=[row.period for row in rows])),
            y=alt.Y("events:Q", title="events: cooperation above, conflict below", axis=alt.Axis(format="d", tickMinStep=1)),
            color=alt.Color("kind:N", title=None, scale=alt.Scale(domain=names, range=list(KINDS.values())), legend=alt.Legend(orient="bottom")),
            order="order:Q",
        )
    )
    try:
        chart.save(str(path), format="png" if path.suffix.lower() == ".png" else "svg", scale_factor=PNG_SCALE if path.suffix.lower() == ".png" else 1)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
