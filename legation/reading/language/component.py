"""The language step as a spaCy component: one pass of the trained network writes everything that it knows to the Doc."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from legation.reading.language import decode
from legation.reading.language.lemmas import apply_edit, mended
from legation.reading.language.network import WIDTH, EventScores, Floats, Network, RoleScores, Scores
from legation.reading.language.pieces import PieceEncoder, Window, cut
from legation.reading.language.titles import name_of, states
from legation.reading.language.vectors import WordVectors
from legation.reading.language.words import Words, words_of

WINDOW_PIECES_MAX = 256
"""Longer windows cost more attention and read no better (192, 256 and 384 tried on polnear/dev)."""
DOCS_PER_ROUND = 24
"""Documents whose windows are sorted and batched together: enough for batches of like length, little to hold."""
PIECES_PER_ROUND_MAX = 60_000

CUE_BIAS = 0.5
"""Added to the log-probability that a word is part of a cue. Tried on polnear/dev and the corpus's dev part: 0 finds 0.785 of PolNeAR's
attributions at precision 0.85, 0.5 finds 0.801 at 0.84, 1 finds 0.804 at 0.82; the corpus is read alike, nested statements best with 1."""

TRIGGER_BIAS = 0.25
"""Added to the log-probability that a word names an event: 0 has the better precision, 1 the better recall, F1 is alike."""
CHANCE_MIN = 0.4
"""Triggers less likely than this to name an event are left out."""

ATTRIBUTIONS, TELLINGS = "attributions", "tellings"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue and what the network reads from it, as half-open token ranges of the Doc."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    addressee: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One trigger and what the network reads from it; token ranges as in `Attribution`. `type` and `status` are the likeliest, `chance` is
    the probability that the trigger names an event of this type."""

    trigger: tuple[int, int]
    type: str
    status: str
    actors: tuple[tuple[int, int], ...]
    recipients: tuple[tuple[int, int], ...]
    chance: float


@dataclass(slots=True)
class _Work:
    """A Doc on its way through the network: its words, and for each word what was decoded."""

    doc: Doc
    words: Words
    given_starts: list[bool]
    """Where sentences start, if the Doc brings that; else empty."""
    windows: list[Window]
    columns: dict[str, list[int]]
    names: list[tuple[int, int, str]]
    attributions: list[Attribution]
    tellings: list[Telling]
    vectors: npt.NDArray[np.float16] | None
    """The encoder's vectors [words, 384], where later steps want them."""


class LanguageReader:
    """Tags, lemmas, sentences, parse, entities, and raw attributions (`doc._.attributions`), for English."""

    def __init__(self, vocab: Vocab, *, folder: Path, threads: int, vectors: bool = False) -> None:
        self.vocab = vocab
        self._threads = threads
        self._vectors = vectors
        self._network = Network(folder)
        self._encoder = PieceEncoder(folder / "vocab.txt")
        labels = self._network.labels
        strings = vocab.strings
        self._tags = np.array([strings.add(tag) for tag in labels.xpos], dtype=np.uint64)
        self._pos = np.array([POS_IDS[pos] for pos in labels.upos], dtype=np.uint64)
        self._deps = np.array([strings.add("ROOT" if dep == "root" else dep) for dep in labels.deprel], dtype=np.uint64)
        self._space = np.array([strings.add("_SP"), POS_IDS["SPACE"], strings.add("dep")], dtype=np.uint64)
        self._lemmas: dict[tuple[str, int, int], int] = {}
        self._name_steps = decode.bio_transitions(labels.names)
        self._cue_steps = decode.bio_transitions(labels.cues)
        self._role_steps = decode.bio_transitions(labels.roles)
        self._participant_steps = decode.bio_transitions(labels.participants)
        for extension in (ATTRIBUTIONS, TELLINGS):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=())

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = DOCS_PER_ROUND) -> Iterator[Doc]:
        """The Docs in their order, read in rounds; each thread takes a batch of windows through network and
        decoding, and a round is read while the one before it goes through the later steps."""
        docs = iter(stream)
        with ThreadPoolExecutor(self._threads) as workers:
            under_way: deque[tuple[list[_Work], list[Future[None]]]] = deque()
            while (round_ := self._prepared(docs, max(1, batch_size))) or under_way:
                if round_:
                    under_way.append((round_, [workers.submit(self._read_group, group) for group in _groups(round_)]))
                if len(under_way) > 1 or not round_:
                    yield from self._finished(*under_way.popleft())

    def _finished(self, round_: list[_Work], groups: list[Future[None]]) -> Iterator[Doc]:
        for group in groups:
            group.result()
        for work in round_:
            yield self._written(work)

    def _read_group(self, group: Sequence[tuple[_Work, Window]]) -> None:
        self._decode(group, self._network.read([window for _, window in group]))

    def _prepared(self, docs: Iterator[Doc], batch_size: int) -> list[_Work]:
        out: list[_Work] = []
        pieces = 0
        for doc in islice(docs, batch_size):
            words = words_of(doc)
            sizes = [len(self._encoder.pieces(text)) for text in words.texts]
            ranges = cut(sizes, words.texts, words.breaks, WINDOW_PIECES_MAX)
            windows = [self._encoder.window(words.texts, words.glued, words.breaks, start, end) for start, end in ranges]
            given = [bool(doc[i].is_sent_start) for i in words.tokens] if doc.has_annotation("SENT_START") else []
            columns = {name: [0] * len(words.texts) for name in ("upos", "xpos", "lemma", "head", "deprel")}
            vectors = np.zeros((len(words.texts), WIDTH), dtype=np.float16) if self._vectors else None
            out.append(_Work(doc, words, given, windows, columns, [], [], [], vectors))
            pieces += sum(sizes)
            if pieces > PIECES_PER_ROUND_MAX:
                break
        return out

    def _decode(self, group: Sequence[tuple[_Work, Window]], scores: Scores) -> None:
        self._decode_words(group, scores)
        self._decode_parse(group, scores)
        self._decode_names(group, scores)
        self._decode_attributions(group, scores)
        self._decode_tellings(group, scores)
        for n, (work, window) in enumerate(group):
            if work.vectors is not None:
                work.vectors[window.start : window.end] = scores.vectors[n, : window.end - window.start]

    def _decode_words(self, group: Sequence[tuple[_Work, Window]], scores: Scores) -> None:
        for name in ("upos", "xpos", "lemma"):
            for row, (work, window) in zip(getattr(scores, name).tolist(), group, strict=True):
                work.columns[name][window.start : window.end] = row[: window.end - window.start]

    def _decode_parse(self, group: Sequence[tuple[_Work, Window]], scores: Scores) -> None:
        begins = scores.starts.argmax(-1) == 1
        deps, heads = [], []
        for n, (work, window) in enumerate(group):
            size = window.end - window.start
            given = work.given_starts
            starts = np.array(given[window.start : window.end]) if given else begins[n, :size] | np.array(work.words.breaks[window.start : window.end])
            found = decode.heads(scores.arc[n, :size, :size], starts)
            work.columns["head"][window.start : window.end] = [head if head == decode.ROOT else head + window.start for head in found]
            at = np.array(found)
            deps.append(scores.label_dep[n, :size])
            heads.append(np.where((at == decode.ROOT)[:, None], self._network.labels.root, scores.label_head[n, at]))
        labels = self._network.relations(np.concatenate(deps), np.concatenate(heads)).tolist()
        begin = 0
        for _, (work, window) in enumerate(group):
            size = window.end - window.start
            work.columns["deprel"][window.start : window.end] = labels[begin : begin + size]
            begin += size

    def _decode_names(self, group: Sequence[tuple[_Work, Window]], scores: Scores) -> None:
        for row, (work, window) in zip(decode.viterbi(scores.names, self._name_steps).tolist(), group, strict=True):
            found = decode.spans(row[: window.end - window.start], self._network.labels.names)
            for start, end, kind in found:
                name = name_of(work.words.texts, start + window.start, end + window.start, kind)
                if name is not None:
                    work.names.append((*name, "LOC" if kind == "PER" and " ".join(work.words.texts[slice(*name)]) in states() else kind))

    def _decode_attributions(self, group: Sequence[tuple[_Work, Window]], scores: Scores) -> None:
        biased = scores.cues + np.array([0.0, CUE_BIAS, CUE_BIAS], dtype=np.float32)
        cues = [
            (n, start, end)
            for n, row in enumerate(decode.viterbi(biased, self._cue_steps).tolist())
            for start, end, _ in decode.spans(row[: scores.lengths[n]], self._network.labels.cues)
        ]
        chunks = self._network.roles(scores.vectors, cues, scores.lengths) if cues else ()
        for (n, start, end), (first, roles) in zip(cues, self._role_labels(chunks, self._role_steps), strict=True):
            work, window = group[n]
            found = decode.spans(roles, self._network.labels.roles)
            work.attributions.append(_attribution((start - first, end - first), found, window.start + first, work.words.tokens))

    def _decode_tellings(self, group: Sequence[tuple[_Work, Window]], scores: Scores) -> None:
        triggers = [(n, start, end) for n, row in enumerate(scores.triggers) for start, end in decode.triggers(row[: scores.lengths[n]], TRIGGER_BIAS)]
        if not triggers:
            return
        chunks = list(self._network.events(scores.vectors, triggers, scores.lengths))
        types = np.concatenate([chunk.types for chunk in chunks])
        statuses = np.concatenate([chunk.statuses for chunk in chunks]).argmax(-1).tolist()
        labels = self._network.labels
        for k, ((n, start, end), (first, found)) in enumerate(zip(triggers, self._role_labels(chunks, self._participant_steps), strict=True)):
            work, window = group[n]
            kind, chance = decode.event_type(scores.triggers[n, start:end], types[k])
            if chance < CHANCE_MIN:
                continue
            spans = decode.spans(found, labels.participants)
            offset, tokens = window.start, work.words.tokens
            actors, recipients = (
                tuple((tokens[a + offset + first], tokens[b - 1 + offset + first] + 1) for a, b, side in spans if side == wanted)
                for wanted in ("actor", "recipient")
            )
            trigger = tokens[start + offset], tokens[end - 1 + offset] + 1
            work.tellings.append(Telling(trigger, labels.triggers[kind], labels.statuses[statuses[k]], actors, recipients, chance))

    def _role_labels(self, chunks: Iterable[RoleScores | EventScores], steps: Floats) -> Iterator[tuple[int, list[int]]]:
        """For each cue or trigger the first word that was read for it, and the label ids of the words from there on."""
        for chunk in chunks:
            rows = decode.viterbi(chunk.scores, steps).tolist()
            for first, size, row in zip(chunk.starts, chunk.sizes, rows, strict=True):
                yield first, row[:size]

    def _written(self, work: _Work) -> Doc:
        doc, words = work.doc, work.words
        if not words.tokens:
            return doc
        doc.from_array([TAG, POS, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE], self._array(work))  # type: ignore[arg-type]
        doc._.attributions = tuple(sorted(work.attributions, key=lambda a: a.cue))
        doc._.tellings = tuple(sorted(work.tellings, key=lambda t: t.trigger))
        if work.vectors is not None:
            doc._.word_vectors = WordVectors(np.array([doc[i].idx for i in words.tokens]), work.vectors)
        return doc

    def _array(self, work: _Work) -> npt.NDArray[np.uint64]:
        doc, words, columns = work.doc, work.words, work.columns
        tokens = np.array(words.tokens)
        out = np.zeros((len(doc), 7), dtype=np.uint64)
        out[:, 0], out[:, 1], out[:, 3] = self._space
        out[:, 5] = 2
        out[tokens, 0] = self._tags[columns["xpos"]]
        out[tokens, 1] = self._pos[columns["upos"]]
        out[tokens, 2] = [self._lemma(*key) for key in zip(words.texts, columns["lemma"], columns["upos"], strict=True)]
        out[tokens, 3] = self._deps[columns["deprel"]]
        out[:, 4] = _relative_heads(columns["head"], tokens, len(doc)).view(np.uint64)
        for start, end, kind in work.names:
            first, last = words.tokens[start], words.tokens[end - 1]
            out[first : last + 1, 5] = 1
            out[first, 5] = 3
            out[first : last + 1, 6] = self.vocab.strings.add(kind)
        return out

    def _lemma(self, text: str, edit: int, upos: int) -> int:
        key = (text, edit, upos)
        known = self._lemmas.get(key)
        if known is None:
            if len(self._lemmas) > 200_000:
                self._lemmas.clear()
            known = self._lemmas[key] = self.vocab.strings.add(self._lemma_text(text, edit, upos))
        return known

    def _lemma_text(self, text: str, edit: int, upos: int) -> str:
        labels = self._network.labels
        return mended(text, apply_edit(text, labels.lemma[edit]), labels.upos[upos], self._encoder.vocabulary)


def _relative_heads(heads: Sequence[int], tokens: npt.NDArray[np.int64], size: int) -> npt.NDArray[np.int64]:
    """Head offsets of all tokens; white space hangs on the word before it, at the text's start on the first word."""
    head = np.array(heads)
    absolute = np.where(head == decode.ROOT, tokens, tokens[head])
    place = np.searchsorted(tokens, np.arange(size), side="right") - 1
    out = tokens[np.maximum(place, 0)] - np.arange(size)
    out[tokens] = absolute - tokens
    return np.ascontiguousarray(out.astype(np.int64))


def _groups(round_: Sequence[_Work]) -> Iterator[list[tuple[_Work, Window]]]:
    """The windows of a round, the long ones first, each a batch of its own: int8 arithmetic scales its numbers by the whole batch, and
    an article must not read otherwise in other company."""
    pairs = [(work, window) for work in round_ for window in work.windows]
    pairs.sort(key=lambda pair: -len(pair[1].pieces))
    yield from ([pair] for pair in pairs)


def _attribution(cue: tuple[int, int], found: Sequence[tuple[int, int, str]], offset: int, tokens: Sequence[int]) -> Attribution:
    def token_range(start: int, end: int) -> tuple[int, int]:
        return tokens[start + offset], tokens[end - 1 + offset] + 1

    def nearest(kind: str) -> tuple[int, int] | None:
        ranges = _joined((start, end) for start, end, role in found if role == kind)
        if not ranges:
            return None
        return token_range(*min(ranges, key=lambda r: max(cue[0] - r[1], r[0] - cue[1])))

    content = tuple(token_range(start, end) for start, end, role in found if role == "content")
    return Attribution(token_range(*cue), nearest("source"), content, nearest("addressee"))


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges that touch become one."""
    out: list[tuple[int, int]] = []
    for start, end in ranges:
        if out and out[-1][1] == start:
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


@Language.factory(
    "legation_language",
    assigns=["token.tag", "token.pos", "token.lemma", "token.dep", "token.head", "token.is_sent_start", "doc.ents", "doc._.attributions", "doc._.tellings"],
    default_config={"folder": None, "threads": 2, "vectors": False},
)
def make_language_reader(nlp: Language, name: str, folder: str | None, threads: int, vectors: bool) -> LanguageReader:
    from legation.models import FOLDER

    return LanguageReader(nlp.vocab, folder=Path(folder) if folder else FOLDER, threads=threads, vectors=vectors)
