#!/bin/sh
# All figures of evaluation/README.md: evaluation/run.sh SHARED_DIR, where data/, gold/, score/ and articles/ lie.
set -eu
shared=$1
python=.venv/bin/python
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "== language model"
$python -m evaluation.language "$shared/data"

echo "== statements: polnear/dev"
$python "$shared/score/polnear.py" "$shared/data/polnear/dev" --documents > "$work/polnear.jsonl"
$python -m evaluation.readings "$work/polnear.jsonl" "$work/polnear.out"
$python "$shared/score/polnear.py" "$shared/data/polnear/dev" "$work/polnear.out"

echo "== statements: exact spans on rows of polnear/dev"
$python "$shared/score/exact.py" "$shared/data/polnear/dev" --rows > "$work/rows.jsonl"
$python "$shared/score/exact.py" "$work/rows.jsonl" --documents > "$work/exact.jsonl"
$python -m evaluation.readings "$work/exact.jsonl" "$work/exact.out"
$python "$shared/score/exact.py" "$work/rows.jsonl" "$work/exact.out"

echo "== times: TimeBank and AQUAINT"
$python "$shared/score/times.py" "$shared/data/times" --documents > "$work/times.jsonl"
$python -m evaluation.readings "$work/times.jsonl" "$work/times.out"
$python "$shared/score/times.py" "$shared/data/times" "$work/times.out"

echo "== places: TR-News"
$python "$shared/score/places.py" "$shared/data/places/TR-News.xml" --documents > "$work/places.jsonl"
$python -m evaluation.readings "$work/places.jsonl" "$work/places.out"
$python "$shared/score/places.py" "$shared/data/places/TR-News.xml" "$work/places.out"

$python -m training.wire unpack training/wire/dev.jsonl "$work/wire" "$shared/articles/newswire.jsonl" "$work/times.jsonl" "$work/places.jsonl"
for gold in "$shared/gold" training/corpus/dev "$work/wire"; do
    echo "== articles: $gold"
    $python -m evaluation.readings "$gold" "$work/articles.out"
    $python "$shared/score/articles.py" "$gold" "$work/articles.out"
done

echo "== events: every fifth row of PLV, which nothing was trained on"
$python -m evaluation.plv_heldout "$shared/data/plover/PLV_train.tsv" > "$work/plv.tsv"
$python "$shared/score/plover.py" "$work/plv.tsv" --documents > "$work/plv.jsonl"
$python -m evaluation.readings "$work/plv.jsonl" "$work/plv.out"
$python "$shared/score/plover.py" "$work/plv.tsv" "$work/plv.out"
$python -m evaluation.plv_heldout "$work/plv.tsv" --types "$work/plv.out"

echo "== actors"
$python -m evaluation.actors questions
$python -m evaluation.actors reign "$shared/data/actors/reign_leaders_to_2021-03.csv" | tail -1
$python -m evaluation.actors world_leaders "$shared/data/actors/world_leaders_2026-08-22.json" | tail -1
$python -m evaluation.actors loading

echo "== false events, magnitudes"
$python -m evaluation.contrast "$shared/articles/newswire.jsonl" | tail -1
$python -m evaluation.contrast "$shared/articles/newswire.jsonl" "$work/times.jsonl" "$work/places.jsonl" --ids evaluation/contrast_ids_second.txt | tail -1
$python -m evaluation.magnitudes training/corpus/dev

echo "== precedent"
$python -m evaluation.precedents --test --real "$shared"

echo "== speed"
$python -m evaluation.speed "$shared/articles/newswire.jsonl"
