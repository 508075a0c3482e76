"""Figures of a model folder on held-out photos: python3 evaluate.py --model .. --photos fashion-dev.tar"""
import argparse
import json
from pathlib import Path

import numpy as np

from bpe import Tokenizer
from catalog import SILENT_AXES, UNKNOWN, read_photos
from composed import make_edits, precision, rankers
from edits import DEBIAS, IMAGE_SHARE
from export import load_towers
from model import CONTEXT, SIZE
from pictures import to_input
from zero_shot import accuracy, embed_pictures, embed_texts, label_vectors

JUDGED = ("color", "gender", "category")


def main() -> None:
    options = _options()
    manifest = json.loads(Path(options.model, "model.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.load(options.model, CONTEXT)
    towers = load_towers(Path(options.model), tokenizer)
    catalog = read_photos(options.photos, SIZE)
    images = embed_pictures(towers.image, lambda batch: (
        to_input(catalog.pictures[at: at + batch]) for at in range(0, len(catalog), batch)))

    def embed(texts: list) -> np.ndarray:
        return embed_texts(towers.text, tokenizer, texts)

    truth = {axis: [product.labels[axis] for product in catalog.products] for axis in JUDGED}
    read = {}
    for axis, vocabulary in manifest["attributes"].items():
        vectors = label_vectors(embed, vocabulary["values"], vocabulary["templates"])
        read[axis] = [vocabulary["values"][i] for i in (images @ vectors.T).argmax(1)]
        if axis in JUDGED:
            told = [None if label == UNKNOWN else label for label in truth[axis]]
            print(f"zero-shot {axis}: {100 * accuracy(images, vectors, vocabulary['values'], told):.1f} % "
                  f"of {len(vocabulary['values'])}")
    if options.axes == "judged":
        read = {axis: values for axis, values in read.items() if axis not in SILENT_AXES}
    _composed(images, embed, read, truth, options)


def _composed(images: np.ndarray, embed, read: dict, truth: dict, options) -> None:
    found = {}
    for axis in JUDGED:
        edits = make_edits(truth, axis, options.queries, seed=1)
        queries = rankers(images, embed, read, edits, options.image_share, options.debias)
        for method, vectors in queries.items():
            found.setdefault(method, {})[axis] = precision(images, vectors, edits)
    print(f"{'composed, mAP':16}" + "".join(f"{axis:>10}" for axis in JUDGED) + f"{'all':>10}")
    for method, axes in found.items():
        means = [axes[axis].mean() for axis in JUDGED] + [np.concatenate(list(axes.values())).mean()]
        print(f"{method:16}" + "".join(f"{100 * mean:10.2f}" for mean in means))
    ours, sums = (np.concatenate(list(found[name].values())).mean() for name in ("target caption", "plain sum"))
    print(f"target caption / plain sum: {ours / sums:.2f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True, help="model folder")
    parser.add_argument("--photos", required=True, help="tar with metadata.csv and images/, not trained on")
    parser.add_argument("--queries", type=int, default=600, help="composed queries of each kind")
    parser.add_argument("--image-share", type=float, default=IMAGE_SHARE)
    parser.add_argument("--debias", type=float, default=DEBIAS)
    parser.add_argument("--axes", choices=("all", "judged"), default="all",
                        help="all: the caption also says the pattern and material that the model reads")
    return parser.parse_args()


if __name__ == "__main__":
    main()
