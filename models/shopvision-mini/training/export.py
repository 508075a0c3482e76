"""Writes the model folder: two ONNX towers with half-precision weights, tokenizer, goldens, model.json."""
import copy
import warnings
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from goldens import write_goldens
from manifest import write_manifest
from model import CONTEXT, DIMENSIONS, SIZE, DualEncoder, ImageTower, TextTower

OPSET = 14


def write_model(folder: Path, trained: DualEncoder, tokenizer, vocabulary) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    model = _rounded(trained)
    tokenizer.save(folder)
    pictures = torch.zeros(2, 3, SIZE, SIZE)
    ids = torch.full((2, CONTEXT), tokenizer.end, dtype=torch.long)
    _export(model.image, pictures, folder / "image.onnx", "pixel_values", "image_embeds")
    _export(model.text, ids, folder / "text.onnx", "input_ids", "text_embeds")
    write_goldens(folder, model, tokenizer, SIZE)
    write_manifest(folder, model, tokenizer, vocabulary, SIZE, CONTEXT, DIMENSIONS)


def load_towers(folder: Path, tokenizer) -> DualEncoder:
    """The towers rebuilt in torch from the weights inside the ONNX files."""
    text = TextTower(len(tokenizer.ids), tokenizer.end, CONTEXT, DIMENSIONS)
    model = DualEncoder(ImageTower(DIMENSIONS, folded=True), text)
    model.image.load_state_dict(_weights(folder / "image.onnx"))
    model.text.load_state_dict(_weights(folder / "text.onnx"))
    return model.eval()


def _rounded(trained: DualEncoder) -> DualEncoder:
    """Batch normalisation folded in, every weight rounded to the half precision that the files hold."""
    model = copy.deepcopy(trained).eval()
    model.image.fold()
    with torch.no_grad():
        for weight in (*model.image.parameters(), *model.text.parameters()):
            weight.copy_(weight.half().float())
    return model


def _export(tower, example: torch.Tensor, path: Path, given: str, made: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch 1.13 warns about its own tracing
        torch.onnx.export(tower, example, str(path), opset_version=OPSET, input_names=[given], output_names=[made],
                          dynamic_axes={given: {0: "batch"}, made: {0: "batch"}})
    graph = onnx.load(str(path))
    _halve(graph.graph)
    graph.doc_string, graph.producer_name = "", "shopvision-mini"
    for node in graph.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, str(path))


def _halve(graph: onnx.GraphProto) -> None:
    """Stores float weights as float16 behind a Cast: half the file, and runtimes fold the Cast when they load."""
    casts = []
    for weight in graph.initializer:
        if weight.data_type != TensorProto.FLOAT:
            continue
        name, values = weight.name, numpy_helper.to_array(weight)
        weight.CopyFrom(numpy_helper.from_array(values.astype("float16"), name + "_half"))
        casts.append(helper.make_node("Cast", [name + "_half"], [name], name=name + "_cast", to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def _weights(path: Path) -> dict:
    graph = onnx.load(str(path)).graph
    return {weight.name.removesuffix("_half"): torch.from_numpy(numpy_helper.to_array(weight).astype("float32"))
            for weight in graph.initializer if weight.name.endswith("_half")}
