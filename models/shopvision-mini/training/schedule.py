"""A one-cycle schedule over wall time, so that a slow machine does fewer epochs instead of running late."""
import copy
import math
import time

import torch
from torch import nn

WARM_UP = 0.1


class Clock:
    """The fraction of the time budget that is spent; `spent` carries over from a checkpoint."""

    def __init__(self, minutes: float, spent: float = 0.0):
        self._budget = minutes * 60
        self._start = time.monotonic() - spent

    def spent(self) -> float:
        return time.monotonic() - self._start

    def fraction(self) -> float:
        return min(1.0, self.spent() / self._budget)


def rate(fraction: float) -> float:
    """Linear warm-up, then half a cosine down to zero: the factor on the top learning rate."""
    if fraction < WARM_UP:
        return max(fraction / WARM_UP, 0.01)
    return 0.5 * (1 + math.cos(math.pi * (fraction - WARM_UP) / (1 - WARM_UP)))


class MovingAverage:
    """An exponential moving average of a model, quick at first and slow later."""

    def __init__(self, model: nn.Module, decay: float = 0.995):
        self.model = copy.deepcopy(model).eval()
        self.updates = 0
        self._decay = decay

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        self.updates += 1
        keep = min(self._decay, self.updates / (self.updates + 10))
        for mine, theirs in zip(self.model.state_dict().values(), model.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.lerp_(theirs, 1 - keep)


@torch.no_grad()
def measure_batch_norm(tower: nn.Module, batches) -> None:
    """Replaces the running statistics, which lag behind averaged weights, by those of `batches`."""
    norms = [module for module in tower.modules() if isinstance(module, nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
    tower.train()
    for batch in batches:
        tower(batch)
    tower.eval()
