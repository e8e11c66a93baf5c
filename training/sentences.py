"""Train the sentence-vector head: `python -m training.sentences DATA MODEL_DIR OUT_DIR`.

Teacher: the original encoder, mean over the pieces of the isolated stretch, normalized (how all-MiniLM-L6-v2 is used). Student: a small head on the word
vectors that MODEL_DIR's encoder.onnx gives the same words within their document, so that one pass of the encoder serves reading and search alike.
`OUT_DIR/teacher.*.npz` keeps the teacher's vectors: they do not depend on MODEL_DIR. Writes `OUT_DIR/sentences.onnx`: words [stretches, words, 384] and
real [stretches, words] -> unit vectors [stretches, 384].
"""

from __future__ import annotations

import argparse
import random
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from legation.reading.language.network import padded
from legation.reading.language.pieces import CLS, SEP, PieceEncoder, Window, cut
from training.documents import Labelled, conllu, corpus, polnear
from training.export import OPSET, compute_as_int8
from training.model import WIDTH, Encoder, Layer, padding_mask

SEED = 20261122
WORDS_MIN, WORDS_MAX = 3, 64
WINDOW_LIMITS = (64, 128, 256, 256)
ALONE_SHARE = 0.25
"""Stretches that are encoded once more without their document: what is asked on the command line has none."""
HELD_OUT = 0.03
HEADS, INNER = 6, 768
POLNEAR, EWT = 840, 540
"""Documents there."""
BATCH = 192
RATE = 8e-4
RIDGE = 1e-3


@dataclass
class Stretch:
    """Words of a document whose vector is wanted: a sentence, or what a statement says."""

    document: int
    words: list[int]


class SentenceHead(nn.Module):
    """Word vectors [stretches, words, 384] and 0/1 `real` -> unit vectors [stretches, 384].

    A linear map of their mean, which is solved for, and what one layer, attention pooling and a two-layer map add to it, which is trained.
    """

    def __init__(self) -> None:
        super().__init__()
        self.layer = Layer(WIDTH, INNER, HEADS, 0.05)
        self.weight = nn.Linear(WIDTH, HEADS)
        self.up, self.down, self.mean = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        nn.init.zeros_(self.down.weight)
        nn.init.zeros_(self.down.bias)

    def forward(self, words: Tensor, real: Tensor) -> Tensor:
        mask = padding_mask(real)
        x = self.layer(words, mask)
        shares = torch.softmax(self.weight(x).transpose(1, 2) + mask[:, 0], -1)
        parts = x.view(*x.shape[:2], HEADS, WIDTH // HEADS)
        pooled = torch.einsum("bhl,blhw->bhw", shares, parts).reshape(-1, WIDTH)
        return F.normalize(self.mean(mean_of(words, real)) + self.down(F.gelu(self.up(pooled))), dim=-1)


def mean_of(words: Tensor, real: Tensor) -> Tensor:
    marks = real.to(words.dtype)[..., None]
    return (words * marks).sum(1) / marks.sum(1)


def solve(head: SentenceHead, found: Sequence[np.ndarray], rows: Sequence[int], targets: Tensor) -> None:
    """Set the linear map to the ridge regression of the teacher's vectors on the mean word vectors."""
    means = torch.from_numpy(np.stack([found[n].astype(np.float32).mean(0) for n in rows]))
    values = torch.cat([means, torch.ones(len(means), 1)], 1)
    weights = torch.linalg.solve(values.T @ values + RIDGE * len(rows) * torch.eye(WIDTH + 1), values.T @ targets[list(rows)])
    head.mean.weight.data, head.mean.bias.data = weights[:-1].T.contiguous(), weights[-1].contiguous()


def stretches_of(number: int, doc: Labelled) -> Iterator[Stretch]:
    """The sentences of a document, and the contents of its statements."""
    ends = ".!?"
    starts = doc.starts or [i == 0 or doc.breaks[i] or (doc.words[i - 1][-1:] in ends and doc.words[i][:1].isupper()) for i in range(len(doc.words))]
    bounds = [i for i, begins in enumerate(starts) if begins] + [len(doc.words)]
    for begin, end in pairwise(bounds):
        yield Stretch(number, list(range(begin, end)))
    for attribution in doc.attributions or ():
        yield Stretch(number, sorted(attribution.content))


def load(data: Path, share: float, rng: random.Random) -> tuple[list[Labelled], list[Stretch]]:
    """All of the project's corpus, and a share of the documents of each open data set."""
    gum = sorted((data / "gum" / "train").glob("*.conllu"))
    sources = [
        *corpus(Path(__file__).parent / "corpus" / "train"),
        *islice(polnear(data / "polnear" / "train"), max(1, int(share * POLNEAR))),
        *(doc for path in rng.sample(gum, max(1, int(share * len(gum)))) for doc in conllu(path)),
        *islice(conllu(data / "ud-ewt" / "train.conllu"), max(1, int(share * EWT))),
    ]
    stretches = [s for number, doc in enumerate(sources) for s in stretches_of(number, doc) if WORDS_MIN <= len(s.words) <= WORDS_MAX]
    return sources, stretches


def fingerprint(documents: Sequence[Labelled], stretches: Sequence[Stretch]) -> int:
    """Of the words of the stretches, in their order: vectors kept for others must not be taken for theirs."""
    found = 0
    for stretch in stretches:
        found = zlib.crc32(" ".join(documents[stretch.document].words[i] for i in stretch.words).encode(), found)
    return found


def teach(documents: Sequence[Labelled], stretches: Sequence[Stretch], pieces: PieceEncoder, weights: Path) -> np.ndarray:
    """The teacher's vectors [stretches, 384]."""
    encoder = Encoder(0.0).eval()
    encoder.load(weights)
    ids = [[CLS, *(p for w in s.words for p in pieces.pieces(documents[s.document].words[w])), SEP][:256] for s in stretches]
    out = np.zeros((len(ids), WIDTH), dtype=np.float32)
    order = sorted(range(len(ids)), key=lambda n: len(ids[n]))
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for begin in range(0, len(order), 64):
            rows = order[begin : begin + 64]
            batch = torch.tensor(padded([ids[n] for n in rows]))
            places = torch.arange(batch.shape[1])[None].expand(len(rows), -1)
            vectors = encoder(batch, torch.zeros_like(batch), places).float()
            real = (batch != 0).float()[..., None]
            out[rows] = F.normalize((vectors * real).sum(1) / real.sum(1), dim=-1).numpy()
            if begin % 3200 == 0:
                print(f"taught {begin}", flush=True)
    return out


class WordVectors:
    """The frozen encoder's word vectors, each window read alone as in Legation."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        self.session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
        self.pieces = PieceEncoder(Path(__file__).parent.parent / "legation" / "models" / "vocab.txt")

    def window(self, window: Window) -> np.ndarray:
        inputs = {name: np.array([getattr(window, name)], dtype=np.int64) for name in ("pieces", "shapes", "firsts")}
        return np.asarray(self.session.run(None, inputs)[0][0], dtype=np.float16)

    def of(self, doc: Labelled, limit: int) -> np.ndarray:
        """[words, 384] of a document."""
        sizes = [len(self.pieces.pieces(word)) for word in doc.words]
        ranges = cut(sizes, doc.words, doc.breaks, limit)
        return np.concatenate([self.window(self.pieces.window(doc.words, doc.glued, doc.breaks, *range_)) for range_ in ranges])

    def alone(self, doc: Labelled, words: Sequence[int]) -> np.ndarray:
        texts, glued = [doc.words[n] for n in words], [doc.glued[n] for n in words]
        return self.window(self.pieces.window(texts, glued, [True] + [False] * (len(words) - 1), 0, len(words)))


def features(documents: Sequence[Labelled], stretches: Sequence[Stretch], encoder: WordVectors, rng: random.Random) -> tuple[list[np.ndarray], list[int]]:
    """Word vectors of each stretch, and the number of the stretch that each belongs to."""
    found, owners = [], []
    by_document: dict[int, list[int]] = {}
    for n, stretch in enumerate(stretches):
        by_document.setdefault(stretch.document, []).append(n)
    for done, (number, mine) in enumerate(by_document.items()):
        if done % 100 == 0:
            print(f"read {done} of {len(by_document)} documents", flush=True)
        doc = documents[number]
        vectors = encoder.of(doc, rng.choice(WINDOW_LIMITS))
        for n in mine:
            found.append(vectors[stretches[n].words])
            owners.append(n)
            if rng.random() < ALONE_SHARE:
                found.append(encoder.alone(doc, stretches[n].words))
                owners.append(n)
    return found, owners


def batch_of(found: Sequence[np.ndarray], rows: Sequence[int]) -> tuple[Tensor, Tensor]:
    length = max(len(found[n]) for n in rows)
    words, real = np.zeros((len(rows), length, WIDTH), dtype=np.float32), np.zeros((len(rows), length), dtype=np.int64)
    for at, n in enumerate(rows):
        words[at, : len(found[n])] = found[n]
        real[at, : len(found[n])] = 1
    return torch.from_numpy(words), torch.from_numpy(real)


def batches(found: Sequence[np.ndarray], rows: list[int], rng: random.Random) -> Iterator[list[int]]:
    """Batches of like length, in random order."""
    rng.shuffle(rows)
    for begin in range(0, len(rows), 20 * BATCH):
        near = sorted(rows[begin : begin + 20 * BATCH], key=lambda n: len(found[n]))
        cuts = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
        rng.shuffle(cuts)
        yield from cuts


def loss_of(student: Tensor, teacher: Tensor) -> Tensor:
    """Cosine to the teacher's vector, and likeness of the batch's similarities."""
    return (1 - (student * teacher).sum(-1)).mean() + 5 * F.mse_loss(student @ student.T, teacher @ teacher.T)


def learn(found: Sequence[np.ndarray], targets: Tensor, *, seconds: float, rng: random.Random) -> SentenceHead:
    """Train for so many seconds; the rate falls to nothing with them."""
    torch.manual_seed(SEED)
    head = SentenceHead()
    rows = list(range(len(found)))
    rng.shuffle(rows)
    held, rows = rows[: int(len(rows) * HELD_OUT)], rows[int(len(rows) * HELD_OUT) :]
    solve(head, found, rows, targets)
    print(f"solved: {told(head, found, targets, held)}", flush=True)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    begin, step = time.monotonic(), 0
    while (spent := time.monotonic() - begin) < seconds:
        for chosen in batches(found, rows, rng):
            spent = time.monotonic() - begin
            if spent >= seconds:
                break
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / 100) * (1 - spent / seconds)
            words, real = batch_of(found, chosen)
            with torch.autocast("cpu", torch.bfloat16):
                student = head(words, real)
            loss = loss_of(student.float(), targets[chosen])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step} {spent:.0f}s loss {loss.item():.4f}", flush=True)
        print(f"epoch done at {time.monotonic() - begin:.0f}s: {told(head, found, targets, held)}", flush=True)
    return head.eval()


def told(head: SentenceHead, found: Sequence[np.ndarray], targets: Tensor, held: Sequence[int]) -> str:
    """On held-out stretches: mean cosine to the teacher, and correlation of the similarities."""
    head.eval()
    with torch.inference_mode():
        parts = [head(*batch_of(found, held[at : at + BATCH])) for at in range(0, len(held), BATCH)]
    head.train()
    student, teacher = torch.cat(parts), targets[held]
    above = torch.triu_indices(len(held), len(held), 1)
    pairs = torch.stack([(student @ student.T)[above[0], above[1]], (teacher @ teacher.T)[above[0], above[1]]])
    return f"held out: cosine {(student * teacher).sum(-1).mean():.4f}, similarities r {torch.corrcoef(pairs)[0, 1]:.4f}"


def export(head: SentenceHead, path: Path) -> None:
    """Write the head as ONNX, its products in int8 like the other heads."""
    path.parent.mkdir(parents=True, exist_ok=True)
    axes = {"words": {0: "stretches", 1: "words"}, "real": {0: "stretches", 1: "words"}, "sentence": {0: "stretches"}}
    example = (torch.randn(2, 8, WIDTH), torch.ones(2, 8, dtype=torch.long))
    torch.onnx.export(
        head.eval(), example, str(path), input_names=["words", "real"], output_names=["sentence"], dynamic_axes=axes, opset_version=OPSET, dynamo=False
    )
    compute_as_int8(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path, help="folder of encoder.onnx")
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=720, help="of training")
    parser.add_argument("--share", type=float, default=1.0, help="of the documents of the open data sets")
    parser.add_argument("--stretches", type=int, default=50_000, help="at most so many, drawn at random")
    parser.add_argument("--start", type=Path, help="model.safetensors of the original encoder; needed where OUT_DIR/teacher.*.npz is not there yet")
    parser.add_argument("--teach-only", action="store_true")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    documents, stretches = load(args.data, args.share, rng)
    rng.shuffle(stretches)
    stretches = stretches[: args.stretches]
    print(f"{len(documents)} documents, {len(stretches)} stretches", flush=True)
    kept = args.out / f"teacher.{fingerprint(documents, stretches):08x}.npz"
    pieces = PieceEncoder(Path(__file__).parent.parent / "legation" / "models" / "vocab.txt")
    if not kept.exists():
        np.savez(kept, vectors=teach(documents, stretches, pieces, args.start).astype(np.float16))
    if args.teach_only:
        return
    targets = np.load(kept)["vectors"].astype(np.float32)
    begin = time.monotonic()
    found, owners = features(documents, stretches, WordVectors(args.model), rng)
    print(f"{len(found)} stretches read in {time.monotonic() - begin:.0f}s", flush=True)
    export(learn(found, torch.from_numpy(targets[owners]), seconds=args.seconds, rng=rng), args.out / "sentences.onnx")


if __name__ == "__main__":
    main()
