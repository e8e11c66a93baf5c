"""Train the language model: `python -m training.train DATA_DIR OUT_DIR --stage stable|decay`.

Warm-up, a stable learning rate (stage `stable`), then a straight line down with everything there is (stage `decay`,
from the stable stage's checkpoint). Stage `joint` starts from any checkpoint, heads it lacks drawn anew: warm-up, line down. Weights are float32, matrix products bfloat16. DATA_DIR is laid out as
`training/README.md` says. The log and a checkpoint every `--save-every` steps go to OUT_DIR.
"""

from __future__ import annotations

import argparse
import collections
import csv
import json
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from legation.reading.language.pieces import PieceEncoder
from training import documents, events, wire
from training.batches import IGNORE, Batch, Labels, batches, windows
from training.documents import Labelled
from training.model import LanguageModel, Sizes

SEED = 20261122
PIECES_PER_BATCH = 2600
ENCODER_RATE, HEAD_RATE = 3e-4, 1.2e-3
WARM_UP_STEPS = 100
JOINT_RATE = 0.8
LEMMA_EDITS_SEEN_MIN = 3
CORPUS = Path(__file__).parent / "corpus" / "train"
NAME_LISTS = Path(__file__).parent / "names" / "polnear.tsv"
WIRE = Path(__file__).parent / "wire" / "train.jsonl"
EVENT_MARKS = Path(__file__).parent / "events" / "plv.tsv"
VOCABULARY = Path(__file__).parent.parent / "legation" / "models" / "vocab.txt"
LOSS_WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.5,
    "lemma": 0.5,
    "starts": 0.5,
    "names": 1.0,
    "cues": 1.5,
    "triggers": 1.5,
    "type": 0.5,
    "status": 0.5,
    "participants": 4.0,
}


def load_tasks(data: Path, stage: str, stories: Sequence[Path] = ()) -> dict[str, list[Labelled]]:
    """The documents of each task. The corpus comes in with the decay stage."""
    documents.load_countries(data / "actors" / "countries.json")
    ewt = list(documents.conllu(data / "ud-ewt" / "train.conllu"))
    gum = [doc for path in sorted((data / "gum" / "train").glob("*.conllu")) for doc in documents.conllu(path)]
    attribution = list(documents.polnear(data / "polnear" / "train", NAME_LISTS))
    tasks = {"ud": ewt + gum, "attribution": attribution, "names": [doc for doc in attribution if doc.names is not None]}
    if stage != "stable":
        tasks["corpus"] = list(documents.corpus(CORPUS))
        if stories:
            tasks["wire"] = [documents.annotated(article) for article in wire.articles(stories, WIRE)]
        tasks["events"] = list(events.plv(data / "plover" / "PLV_train.tsv", EVENT_MARKS, documents.raw))
    return tasks


def make_labels(docs: list[Labelled]) -> Labels:
    seen: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for doc in docs:
        for name in ("upos", "xpos", "lemma", "deprel"):
            seen[name].update(getattr(doc, name))
    edits = [edit for edit, count in sorted(seen["lemma"].items()) if count >= LEMMA_EDITS_SEEN_MIN]
    return Labels(sorted(seen["upos"]), sorted(seen["xpos"]), edits, sorted(seen["deprel"]))


def losses(model: LanguageModel, batch: Batch) -> dict[str, Tensor]:
    """The losses of the layers that the batch has labels for."""
    x = model.encoder(batch.pieces, batch.shapes, batch.firsts)
    scores = model.tagger(x)
    out = {}
    for name, labels in batch.layers.items():
        if name != "deprel" and bool((labels != IGNORE).any()):
            out[name] = F.cross_entropy(scores[name].float().flatten(0, 1), labels.flatten(), ignore_index=IGNORE)
    if batch.heads is not None:
        out |= _parse_losses(model, batch, scores)
    if len(batch.cue_rows):
        out["roles"] = _role_loss(model, batch, x)
    if len(batch.telling.rows):
        out |= _event_losses(model, batch, x)
    return out


def _event_losses(model: LanguageModel, batch: Batch, x: Tensor) -> dict[str, Tensor]:
    words = x[batch.telling.rows]
    marks = batch.telling.marks
    centre = (words * marks.to(x.dtype)[..., None]).sum(1) / marks.to(x.dtype).sum(1, keepdim=True)
    participants, types, status = model.events(words, centre, batch.telling.distances, marks, batch.real[batch.telling.rows])
    out = {"type": F.cross_entropy(types.float(), batch.types)}
    if bool((batch.participants != IGNORE).any()):
        out["participants"] = F.cross_entropy(participants.float().flatten(0, 1), batch.participants.flatten(), ignore_index=IGNORE)
    if bool((batch.statuses != IGNORE).any()):
        out["status"] = F.cross_entropy(status.float(), batch.statuses, ignore_index=IGNORE)
    return out


def _parse_losses(model: LanguageModel, batch: Batch, scores: dict[str, Tensor]) -> dict[str, Tensor]:
    apart = batch.sentences[:, :, None] != batch.sentences[:, None, :]
    arc = scores["arc"].float().masked_fill(apart, -1e4)
    out = {"arc": F.cross_entropy(arc.flatten(0, 1), batch.heads.flatten(), ignore_index=IGNORE)}
    at = ((batch.heads != IGNORE) & (batch.layers["deprel"] != IGNORE)).nonzero()
    row, dep = at[:, 0], at[:, 1]
    head = batch.heads[row, dep]
    head_vectors = torch.where((head == dep)[:, None], scores["label_root"].to(scores["label_head"].dtype), scores["label_head"][row, head])
    label = model.labeller(scores["label_dep"][row, dep], head_vectors).float()
    out["deprel"] = F.cross_entropy(label, batch.layers["deprel"][row, dep])
    return out


def _role_loss(model: LanguageModel, batch: Batch, x: Tensor) -> Tensor:
    words = x[batch.cue_rows]
    marks = batch.cue_marks.to(x.dtype)
    cue = (words * marks[..., None]).sum(1) / marks.sum(1, keepdim=True)
    scores = model.roles(words, cue, batch.distances, batch.cue_marks, batch.real[batch.cue_rows]).float()
    if not batch.addressees:  # no addressees annotated: "O" there may be one
        outside = torch.logsumexp(scores[..., [0, 5, 6]], -1, keepdim=True)
        scores = torch.cat([outside, scores[..., 1:5], torch.full_like(scores[..., 5:], -1e4)], -1)
    return F.cross_entropy(scores.flatten(0, 1), batch.roles.flatten(), ignore_index=IGNORE)


def endless(docs: list[Labelled], encoder: PieceEncoder, labels: Labels, cue_words: set[str], rng: random.Random, names: list[str]) -> Iterator[Batch]:
    while True:
        yield from batches(windows(docs, encoder, labels, cue_words, rng, names), PIECES_PER_BATCH, rng)


def name_words(data: Path) -> list[str]:
    """Words of the names of leaders from all states."""
    with (data / "actors" / "reign_leaders_to_2021-03.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        words = {word for row in csv.DictReader(file) for word in re.split(r"[^\w]+", row["leader"])}
    return sorted(word for word in words if len(word) > 2 and word[0].isupper() and word[1:].islower() and word.isalpha())


def frequent_cue_words(docs: list[Labelled]) -> set[str]:
    counted = collections.Counter(doc.words[i].lower() for doc in docs for a in doc.attributions or [] for i in a.cue)
    return {word for word, count in counted.items() if count >= 10 and word.isalpha()} - {
        "to",
        "the",
        "of",
        "a",
        "is",
        "was",
        "in",
        "that",
        "has",
        "had",
        "his",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--stage", choices=["stable", "decay", "joint"], required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--start", type=Path, help="stable: encoder weights (model.safetensors); decay, joint: a checkpoint")
    parser.add_argument("--stories", type=Path, nargs="+", default=[], help="the articles marked in wire/, JSON lines with id and text")
    parser.add_argument("--resume", action="store_true", help="go on at the checkpoint's step, with its optimizer")
    parser.add_argument("--mix", default="ud=5,attribution=3,names=2", help="how often each task is drawn")
    parser.add_argument("--stop", type=int, help="stop at this step, the learning rate still on its way down over --steps")
    parser.add_argument("--save-every", type=int, default=500)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    torch.set_num_threads(2)

    tasks = load_tasks(args.data, args.stage, args.stories)
    labels = make_labels(tasks["ud"])
    (args.out / "labels.json").write_text(json.dumps(dict(asdict(labels).items()), ensure_ascii=False))
    model = LanguageModel(Sizes(len(labels.upos), len(labels.xpos), len(labels.lemma), len(labels.deprel)))
    encoder = PieceEncoder(VOCABULARY)
    names = name_words(args.data) if args.stage == "joint" else []
    cue_words = frequent_cue_words(tasks["attribution"])
    model.encoder.words.weight.requires_grad_(False)
    inner = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": ENCODER_RATE, "rate": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE, "rate": HEAD_RATE}],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    if args.stage == "stable":
        model.encoder.load(args.start)
    else:
        state = torch.load(args.start, weights_only=True)
        model.load_state_dict(state["model"], strict=args.stage == "decay" or args.resume)
        if args.stage == "decay" or args.resume:
            optimizer.load_state_dict(state["optimizer"])
    done = state["step"] if args.resume else 0
    streams = {  # a resumed run goes on with other draws than those it began with
        name: endless(docs, encoder, labels, cue_words, random.Random(SEED + n + done), names) for n, (name, docs) in enumerate(tasks.items())
    }
    mix = {name: float(share) for name, share in (item.split("=") for item in args.mix.split(","))}
    run(args, model, optimizer, streams, mix, rng, done)


def rate(stage: str, step: int, steps: int) -> float:
    """The share of the full learning rate at this step."""
    if stage == "stable":
        return min(1.0, step / WARM_UP_STEPS)
    if stage == "joint":
        return JOINT_RATE * min(step / WARM_UP_STEPS, 1 - (step - 1) / steps)
    return 1 - (step - 1) / steps


def run(args: argparse.Namespace, model: LanguageModel, optimizer: torch.optim.Optimizer, streams: dict[str, Iterator[Batch]],
        mix: dict[str, float], rng: random.Random, done: int) -> None:  # fmt: skip
    model.train()
    sums: dict[str, list[float]] = collections.defaultdict(list)
    began, pieces = time.time(), 0
    last = args.stop or args.steps
    for step in range(done + 1, last + 1):
        scale = rate(args.stage, step, args.steps)
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * scale
        batch = next(streams[rng.choices(list(mix), list(mix.values()))[0]])
        with torch.autocast("cpu", torch.bfloat16):
            parts = losses(model, batch)
        loss = sum(LOSS_WEIGHTS.get(name, 1.0) * part for name, part in parts.items())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        pieces += batch.pieces.numel()
        for name, part in parts.items():
            sums[name].append(part.item())
        if step % 25 == 0:
            means = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sorted(sums.items()))
            print(f"step {step} {pieces / (time.time() - began):.0f} pieces/s {time.time() - began:.0f}s {means}", flush=True)
            sums.clear()
        if step % args.save_every == 0 or step == last:
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, args.out / "checkpoint.tmp")
            (args.out / "checkpoint.tmp").replace(args.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
