"""The statements step as a spaCy component; it writes `doc._.statements`, drafts in text order."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from legation.reading.language.component import Attribution
from legation.reading.quotes import Range, outermost, quoted_ranges
from legation.reading.statements.contested import settle_contested
from legation.reading.statements.continuations import attach_continuations
from legation.reading.statements.drafts import Draft
from legation.reading.statements.extents import content_spans, phrase
from legation.reading.statements.labels import labelled_turns
from legation.reading.statements.nesting import set_parents
from legation.reading.statements.phrases import RELATIVE_PRONOUNS, TokenRange, antecedent, completed
from legation.reading.statements.replies import set_replies
from legation.reading.statements.subjects import agent_of, is_received, is_said_to, quoted_speaker, subject_of
from legation.reading.stretches import Stretches
from legation.records import Genre

STATEMENTS, QUOTED = "statements", "quoted"
_AUXILIARIES = frozenset({"AUX", "PART", "ADP", "ADV", "DET", "PRON", "SCONJ", "CCONJ"})


@Language.component(
    "legation_statements",
    requires=["doc._.attributions", "token.lemma", "token.head"],
    assigns=["doc._.statements", "doc._.quoted"],
)
def read_statements(doc: Doc) -> Doc:
    """Turn the raw attributions of `doc` into drafts of statements, in eight steps.

    1. The text's quotations. 2. One draft for each attribution that has a content. 3. Turns of transcripts.
    4. Words that two claim go to the nearer cue. 5. Quotations without a cue join the statement before. 6. Nesting.
    7. Answers. 8. Text order.
    """
    text = doc.text
    quoted = quoted_ranges(text)
    quotations = Stretches((start, end, (start, end)) for start, end in quoted)
    drafts = [draft for draft in (_draft(doc, text, raw, quotations) for raw in doc._.attributions) if draft]
    drafts += labelled_turns(text, is_transcript=_is_transcript(doc))
    settle_contested(drafts)
    attach_continuations(text, drafts, outermost(quoted))
    set_parents(drafts)
    set_replies(text, drafts)
    drafts.sort(key=lambda draft: (min(draft.cue[0], draft.content[0][0]), draft.cue))
    doc._.statements = tuple(drafts)
    doc._.quoted = tuple(quoted)
    return doc


def _is_transcript(doc: Doc) -> bool:
    document = doc._.document if Doc.has_extension("document") else None
    return document is not None and document.genre is Genre.TRANSCRIPT


def _draft(doc: Doc, text: str, raw: Attribution, quotations: Stretches[Range]) -> Draft | None:
    cue = _characters(doc, text, raw.cue)
    if cue is None:
        return None
    sayer, hearer = _whole_source(doc, raw), completed(doc, raw.addressee) if raw.addressee else None
    if sayer is not None and is_said_to(doc, raw.cue, sayer):
        hearer = hearer or (sayer if is_received(doc, raw.cue) else None)
        sayer = agent_of(doc, raw.cue)
    source, addressee = _characters(doc, text, sayer), _characters(doc, text, hearer)
    ranges = [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in raw.content]
    quoted = quotations.over(ranges[0][0], max(end for _, end in ranges)) if ranges else []
    content = content_spans(text, ranges, quoted, [span for span in (cue, source) if span])
    return Draft(cue, _lemma(doc[slice(*raw.cue)]), source, content, addressee) if content else None


def _whole_source(doc: Doc, raw: Attribution) -> TokenRange | None:
    """The source's whole phrase; a relative pronoun gives way to its antecedent. Where none is marked, the subject by the parse."""
    if (speaker := quoted_speaker(doc, raw.cue)) is not None:
        return speaker
    if raw.source is None:
        return subject_of(doc, raw.cue)
    start, end = raw.source
    if end == start + 1 and doc[start].lower_ in RELATIVE_PRONOUNS:
        return antecedent(doc, start) or raw.source
    grown = completed(doc, raw.source)
    return grown if not raw.cue[0] < grown[1] <= raw.cue[1] else raw.source


def _characters(doc: Doc, text: str, tokens: tuple[int, int] | None) -> Range | None:
    if tokens is None:
        return None
    first, last = doc[tokens[0]], doc[tokens[1] - 1]
    return phrase(text, first.idx, last.idx + len(last))


def _lemma(cue: Span) -> str:
    """The lemma of the cue's head: of its highest content word in the parse, else of its root."""
    inside = range(cue.start, cue.end)
    heads = [token for token in cue if token.head.i not in inside or token.head.i == token.i]
    full = [token for token in cue if token.pos_ not in _AUXILIARIES and not token.is_punct]
    best = next((token for token in heads if token in full), full[0] if full else cue.root)
    return str(best.lemma_)


for _name in (STATEMENTS, QUOTED):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())
