"""Endless batches: photos and drawn pictures in a fixed proportion, colour variants of a drawn product together."""
import numpy as np

from catalog import Catalog


class BatchSource:
    """Row numbers into photos + drawn; every row comes once before any comes twice."""

    def __init__(self, photos: Catalog, drawn: Catalog | None, size: int, drawn_share: float, seed: int):
        self._random = np.random.default_rng(seed)
        self._drawn_count = round(size * drawn_share) if drawn else 0
        self._photo_groups = [np.array([row]) for row in range(len(photos))]
        self._drawn_groups = _groups(drawn, len(photos)) if drawn else []
        self._photo_count = size - self._drawn_count
        self._photos, self._drawn = self._endless(self._photo_groups), self._endless(self._drawn_groups)
        self.steps_per_epoch = max(1, len(photos) // self._photo_count)

    def next(self) -> np.ndarray:
        photos = [next(self._photos) for _ in range(self._photo_count)]
        return np.array(photos + [next(self._drawn) for _ in range(self._drawn_count)])

    def _endless(self, groups: list):
        while groups:
            for group in self._random.permutation(len(groups)):
                yield from self._random.permutation(groups[group])


def _groups(drawn: Catalog, first: int) -> list:
    rows = {}
    for row, product in enumerate(drawn.products, first):
        rows.setdefault(product.group, []).append(row)
    return [np.array(group) for group in rows.values()]
