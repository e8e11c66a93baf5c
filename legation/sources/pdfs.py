"""The text of a PDF, where it holds text, by pypdf."""

from __future__ import annotations

import io
import logging

from legation.errors import DocumentError
from legation.records import Document

PAGES_MAX = 500
FULL_LINE_SHARE = 0.6
"""A line this long, against the page's longest, goes on in the next one unless a sentence ends in it."""


def document(data: bytes, where: str, name: str) -> Document:
    """The document in a PDF's bytes, its lines joined to paragraphs. Raises DocumentError."""
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(where, "the PDF is encrypted")
        if len(reader.pages) > PAGES_MAX:
            raise DocumentError(where, f"the PDF has more than {PAGES_MAX} pages")
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except DocumentError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError, NotImplementedError) as error:
        raise DocumentError(where, f"cannot be read as PDF ({error or type(error).__name__})") from error
    text = "\n\n".join(filter(None, map(reflowed, pages)))
    if not text.strip():
        raise DocumentError(where, "the PDF holds no text (scanned pages?)")
    return Document(id=name, title=str(title) if title else None, text=text)


def reflowed(page: str) -> str:
    """A page's printed lines joined to paragraphs; a word broken at a line's end is made whole."""
    lines = [line.strip() for line in page.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").split("\n")]
    full = FULL_LINE_SHARE * max(map(len, lines), default=0)
    out: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            out[-1] = out[-1][:-1] + line if out[-1].endswith("-") and line[:1].islower() else f"{out[-1]} {line}"
        else:
            out.append(line)
        goes_on = bool(line) and len(line) >= full and line[-1] not in '.!?:”"'
    return "\n".join(out).strip()
