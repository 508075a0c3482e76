"""model.json: everything the application needs to know about the model."""
import hashlib
import json
from pathlib import Path

from captions import FULL
from vocabulary import TEMPLATES

NAME, REVISION = "shopvision-mini", "1"
# A first calibration, by a coarse grid over held-out photos; `shopvision evaluate sweep` writes a better one.
TARGET_CAPTION_TEXT_WEIGHT, DEBIAS = 0.88, 0.2


def write_manifest(folder: Path, model, tokenizer, vocabulary, size: int, context: int, dimensions: int) -> None:
    axes = ("color", "category", "gender", "pattern", "material")
    manifest = {
        "schema": 1, "name": NAME, "revision": REVISION,
        "license": "Apache-2.0 (weights); see README.md for the training data",
        "source": "Trained by the ShopVision project: models/shopvision-mini/training",
        "dimensions": dimensions,
        "logitScale": round(model.scale().item(), 4), "logitBias": None, "scoring": "softmax",
        "image": {
            "file": _file(folder, "image.onnx"),
            "input": {"name": "pixel_values", "type": "float32"},
            "output": {"name": "image_embeds", "type": "float32"},
            "size": size, "resize": "letterbox", "fill": [255, 255, 255], "interpolation": "bicubic", "crop": "none",
            "scale": 1 / 255, "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5],
            "alpha": "white", "colorProfile": "srgb", "shrinkOnLoad": True,
        },
        "text": {
            "file": _file(folder, "text.onnx"),
            "ids": {"name": "input_ids", "type": "int64"}, "mask": None,
            "output": {"name": "text_embeds", "type": "float32"},
            "tokenizer": "clip-bpe",
            "tokenizerFiles": {"vocab": _file(folder, "vocab.json"), "merges": _file(folder, "merges.txt")},
            "cleaning": "whitespace", "lowerCase": True, "contextLength": context,
            "beginId": tokenizer.begin, "endId": tokenizer.end, "padId": tokenizer.end, "padding": "max-length",
        },
        "attributes": {axis: {"values": vocabulary.published[axis], "templates": TEMPLATES[axis]}
                       for axis in axes if vocabulary.published[axis]},
        "composer": None,
        "calibration": {
            "composition": "target-caption",
            "textWeight": {"weighted-sum": 0.65, "target-caption": TARGET_CAPTION_TEXT_WEIGHT},
            "debias": DEBIAS, "captionTemplate": FULL,
        },
        "goldens": {"path": "goldens/goldens.json"},
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    Path(folder, "model.json").write_text(text + "\n", encoding="utf-8")


def _file(folder: Path, name: str) -> dict:
    content = Path(folder, name).read_bytes()
    return {"path": name, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content), "url": None}
