"""One training step and the state that goes with it."""
import numpy as np
import torch
from torch import nn

from batches import BatchSource
from captions import Caption, CaptionWriter
from catalog import AXES, Catalog
from edits import sample_edits, target_caption, write_edits
from loss import agreement, answers, contrastive, look_alikes, multi_positive, naming
from model import DualEncoder
from pictures import to_input, vary
from schedule import Clock, MovingAverage, rate
from texts import TextEncoder
from vocabulary import TEMPLATES, Vocabulary

TOP_RATE = 2e-3
WEIGHT_DECAY = 0.05
EDITS_PER_STEP = 256
LOOK_ALIKE_WEIGHT = 0.3
EDIT_WEIGHT = 1.2
# Of the logit scale: spreads pictures wider, so that the fifth that a photo is of a composed query still counts.
LOOK_ALIKE_SCALE = 0.35
NAMING_WEIGHT = 0.3
NAMED = {"category": 1.0, "color": 1.0, "gender": 0.5, "pattern": 0.5, "material": 0.5}
EDITS_FROM = 0.15  # of the time budget: before that the model cannot read pictures


class Trainer:
    """Model, optimiser and data; `step` does one batch and returns the parts of its loss."""

    def __init__(self, model: DualEncoder, tokenizer, vocabulary: Vocabulary, catalog: Catalog,
                 source: BatchSource, seed: int):
        self.model, self.source = model, source
        self.average = MovingAverage(model)
        self.catalog = catalog
        self._vocabulary = vocabulary
        self._texts = TextEncoder(tokenizer)
        self._labels = torch.from_numpy(vocabulary.indices(catalog))
        self._columns = [len(vocabulary.axes[axis].labels) for axis in AXES]
        self._writer = CaptionWriter(vocabulary, seed)
        self._random = torch.Generator().manual_seed(seed)
        self._heads = nn.ModuleDict({axis: nn.Linear(model.image.features_width, self._columns[AXES.index(axis)])
                                     for axis in ("category", "color", "gender")})
        weights = [p for part in (model, self._heads) for p in part.parameters()]
        self.optimizer = torch.optim.AdamW(
            [{"params": [p for p in weights if p.ndim > 1], "weight_decay": WEIGHT_DECAY},
             {"params": [p for p in weights if p.ndim < 2], "weight_decay": 0.0}], lr=TOP_RATE, betas=(0.9, 0.98))
        self._weights = weights

    def step(self, clock: Clock) -> dict:
        for group in self.optimizer.param_groups:
            group["lr"] = TOP_RATE * rate(clock.fraction())
        parts = self._losses(self.source.next(), with_edits=clock.fraction() >= EDITS_FROM)
        self.optimizer.zero_grad(set_to_none=True)
        sum(parts.values()).backward()
        nn.utils.clip_grad_norm_(self._weights, 1.0)
        self.optimizer.step()
        self.average.update(self.model)
        return {name: part.item() for name, part in parts.items()}

    def inputs(self) -> torch.Tensor:
        """A batch of varied pictures, for measuring batch statistics."""
        return self._inputs(self.source.next())

    def state(self) -> dict:
        return {"model": self.model.state_dict(), "average": self.average.model.state_dict(),
                "updates": self.average.updates, "heads": self._heads.state_dict(),
                "optimizer": self.optimizer.state_dict()}

    def restore(self, state: dict) -> None:
        self.model.load_state_dict(state["model"])
        self.average.model.load_state_dict(state["average"])
        self.average.updates = state["updates"]
        self._heads.load_state_dict(state["heads"])
        self.optimizer.load_state_dict(state["optimizer"])

    def _inputs(self, rows: np.ndarray) -> torch.Tensor:
        inputs = vary(to_input(self.catalog.pictures[rows]), self._random)
        return inputs.contiguous(memory_format=torch.channels_last)

    def _losses(self, rows: np.ndarray, with_edits: bool) -> dict:
        model, scale = self.model.train(), self.model.scale()
        labels = self._labels[rows]
        unknown = labels == torch.tensor(self._columns)
        agree = agreement(labels, unknown)
        features = model.image.features(self._inputs(rows))
        images = nn.functional.normalize(model.image.project(features), dim=1)
        captions = [self._writer.write(self.catalog.products[row]) for row in rows]
        bank_texts = self._bank_texts()
        encoded = self._texts.encode(model.text, [caption.text for caption in captions] + bank_texts)
        positives, left_out = answers(*self._stated(captions), labels, unknown)
        names = self._naming_logits(images * scale, encoded[len(captions):])
        parts = {
            "captions": contrastive(encoded[: len(captions)] @ images.T * scale, positives, left_out),
            "alike": LOOK_ALIKE_WEIGHT * look_alikes(images, scale * LOOK_ALIKE_SCALE, agree),
            "names": NAMING_WEIGHT * sum(weight * naming(names[axis], labels[:, AXES.index(axis)])
                                         for axis, weight in NAMED.items() if names[axis].shape[1]),
            "heads": NAMING_WEIGHT * sum(NAMED[axis] * naming(head(features), labels[:, AXES.index(axis)])
                                         for axis, head in self._heads.items()),
        }
        if with_edits:
            parts["edits"] = EDIT_WEIGHT * self._edit_loss(images, scale, labels, agree, names)
        return parts

    def _edit_loss(self, images, scale, labels, agree, names) -> torch.Tensor:
        edits = sample_edits(labels, labels < torch.tensor(self._columns), agree, EDITS_PER_STEP, self._random)
        read = torch.stack([names[axis].argmax(1) if names[axis].shape[1] else labels[:, i] * 0
                            for i, axis in enumerate(AXES)], 1)
        with_silent = bool(torch.rand((), generator=self._random) < 0.5)
        captions, modifiers = write_edits(edits, read, self._vocabulary, with_silent)
        if not captions:
            return images.sum() * 0.0
        encoded = self._texts.encode(self.model.text, captions + modifiers)
        queries = target_caption(images[edits.references], encoded[: len(captions)], encoded[len(captions):])
        return multi_positive(queries @ images.T * scale, edits.positives, edits.left_out)

    def _bank_texts(self) -> list:
        texts = []
        for axis in AXES:
            template = TEMPLATES[axis][int(torch.randint(len(TEMPLATES[axis]), (), generator=self._random))]
            texts += [template.format(label.lower()) for label in self._vocabulary.axes[axis].labels]
        return texts

    def _naming_logits(self, images: torch.Tensor, bank: torch.Tensor) -> dict:
        return dict(zip(AXES, (images @ part.T for part in bank.split(self._columns))))

    def _stated(self, captions: list[Caption]):
        stated = [torch.from_numpy(np.stack([caption.stated.get(axis, self._vocabulary.axes[axis].silent())
                                             for caption in captions])) for axis in AXES]
        speaks = torch.tensor([[axis in caption.stated for axis in AXES] for caption in captions])
        return stated, speaks, torch.tensor([caption.is_title for caption in captions])
