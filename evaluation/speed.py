"""Speed of reading: `python -m evaluation.speed ARTICLES.jsonl`.

Prints words per second, the share of each step, peak memory, and the cold start of `legation read` on one article.
Words are white-space separated. Two threads compute: a step's
share is its part of the time of both, so that all steps and idling make 100 %.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from legation.reading import pipeline
from legation.reading.language import component, network
from legation.records import Reading
from legation.rendering.jsonlines import line_of
from legation.sources import documents_from

_spent: Counter[str] = Counter()


def timed(owner: Any, name: str, step: str) -> None:
    """Add the time spent in `owner.name` to `step`."""
    inner: Callable[..., Any] = getattr(owner, name)

    def outer(*args: Any, **kwargs: Any) -> Any:
        with clock(step):
            return inner(*args, **kwargs)

    setattr(owner, name, outer)


@contextmanager
def clock(step: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    _spent[step] += time.perf_counter() - began


def cold_start(article: str) -> float:
    """Seconds from the start of `legation read` on one article to its end."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(article)
        file.flush()
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "legation", "read", file.name], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    args = parser.parse_args()
    problems: list[Any] = []
    documents = list(documents_from([args.articles], problems.append))
    words = sum(len(document.text.split()) for document in documents)
    nlp = pipeline.load()
    timed(network.Network, "_run", "model: encoder and heads")
    timed(component.LanguageReader, "_prepared", "tokens and word pieces")
    timed(component.LanguageReader, "_decode", "decoding (with its calls of the model's heads)")
    timed(component.LanguageReader, "_written", "writing to the Doc")
    for step in pipeline.STEPS[1:]:
        place = nlp.component_names.index(step)
        nlp._components[place] = (step, _clocked(step, nlp._components[place][1]))
    timed(pipeline, "reading_of", "records")
    began, cpu = time.perf_counter(), time.process_time()
    for reading in pipeline.read_stream(nlp, documents):
        with clock("JSON"):
            if isinstance(reading, Reading):
                line_of(reading)
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(f"{len(documents)} articles, {words} words, {len(problems)} problems, {wall:.1f} s: {words / wall:.0f} words a second")
    print(f"cores busy on average: {cpu / wall:.2f}")
    for step, seconds in _spent.most_common():
        print(f"  {50 * seconds / wall:5.1f} %  {step}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"cold start {cold_start(documents[0].text):.1f} s")


def _clocked(step: str, inner: Callable[..., Any]) -> Callable[..., Any]:
    def outer(doc: Any) -> Any:
        with clock(step):
            return inner(doc)

    return outer


if __name__ == "__main__":
    main()
