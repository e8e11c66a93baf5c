"""How well precedents are judged: `python -m evaluation.precedents [--fit] [--speed]`.

`pairs/*.tsv` hold statements of invented speakers: an earlier one, and later ones that repeat it, change it, or are on the same matter and neither. The
weights of the judgement are fitted to `train.tsv` and `dev.tsv` (`--fit` writes legation/ledger/precedent_weights.py); `test.tsv` is for the last word.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from legation.ledger import precedent_pairs, precedent_weights
from legation.ledger.precedent_pairs import SAME_MATTER, SPEAKS, features_of, judge
from legation.ledger.precedent_words import Claim, claim_of
from legation.models import FOLDER as FOLDER_OF_MODEL
from legation.reading.sentences import TextVectors

FOLDER = Path(__file__).parent / "pairs"
ROLES = ("repeated", "changed", "related")
RELATIONS = (*ROLES, "unrelated")
SEED = 20261122
UNRELATED_EACH = 4
"""Pairs with other matters, a matter, in fitting."""
RIDGE = 0.02
WEIGHT_OF = {"repeated": 1.0, "changed": 1.0, "related": 1.0, "unrelated": 1.0}


@dataclass(frozen=True, slots=True)
class Said:
    matter: str
    role: str
    content: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Pair:
    earlier: Said
    later: Said
    relation: str


def statements_in(path: Path) -> dict[str, list[Said]]:
    """The statements of a table by their matter, the earlier one first."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    matters: dict[str, list[Said]] = {}
    for matter, role, cue, content in rows:
        matters.setdefault(matter, []).append(Said(matter, role, content, claim_of(content, cue)))
    return matters


def pairs_of(matters: Mapping[str, Sequence[Said]]) -> Iterator[Pair]:
    """Each matter's earlier statement with its later ones, and with the next matter's first that repeats."""
    names = list(matters)
    for place, name in enumerate(names):
        earlier, *later = matters[name]
        for said in later:
            yield Pair(earlier, said, said.role)
        other = matters[names[(place + 1) % len(names)]]
        yield Pair(earlier, next(said for said in other if said.role == "repeated"), "unrelated")


def more_pairs_of(matters: Mapping[str, Sequence[Said]]) -> Iterator[Pair]:
    """For fitting: all pairs of a matter in both orders, and pairs across matters."""
    rng = random.Random(SEED)
    every = [said for group in matters.values() for said in group]
    for group in matters.values():
        for first, second in combinations(group, 2):
            relation = _between(first.role, second.role)
            if relation is not None:
                yield Pair(first, second, relation)
                yield Pair(second, first, relation)
        for said in rng.sample([other for other in every if other.matter != group[0].matter], UNRELATED_EACH):
            yield Pair(rng.choice(list(group)), said, "unrelated")


def _between(first: str, second: str) -> str | None:
    """How two statements of a matter stand to each other, by how each stands to the earlier one; None where that does not tell."""
    roles = {first, second}
    if "related" in roles:
        return "related" if len(roles) == 2 else None
    if "changed" in roles:
        return "changed" if len(roles) == 2 else None
    return "repeated"


class Cosines:
    """Cosines of contents, each vectorized once."""

    def __init__(self, kept: Path | None, model: Path) -> None:
        self._model = model
        self._vectors: dict[str, np.ndarray] = {}
        if kept is not None:
            data = np.load(kept)
            self._vectors = dict(zip(data["texts"].tolist(), data["vectors"], strict=True))

    def know(self, texts: Sequence[str]) -> None:
        new = sorted(set(texts) - self._vectors.keys())
        if new:
            self._vectors |= dict(zip(new, TextVectors(self._model)(new), strict=True))

    def of(self, pair: Pair) -> float:
        return float(self._vectors[pair.earlier.content] @ self._vectors[pair.later.content])


def fitted(pairs: Sequence[Pair], cosines: Cosines) -> dict[str, dict[str, float]]:
    """Weights of a multinomial logistic regression, each relation counting the same."""
    rows = [features_of(pair.earlier.claim, pair.later.claim, cosines.of(pair)) for pair in pairs]
    names = list(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    targets = np.eye(len(RELATIONS))[[RELATIONS.index(pair.relation) for pair in pairs]]
    counts = Counter(pair.relation for pair in pairs)
    share = np.array([WEIGHT_OF[pair.relation] / counts[pair.relation] for pair in pairs])
    share /= share.sum()
    weights, first, second = (np.zeros((len(names), len(RELATIONS))) for _ in range(3))
    for step in range(1, 4001):
        scores = values @ weights
        likely = np.exp(scores - scores.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        gradient = values.T @ ((likely - targets) * share[:, None]) + RIDGE * weights / len(names)
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        weights -= 0.02 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {relation: {name: round(float(weights[row, column]), 3) for row, name in enumerate(names)} for column, relation in enumerate(RELATIONS)}


def write_weights(weights: Mapping[str, Mapping[str, float]]) -> None:
    path = Path(precedent_weights.__file__)
    docstring = path.read_text(encoding="utf-8").split("\n", 1)[0]
    lines = [f'    "{relation}": {{' + ", ".join(f'"{name}": {value}' for name, value in row.items()) + "}," for relation, row in weights.items()]
    path.write_text(f"{docstring}\n\nWEIGHTS: dict[str, dict[str, float]] = {{\n" + "\n".join(lines) + "\n}\n", encoding="utf-8")


def verdict(pair: Pair, cosine: float) -> tuple[str, float]:
    """The verdict on the later statement were the earlier one alone in the ledger, and how likely it repeats."""
    judged = judge(pair.earlier.claim, pair.later.claim, cosine)
    if judged is None:
        return "new", 0.0
    return "new" if judged.relation.value == "related" else judged.relation.value, judged.repeated


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    found, total = 0, 0.0
    for rank, (_, right) in enumerate(sorted(scored, key=lambda item: -item[0]), 1):
        if right:
            found += 1
            total += found / rank
    return total / max(1, found)


def report(name: str, pairs: Sequence[Pair], cosines: Cosines, *, show: bool) -> None:
    table: Counter[tuple[str, str]] = Counter()
    scored, by_cosine = [], []
    for pair in pairs:
        cosine = cosines.of(pair)
        found, likely = verdict(pair, cosine)
        table[pair.relation, found] += 1
        scored.append((likely, pair.relation == "repeated"))
        by_cosine.append((cosine, pair.relation == "repeated"))
        wanted = pair.relation if pair.relation in ("repeated", "changed") else "new"
        if show and wanted != found:
            print(f"  {wanted} taken for {found} ({cosine:.2f}, {likely:.2f}): {pair.earlier.content} | {pair.later.content}")
    right = sum(count for (relation, found), count in table.items() if found == (relation if relation in ("repeated", "changed") else "new"))
    print(f"{name}: {len(pairs)} pairs, verdict accuracy {right / len(pairs):.3f}, average precision of repeated {average_precision(scored):.3f} "
          f"(by cosine alone {average_precision(by_cosine):.3f})")  # fmt: skip
    for relation in RELATIONS:
        print(f"  {relation:>9}: " + ", ".join(f"{found} {table[relation, found]}" for found in ("new", "repeated", "changed")))


def speed(sizes: Sequence[int] = (100_000, 1_000_000)) -> None:
    """Time and recall of the search over invented vectors: clusters, as statements on one matter are."""
    from legation.ledger.vectors import Codes, codes_of, packed, unpacked

    rng = np.random.default_rng(SEED)
    centres = rng.standard_normal((2_000, 384)).astype(np.float32)
    for size in sizes:
        blobs, codes = [], []
        for begin in range(0, size, 20_000):
            part = centres[rng.integers(0, len(centres), 20_000)] + 0.9 * rng.standard_normal((20_000, 384)).astype(np.float32)
            blobs += [packed(vector) for vector in part]
            codes.append(codes_of(blobs[begin:]))
        held = Codes()
        held._numbers, held._codes = np.arange(size), np.concatenate(codes)
        times, hits = [], 0
        for _ in range(20):
            query = unpacked([blobs[rng.integers(0, size)]])[0] + 0.03 * rng.standard_normal(384).astype(np.float32)
            began = time.perf_counter()
            likely = held.likely(query, None)
            cosines = unpacked([blobs[n] for n in likely.tolist()]) @ query
            best = likely[np.argsort(-cosines)[:10]]
            times.append(time.perf_counter() - began)
            every = np.concatenate([unpacked(blobs[begin : begin + 50_000]) @ query for begin in range(0, size, 50_000)])
            hits += len(set(best.tolist()) & set(np.argsort(-every)[:10].tolist()))
        print(f"{size:,} vectors: median {np.median(times) * 1000:.1f} ms, worst {max(times) * 1000:.1f} ms; {hits / 200:.3f} of the ten nearest found")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write them")
    parser.add_argument("--test", action="store_true", help="print test.tsv too")
    parser.add_argument("--errors", action="store_true", help="show what is judged wrongly in train.tsv and dev.tsv")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--model", type=Path, default=FOLDER_OF_MODEL, help="a folder of encoder.onnx, sentences.onnx, vocab.txt")
    parser.add_argument("--vectors", type=Path, help="an .npz with texts and vectors of another encoder, to compare with")
    args = parser.parse_args()
    if args.speed:
        speed()
        return
    sets = {name: statements_in(FOLDER / f"{name}.tsv") for name in ("train", "dev", "test")}
    cosines = Cosines(args.vectors, args.model)
    cosines.know([said.content for matters in sets.values() for group in matters.values() for said in group])
    if args.fit:
        weights = fitted([pair for name in ("train", "dev") for pair in more_pairs_of(sets[name])], cosines)
        write_weights(weights)
        precedent_pairs.WEIGHTS = weights
    for name in ("train", "dev", "test") if args.test else ("train", "dev"):
        report(name, list(pairs_of(sets[name])), cosines, show=args.errors and name != "test")
    print(f"same matter from cosine {SAME_MATTER}, a verdict from {SPEAKS}")


if __name__ == "__main__":
    main()
