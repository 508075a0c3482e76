"""Captions as shoppers and query templates write them, each with the attributes that it states."""
from dataclasses import dataclass

import numpy as np

from catalog import AXES, NONE, UNKNOWN, Product
from vocabulary import Vocabulary

# (weight, axes, phrasings). The full caption is what a composed query is made of, so it comes most often.
FULL = "{gender} {color} {pattern} {material} {category}"
SHAPES = [
    (0.30, AXES, [FULL]),
    (0.12, ("gender", "color", "category"), [
        "{gender} {color} {category}", "{color} {category} for {gender}", "{gender} {category} in {color}",
        "a photo of a {color} {category} for {gender}"]),
    (0.12, ("color", "category"), [
        "{color} {category}", "{color} {category}", "{category} in {color}", "a photo of a {color} {category}"]),
    (0.08, ("gender", "category"), ["{gender} {category}", "{category} for {gender}"]),
    (0.08, ("category",), None),
    (0.08, ("color",), None),
    (0.04, ("gender",), None),
    (0.03, ("pattern",), None),
    (0.03, ("material",), None),
    (0.04, ("pattern", "category"), [
        "{pattern} {category}", "{category} {pattern}", "a photo of a {pattern} {category}"]),
    (0.04, ("material", "category"), ["{material} {category}", "{category} made of {material}"]),
    (0.04, ("color", "pattern", "category"), ["{color} {pattern} {category}", "{pattern} {color} {category}"]),
    (0.04, ("color", "material", "category"), ["{color} {material} {category}", "{material} {category} in {color}"]),
]
ALONE = {
    "gender": ["{}", "for {}", "for {}", "a product for {}", "but for {}"],
    "color": ["{}", "in {}", "in {}", "a photo of a {} product", "but in {}", "{} instead"],
    "pattern": ["{}", "{} pattern", "with a {} pattern", "a photo of a {} product"],
    "material": ["{}", "made of {}", "in {}", "a photo of a {} product"],
    "category": ["{}", "{}", "a photo of {}", "a photo of a {}", "a photo of a product, {}", "{} instead"],
}
TITLE_SHARE = 0.12
LABEL_SHARE = 0.6
WIDER_SHARE = 0.06
TITLE_WORD_KEPT = 0.8


@dataclass(frozen=True)
class Caption:
    """A text and the axes it states (axis -> Term weights); a title speaks of one product."""

    text: str
    stated: dict
    is_title: bool = False


class CaptionWriter:
    """Writes a random caption for a product. One per training run: it owns its randomness."""

    def __init__(self, vocabulary: Vocabulary, seed: int):
        self._vocabulary = vocabulary
        self._random = np.random.default_rng(seed)

    def write(self, product: Product) -> Caption:
        labels = {axis: self._vocabulary.label(axis, raw) for axis, raw in product.labels.items()}
        known = {axis: label for axis, label in labels.items() if label not in (UNKNOWN, NONE)}
        if product.title and self._random.random() < TITLE_SHARE:
            return Caption(self._thinned(product.title), {}, is_title=True)
        axes, phrasings = self._shape(known)
        terms = {axis: self._term(axis, known[axis]) for axis in axes}
        if phrasings is None:
            axis = axes[0]
            text = self._pick(ALONE[axis]).format(terms[axis].phrase)
        else:
            text = self._pick(phrasings).format_map(_Blank({axis: term.phrase for axis, term in terms.items()}))
        return Caption(" ".join(text.split()), {axis: term.weights for axis, term in terms.items()})

    def _shape(self, known: dict):
        """A shape that the product can fill; the full caption fits every product."""
        fitting = [(weight, [axis for axis in axes if axis in known], phrasings)
                   for weight, axes, phrasings in SHAPES if axes is AXES or all(axis in known for axis in axes)]
        weights = np.array([weight for weight, _, _ in fitting])
        _, axes, phrasings = fitting[self._random.choice(len(fitting), p=weights / weights.sum())]
        return axes, phrasings

    def _term(self, axis: str, label: str):
        axis = self._vocabulary.axes[axis]
        row = axis.index[label]
        chance = self._random.random()
        if chance < WIDER_SHARE and axis.wider[row]:
            return self._pick(axis.wider[row])
        return axis.names[row][0] if chance < LABEL_SHARE else self._pick(axis.names[row])

    def _thinned(self, title: str) -> str:
        words = title.split()
        kept = [word for word in words if self._random.random() < TITLE_WORD_KEPT]
        return " ".join(kept or words)

    def _pick(self, options: list):
        return options[self._random.integers(len(options))]


class _Blank(dict):
    """Fills an axis that a product does not have with nothing."""

    def __missing__(self, axis: str) -> str:
        return ""


def full_caption(phrases: dict) -> str:
    """The query-time caption from axis -> phrase; axes left out are left out of the text."""
    return " ".join(FULL.format_map(_Blank(phrases)).split())
