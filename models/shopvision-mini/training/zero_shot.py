"""Labels read from pictures by comparing them with the vocabulary's texts."""
import numpy as np
import torch

from texts import TextEncoder


@torch.no_grad()
def embed_texts(tower, tokenizer, texts: list) -> np.ndarray:
    return TextEncoder(tokenizer).encode(tower, texts).numpy()


@torch.no_grad()
def embed_pictures(tower, inputs, batch: int = 256) -> np.ndarray:
    """`inputs` makes the float tensor of a slice of rows, so that only one batch is float at a time."""
    return np.concatenate([tower(part).numpy() for part in inputs(batch)])


def label_vectors(embed, values: list, templates: list) -> np.ndarray:
    """One unit vector per value: the mean over the templates, filled with the value lower-cased."""
    filled = embed([template.format(value.lower()) for value in values for template in templates])
    means = filled.reshape(len(values), len(templates), -1).mean(1)
    return means / np.linalg.norm(means, axis=1, keepdims=True)


def accuracy(images: np.ndarray, vectors: np.ndarray, values: list, truth: list) -> float:
    """Top-1 over the pictures that have a truth; a truth outside `values` counts as a miss."""
    best = np.array(values, dtype=object)[(images @ vectors.T).argmax(1)]
    judged = [(b, t) for b, t in zip(best, truth) if t is not None]
    return sum(b == t for b, t in judged) / len(judged)
