"""From photos to a model folder: python3 train.py --photos TAR --drawn DIR --out models/shopvision-mini"""
import argparse
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch

from batches import BatchSource
from bpe import Tokenizer, learn
from captions import CaptionWriter
from catalog import AXES, UNKNOWN, Catalog, read_drawn, read_photos
from export import write_model
from model import CONTEXT, DIMENSIONS, SIZE, DualEncoder, ImageTower, TextTower
from pictures import input_batches
from schedule import Clock, measure_batch_norm
from trainer import Trainer
from vocabulary import TEMPLATES, Vocabulary
from zero_shot import embed_pictures, embed_texts, read

MERGES = 3500
CAPTIONS_PER_PRODUCT = 3
NORM_BATCHES = 30
CHECKPOINT_SECONDS = 120
REPORT_STEPS = 50


def main() -> None:
    options = _options()
    torch.manual_seed(options.seed)
    photos = read_photos(options.photos, SIZE, options.limit)
    drawn = read_drawn(options.drawn, SIZE, options.limit) if options.drawn else None
    vocabulary = Vocabulary([catalog for catalog in (photos, drawn) if catalog])
    photos, held_out = _split(photos, options.held_out, options.seed)
    catalog = _joined(photos, drawn) if drawn else photos
    tokenizer = _learn_tokenizer(vocabulary, catalog, options.seed)
    labels = ", ".join(f"{len(vocabulary.axes[axis].labels)} {axis}" for axis in AXES)
    print(f"{len(photos)} photos, {len(drawn or [])} drawn, {len(held_out)} held out; "
          f"{len(tokenizer.ids)} tokens; {labels}", flush=True)
    text = TextTower(len(tokenizer.ids), tokenizer.end, CONTEXT, DIMENSIONS)
    model = DualEncoder(ImageTower(DIMENSIONS), text).to(memory_format=torch.channels_last)
    source = BatchSource(photos, drawn, options.batch, options.drawn_share, options.seed)
    trainer = Trainer(model, tokenizer, vocabulary, catalog, source, options.seed)
    _train(trainer, vocabulary, tokenizer, held_out, options)
    trained = trainer.average.model
    measure_batch_norm(trained.image, (trainer.inputs() for _ in range(NORM_BATCHES)))
    print(_check(trained, vocabulary, tokenizer, held_out), flush=True)
    write_model(Path(options.out), trained, tokenizer, vocabulary)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", required=True, help="tar with metadata.csv and images/")
    parser.add_argument("--drawn", help="folder with products.csv and images/, made by `shopvision draw`")
    parser.add_argument("--out", required=True, help="the model folder to write")
    parser.add_argument("--minutes", type=float, default=28, help="wall time of the training itself")
    parser.add_argument("--batch", type=int, default=512)
    parser.add_argument("--drawn-share", type=float, default=0.2, help="of each batch")
    parser.add_argument("--held-out", type=int, default=1000, help="photos kept back to watch the training")
    parser.add_argument("--limit", type=int, help="read only so many products of each kind")
    parser.add_argument("--checkpoint", default="shopvision-mini.pt", help="written every two minutes")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _split(photos: Catalog, held_out: int, seed: int) -> tuple:
    order = np.random.default_rng(seed).permutation(len(photos))
    return photos.take(np.sort(order[held_out:])), photos.take(np.sort(order[:held_out]))


def _joined(photos: Catalog, drawn: Catalog) -> Catalog:
    return Catalog(photos.products + drawn.products, np.concatenate([photos.pictures, drawn.pictures]))


def _learn_tokenizer(vocabulary: Vocabulary, catalog: Catalog, seed: int) -> Tokenizer:
    writer = CaptionWriter(vocabulary, seed)
    texts = Counter(product.title for product in catalog.products)
    texts.update(writer.write(product).text for product in catalog.products for _ in range(CAPTIONS_PER_PRODUCT))
    texts.update({term.phrase: 100 for axis in vocabulary.axes.values() for names in axis.names for term in names})
    return Tokenizer(learn(texts, MERGES), CONTEXT)


def _train(trainer: Trainer, vocabulary, tokenizer, held_out: Catalog, options) -> None:
    spent, steps = 0.0, 0
    if options.resume:
        state = torch.load(options.checkpoint)
        trainer.restore(state)
        spent, steps = state["spent"], state["steps"]
    clock, saved, sums = Clock(options.minutes, spent), time.monotonic(), Counter()
    while clock.fraction() < 1:
        sums.update(trainer.step(clock))
        steps += 1
        if steps % REPORT_STEPS == 0:
            parts = " ".join(f"{name} {total / REPORT_STEPS:.3f}" for name, total in sums.items())
            print(f"{clock.spent() / 60:5.1f} min, step {steps}, epoch {steps / trainer.source.steps_per_epoch:.1f}, "
                  f"scale {trainer.model.scale().item():.1f}: {parts}", flush=True)
            sums.clear()
        if steps % trainer.source.steps_per_epoch == 0:
            print(_check(trainer.average.model, vocabulary, tokenizer, held_out), flush=True)
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            saved = time.monotonic()
            torch.save(trainer.state() | {"spent": clock.spent(), "steps": steps}, options.checkpoint)
    torch.save(trainer.state() | {"spent": clock.spent(), "steps": steps}, options.checkpoint)


def _check(model: DualEncoder, vocabulary: Vocabulary, tokenizer, held_out: Catalog) -> str:
    """Zero-shot accuracy on the photos kept back, over the published vocabulary."""
    images, found = embed_pictures(model.image, input_batches(held_out.pictures)), []
    for axis in ("category", "color", "gender"):
        reading = read(images, lambda texts: embed_texts(model.text, tokenizer, texts), vocabulary.published[axis],
                       TEMPLATES[axis], model.scale().item())
        labels = [vocabulary.label(axis, product.labels[axis]) for product in held_out.products]
        accuracy = reading.accuracy([None if label == UNKNOWN else label for label in labels])
        found.append(f"{axis} {100 * accuracy:.1f} %")
    return "held out: " + ", ".join(found)


if __name__ == "__main__":
    main()
