"""A trained network as files that others can use without Model Lab."""

from __future__ import annotations

import importlib.util
import io
import json
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import nn

from modellab import safeio
from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.naming import clean
from modellab.graph.shape import TensorType
from modellab.network.build import Network, build_program
from modellab.network.generator import answering
from modellab.network.program import write_program
from modellab.network.saved_preparation import SavedPreparation
from modellab.network.source import program_source
from modellab.network.statements import Program
from modellab.network.weights import fill, load_state, read_state

SOURCE, WEIGHTS, PREPROCESSING = "network.py", "weights.safetensors", "preprocessing.json"
ONNX_PACKAGES = ("onnx", "onnxscript")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the same content gives the same file
_SAMPLE_LENGTH, _WINDOW = 16, 128
MOST_ONNX_BYTES = 2**31 - 2**20
"""What a file of this format can hold, less some room for the layers."""


def export_python(
    path: Path,
    graph: Graph,
    state: bytes,
    *,
    preprocessing: SavedPreparation | None = None,
    class_name: str = "Network",
) -> tuple[Path, ...]:
    """Write source, weights and preparation of a trained network.

    Args:
        path: A folder, made where there is none; or a file ``.zip`` with the same content; or a file ``.py``, beside
            which the weights are put.
        graph: What was trained.
        state: Its weights, as ``save_state`` gives them.
        preprocessing: How samples were read in training.
        class_name: Of the network in the source.

    Returns:
        The files that were written.

    Raises:
        ModelLabError: The graph has errors, the weights belong to another one, or the disk refuses.
    """
    files = python_files(graph, state, preprocessing=preprocessing, class_name=class_name)
    if path.suffix.lower() == ".zip":
        safeio.write_file(path, [_zip(files)], keep_backup=False)
        return (path,)
    folder, renamed = path, files
    if path.suffix.lower() == ".py":
        folder, renamed = path.parent, {path.name if name == SOURCE else name: data for name, data in files.items()}
    safeio.make_folder(folder)
    for name, data in renamed.items():
        safeio.write_file(folder / name, [data], keep_backup=False)
    return tuple(folder / name for name in renamed)


def python_files(
    graph: Graph, state: bytes, *, preprocessing: SavedPreparation | None = None, class_name: str = "Network"
) -> dict[str, bytes]:
    """Return the content of the files of ``export_python`` by name.

    Raises:
        ModelLabError: The graph has errors, or the weights belong to another one.
    """
    program = write_program(graph)
    load_state(build_program(program, seed=0), state)  # refuses weights of another network
    files = {
        SOURCE: program_source(program, class_name=class_name, preprocessing=preprocessing).encode(),
        WEIGHTS: state,
    }
    if preprocessing is not None:
        files[PREPROCESSING] = json.dumps(preprocessing.to_json(), indent=1, ensure_ascii=False).encode()
        files |= preprocessing.files()
    return files


def _zip(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), data)
    return packed.getvalue()


def missing_onnx_packages() -> tuple[str, ...]:
    """Names of the packages that ``export_onnx`` lacks here."""
    return tuple(name for name in ONNX_PACKAGES if importlib.util.find_spec(name) is None)


def export_onnx(path: Path, graph: Graph, state: bytes) -> None:
    """Write a trained network as an ONNX file that takes batches of any size.

    Texts of any length stay so, unless a layer is recurrent: then they are to be filled up with zeros to 128 tokens.
    Of a generative pair it is the generator: its inputs are the random numbers that samples are made of.

    Args:
        path: The file.
        graph: What was trained.
        state: Its weights, as ``save_state`` gives them.

    Raises:
        ModelLabError: A package is missing, the graph has errors, the weights belong to another one, or a layer cannot
            be written as ONNX, or the file would be too large.
    """
    missing = missing_onnx_packages()
    if missing:
        raise ModelLabError(
            Text("ONNX export needs the packages {names}.", names=", ".join(missing)),
            Text("Install them with: pip install {names}", names=" ".join(missing)),
        )
    if len(state) > MOST_ONNX_BYTES:
        raise ModelLabError(
            Text("An ONNX file holds at most {most:.1f} GB. The weights of this network are {have:.1f} GB.",
                 most=MOST_ONNX_BYTES / 1e9, have=len(state) / 1e9),
            Text("Export it as a Python file instead."),
        )  # fmt: skip
    whole = write_program(graph)
    load_state(build_program(whole, seed=0), state)  # refuses weights of another network
    program = answering(whole)
    network = build_program(program, seed=0)
    weights = read_state(state)
    fill(network, {name: weights[name] for name in network.state_dict()})
    safeio.write_file(path, [_onnx_bytes(network.eval(), program)], keep_backup=False)


def _onnx_bytes(network: Network, program: Program) -> bytes:
    is_recurrent = any(isinstance(module, nn.RNNBase) for module in network.modules())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it tells of itself means nothing to people
            written = torch.onnx.export(
                network,
                tuple(_sample(slot.type, _WINDOW if is_recurrent else _SAMPLE_LENGTH) for slot in program.inputs),
                input_names=[slot.node for slot in program.inputs],
                output_names=[slot.node for slot in program.outputs],
                dynamic_shapes=tuple(_free_axes(slot.type, is_recurrent) for slot in program.inputs),
                dynamo=True,
                verbose=False,
            )
    except torch.onnx.errors.OnnxExporterError as error:
        reason = clean(str(error.__cause__ or error), 200)
        raise ModelLabError(
            Text("This network cannot be written as ONNX: {reason}", reason=reason),
            Text("Export it as a Python file instead."),
        ) from error
    assert written is not None
    return bytes(written.model_proto.SerializeToString())


def _free_axes(kind: TensorType, is_recurrent: bool) -> dict[int, Any]:
    """Say which axes may have any size: that of the samples, and of the steps unless a recurrent layer counts them."""
    steps = [axis for axis, dim in enumerate(kind.shape) if axis and not isinstance(dim, int)]
    free = {} if is_recurrent else dict.fromkeys(steps, torch.export.Dim.AUTO)
    return {0: torch.export.Dim("batch", min=1, max=2**20), **free}


def _sample(kind: TensorType, length: int) -> torch.Tensor:
    """Make input of the right shape, with so many steps where any number will do."""
    shape = [2, *(dim if isinstance(dim, int) else length for dim in kind.features)]
    return torch.zeros(shape, dtype=torch.int64 if kind.dtype == "int" else torch.float32)
