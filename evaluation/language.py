"""Accuracy of the language model: `python -m evaluation.language DATA_DIR [--model FOLDER]`.

Prints UPOS, UAS and LAS (relations without subtypes, and with) on gold tokens and sentences, F1 of PER, ORG and LOC spans, and F1 of
sentence boundaries on raw text. DATA_DIR is laid out as `training/README.md` says.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from legation.reading import pipeline
from legation.reading.language.lemmas import apply_edit
from training import documents
from training.documents import Labelled

NAME_TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "Person": "PER", "Organisation": "ORG", "Location": "LOC"}
Name = tuple[int, int, str]


def language_only(model: Path | None) -> Language:
    nlp = pipeline.load(model=model)
    for step in pipeline.STEPS[1:]:
        nlp.remove_pipe(step)
    return nlp


def gold_doc(nlp: Language, words: list[str], glued: list[bool], starts: list[bool]) -> Doc:
    spaces = [not g for g in glued[1:]] + [False]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


def parsing(nlp: Language, treebank: list[Labelled]) -> dict[str, float]:
    """Shares of words with the right tag, head, and head and relation."""
    counts = dict.fromkeys(("words", "upos", "lemma", "uas", "las", "las with subtypes"), 0)
    docs = (gold_doc(nlp, d.words, d.glued, d.starts or []) for d in treebank)
    for gold, doc in zip(treebank, nlp.pipe(docs), strict=True):
        for i, token in enumerate(doc):
            relation = "root" if token.dep_ == "ROOT" else token.dep_
            right = token.head.i == gold.head[i]
            counts["words"] += 1
            counts["upos"] += token.pos_ == gold.upos[i]
            counts["lemma"] += apply_edit(gold.words[i], gold.lemma[i] or "l0") == token.lemma_
            counts["uas"] += right
            counts["las"] += right and relation.split(":")[0] == gold.deprel[i].split(":")[0]
            counts["las with subtypes"] += right and relation == gold.deprel[i]
    words = counts.pop("words")
    return {name: 100 * count / words for name, count in counts.items()}


def tagged_sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Words and name labels of a CoNLL-like file: wikigold, re3d, or UNER's iob2."""
    column = {"iob2": (1, 2)}.get(path.suffix.lstrip("."), (0, -1))
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") if "\t" in line else line.split(" ") for line in block.split("\n") if line and not line.startswith("# ")]
        rows = [row for row in rows if len(row) > 1 and row[0] != "-DOCSTART-"]
        if rows:
            yield [row[column[0]] for row in rows], [row[column[1]] for row in rows]


def name_spans(labels: Iterable[str]) -> set[Name]:
    """(start, end, type) of the spans in IOB labels, old style or new; other types are left out."""
    out: set[Name] = set()
    open_: tuple[int, str] | None = None
    for i, label in enumerate([*labels, "O"]):
        prefix, _, kind = label.partition("-")
        if open_ and (prefix in ("O", "B") or kind != open_[1]):
            if open_[1] in NAME_TYPES:
                out.add((open_[0], i, NAME_TYPES[open_[1]]))
            open_ = None
        if prefix != "O" and open_ is None:
            open_ = i, kind
    return out


def naming(nlp: Language, path: Path) -> float:
    """F1 of exact spans with their type."""
    sentences = list(tagged_sentences(path))
    right = found = owed = 0
    docs = (gold_doc(nlp, words, [False] * len(words), [True] + [False] * (len(words) - 1)) for words, _ in sentences)
    for (_, labels), doc in zip(sentences, nlp.pipe(docs), strict=True):
        gold, read = name_spans(labels), {(ent.start, ent.end, ent.label_) for ent in doc.ents}
        right, found, owed = right + len(gold & read), found + len(read), owed + len(gold)
    return 200 * right / max(1, found + owed)


def boundaries(nlp: Language, docs: list[Labelled]) -> float:
    """F1 of sentence starts in raw text, the text's own start left out."""
    right = found = owed = 0
    for gold in docs:
        text, starts = "", set()
        for word, glued, paragraph, start in zip(gold.words, gold.glued, gold.breaks, gold.starts or [], strict=True):
            text += "" if not text or glued else "\n\n" if paragraph else " "
            if start and text:
                starts.add(len(text))
            text += word
        read = {sent.start_char for sent in nlp(text).sents} - {0}
        right, found, owed = right + len(starts & read), found + len(read), owed + len(starts)
    return 200 * right / max(1, found + owed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path)
    args = parser.parse_args()
    nlp = language_only(args.model)
    gum = {path.stem: list(documents.conllu(path)) for path in sorted((args.data / "gum" / "dev").glob("*.conllu"))}
    treebanks = {"ud-ewt dev": list(documents.conllu(args.data / "ud-ewt" / "dev.conllu")), "gum dev": [d for docs in gum.values() for d in docs]}
    for name, treebank in treebanks.items():
        print(f"{name:12}", "  ".join(f"{what} {share:.1f}" for what, share in parsing(nlp, treebank).items()))
    for path in ("uner-ewt/dev.iob2", "ner/wikigold.conll", "ner/re3d-train.conll"):
        print(f"{path:22} PER/ORG/LOC F1 {naming(nlp, args.data / path):.1f}")
    news = [d for stem, docs in gum.items() if "_news_" in stem or "_interview_" in stem for d in docs]
    print(f"gum dev, news and interview: sentence boundary F1 {boundaries(nlp, news):.1f}")


if __name__ == "__main__":
    main()
