"""Composed queries with attribute ground truth: a photo and 'in COLOUR', 'for GENDER' or 'CATEGORY'."""
from dataclasses import dataclass

import numpy as np
import torch

from captions import full_caption
from edits import target_caption

BARE = {"color": "in {}", "gender": "for {}", "category": "{}"}
FEWEST_RELEVANT = 3


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
        same = np.all([labels == labels[photo] for name, labels in columns.items() if name != axis], 0)
        wanted, counts = np.unique(columns[axis][same], return_counts=True)
        edits += [(photo, value) for value, n in zip(wanted, counts)
                  if n >= FEWEST_RELEVANT and value not in (columns[axis][photo], "NA")]
    chosen = np.random.default_rng(seed).permutation(len(edits))[:count]
    return [_edit(columns, axis, *edits[i]) for i in chosen]


def _edit(columns: dict, axis: str, photo: int, wanted: str) -> Edit:
    keep = [labels == labels[photo] for name, labels in columns.items() if name != axis]
    return Edit(photo, axis, wanted, np.all(keep, 0) & (columns[axis] == wanted))


def rankers(images: np.ndarray, embed, read: dict, edits: list, share: float, debias: float) -> dict:
    """Query vectors by method, in the order of `edits`. `read` holds the labels read from each photo."""
    captions, modifiers = [], []
    for edit in edits:
        phrases = {axis: values[edit.photo].lower() for axis, values in read.items()} | {edit.axis: edit.wanted.lower()}
        captions.append(full_caption(phrases))
        modifiers.append(full_caption({edit.axis: phrases[edit.axis], "category": phrases["category"]}))
    photo = images[[edit.photo for edit in edits]]
    caption, modifier = embed(captions), embed(modifiers)
    bare = embed([BARE[edit.axis].format(edit.wanted.lower()) for edit in edits])
    composed = target_caption(*(torch.from_numpy(part) for part in (photo, caption, modifier)), share, debias)
    return {"image only": photo, "text only": bare, "plain sum": photo + bare, "caption only": caption,
            "target caption": composed.numpy()}


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
