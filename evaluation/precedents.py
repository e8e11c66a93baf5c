"""How well precedents are judged: `python -m evaluation.precedents [--fit] [--test] [--real SHARED] [--speed]`.

`pairs/train.tsv`, `dev.tsv` and `test.tsv` hold statements of invented speakers: an earlier one, and later ones that repeat it, change it, or are on the same
matter and neither. `real.tsv` names pairs of real news by document and offset; `--real SHARED` finds their words in `SHARED/articles` and `SHARED/data/polnear`.
The weights of the judgement are fitted to all but the test (`--fit` writes legation/ledger/precedent_weights.py; without `--real` it forgets the real
pairs). Real pairs are judged by weights that did not see their documents: five folds. `test.tsv` is for the last word.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np

from legation.ledger import precedent_pairs, precedent_weights
from legation.ledger.precedent_pairs import SAME_MATTER, SPEAKS, features_of, judge
from legation.ledger.precedent_words import Claim, claim_of
from legation.models import FOLDER as FOLDER_OF_MODEL
from legation.reading.sentences import TextVectors
from legation.sources import documents_from

FOLDER = Path(__file__).parent / "pairs"
ROLES = ("repeated", "changed", "related")
RELATIONS = (*ROLES, "unrelated")
SEED = 20261122
UNRELATED_EACH = 4
"""Pairs with other matters, a matter, in fitting."""
RIDGE = 0.02
FOLDS = 5


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


Judgement = tuple[Pair, str, float]
"""A pair, the verdict on its later statement, and how likely it repeats."""


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


def real_pairs(table: Path, shared: Path) -> Iterator[Pair]:
    """The pairs of real news of `table`, whose comment gives its columns. KeyError where a document is missing."""
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        relation, *columns = line.split("\t")
        said = []
        for collection, document, cue, content in (columns[:4], columns[4:]):
            text = _texts(shared, collection)[document]
            words = " ".join(text[start:end] for start, end in _spans(content))
            ((start, end),) = _spans(cue)
            said.append(Said(document, relation, words, claim_of(words, text[start:end])))
        yield Pair(said[0], said[1], relation)


@cache
def _texts(shared: Path, collection: str) -> dict[str, str]:
    if collection.startswith("polnear/"):
        return {path.stem: path.read_text(encoding="utf-8") for path in sorted((shared / "data" / collection / "text").glob("*.txt"))}
    return {document.id: document.text for document in documents_from([shared / "articles" / f"{collection}.jsonl"], print)}


def _spans(column: str) -> list[tuple[int, int]]:
    """`12-30,41-50` as offsets."""
    return [(int(start), int(end)) for start, _, end in (part.partition("-") for part in column.split(","))]


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


def fitted(pairs: Sequence[Pair], cosines: Cosines, real: Sequence[Pair] = ()) -> dict[str, dict[str, float]]:
    """Weights of a multinomial logistic regression: of the invented pairs each relation counts the same, the real ones together as much as these."""
    counts = Counter(pair.relation for pair in pairs)
    share = np.array([1 / counts[pair.relation] for pair in pairs] + [len(RELATIONS) / len(real) for _ in real])
    share /= share.sum()
    pairs = [*pairs, *real]
    rows = [features_of(pair.earlier.claim, pair.later.claim, cosines.of(pair)) for pair in pairs]
    names = list(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    targets = np.eye(len(RELATIONS))[[RELATIONS.index(pair.relation) for pair in pairs]]
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


def judged(pairs: Sequence[Pair], cosines: Cosines) -> list[Judgement]:
    """Verdicts by the weights in use."""
    return [(pair, *verdict(pair, cosines.of(pair))) for pair in pairs]


def judged_in_folds(real: Sequence[Pair], invented: Sequence[Pair], cosines: Cosines) -> list[Judgement]:
    """Verdicts on real pairs, each by weights fitted without those whose earlier statement stands in the same documents."""
    documents = sorted({pair.earlier.matter for pair in real})
    random.Random(SEED).shuffle(documents)
    fold_of = {document: place % FOLDS for place, document in enumerate(documents)}
    in_use, out = precedent_pairs.WEIGHTS, []
    for fold in range(FOLDS):
        precedent_pairs.WEIGHTS = fitted(invented, cosines, [pair for pair in real if fold_of[pair.earlier.matter] != fold])
        out += judged([pair for pair in real if fold_of[pair.earlier.matter] == fold], cosines)
    precedent_pairs.WEIGHTS = in_use
    return out


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    found, total = 0, 0.0
    for rank, (_, right) in enumerate(sorted(scored, key=lambda item: -item[0]), 1):
        if right:
            found += 1
            total += found / rank
    return total / max(1, found)


def report(name: str, judgements: Sequence[Judgement], cosines: Cosines, *, show: bool) -> None:
    table: Counter[tuple[str, str]] = Counter()
    right = 0
    for pair, found, likely in judgements:
        table[pair.relation, found] += 1
        wanted = pair.relation if pair.relation in ("repeated", "changed") else "new"
        right += found == wanted
        if show and wanted != found:
            print(f"  {wanted} taken for {found} ({cosines.of(pair):.2f}, {likely:.2f}): {pair.earlier.content} | {pair.later.content}")
    precision = average_precision([(likely, pair.relation == "repeated") for pair, _, likely in judgements])
    by_cosine = average_precision([(cosines.of(pair), pair.relation == "repeated") for pair, _, _ in judgements])
    print(f"{name}: {len(judgements)} pairs, verdict accuracy {right / len(judgements):.3f}, average precision of repeated {precision:.3f} "
          f"(by cosine alone {by_cosine:.3f})")  # fmt: skip
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
    parser.add_argument("--real", type=Path, metavar="SHARED", help="print the pairs of real news too; the folder that holds articles/ and data/")
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
    invented = [pair for name in ("train", "dev") for pair in more_pairs_of(sets[name])]
    real = list(real_pairs(FOLDER / "real.tsv", args.real)) if args.real else []
    cosines.know([said.content for pair in real for said in (pair.earlier, pair.later)])
    if args.fit:
        precedent_pairs.WEIGHTS = fitted(invented, cosines, real)
        write_weights(precedent_pairs.WEIGHTS)
    for name in ("train", "dev", "test") if args.test else ("train", "dev"):
        report(name, judged(list(pairs_of(sets[name])), cosines), cosines, show=args.errors and name != "test")
    if real:
        report("real, in folds", judged_in_folds(real, invented, cosines), cosines, show=args.errors)
    print(f"same matter from cosine {SAME_MATTER}, a verdict from {SPEAKS}")


if __name__ == "__main__":
    main()
