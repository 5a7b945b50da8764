"""A trained network as files that others can use without Model Lab."""

from __future__ import annotations

import importlib.util
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import torch

from modellab import safeio
from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.shape import TensorType
from modellab.network.build import Network, build_program
from modellab.network.generator import generator_of
from modellab.network.program import write_program
from modellab.network.saved_preparation import SavedPreparation
from modellab.network.source import program_source
from modellab.network.statements import Program
from modellab.network.weights import fill, load_state, read_state

SOURCE, WEIGHTS, PREPROCESSING = "network.py", "weights.safetensors", "preprocessing.json"
ONNX_PACKAGES = ("onnx", "onnxscript")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the same content gives the same file
_SAMPLE_LENGTH = 16


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

    Of a generative pair it is the generator: its inputs are the random numbers that samples are made of.

    Args:
        path: The file.
        graph: What was trained.
        state: Its weights, as ``save_state`` gives them.

    Raises:
        ModelLabError: A package is missing, the graph has errors, the weights belong to another one, or a layer cannot
            be written as ONNX.
    """
    missing = missing_onnx_packages()
    if missing:
        raise ModelLabError(
            Text("ONNX export needs the packages {names}.", names=", ".join(missing)),
            Text("Install them with: pip install {names}", names=" ".join(missing)),
        )
    whole = write_program(graph)
    load_state(build_program(whole, seed=0), state)  # refuses weights of another network
    program = generator_of(whole) or whole
    network = build_program(program, seed=0)
    weights = read_state(state)
    fill(network, {name: weights[name] for name in network.state_dict()})
    safeio.write_file(path, [_onnx_bytes(network.eval(), program)], keep_backup=False)


def _onnx_bytes(network: Network, program: Program) -> bytes:
    samples = tuple(_sample(slot.type) for slot in program.inputs)
    batch = torch.export.Dim("batch", min=1, max=2**20)
    try:
        written = torch.onnx.export(
            network,
            samples,
            input_names=[slot.node for slot in program.inputs],
            output_names=[slot.node for slot in program.outputs],
            dynamic_shapes=tuple({0: batch} for _slot in program.inputs),
            dynamo=True,
            verbose=False,
        )
    except torch.onnx.errors.OnnxExporterError as error:
        reason = str(error).strip().partition("\n")[0][:200]
        raise ModelLabError(Text("This network cannot be written as ONNX: {reason}", reason=reason)) from error
    assert written is not None
    return bytes(written.model_proto.SerializeToString())


def _sample(kind: TensorType) -> torch.Tensor:
    """Make input of the right shape; a free length is fixed, as recurrent layers in ONNX need."""
    shape = [2, *(dim if isinstance(dim, int) else _SAMPLE_LENGTH for dim in kind.features)]
    return torch.zeros(shape, dtype=torch.int64 if kind.dtype == "int" else torch.float32)
