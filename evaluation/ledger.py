"""The ledger's speed and size: `python -m evaluation.ledger ARTICLES.jsonl [--statements 1000000] [--rows-only] [--ledger FILE]`.

Two parts. With ARTICLES: what keeping costs beside reading them (goal: a tenth), as `legation add` keeps, verdicts included; and bytes in the ledger an article.
With --statements: that many statements made by the generator below are written to a file, in another process, loaded from it as `legation load` loads, and searched.

The generator makes documents of ten statements and two events. Words are drawn by Zipf's law from 20,000 made-up ones, so that a
word of rank r stands in a known share of the statements; speakers are drawn by Zipf's law from 2,000 known actors of 150 countries, one in five statements
has an unnamed speaker; days are spread over ten years. One document in twenty is a copy of the one before by another publisher. All
is drawn from one seed: the same number of statements gives the same ledger.
"""

from __future__ import annotations

import argparse
import datetime
import multiprocessing
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, text

from legation.errors import DocumentError
from legation.ledger import Ledger, open_ledger
from legation.ledger.adding import evidence_for
from legation.ledger.answers import answers, query_of
from legation.ledger.beside import prepared_in
from legation.ledger.incoming import Incoming
from legation.ledger.keeping import Keeper
from legation.ledger.loading import load
from legation.ledger.precedent_keeping import Precedents, judging
from legation.ledger.steps import keeper
from legation.records import (
    Actor,
    ActorKind,
    ActorSpan,
    Content,
    Cue,
    Document,
    Event,
    EventStatus,
    Mention,
    MentionForm,
    Reading,
    Span,
    Statement,
    StatementKind,
)
from legation.rendering.jsonlines import line_of
from legation.sources import documents_from
from legation.sources.sourced import Sourced

WORDS, ACTORS, COUNTRIES, DAYS = 20_000, 2_000, 150, 3_650
STATEMENTS_A_DOCUMENT, EVENTS_A_DOCUMENT = 10, 2
WORDS_A_STATEMENT = (6, 24)
UNNAMED, COPIES = 0.2, 0.05
TYPES = ("CONSULT", "ACCUSE", "AGREE", "REQUEST", "SANCTION", "ASSAULT")
SEED = 11
MEASURED = 2
"""Readings with and without vectors, in turn: the shortest of each counts, as other work on the machine only lengthens them."""
REPORTED_EVERY = 500_000
QUERIES = 60
"""Searches a band of frequency."""
BANDS = ((0.0, 0.001), (0.001, 0.01), (0.01, 0.05), (0.05, 0.9))
"""Shares of the statements that a word stands in."""


class Generator:
    """Documents of the made-up corpus, in order."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(SEED)
        self._words = [f"w{number:05}" for number in range(WORDS)]
        weights = 1.0 / np.arange(1, WORDS + 1)
        self._word_share = np.cumsum(weights / weights.sum())
        speakers = 1.0 / np.arange(1, ACTORS + 1)
        self._speaker_share = np.cumsum(speakers / speakers.sum())

    def readings(self, statements: int) -> Iterator[Reading]:
        count = 0
        last: Reading | None = None
        while count < statements:
            if last is not None and self._random.random() < COPIES:
                document = last.document
                reading = Reading(document=Document(id=f"{document.id}-copy", publisher="Copyist", published=document.published, text=document.text), actors=last.actors, statements=last.statements, events=last.events)  # fmt: skip
                last = None
            else:
                reading = last = self._reading(count // STATEMENTS_A_DOCUMENT)
            count += STATEMENTS_A_DOCUMENT
            yield reading

    def _reading(self, number: int) -> Reading:
        parts = [self._part(number, place) for place in range(STATEMENTS_A_DOCUMENT)]
        texts = [f"{actor.name} said {content}. " for actor, content in parts]
        starts = [0, *accumulate(map(len, texts))]
        actors = {actor.id: actor for actor, _ in parts}
        statements = tuple(
            self._statement(f"s{place + 1}", start, actor, content) for place, (start, (actor, content)) in enumerate(zip(starts, parts, strict=False))
        )
        day = (datetime.date(2014, 1, 1) + datetime.timedelta(days=int(self._random.integers(DAYS)))).isoformat()
        document = Document(id=f"g{number}", publisher=f"Paper {number % 97}", published=day, language="en", text="".join(texts))
        events = tuple(self._event(f"e{place + 1}", statements[2 * place], statements[2 * place + 1]) for place in range(EVENTS_A_DOCUMENT))
        return Reading(document=document, actors=tuple(_mentioned(actor) for actor in actors.values()), statements=statements, events=events)

    def _part(self, number: int, place: int) -> tuple[Actor, str]:
        if self._random.random() < UNNAMED:
            actor = Actor(id=f"~official-{place}", name=f"an official {number}", kind=ActorKind.PERSON)
        else:
            speaker = int(self._drawn(self._speaker_share, 1)[0])
            actor = Actor(id=f"actor-{speaker}", name=f"Actor {speaker}", kind=ActorKind.PERSON, country=f"C{speaker % COUNTRIES:02}", wikidata=f"Q{speaker}")
        length = int(self._random.integers(*WORDS_A_STATEMENT))
        return actor, " ".join(self._words[rank] for rank in self._drawn(self._word_share, length))

    def _drawn(self, shares: Any, count: int) -> Any:
        """Ranks drawn by their cumulated shares."""
        return np.minimum(np.searchsorted(shares, self._random.random(count)), len(shares) - 1)

    def _statement(self, name: str, start: int, actor: Actor, content: str) -> Statement:
        cue = start + len(actor.name) + 1
        span = Span(start=cue + 5, end=cue + 5 + len(content), text=content)
        return Statement(
            id=name,
            kind=StatementKind.INDIRECT,
            source=ActorSpan(start=start, end=cue - 1, text=actor.name, actor=actor.id),
            cue=Cue(start=cue, end=cue + 4, text="said", lemma="say"),
            content=Content(spans=(span,), text=content),
        )

    def _event(self, name: str, first: Statement, second: Statement) -> Event:
        trigger = Span(start=first.cue.start, end=first.cue.end, text="said")
        sides = [(statement.source,) if statement.source else () for statement in (first, second)]
        return Event(
            id=name, type=TYPES[int(self._random.integers(len(TYPES)))], trigger=trigger, actors=sides[0], recipients=sides[1], status=EventStatus.OCCURRED
        )  # fmt: skip


def _mentioned(actor: Actor) -> Actor:
    mention = Mention(start=0, end=len(actor.name), text=actor.name, form=MentionForm.NAME)
    return Actor(**{**{name: getattr(actor, name) for name in ("id", "name", "kind", "country", "wikidata")}, "mentions": (mention,)})


def memory_mb() -> float:
    """What this process holds now; the generator and the process that parses are others."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def write_generated(path: Path, statements: int) -> None:
    """Write a made-up corpus as `legation read --format jsonl` would."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(line_of(reading) + "\n" for reading in Generator().readings(statements))


def is_generated(actor: Actor) -> bool:
    return not actor.id.startswith("~")


def measure_adding(articles: Path, folder: Path) -> None:
    """Read articles, keep them one by one, and print what each costs of the processor's time."""
    from legation import read_many

    documents = list(documents_from([articles], lambda _: None))
    for vectors in (False, True):  # the models are loaded
        list(read_many(documents[:1], vectors=vectors))
    spent: dict[bool, list[float]] = {False: [], True: []}
    for vectors in (False, True) * MEASURED:
        began = time.process_time()
        readings = [reading for reading in read_many(documents, vectors=vectors) if not isinstance(reading, DocumentError)]
        spent[vectors].append(time.process_time() - began)
    reading_seconds = min(spent[False])
    vector_seconds = min(spent[True]) - reading_seconds
    judge = Timed()
    keeping = keeper(further=[judge] if judging() else [])
    with open_ledger(str(folder / "articles.db"), create=True) as ledger:
        empty = size(ledger)
        began = time.process_time()
        for number, reading in enumerate(readings):
            with ledger.writing() as connection:
                keeping.keep(connection, [Incoming(reading, evidence_for(Sourced(document=reading.document, address=f"file:///{number}")))])
        keeping_seconds = time.process_time() - began
        parts = {"vectors while reading": vector_seconds, "keeping": keeping_seconds, "of which verdicts": judge.spent, "and of these vectors": judge.vectors}
        shares = ", ".join(f"{name} {seconds:.1f} s ({100 * seconds / reading_seconds:.1f} %)" for name, seconds in parts.items())
        print(f"{len(documents)} articles: reading {reading_seconds:.1f} s of processor time, {shares}")
        print(
            f"{(size(ledger) - empty) / len(readings):,.0f} bytes an article, of which {np.mean([len(r.document.text.encode()) for r in readings]):,.0f} are its text"
        )


class Timed(Precedents):
    """Verdicts, and the processor's seconds that they take."""

    spent = vectors = 0.0

    def __call__(self, connection: Connection, numbers: Sequence[int]) -> None:
        began = time.process_time()
        super().__call__(connection, numbers)
        self.spent += time.process_time() - began

    def give_vectors(self, connection: Connection, numbers: Sequence[int]) -> int:
        began = time.process_time()
        found = super().give_vectors(connection, numbers)
        self.vectors += time.process_time() - began
        return found


def size(ledger: Ledger) -> int:
    with ledger.reading() as connection:
        return int(connection.execute(text("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")).scalar_one())


def measure_loading(ledger: Ledger, path: Path, *, rows_only: bool) -> None:
    """Load the file; print records a second and memory as it goes. Seconds are the clock's, and this process's own: another parses."""
    keeping = Keeper(known=is_generated) if rows_only else keeper(known=is_generated)
    began, began_processor = time.perf_counter(), time.process_time()
    reported = 0
    for done in load(ledger, prepared_in(path), keeping, again=False, report=print):
        if done.records - reported >= REPORTED_EVERY:
            reported = done.records
            _print_rate(done.records, began, began_processor)
    print("all loaded:")
    _print_rate(done.records, began, began_processor)


def _print_rate(records: int, began: float, began_processor: float) -> None:
    wall, processor = time.perf_counter() - began, time.process_time() - began_processor
    print(
        f"  {records:,} records: {records / wall:,.0f} a second, {records / processor:,.0f} a second of the writing process; {memory_mb():.0f} MB", flush=True
    )


def measure_search(ledger: Ledger) -> None:
    """Search words of each band of frequency, and print the 50th and 95th percentile of the time of a whole answer."""
    with ledger.reading() as connection:
        connection.execute(text("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, statements_words, row)"))
        rows = connection.execute(text("SELECT term, doc FROM vocabulary WHERE term GLOB 'w[0-9]*'")).all()
        total = connection.execute(text("SELECT count(*) FROM statements")).scalar_one()
        shares = {term: count / total for term, count in rows}
        print(f"{total:,} statements, {size(ledger) / total:,.0f} bytes a statement with all that belongs to it")
        chance = np.random.default_rng(SEED)
        for low, high in BANDS:
            terms = sorted(term for term, share in shares.items() if low < share <= high)
            chosen = [terms[int(place)] for place in chance.integers(len(terms), size=QUERIES)]
            _print_times(connection, f"a word in {100 * low:g} to {100 * high:g} % of them", [{"words": term} for term in chosen])
            _print_times(connection, "  the same by one actor", [{"words": term, "actor": "actor-3"} for term in chosen])
            _print_times(connection, "  the same within a year", [{"words": term, "since": "2018", "until": "2018"} for term in chosen])
        _print_times(connection, "what one actor said, no words", [{"actor": f"actor-{number}"} for number in range(QUERIES)])


def _print_times(connection: Any, name: str, questions: list[dict[str, str]]) -> None:
    walls, processor = [], []
    for question in questions:
        began, began_processor = time.perf_counter(), time.process_time()
        answers(connection, query_of(connection, kind="statements", **question))
        walls.append(time.perf_counter() - began)
        processor.append(time.process_time() - began_processor)
    shown = [f"{1000 * np.percentile(times, part):.0f}" for times in (walls, processor) for part in (50, 95)]
    print(f"{name}: {shown[0]} ms, p95 {shown[1]} ms (processor {shown[2]} ms, p95 {shown[3]} ms)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?", help="JSON lines; without it only the generator's part runs")
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--rows-only", action="store_true", help="without stories, happenings and plans: a large ledger to search in, sooner made")
    parser.add_argument("--ledger", type=Path, help="where the made-up ledger is made, or was made before")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if args.articles:
            measure_adding(args.articles, Path(folder))
        path = args.ledger or Path(folder) / "generated.db"
        made = path.exists()
        with open_ledger(str(path), create=True) as ledger:
            if not made:
                records = Path(folder) / "records.jsonl"
                generator = multiprocessing.get_context("spawn").Process(target=write_generated, args=(records, args.statements))
                generator.start()
                generator.join()
                measure_loading(ledger, records, rows_only=args.rows_only)
            measure_search(ledger)


if __name__ == "__main__":
    main()
