"""The language model in PyTorch: one MiniLM encoder, heads for tags, names, parse and cue-centred attribution."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from legation.reading.language.pieces import SHAPES

WIDTH, LAYERS, ATTENTION_HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522
ARC_WIDTH, LABEL_WIDTH, ROLE_WIDTH = 256, 128, 128
ROLE_LAYERS, EVENT_LAYERS = 1, 2
DISTANCES = 64
"""Distance buckets between a word and its cue: exact up to 16 words on either side, then logarithmic."""

ROLES = ("O", "B-source", "I-source", "B-content", "I-content", "B-addressee", "I-addressee")
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
CUES = ("O", "B", "I")
TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT").split()
"""PLOVER's event types."""
TRIGGERS = ("O", *TYPES)
PARTICIPANTS = ("O", "B-actor", "I-actor", "B-recipient", "I-recipient")
STATUSES = ("occurred", "ongoing", "planned", "proposed", "possible", "negated")


class Dropout(nn.Module):
    """Dropout whose masks are slices, at random places, of one long drawn mask: drawing anew took 15 % of a CPU's step."""

    POOL = 1 << 23

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.pools: dict[torch.dtype, Tensor] = {}

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.share == 0:
            return x
        if x.numel() >= self.POOL:
            return F.dropout(x, self.share)
        if x.dtype not in self.pools:
            self.pools[x.dtype] = (torch.rand(self.POOL) >= self.share).to(x.dtype) / (1 - self.share)
        begin = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pools[x.dtype][begin : begin + x.numel()].view(x.shape)


class Layer(nn.Module):
    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        split = lambda t: t.view(batch, length, self.heads, width // self.heads).transpose(1, 2)  # noqa: E731
        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        # spelled out: on a CPU in bfloat16 this trains faster than PyTorch's fused attention, whose backward pass is slow
        scores = (query / math.sqrt(width // self.heads)) @ key.transpose(-1, -2) + mask.to(query.dtype)
        mixed = torch.softmax(scores, -1, dtype=query.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


def padding_mask(real: Tensor) -> Tensor:
    """Additive attention mask [batch, 1, 1, length] of a 0/1 tensor [batch, length]."""
    return (1.0 - real.to(torch.float32))[:, None, None, :] * -1e4


class Encoder(nn.Module):
    """Pieces and shapes [batch, length] -> one vector a word [batch, words, 384], that of its first piece."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, INNER, ATTENTION_HEADS, dropout) for _ in range(LAYERS))
        self.drop = Dropout(dropout)

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor) -> Tensor:
        position = torch.arange(pieces.shape[1], device=pieces.device)[None]
        x = self.norm(self.words(pieces) + self.positions(position) + self.shapes(shapes))
        x = self.drop(x)
        mask = padding_mask((pieces != 0).long())
        for layer in self.layers:
            x = layer(x, mask)
        return torch.gather(x, 1, firsts[:, :, None].expand(-1, -1, WIDTH))

    def load(self, path: Path) -> None:
        """Weights of a BERT-shaped model.safetensors; token types are folded into the positions."""
        old = load_file(path)
        self.words.weight.data = old["embeddings.word_embeddings.weight"]
        self.positions.weight.data = old["embeddings.position_embeddings.weight"] + old["embeddings.token_type_embeddings.weight"][:1]
        pairs = [("norm", "embeddings.LayerNorm")]
        for n in range(LAYERS):
            stem = f"encoder.layer.{n}."
            names = {
                "query": "attention.self.query",
                "key": "attention.self.key",
                "value": "attention.self.value",
                "out": "attention.output.dense",
                "norm1": "attention.output.LayerNorm",
                "up": "intermediate.dense",
                "down": "output.dense",
                "norm2": "output.LayerNorm",
            }
            pairs += [(f"layers.{n}.{new}", stem + old_name) for new, old_name in names.items()]
        state = self.state_dict()
        for new, old_name in pairs:
            for part in ("weight", "bias"):
                state[f"{new}.{part}"] = old[f"{old_name}.{part}"]
        state["words.weight"], state["positions.weight"] = self.words.weight.data, self.positions.weight.data
        self.load_state_dict(state)


class Tagger(nn.Module):
    """Word vectors -> scores of tags, lemma edits, sentence starts, names and cues; and the parse's projections."""

    def __init__(self, sizes: dict[str, int], dropout: float = 0.2) -> None:
        super().__init__()
        self.drop = Dropout(dropout)
        self.linear = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in sizes.items() if name != "deprel"})
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC_WIDTH), nn.Linear(WIDTH, ARC_WIDTH)
        self.label_dep, self.label_head = nn.Linear(WIDTH, LABEL_WIDTH), nn.Linear(WIDTH, LABEL_WIDTH)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.arc = nn.Parameter(torch.zeros(ARC_WIDTH + 1, ARC_WIDTH))
        nn.init.xavier_uniform_(self.arc)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """`arc` is [batch, words, words]: the score of each head (last axis); a word as its own head is the root."""
        x = self.drop(x)
        out = {name: layer(x) for name, layer in self.linear.items()}
        drop = lambda t: self.drop(F.gelu(t))  # noqa: E731
        dep, head = drop(self.arc_dep(x)), drop(self.arc_head(x))
        scores = torch.cat([dep, torch.ones_like(dep[..., :1])], -1) @ self.arc @ head.transpose(1, 2)
        root = torch.cat([dep, torch.ones_like(dep[..., :1])], -1) @ self.arc @ F.gelu(self.arc_head(self.root))
        own = torch.eye(x.shape[1], device=x.device, dtype=scores.dtype)[None]
        out["arc"] = scores * (1 - own) + root[..., None] * own
        out["label_dep"] = drop(self.label_dep(x))
        out["label_head"] = drop(self.label_head(x))
        out["label_root"] = F.gelu(self.label_head(self.root))
        return out


class Labeller(nn.Module):
    """Pairs of dependent and head projections [pairs, 128] -> scores of the relation."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.pair = nn.Parameter(torch.zeros(LABEL_WIDTH, labels, LABEL_WIDTH))
        nn.init.xavier_uniform_(self.pair.view(LABEL_WIDTH, -1))
        self.single = nn.Linear(2 * LABEL_WIDTH, labels)

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        labels = self.pair.shape[1]
        mixed = (dep @ self.pair.reshape(LABEL_WIDTH, -1)).view(-1, labels, LABEL_WIDTH)
        return (mixed * head[:, None, :]).sum(-1) + self.single(torch.cat([dep, head], -1))


class CentredReader(nn.Module):
    """Words of a window seen from one cue or trigger -> what they are to it.

    The centred reading of semantic-role labellers: nesting comes for free, because each centre has a reading of its own.
    """

    def __init__(self, labels: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.cue = nn.Linear(WIDTH, ROLE_WIDTH), nn.Linear(WIDTH, ROLE_WIDTH)
        self.distance = nn.Embedding(DISTANCES, ROLE_WIDTH)
        self.inside = nn.Embedding(2, ROLE_WIDTH)
        self.norm = nn.LayerNorm(ROLE_WIDTH)
        self.layers = nn.ModuleList(Layer(ROLE_WIDTH, 4 * ROLE_WIDTH, 4, dropout) for _ in range(layers))
        self.out = nn.Linear(ROLE_WIDTH, labels)

    def read(self, words: Tensor, centre: Tensor, distance: Tensor, inside: Tensor, real: Tensor) -> Tensor:
        """`words` [centres, length, 384]; `centre` [centres, 384], mean over its words; `distance`, `inside` (the centre) and
        `real` [centres, length]. Gives [centres, length, 128]."""
        x = F.gelu(self.words(words) + self.cue(centre)[:, None] + self.distance(distance)) + self.inside(inside)
        x = self.norm(x)
        mask = padding_mask(real)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class RoleReader(CentredReader):
    """Scores of source, content and addressee of a cue: [cues, words, 7]."""

    def __init__(self) -> None:
        super().__init__(len(ROLES), ROLE_LAYERS)

    def forward(self, words: Tensor, centre: Tensor, distance: Tensor, inside: Tensor, real: Tensor) -> Tensor:
        return self.out(self.read(words, centre, distance, inside, real))


class EventReader(CentredReader):
    """What a trigger tells: participants [triggers, words, 5], type (none or one of sixteen) and status."""

    def __init__(self) -> None:
        super().__init__(len(PARTICIPANTS), EVENT_LAYERS)
        self.type_scores = nn.Linear(ROLE_WIDTH + WIDTH, len(TRIGGERS))
        self.status_scores = nn.Linear(ROLE_WIDTH + WIDTH, len(STATUSES))
        self.drop = Dropout(0.2)

    def forward(self, words: Tensor, centre: Tensor, distance: Tensor, inside: Tensor, real: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.read(words, centre, distance, inside, real)
        marks = inside.to(x.dtype)
        middle = (x * marks[..., None]).sum(1) / marks.sum(1, keepdim=True)
        whole = self.drop(torch.cat([middle, centre.to(middle.dtype)], -1))
        return self.out(x), self.type_scores(whole), self.status_scores(whole)


@dataclass
class Sizes:
    upos: int
    xpos: int
    lemma: int
    deprel: int

    def heads(self) -> dict[str, int]:
        return {
            "upos": self.upos,
            "xpos": self.xpos,
            "lemma": self.lemma,
            "starts": 2,
            "names": len(NAMES),
            "cues": len(CUES),
            "triggers": len(TRIGGERS),
            "deprel": self.deprel,
        }


class LanguageModel(nn.Module):
    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.tagger = Tagger(sizes.heads())
        self.labeller = Labeller(sizes.deprel)
        self.roles = RoleReader()
        self.events = EventReader()
