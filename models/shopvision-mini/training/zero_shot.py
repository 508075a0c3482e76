"""Labels read from pictures by comparing them with the vocabulary's texts."""
from dataclasses import dataclass

import numpy as np
import torch

from texts import TextEncoder


@dataclass(frozen=True)
class Reading:
    """What the model reads on one axis: probabilities [pictures, values]."""

    values: list
    probabilities: np.ndarray

    def best(self, picture: int) -> int:
        return int(self.probabilities[picture].argmax())

    def accuracy(self, truth: list) -> float:
        """Top-1 over the pictures that have a truth (not None); a truth outside the values counts as a miss."""
        judged = [self.values[self.best(i)] == label for i, label in enumerate(truth) if label is not None]
        return sum(judged) / len(judged)


@torch.no_grad()
def embed_texts(tower, tokenizer, texts: list) -> np.ndarray:
    return TextEncoder(tokenizer).encode(tower, texts).numpy()


@torch.no_grad()
def embed_pictures(tower, batches) -> np.ndarray:
    """`batches` yields float tensors, so that only one batch is float at a time."""
    return np.concatenate([tower(batch).numpy() for batch in batches])


def read(images: np.ndarray, embed, values: list, templates: list, scale: float) -> Reading:
    """Softmax over one unit vector per value: the mean over the templates, filled with the value lower-cased."""
    filled = embed([template.format(value.lower()) for value in values for template in templates])
    means = filled.reshape(len(values), len(templates), -1).mean(1)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    logits = torch.from_numpy(scale * images @ means.T)
    return Reading(values, torch.softmax(logits, 1).numpy())
