"""Reference answers for other implementations: texts and small pictures drawn here, with what torch makes of them."""
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw

from pictures import letterbox, to_input

MIN_COSINE = 0.9999
TEXTS = [
    "men navy blue tshirts", "women striped red cotton dresses", "in red", "for women", "casual shoes",
    "a photo of a black backpack", "Nike Men's Round-Neck T-shirt (42)", "  spaces \t and\nlines  ",
    "café crème", "cafe\u0301", "naïve 100% wool — 3½ m²", "😀 party", "шапка 帽子", "", "...",
    "it's we'll they're I've I'm he'd don't", "GREY vs gray",
    "a very long description of a handbag with two handles a zip a pocket inside a strap that can be taken off "
    "and a lining in dotted cotton which goes on and on past the context of the model",
]


def write_goldens(folder: Path, model, tokenizer, size: int) -> None:
    target = folder / "goldens"
    target.mkdir(exist_ok=True)
    texts, pictures = [], []
    for text in TEXTS:
        ids = tokenizer.encode(text)
        texts.append({"text": text, "ids": ids, "embedding": _embedding(model.text, torch.tensor([ids]))})
    for name, picture in _pictures().items():
        picture.save(target / name, optimize=True)
        pixels = np.asarray(letterbox(picture, size))
        inputs = to_input(pixels.transpose(2, 0, 1)[None].copy())
        pictures.append({"file": f"goldens/{name}", "sha256OfPixels": hashlib.sha256(pixels.tobytes()).hexdigest(),
                         "embedding": _embedding(model.image, inputs)})
    lines = [f'  "minCosine": {MIN_COSINE}', _list("texts", texts), _list("images", pictures)]
    (target / "goldens.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _embedding(tower, inputs: torch.Tensor) -> list:
    with torch.no_grad():
        return [float(f"{value:.7g}") for value in tower(inputs)[0].tolist()]


def _list(name: str, rows: list) -> str:
    """One row a line, so that a change shows in a diff."""
    return f'  "{name}": [\n' + ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in rows) + "\n  ]"


def _pictures() -> dict:
    """Different sizes, shapes and modes; one is smaller than the model's square, one has alpha."""
    return {
        "shirt-tall.png": _shirt((150, 200), (31, 58, 120)),
        "shirt-small.png": _shirt((30, 40), (200, 30, 40)),
        "bag-wide.png": _bag((240, 90), (120, 72, 30)),
        "mug-square.png": _mug((128, 128), (40, 140, 90)),
        "mug-exact.png": _mug((64, 64), (230, 180, 40)),
        "stripes-odd.png": _stripes((97, 131)),
        "bag-alpha.png": _bag((160, 120), (90, 30, 110), mode="RGBA"),
        "mug-grey.png": _mug((77, 51), (60, 60, 60)).convert("L"),
    }


def _canvas(size: tuple, mode: str = "RGB"):
    image = Image.new(mode, size, (255, 255, 255) if mode == "RGB" else (0, 0, 0, 0))
    return image, ImageDraw.Draw(image), size


def _shirt(size: tuple, color: tuple) -> Image.Image:
    image, pen, (w, h) = _canvas(size)
    outline = [(.3, .1), (.42, .16), (.58, .16), (.7, .1), (.95, .3), (.85, .45), (.74, .38), (.74, .92), (.26, .92),
               (.26, .38), (.15, .45), (.05, .3)]
    pen.polygon([(x * w, y * h) for x, y in outline], fill=color)
    return image


def _bag(size: tuple, color: tuple, mode: str = "RGB") -> Image.Image:
    image, pen, (w, h) = _canvas(size, mode)
    pen.arc((w * .35, h * .05, w * .65, h * .7), 180, 360, fill=color, width=max(2, h // 20))
    # The lower half of the bag is half transparent where there is alpha.
    pen.rectangle((w * .15, h * .35, w * .85, h * .65), fill=color)
    pen.rectangle((w * .15, h * .65, w * .85, h * .92), fill=color if mode == "RGB" else (*color, 128))
    return image


def _mug(size: tuple, color: tuple) -> Image.Image:
    image, pen, (w, h) = _canvas(size)
    pen.ellipse((w * .6, h * .35, w * .9, h * .7), outline=color, width=max(2, w // 16))
    pen.rectangle((w * .2, h * .25, w * .68, h * .85), fill=color)
    return image


def _stripes(size: tuple) -> Image.Image:
    image, pen, (w, h) = _canvas(size)
    for top in range(h // 8, h - h // 8, 12):
        pen.rectangle((w * .2, top, w * .8, top + 5), fill=(180, 20, 90))
    return image
