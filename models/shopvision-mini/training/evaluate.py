"""Figures of a model folder on held-out photos: python3 evaluate.py --model .. --photos fashion-dev.tar"""
import argparse
import json
from pathlib import Path

import numpy as np

from bpe import Tokenizer
from catalog import NONE, UNKNOWN, read_drawn, read_photos
from composed import make_edits, precision, rankers
from export import load_towers
from model import CONTEXT, SIZE
from pictures import input_batches
from vocabulary import label_key
from zero_shot import embed_pictures, embed_texts, read

JUDGED = ("color", "gender", "category")
RESAMPLES = 1000


def main() -> None:
    options = _options()
    manifest = json.loads(Path(options.model, "model.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.load(options.model, CONTEXT)
    towers = load_towers(Path(options.model), tokenizer)
    catalog = read_photos(options.photos, SIZE) if options.photos else read_drawn(options.drawn, SIZE)
    images = embed_pictures(towers.image, input_batches(catalog.pictures))

    def embed(texts: list) -> np.ndarray:
        return embed_texts(towers.text, tokenizer, texts)

    readings = {axis: read(images, embed, part["values"], part["templates"], manifest["logitScale"])
                for axis, part in manifest["attributes"].items()}
    for axis, reading in readings.items():
        told = _told(axis, reading.values, catalog)
        if not options.photos or axis in JUDGED:
            print(f"zero-shot {axis}: {100 * reading.accuracy(told):.1f} % of {len(reading.values)} values")
    if not options.photos:
        return
    truth = {axis: [product.labels[axis] for product in catalog.products] for axis in JUDGED}
    readings = {axis: reading for axis, reading in readings.items() if axis in options.axes}
    calibration = manifest["calibration"]
    text_weight = options.text_weight or calibration["textWeight"]["target-caption"]
    debias = calibration["debias"] if options.debias is None else options.debias
    _composed(images, embed, readings, truth, options.queries, 1 - text_weight, debias)


def _told(axis: str, values: list, catalog) -> list:
    """The labels of the pictures in the model's spelling; None where there is none."""
    spelled = {label_key(axis, value): value for value in values}
    labels = [product.labels[axis] for product in catalog.products]
    return [None if label in (UNKNOWN, NONE) else spelled.get(label_key(axis, label), label) for label in labels]


def _composed(images: np.ndarray, embed, readings: dict, truth: dict, count: int, share: float, debias: float) -> None:
    found = {}
    for axis in JUDGED:
        edits = make_edits(truth, axis, count, seed=1)
        queries = rankers(images, embed, readings, edits, share, debias)
        for method, vectors in queries.items():
            found.setdefault(method, {})[axis] = precision(images, vectors, edits)
    print(f"{'composed, mAP':16}" + "".join(f"{axis:>10}" for axis in JUDGED) + f"{'all':>10}")
    for method, axes in found.items():
        means = [axes[axis].mean() for axis in JUDGED] + [np.concatenate(list(axes.values())).mean()]
        print(f"{method:16}" + "".join(f"{100 * mean:10.2f}" for mean in means))
    ours, sums, captions = (np.concatenate(list(found[name].values()))
                            for name in ("target caption", "plain sum", "caption only"))
    print("target caption / plain sum: " + _ratio(ours, sums))
    print("target caption / caption only: " + _ratio(ours, captions))


def _ratio(ours: np.ndarray, theirs: np.ndarray) -> str:
    """The ratio of two means over the same queries with its paired bootstrap interval."""
    rows = np.random.default_rng(1).integers(len(ours), size=(RESAMPLES, len(ours)))
    low, high = np.percentile(ours[rows].mean(1) / theirs[rows].mean(1), [2.5, 97.5])
    return f"{ours.mean() / theirs.mean():.3f} (95 % {low:.3f} to {high:.3f})"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, help="model folder")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--photos", help="tar with metadata.csv and images/, not trained on")
    source.add_argument("--drawn", help="folder made by `shopvision draw`, a seed not trained on: labels only")
    parser.add_argument("--queries", type=int, default=600, help="composed queries of each kind")
    parser.add_argument("--text-weight", type=float, help="of the target caption; the model's calibration if absent")
    parser.add_argument("--debias", type=float, help="the model's calibration if absent")
    parser.add_argument("--axes", nargs="+", default=["gender", "color", "pattern", "material", "category"],
                        help="what a caption says")
    return parser.parse_args()


if __name__ == "__main__":
    main()
