"""The article of a web page, by trafilatura."""

from __future__ import annotations

from legation.errors import DateError, DocumentError
from legation.records import Document
from legation.sources.published import iso_date


def document(data: bytes, where: str, name: str) -> Document:
    """The article in a page's bytes, with what its metadata say. Raises DocumentError where there is none."""
    try:
        import trafilatura
    except ImportError as error:
        raise DocumentError(where, "reading web pages needs `pip install legation[web]`") from error
    try:
        page = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, include_tables=False)
    except (ValueError, TypeError, RecursionError, AttributeError, AssertionError, LookupError) as error:
        raise DocumentError(where, f"cannot be read as HTML ({error or type(error).__name__})") from error
    fields = page if isinstance(page, dict) else page.as_dict() if page is not None else {}
    text = fields.get("text") or ""
    if not text.strip():
        raise DocumentError(where, "no article found in this page")
    return Document(
        id=name,
        title=fields.get("title") or None,
        url=fields.get("url") or None,
        publisher=fields.get("sitename") or None,
        published=_day(fields.get("date")),
        text=text.replace("\0", ""),
    )


def _day(value: str | None) -> str | None:
    try:
        return iso_date(value) if value else None
    except DateError:
        return None
