"""Pages of the server, alone and under load: `python -m evaluation.load LEDGER.db ARTICLES.jsonl [--readers 50] [--adds 20]`.

A copy of the ledger is served by `legation serve` in a process of its own. First every page is asked for alone, some times: its median and the
processor time that it costs the server. Then so many browsers read pages, each thinking three to seven seconds between two, and while they do
so many articles are handed in at once; figures are of the pages asked for between the handing in and the last article's being in the ledger.
The browsers share the processors with the server.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

THINKING_SECONDS = (3.0, 7.0)
AT_EASE_SECONDS = 5.0
"""The browsers read so long before anything is added."""
LONGEST_SECONDS = 600
ALONE_TIMES = 5
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Seen:
    """What the browsers saw: when each request began and how long it took, in seconds, and what went wrong."""

    requests: list[tuple[float, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def times(self, begin: float, end: float) -> list[float]:
        return sorted(took for began, took in self.requests if begin <= began <= end)


@contextmanager
def served(ledger: Path) -> Iterator[tuple[str, int]]:
    """The address and process of a server over a copy of a ledger."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(ledger, Path(folder) / "copy.db")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with subprocess.Popen([sys.executable, "-m", "legation", "serve", "--ledger", str(copy), "--port", str(port)]) as running:
            try:
                yield _answering(f"http://127.0.0.1:{port}"), running.pid
            finally:
                running.send_signal(signal.SIGINT)


def _answering(address: str) -> str:
    for _ in range(600):
        try:
            httpx.get(f"{address}/add")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return address
    raise SystemExit("the server does not answer")


def paths_of(address: str) -> tuple[list[str], list[str]]:
    """The pages without an id, and those of twenty documents, twenty statements and ten actors."""
    with httpx.Client(base_url=address, timeout=60) as client:

        def some(kind: str, limit: int, field: str = "id") -> list[str]:
            return [item[field] for item in client.get(f"/api/v1/{kind}?limit={limit}").json()["items"]]

        actors = [name.replace("/", ":") for name in some("actors", 10)]
        plain = ["/", "/search?q=talks", "/search?q=border+peace&kind=statement", "/plans", "/map", "/actors", "/add"]
        if len(actors) > 1:
            plain.append(f"/between/{actors[0]}/{actors[1]}")
        if busiest := re.search(r'href="(/between/[A-Z]{3}/[A-Z]{3})', client.get("/").text):
            plain.append(busiest[1])
        single = [f"/documents/{id_}" for id_ in some("documents", 20, "ledger_id")] + [f"/statements/{id_}" for id_ in some("statements", 20)]
    return plain, single + [f"/actors/{name}" for name in actors]


def processor_seconds(process: int) -> float:
    """Processor time that a process used so far; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / CLOCK_TICKS


def measure_alone(address: str, process: int, paths: list[str]) -> None:
    with httpx.Client(base_url=address, timeout=60) as client:
        for path in paths:
            client.get(path).raise_for_status()
            before, times = processor_seconds(process), []
            for _ in range(ALONE_TIMES):
                began = time.perf_counter()
                client.get(path)
                times.append(time.perf_counter() - began)
            spent = (processor_seconds(process) - before) / ALONE_TIMES
            print(f"{statistics.median(times) * 1000:5.0f} ms, {spent * 1000:5.0f} ms of the processor: {path}")


async def browse(address: str, paths: list[str], seed: int, seen: Seen, done: asyncio.Event) -> None:
    """One browser: it reads a page, thinks, and reads another, until all is done."""
    chance = random.Random(seed)
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        await asyncio.sleep(chance.uniform(0, THINKING_SECONDS[1]))
        while not done.is_set():
            path, began = chance.choice(paths), time.perf_counter()
            try:
                answer = await client.get(path)
                if answer.status_code != 200:
                    seen.errors.append(f"{path}: {answer.status_code}")
            except httpx.HTTPError as error:
                seen.errors.append(f"{path}: {error!r}")
            seen.requests.append((began, time.perf_counter() - began))
            await asyncio.sleep(chance.uniform(*THINKING_SECONDS))


async def add(address: str, articles: list[dict[str, Any]], seen: Seen) -> tuple[float, float]:
    """Hand articles in, and wait for the last; when that began and ended."""
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        await asyncio.sleep(AT_EASE_SECONDS)
        match = re.search(r'form_secret" value="([0-9a-f]+)', (await client.get("/add")).text)
        began = time.perf_counter()
        waiting = []
        for article in articles:
            form = {name: article.get(name) or "" for name in ("text", "title", "published", "publisher")}
            answer = await client.post("/add", data=form | {"form_secret": match[1] if match else ""})
            if answer.status_code != 303:
                seen.errors.append(f"adding: {answer.status_code}")
            waiting.append(answer.headers.get("location", "/"))
        while waiting and time.perf_counter() - began < LONGEST_SECONDS:
            answer = await client.get(waiting[0])
            if answer.status_code == 303:
                waiting.pop(0)
            elif "refresh" in answer.headers:
                await asyncio.sleep(1)
            else:
                seen.errors.append(f"adding: {' '.join(answer.text.split())[-300:]}")
                waiting.pop(0)
        return began, time.perf_counter()


async def measure_load(address: str, process: int, paths: list[str], readers: int, articles: list[dict[str, Any]]) -> None:
    seen, done, before = Seen(), asyncio.Event(), processor_seconds(process)
    browsing = [asyncio.create_task(browse(address, paths, seed, seen, done)) for seed in range(readers)]
    began, ended = await add(address, articles, seen)
    done.set()
    await asyncio.gather(*browsing)
    times = seen.times(began, ended)
    at = {part: times[int(len(times) * part)] for part in (0.5, 0.95)}
    print(f"{readers} browsers while {len(articles)} articles are added in {ended - began:.0f} s: {len(times)} pages, {len(seen.errors)} errors,", end=" ")
    print(f"median {at[0.5] * 1000:.0f} ms, p95 {at[0.95] * 1000:.0f} ms, longest {times[-1] * 1000:.0f} ms")
    print(f"the server's process used {processor_seconds(process) - before:.0f} s of a processor")
    for error in seen.errors[:5]:
        print(f"  {error}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("articles", type=Path, help="JSON lines; the last ones are added")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--adds", type=int, default=20)
    options = parser.parse_args()
    articles = [json.loads(line) for line in options.articles.read_text(encoding="utf-8").splitlines()[-options.adds :]]
    with served(options.ledger) as (address, process):
        plain, single = paths_of(address)
        measure_alone(address, process, [*plain, *single[::10]])
        asyncio.run(measure_load(address, process, [*plain, *single], options.readers, articles))


if __name__ == "__main__":
    main()
