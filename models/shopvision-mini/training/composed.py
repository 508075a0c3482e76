"""Composed queries with attribute ground truth: a photo and 'in COLOUR', 'for GENDER' or 'CATEGORY'."""
from dataclasses import dataclass

import numpy as np
import torch

from captions import full_caption
from edits import target_caption

BARE = {"color": "in {}", "gender": "for {}", "category": "{}"}
FEWEST_RELEVANT = 3
# As the application reads a photo: a label below LEAST is not said, a category below CERTAIN becomes the best few.
LEAST, CERTAIN, SPREAD = 0.2, 0.35, 3


@dataclass(frozen=True)
class Edit:
    """Row `photo` with `axis` changed to `wanted`; `relevant` rows agree on the other axes."""

    photo: int
    axis: str
    wanted: str
    relevant: np.ndarray


def make_edits(truth: dict, axis: str, count: int, seed: int) -> list:
    """At most `count` edits of one axis, drawn at random from all with enough relevant products."""
    columns = {name: np.array(labels) for name, labels in truth.items()}
    edits = []
    for photo in range(len(columns[axis])):
        same = _same_but(columns, axis, photo)
        wanted, counts = np.unique(columns[axis][same], return_counts=True)
        edits += [(photo, value) for value, n in zip(wanted, counts)
                  if n >= FEWEST_RELEVANT and value not in (columns[axis][photo], "NA")]
    chosen = np.random.default_rng(seed).permutation(len(edits))[:count]
    return [Edit(photo, axis, wanted, _same_but(columns, axis, photo) & (columns[axis] == wanted))
            for photo, wanted in (edits[i] for i in chosen)]


def _same_but(columns: dict, axis: str, photo: int) -> np.ndarray:
    return np.all([labels == labels[photo] for name, labels in columns.items() if name != axis], 0)


def rankers(images: np.ndarray, embed, readings: dict, edits: list, share: float, debias: float) -> dict:
    """Query vectors by method, in the order of `edits`; `readings` by axis."""
    written = [_captions(edit, readings) for edit in edits]
    owners = np.repeat(np.arange(len(edits)), [len(captions) for captions in written])
    weights = np.array([weight for captions in written for _, weight in captions], np.float32)
    caption = np.zeros((len(edits), images.shape[1]), np.float32)
    np.add.at(caption, owners, embed([text for captions in written for text, _ in captions]) * weights[:, None])
    photo = images[[edit.photo for edit in edits]]
    change = embed([_change(edit, readings) for edit in edits])
    bare = embed([BARE[edit.axis].format(edit.wanted.lower()) for edit in edits])
    composed = target_caption(*(torch.from_numpy(part) for part in (photo, caption, change)), share, debias)
    return {"image only": photo, "text only": bare, "plain sum": photo + bare, "caption only": caption,
            "target caption": composed.numpy()}


def _captions(edit: Edit, readings: dict) -> list:
    """Captions of the wanted product with weights that add up to one."""
    phrases = {}
    for axis, reading in readings.items():
        best = reading.best(edit.photo)
        if axis == "category" or reading.probabilities[edit.photo, best] >= LEAST:
            phrases[axis] = reading.values[best].lower()
    phrases[edit.axis] = edit.wanted.lower()
    category = readings["category"]
    chances = category.probabilities[edit.photo]
    if edit.axis == "category" or chances.max() >= CERTAIN:
        return [(full_caption(phrases), 1.0)]
    best = np.argsort(-chances)[:SPREAD]
    return [(full_caption(phrases | {"category": category.values[i].lower()}), chances[i] / chances[best].sum())
            for i in best]


def _change(edit: Edit, readings: dict) -> str:
    category = readings["category"]
    phrases = {"category": category.values[category.best(edit.photo)].lower(), edit.axis: edit.wanted.lower()}
    return full_caption(phrases)


def precision(images: np.ndarray, queries: np.ndarray, edits: list) -> np.ndarray:
    """Average precision of each edit over the whole gallery, the query's own photo left out."""
    found = []
    for query, edit in zip(queries, edits):
        scores = images @ query
        scores[edit.photo] = -np.inf
        hits = edit.relevant[np.argsort(-scores, kind="stable")]
        ranks = np.flatnonzero(hits) + 1
        found.append(np.mean(np.arange(1, len(ranks) + 1) / ranks))
    return np.array(found)
