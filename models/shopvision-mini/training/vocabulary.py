"""The labels of each axis and the terms that state them."""
from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from catalog import AXES, NONE, UNKNOWN, Catalog
from lexicon import BROADER, COLOR_FAMILIES, SYNONYMS, singular

TEMPLATES = {
    "gender": ["{}", "for {}", "a product for {}"],
    "color": ["{}", "in {}", "a photo of a {} product"],
    "pattern": ["{}", "{} pattern", "a photo of a {} product"],
    "material": ["{}", "made of {}", "a photo of a {} product"],
    "category": ["{}", "a photo of {}", "a photo of a product, {}"],
}
FEWEST_PRODUCTS = 5


@dataclass(frozen=True)
class Term:
    """A phrase and how well each label of its axis answers it; the last two columns are UNKNOWN and NONE."""

    phrase: str
    weights: np.ndarray


class Axis:
    """The labels of one axis in a fixed order, with every term that can state a label."""

    def __init__(self, name: str, labels: list, broader: dict):
        self.name = name
        self.labels = labels
        self.index = {label: i for i, label in enumerate(labels)} | {UNKNOWN: len(labels), NONE: len(labels) + 1}
        self._lower = {label.lower(): i for i, label in enumerate(labels)}
        self.names = [self._names(label) for label in labels]
        self.wider = [[] for _ in labels]
        for phrase, members in broader.items():
            self._add_wider(phrase, dict.fromkeys(members, 1.0))
        for family, members in (COLOR_FAMILIES if name == "color" else {}).items():
            self._add_wider(family, members)

    def silent(self) -> np.ndarray:
        """The weights of a caption that does not speak about this axis: everything answers it."""
        return np.ones(len(self.labels) + 2, np.float32)

    def _names(self, label: str) -> list:
        """The label itself first, then its synonyms and number forms: each names this label and no other."""
        lower = label.lower()
        phrases = [lower, *_synonyms(self.name, lower)]
        if self.name == "category":
            phrases.append(singular(lower))
        return [self._term(phrase, {lower: 1.0}) for phrase in dict.fromkeys(phrases)]

    def _add_wider(self, phrase: str, members: dict) -> None:
        present = {member: weight for member, weight in members.items() if member in self._lower}
        if len(present) > 1:
            term = self._term(phrase, present)
            for member in present:
                self.wider[self._lower[member]].append(term)

    def _term(self, phrase: str, members: dict) -> Term:
        weights = np.zeros(len(self.labels) + 2, np.float32)
        weights[len(self.labels)] = 1.0  # UNKNOWN may answer; the loss leaves such pairs out
        for member, weight in members.items():
            weights[self._lower[member]] = weight
        return Term(phrase, weights)


class Vocabulary:
    """All axes, built from photos first: their labels are kept as written, drawn labels join them or are added."""

    def __init__(self, catalogs: list):
        self._canonical = {axis: {} for axis in AXES}
        counts = {axis: Counter() for axis in AXES}
        for catalog in catalogs:
            for product in catalog.products:
                for axis, label in product.labels.items():
                    if label not in (UNKNOWN, NONE):
                        counts[axis][self._join(axis, label)] += 1
        self.axes = {axis: Axis(axis, list(counts[axis]), self._broader(axis, catalogs)) for axis in AXES}
        self.published = {axis: sorted(label for label, n in counts[axis].items() if n >= FEWEST_PRODUCTS)
                          for axis in AXES}

    def label(self, axis: str, raw: str) -> str:
        return raw if raw in (UNKNOWN, NONE) else self._canonical[axis][label_key(axis, raw)]

    def indices(self, catalog: Catalog) -> np.ndarray:
        """int64 [products, axes]: the column of each product's label on each axis."""
        return np.array([[self.axes[axis].index[self.label(axis, product.labels[axis])] for axis in AXES]
                         for product in catalog.products])

    def _join(self, axis: str, label: str) -> str:
        return self._canonical[axis].setdefault(label_key(axis, label), _capitalised(label))

    def _broader(self, axis: str, catalogs: list) -> dict:
        broader = defaultdict(set, {phrase: set(members) for phrase, members in BROADER.get(axis, {}).items()})
        if axis == "category":
            for catalog in catalogs:
                for product in catalog.products:
                    for phrase in product.broader:
                        broader[phrase.lower()].add(self.label(axis, product.labels[axis]).lower())
        return broader


def _capitalised(label: str) -> str:
    return label[:1].upper() + label[1:]


def _synonyms(axis: str, label: str) -> list:
    return next((others for name, others in SYNONYMS[axis].items() if _plain(name) == _plain(label)), [])


def label_key(axis: str, label: str) -> str:
    """One key for all spellings of a label: case, hyphens, number and synonyms fall together."""
    lower = " ".join(label.lower().split())
    for canonical, others in SYNONYMS[axis].items():
        if lower in others:
            return _plain(canonical)
    return _plain(lower)


def _plain(label: str) -> str:
    return singular(label).replace("-", "").replace(" ", "")
