"""The two towers. Written so that torch 1.13 exports them as plain ONNX, with L2 normalisation inside."""
import math

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

SIZE, CONTEXT, DIMENSIONS = 64, 32, 256
WIDTHS = (32, 64, 128, 256)
COLOR_CELL = 8  # pixels: 8 x 8 cells of a 64-pixel square


class ConvUnit(nn.Module):
    """3x3 or 1x1 convolution with batch normalisation; `fold` leaves one convolution with a bias."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, folded: bool):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=folded)
        self.norm = nn.Identity() if folded else nn.BatchNorm2d(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.norm(self.conv(x))

    def fold(self) -> None:
        self.conv, self.norm = fuse_conv_bn_eval(self.conv, self.norm), nn.Identity()


class Block(nn.Module):
    """Basic residual block: two 3x3 convolutions, a 1x1 shortcut where the shape changes."""

    def __init__(self, inputs: int, outputs: int, stride: int, folded: bool):
        super().__init__()
        self.first = ConvUnit(inputs, outputs, 3, stride, folded)
        self.second = ConvUnit(outputs, outputs, 3, 1, folded)
        same = stride == 1 and inputs == outputs
        self.shortcut = nn.Identity() if same else ConvUnit(inputs, outputs, 1, stride, folded)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(self.second(F.relu(self.first(x))) + self.shortcut(x))


class ImageTower(nn.Module):
    """[n, 3, 64, 64] in [-1, 1] to unit vectors. A residual net beside a coarse grid of mean colours."""

    def __init__(self, dimensions: int, folded: bool = False):
        super().__init__()
        self.stem = ConvUnit(3, WIDTHS[0], 3, 2, folded)
        self.blocks = nn.Sequential(*(
            Block(inputs, outputs, 1 if inputs == outputs else 2, folded)
            for inputs, outputs in zip((WIDTHS[0], *WIDTHS), WIDTHS)))
        self.colors = nn.Linear(3 * (SIZE // COLOR_CELL) ** 2, 64)
        self.features_width = WIDTHS[-1] + 64
        self.project = nn.Linear(self.features_width, dimensions)

    def features(self, x: torch.Tensor) -> torch.Tensor:
        # bf16 pays in the convolutions only; everything after the pooling stays float32.
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training and torch.is_grad_enabled()):
            shape = self.blocks(F.relu(self.stem(x)))
        shape = shape.float().mean((2, 3))
        colors = F.relu(self.colors(F.avg_pool2d(x, COLOR_CELL).flatten(1)))
        return torch.cat([shape, colors], 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.normalize(self.project(self.features(x)), dim=1)

    def fold(self) -> "ImageTower":
        for unit in [module for module in self.modules() if isinstance(module, ConvUnit)]:
            unit.fold()
        return self


class Affine(nn.Module):
    """Linear with its weight as [inputs, outputs], so that the exported MatMul keeps the parameter's name."""

    def __init__(self, inputs: int, outputs: int):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inputs, outputs) / math.sqrt(inputs))
        self.bias = nn.Parameter(torch.zeros(outputs))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x @ self.weight + self.bias


class Layer(nn.Module):
    """Pre-norm transformer layer. nn.TransformerEncoderLayer does not export from torch 1.13."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads, self.width = heads, width
        self.norm_attention, self.norm_mlp = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query_key_value, self.output = Affine(width, 3 * width), Affine(width, width)
        self.widen, self.narrow = Affine(width, 2 * width), Affine(2 * width, width)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        x = x + self._attend(self.norm_attention(x), bias)
        return x + self.narrow(F.relu(self.widen(self.norm_mlp(x))))

    def _attend(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        length, size = x.shape[1], self.width // self.heads
        parts = self.query_key_value(x).view(-1, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        scores = query @ key.transpose(-1, -2) / math.sqrt(size) + bias
        mixed = torch.softmax(scores, -1) @ value
        return self.output(mixed.transpose(1, 2).reshape(-1, length, self.width))


class TextTower(nn.Module):
    """[n, length] ids to unit vectors. Whatever follows the first end id is not looked at."""

    def __init__(self, vocabulary: int, end_id: int, context: int, dimensions: int,
                 width: int = 128, layers: int = 2, heads: int = 4):
        super().__init__()
        self.end_id = end_id
        self.tokens = nn.Parameter(torch.randn(vocabulary, width) * 0.5)
        self.positions = nn.Parameter(torch.randn(context, width) * 0.05)
        self.layers = nn.ModuleList(Layer(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.project = Affine(width, dimensions)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        ends = (ids == self.end_id).long()
        seen = (torch.cumsum(ends, 1) - ends == 0).float()
        bias = ((seen - 1.0) * 1e4)[:, None, None, :]
        x = self.tokens[ids] + self.positions[: ids.shape[1]]
        for layer in self.layers:
            x = layer(x, bias)
        weights = (seen / seen.sum(1, keepdim=True)).unsqueeze(-1)
        return F.normalize(self.project((self.norm(x) * weights).sum(1)), dim=1)


class DualEncoder(nn.Module):
    """Both towers and the learned logit scale."""

    LARGEST_SCALE = 60.0

    def __init__(self, image: ImageTower, text: TextTower):
        super().__init__()
        self.image, self.text = image, text
        self.log_scale = nn.Parameter(torch.tensor(math.log(14.0)))

    def scale(self) -> torch.Tensor:
        return self.log_scale.exp().clamp(max=self.LARGEST_SCALE)
