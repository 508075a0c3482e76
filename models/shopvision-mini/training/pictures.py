"""From a picture file to the model's square, exactly as model.json describes it, and the training variations."""
import math

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageOps

WHITE = (255, 255, 255)


def letterbox(image: Image.Image, size: int) -> Image.Image:
    """EXIF-upright, alpha on white, long side to `size` (Pillow bicubic), centred on white. RGB."""
    image = _on_white(ImageOps.exif_transpose(image))
    width, height = image.size
    long = max(width, height)
    fitted = tuple(max(1, (2 * side * size + long) // (2 * long)) for side in (width, height))
    image = image.resize(fitted, Image.Resampling.BICUBIC)
    square = Image.new("RGB", (size, size), WHITE)
    square.paste(image, ((size - fitted[0]) // 2, (size - fitted[1]) // 2))
    return square


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, WHITE + (255,)), image)
    return image.convert("RGB")


def to_input(pictures: np.ndarray) -> torch.Tensor:
    """uint8 pixels to the model's range: scale 1/255, mean .5, std .5."""
    return torch.from_numpy(pictures).float().div_(127.5).sub_(1.0)


def input_batches(pictures: np.ndarray, size: int = 256):
    return (to_input(pictures[at: at + size]) for at in range(0, len(pictures), size))


def vary(inputs: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Flip, scale +-15 %, aspect +-8 %, shift +-10 %, brightness +-8 %. Never hue: colour is a label."""
    count = inputs.shape[0]

    def uniform(reach: float) -> torch.Tensor:
        return (torch.rand(count, generator=random) * 2 - 1) * reach

    zoom, aspect = torch.exp(uniform(math.log(1.15))), torch.exp(uniform(math.log(1.08)) / 2)
    flip = torch.where(torch.rand(count, generator=random) < 0.5, -1.0, 1.0)
    affine = torch.zeros(count, 2, 3)
    affine[:, 0, 0], affine[:, 1, 1] = flip * zoom * aspect, zoom / aspect
    affine[:, 0, 2], affine[:, 1, 2] = uniform(0.2), uniform(0.2)
    grid = F.affine_grid(affine, list(inputs.shape), align_corners=False)
    # grid_sample pads with zeros; one below white is zero, so the padding comes out white.
    moved = F.grid_sample(inputs - 1.0, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    lit = (moved + 2.0) * (1.0 + uniform(0.08)).view(-1, 1, 1, 1) - 1.0
    return lit.clamp_(-1.0, 1.0)
