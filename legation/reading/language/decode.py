"""From scores to structure: BIO spans by Viterbi, heads by maximum spanning trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from legation.reading.language.network import Floats, Ints

NEVER = -1e4
ROOT = -1


def bio_transitions(labels: Sequence[str]) -> Floats:
    """[from, to] penalties: 0 where a BIO sequence may go so, else `NEVER`. The last row is the sequence's start."""
    out = np.zeros((len(labels) + 1, len(labels)), dtype=np.float32)
    for to, label in enumerate(labels):
        if label.startswith("I"):
            kind = label[1:]
            for origin, before in enumerate([*labels, "O"]):
                if before not in (f"B{kind}", f"I{kind}"):
                    out[origin, to] = NEVER
    return out


def viterbi(scores: Floats, transitions: Floats) -> Ints:
    """The best label sequence of each row: scores [rows, words, labels] -> ids [rows, words].

    Where each word's best label may follow the one before, nothing better is to be had; only the other rows are searched.
    """
    if scores.shape[1] == 0:
        return np.zeros(scores.shape[:2], dtype=np.int64)
    ids: Ints = scores.argmax(-1)
    before = np.concatenate([np.full((len(ids), 1), len(transitions) - 1), ids[:, :-1]], axis=1)
    broken = (transitions[before, ids] < 0).any(1)
    if broken.any():
        ids[broken] = _searched(scores[broken], transitions)
    return ids


def _searched(scores: Floats, transitions: Floats) -> Ints:
    """Viterbi's dynamic program over all rows at once."""
    rows, words, _ = scores.shape
    steps = transitions[:-1]
    best = scores[:, 0] + transitions[-1]
    back = np.zeros(scores.shape, dtype=np.int64)
    for word in range(1, words):
        reach = best[:, :, None] + steps[None]
        back[:, word] = reach.argmax(1)
        best = reach.max(1) + scores[:, word]
    out = np.zeros((rows, words), dtype=np.int64)
    out[:, -1] = best.argmax(-1)
    every = np.arange(rows)
    for word in range(words - 1, 0, -1):
        out[:, word - 1] = back[every, word, out[:, word]]
    return out


def spans(ids: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of the BIO spans in a label sequence; kind is what follows "B-", or ""."""
    out: list[tuple[int, int, str]] = []
    open_at: int | None = None
    kind = ""
    for word, label_id in enumerate([*ids, -1]):
        label = labels[label_id] if label_id >= 0 else "O"
        if open_at is not None and not (label.startswith("I") and label[2:] == kind):
            out.append((open_at, word, kind))
            open_at = None
        if open_at is None and label != "O":
            open_at, kind = word, label[2:]
    return out


def triggers(scores: Floats, bias: float) -> list[tuple[int, int]]:
    """Half-open ranges of neighbouring words that name an event of the same type: scores [words, types], class 0 is none."""
    lifted = scores.copy()
    lifted[:, 1:] += bias
    ids = lifted.argmax(-1).tolist()
    out: list[tuple[int, int]] = []
    for word, kind in enumerate(ids):
        if kind and word and ids[word - 1] == kind:
            out[-1] = out[-1][0], word + 1
        elif kind:
            out.append((word, word + 1))
    return out


def event_type(words: Floats, whole: Floats) -> tuple[int, float]:
    """The type of a trigger by its words [words, types] and by its reading as a whole [types], log-probabilities; and its probability."""
    scores = (words.max(0) + whole) / 2
    chances = np.exp(scores - scores.max())
    kind = int(chances[1:].argmax()) + 1
    return kind, float(chances[kind] / chances.sum())


def heads(arc: Floats, starts: Sequence[bool] | npt.NDArray[np.bool_]) -> list[int]:
    """Each word's head in its sentence, `ROOT` for the one root: arc [words, words], a word as its own head is the root.

    `starts[i]` says that a sentence begins at word i. Trees by Chu and Liu 1965, Edmonds 1967, where the greedy choice
    is none.
    """
    begins = [i for i, start in enumerate(starts) if start or i == 0]
    out: list[int] = []
    for begin, end in zip(begins, [*begins[1:], len(arc)], strict=True):
        out += [head if head == ROOT else head + begin for head in _tree(arc[begin:end, begin:end])]
    return out


def _tree(arc: Floats) -> list[int]:
    size = len(arc)
    choice = arc.argmax(1)
    own = np.arange(size)
    roots = np.flatnonzero(choice == own)
    if len(roots) == 1 and _is_tree(choice, int(roots[0])):
        return _marked(choice.tolist(), int(roots[0]))
    candidates = roots if len(roots) else np.argsort(-np.diag(arc))[:1]
    root = int(candidates[np.argmax(np.diag(arc)[candidates])])
    scores = arc.astype(np.float64).copy()
    np.fill_diagonal(scores, -np.inf)
    return _marked(_edmonds(scores, root), root)


def _marked(choice: list[int], root: int) -> list[int]:
    choice[root] = ROOT
    return choice


def _is_tree(choice: Ints, root: int) -> bool:
    reach = choice.copy()
    reach[root] = root
    for _ in range(max(1, len(choice).bit_length())):
        reach = reach[reach]
    return bool((reach == root).all())


def _edmonds(scores: npt.NDArray[np.float64], root: int) -> list[int]:
    """Heads of the maximum spanning arborescence; scores [dependent, head], -inf on the diagonal."""
    choice = scores.argmax(1)
    choice[root] = root
    cycle = _cycle(choice.tolist(), root)
    if not cycle:
        return [int(head) for head in choice]
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    ring = np.array(cycle)
    rest = np.flatnonzero(~inside)
    held = scores[cycle, choice[cycle]]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, ring)]
    entering = scores[np.ix_(ring, rest)] - held[:, None]
    small[:-1, -1] = leaving.max(1)
    small[-1, :-1] = entering.max(0)
    solved = _edmonds(small, int(np.flatnonzero(rest == root)[0]))
    out = [int(head) for head in choice]
    for place, head in enumerate(solved[:-1]):
        word = int(rest[place])
        out[word] = cycle[int(leaving[place].argmax())] if head == len(rest) else int(rest[head])
    outer = solved[-1]
    out[cycle[int(entering[:, outer].argmax())]] = int(rest[outer])
    return out


def _cycle(choice: list[int], root: int) -> list[int]:
    state = [0] * len(choice)
    state[root] = 2
    for word in range(len(choice)):
        path = []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = choice[word]
        if state[word] == 1:
            return path[path.index(word) :]
        for step in path:
            state[step] = 2
    return []
