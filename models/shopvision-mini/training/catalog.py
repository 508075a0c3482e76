"""Products with pictures and labels: a photo archive with metadata.csv, or a folder of drawn pictures."""
import csv
import io
import re
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from lexicon import TITLE_WORDS
from pictures import letterbox

AXES = ("gender", "color", "pattern", "material", "category")
# Photos state patterns and materials only where a title names them: silence is not a "no".
SILENT_AXES = ("pattern", "material")
UNKNOWN = "?"
NONE = ""


@dataclass(frozen=True)
class Product:
    """One picture with its labels; an axis is a label, UNKNOWN (not told) or NONE (told: does not apply)."""

    id: str
    group: str
    title: str
    labels: dict
    broader: tuple = field(default=())


@dataclass(frozen=True)
class Catalog:
    """Products and, row by row, their letterboxed pictures: uint8 [n, 3, size, size]."""

    products: list
    pictures: np.ndarray

    def __len__(self) -> int:
        return len(self.products)

    def take(self, rows) -> "Catalog":
        return Catalog([self.products[i] for i in rows], self.pictures[rows])


def read_photos(path: str, size: int, limit: int | None = None) -> Catalog:
    """A tar with metadata.csv (id, file, title, articleType, subCategory, masterCategory, colour, gender)."""
    with tarfile.open(path) as archive:
        blobs = {m.name: archive.extractfile(m).read() for m in archive if m.isfile()}
    rows = list(csv.DictReader(io.StringIO(blobs["metadata.csv"].decode("utf-8"))))[:limit]
    return _load((_photo(row) for row in rows), (io.BytesIO(blobs[row["file"]]) for row in rows), size)


def read_drawn(folder: str, size: int, limit: int | None = None) -> Catalog:
    """A folder with products.csv (id, group_id, title, category, color, pattern, material, gender, image)."""
    with open(Path(folder, "products.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:limit]
    return _load((_drawn(row) for row in rows), (_drawn_picture(folder, row["image"]) for row in rows), size)


def _load(products, files, size: int) -> Catalog:
    products, pictures = list(products), []
    for file in files:
        with Image.open(file) as image:
            pictures.append(np.asarray(letterbox(image, size)).transpose(2, 0, 1))
    return Catalog(products, np.stack(pictures))


def _photo(row: dict) -> Product:
    labels = {"color": _told(row["colour"]), "category": _told(row["articleType"]), "gender": _told(row["gender"])}
    words = set(re.findall(r"[a-z]+", row["title"].lower()))
    for axis in SILENT_AXES:
        stated = [label for label, signs in TITLE_WORDS[axis].items() if signs & words]
        labels[axis] = stated[0] if len(stated) == 1 else UNKNOWN
    return Product(row["id"], row["id"], row["title"], labels, (row["subCategory"], row["masterCategory"]))


def _told(label: str) -> str:
    return UNKNOWN if label in ("", "NA") else label


def _drawn(row: dict) -> Product:
    path = [part.strip() for part in row["category"].split(">")]
    labels = {axis: row.get(axis, "").strip() or NONE for axis in AXES}
    labels["category"] = path[-1]
    return Product(row["id"], row.get("group_id") or row["id"], row["title"], labels, tuple(path[:-1]))


def _drawn_picture(folder: str, name: str) -> Path:
    path = Path(folder, name)
    return path if path.exists() else Path(folder, "images", name)
