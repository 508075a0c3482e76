"""Composed queries made inside a batch: a picture, one label changed, and the pictures that should be found.

The query is built as the search builds it (target caption with debias): the caption is what the model itself
reads from the picture, so training teaches the picture to make up for what the caption gets wrong.
"""
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from captions import full_caption
from catalog import AXES, SILENT_AXES

IMAGE_SHARE = 0.2
DEBIAS = 0.4


def target_caption(image: torch.Tensor, caption: torch.Tensor, modifier: torch.Tensor,
                   share: float = IMAGE_SHARE, debias: float = DEBIAS) -> torch.Tensor:
    """N((1+b) ((1-a) G + a v) - b G + b m): anchored target caption, all inputs unit length."""
    anchored = (1 - share) * caption + share * image
    return F.normalize((1 + debias) * anchored - debias * caption + debias * modifier, dim=-1)


@dataclass(frozen=True)
class Edits:
    """Row by row: the reference picture, the axis changed, the label asked for and what answers it."""

    references: torch.Tensor
    axes: list
    wanted: list
    positives: torch.Tensor
    left_out: torch.Tensor


def sample_edits(labels: torch.Tensor, named: torch.Tensor, agree: torch.Tensor, count: int,
                 random: torch.Generator) -> Edits:
    """Up to `count` references with a random axis on which some picture differs while agreeing on all others.

    labels: [n, axes]; named: bool [n, axes], there is a label to ask for; agree: bool [n, n, axes].
    """
    others = torch.stack([agree[..., [b for b in range(len(AXES)) if b != axis]].all(-1) for axis in range(len(AXES))])
    candidates = others & ~agree.permute(2, 0, 1) & named.T[:, None, :]
    possible = candidates.any(2).float().T
    references = torch.nonzero(possible.sum(1) > 0).flatten()
    references = references[torch.randperm(len(references), generator=random)[:count]]
    if len(references) == 0:
        return Edits(references, [], [], torch.zeros(0, len(labels)), torch.zeros(0, len(labels), dtype=torch.bool))
    axes = torch.multinomial(possible[references], 1, generator=random).flatten()
    targets = torch.multinomial(candidates[axes, references].float(), 1, generator=random).flatten()
    wanted = labels[targets, axes]
    positives = others[axes, references] & (labels[:, axes].T == wanted[:, None])
    left_out = F.one_hot(references, len(labels)).bool()
    return Edits(references, axes.tolist(), wanted.tolist(), positives.float(), left_out)


def write_edits(edits: Edits, read: torch.Tensor, vocabulary, with_silent: bool):
    """The target captions and the modifiers of `edits`; `read` [n, axes] is what the model reads from pictures."""
    captions, modifiers = [], []
    for row, axis, wanted in zip(edits.references.tolist(), edits.axes, edits.wanted):
        phrases = {name: vocabulary.axes[name].names[int(read[row, i])][0].phrase for i, name in enumerate(AXES)
                   if vocabulary.axes[name].labels and (with_silent or name not in SILENT_AXES or i == axis)}
        phrases[AXES[axis]] = vocabulary.axes[AXES[axis]].names[wanted][0].phrase
        captions.append(full_caption(phrases))
        modifiers.append(full_caption({AXES[axis]: phrases[AXES[axis]], "category": phrases["category"]}))
    return captions, modifiers
