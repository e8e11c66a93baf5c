"""Export a checkpoint to the ONNX files that Legation carries: `python -m training.export OUT_DIR MODEL_DIR`.

Weights are stored as int8, one scale an output channel (a row of the word embeddings), and multiplied as float32 or, with
`--compute int8`, as int8 (dynamic quantization). `evaluation/README.md` says what was measured of the two.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.batches import Labels
from training.model import CUES, LABEL_WIDTH, NAMES, PARTICIPANTS, ROLES, STATUSES, TRIGGERS, WIDTH, LanguageModel, Sizes

OPSET = 17
QUANTIZED_VALUES_MIN = 4096
"""Smaller weights stay float32."""

BATCH, WORDS, PIECES = "batch", "words", "pieces"


class TaggerGraph(nn.Module):
    """The tagger as Legation calls it: classes where only the best one is asked for, log-probabilities elsewhere."""

    OUTPUTS = ("upos", "xpos", "lemma", "starts", "names", "cues", "triggers", "arc", "label_dep", "label_head")

    def __init__(self, model: LanguageModel) -> None:
        super().__init__()
        self.tagger = model.tagger

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        out = self.tagger(x)
        for name in ("upos", "xpos", "lemma"):
            out[name] = out[name].argmax(-1).to(torch.int32)
        for name in ("starts", "names", "cues", "triggers"):
            out[name] = torch.log_softmax(out[name], -1)
        return tuple(out[name] for name in self.OUTPUTS)


class RoleGraph(nn.Module):
    def __init__(self, model: LanguageModel) -> None:
        super().__init__()
        self.roles = model.roles

    def forward(self, words: Tensor, distance: Tensor, inside: Tensor, real: Tensor) -> Tensor:
        marks = inside.to(words.dtype)
        cue = (words * marks[..., None]).sum(1) / marks.sum(1, keepdim=True)
        return torch.log_softmax(self.roles(words, cue, distance, inside, real), -1)


class EventGraph(nn.Module):
    OUTPUTS = ("participants", "types", "statuses")

    def __init__(self, model: LanguageModel) -> None:
        super().__init__()
        self.events = model.events

    def forward(self, words: Tensor, distance: Tensor, inside: Tensor, real: Tensor) -> tuple[Tensor, ...]:
        marks = inside.to(words.dtype)
        centre = (words * marks[..., None]).sum(1) / marks.sum(1, keepdim=True)
        return tuple(torch.log_softmax(scores, -1) for scores in self.events(words, centre, distance, inside, real))


def export(model: LanguageModel, folder: Path) -> None:
    """Write encoder, tagger, labeller, roles and events as float32 ONNX graphs to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(2, 12, dtype=torch.long)
    firsts = torch.arange(1, 9)[None].repeat(2, 1)
    vectors = torch.randn(2, 8, WIDTH)
    flags = torch.zeros(2, 8, dtype=torch.long)
    flags[:, 3] = 1
    pairs = torch.randn(5, LABEL_WIDTH)
    grid = {0: BATCH, 1: WORDS}
    _write(model.encoder, (ids, ids, firsts), folder / "encoder.onnx", ["pieces", "shapes", "firsts"], ["vectors"],
           {"pieces": {0: BATCH, 1: PIECES}, "shapes": {0: BATCH, 1: PIECES}, "firsts": grid, "vectors": grid})  # fmt: skip
    outputs = list(TaggerGraph.OUTPUTS)
    _write(TaggerGraph(model), (vectors,), folder / "tagger.onnx", ["vectors"], outputs,
           {"vectors": grid, **dict.fromkeys(outputs, grid), "arc": {0: BATCH, 1: WORDS, 2: WORDS}})  # fmt: skip
    _write(model.labeller, (pairs, pairs), folder / "labeller.onnx", ["dep", "head"], ["label"], {n: {0: "pairs"} for n in ("dep", "head", "label")})
    _write(RoleGraph(model), (vectors, flags + 30, flags, torch.ones_like(flags)), folder / "roles.onnx", ["words", "distance", "inside", "real"], ["roles"],
           dict.fromkeys(("words", "distance", "inside", "real", "roles"), grid))  # fmt: skip
    events = list(EventGraph.OUTPUTS)
    _write(EventGraph(model), (vectors, flags + 30, flags, torch.ones_like(flags)), folder / "events.onnx", ["words", "distance", "inside", "real"], events,
           {**dict.fromkeys(("words", "distance", "inside", "real", "participants"), grid), "types": {0: BATCH}, "statuses": {0: BATCH}})  # fmt: skip


def _write(module: nn.Module, args: tuple[Tensor, ...], path: Path, inputs: list[str], outputs: list[str], axes: dict[str, dict[int, str]]) -> None:
    torch.onnx.export(module.eval(), args, str(path), input_names=inputs, output_names=outputs, dynamic_axes=axes, opset_version=OPSET, dynamo=False)


def store_as_int8(path: Path) -> None:
    """Replace the large float32 weights of the graph in `path` by int8 values and scales, dequantized as the graph loads."""
    graph_model = onnx.load(path)
    graph = graph_model.graph
    for weight in [w for w in graph.initializer if w.data_type == TensorProto.FLOAT and np.prod(w.dims) >= QUANTIZED_VALUES_MIN]:
        values = numpy_helper.to_array(weight)
        axis = 0 if "Gather" in {node.op_type for node in graph.node if weight.name in node.input} else values.ndim - 1
        others = tuple(i for i in range(values.ndim) if i != axis)
        scale = np.maximum(np.abs(values).max(axis=others), 1e-12).astype(np.float32) / 127
        shape = [1] * values.ndim
        shape[axis] = -1
        quantized = np.clip(np.rint(values / scale.reshape(shape)), -127, 127).astype(np.int8)
        graph.initializer.remove(weight)
        graph.initializer.append(numpy_helper.from_array(quantized, weight.name + ".q"))
        graph.initializer.append(numpy_helper.from_array(scale, weight.name + ".s"))
        node = helper.make_node("DequantizeLinear", [weight.name + ".q", weight.name + ".s"], [weight.name], axis=axis)
        graph.node.insert(0, node)
    onnx.save(graph_model, path)


def compute_as_int8(path: Path) -> None:
    """Dynamic quantization of the matrix products of the graph in `path`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(path, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def load(folder: Path) -> tuple[LanguageModel, Labels]:
    """The model of a training run's checkpoint, and its labels."""
    labels = Labels(**{k: v for k, v in json.loads((folder / "labels.json").read_text()).items() if k != "ids"})
    model = LanguageModel(Sizes(len(labels.upos), len(labels.xpos), len(labels.lemma), len(labels.deprel)))
    model.load_state_dict(torch.load(folder / "checkpoint.pt", weights_only=True)["model"])
    return model.eval(), labels


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--compute", choices=["float32", "int8"], default="float32")
    parser.add_argument("--keep-float32", action="store_true", help="store float32 weights, to measure what int8 costs")
    args = parser.parse_args()
    model, labels = load(args.run)
    export(model, args.folder)
    shrink: Callable[[Path], None] = compute_as_int8 if args.compute == "int8" else store_as_int8
    for name in ("encoder", "tagger", "labeller", "roles", "events"):
        if not args.keep_float32:
            shrink(args.folder / f"{name}.onnx")
    root = model.tagger(torch.zeros(1, 1, WIDTH))["label_root"].tolist()
    classes = {"upos": labels.upos, "xpos": labels.xpos, "lemma": labels.lemma, "deprel": labels.deprel, "names": NAMES, "cues": CUES, "roles": ROLES}
    classes |= {"triggers": TRIGGERS, "participants": PARTICIPANTS, "statuses": STATUSES}
    (args.folder / "labels.json").write_text(json.dumps({**classes, "label_root": root}, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
