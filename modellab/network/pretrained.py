"""First weights of pretrained layers: from the user's files, from installed packages, from torch's download folder.

Read when a run starts that has no other weights to start from, and at no other time: a path in a project file that
somebody sent is opened only when people train.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from modellab import safeio
from modellab.errors import ModelLabError, Text, look_up
from modellab.graph.layers.backbone import FACTS, label_of
from modellab.graph.layers.backbone_families import family_of
from modellab.graph.layers.spec import InitialWeights
from modellab.network.build import INITIAL, Network
from modellab.network.weights import read_weights_file
from modellab.pretrained_files import INSTALL, is_in_package, packaged_weights, text_folder

State = dict[str, Tensor]

_URL = "https://download.pytorch.org/models/"
_PREFIXES = ("module.", "model.", "bert.", "backbone.")
_DENSE_LAYER = re.compile(r"(denselayer\d+\.(?:norm|relu|conv))\.(\d)")
_HIDDEN_ACTIVATION = "gelu"


def fill_pretrained(network: Network, base: Path | None = None) -> tuple[Text, ...]:
    """Fill the pretrained layers of a network; all others keep their weights.

    Args:
        network: Is changed in place.
        base: Folder that relative paths start from.

    Returns:
        One sentence for each layer that was filled.

    Raises:
        ModelLabError: Weights are not there, cannot be read, or belong to another architecture.
    """
    told = []
    for name, initial in network.meta.get(INITIAL, {}).items():
        try:
            file, state = _READERS[initial.format](initial, base, network.get_submodule(name))
            _fill(network.get_submodule(name), state, initial, file)
        except ModelLabError as error:
            raise ModelLabError(error.sentence, error.hint, node=name) from None
        taken = safeio.shown_name(Path(initial.file or initial.name))
        told.append(Text("{layer} starts with the weights of {name}", layer=name, name=taken))
    return tuple(told)


def _fill(module: nn.Module, state: State, initial: InitialWeights, file: Path) -> None:
    own = module.state_dict()
    for name, tensor in own.items():
        found = state.get(name)
        if found is None and name.endswith("num_batches_tracked"):
            state[name] = tensor
        elif found is None or found.shape != tensor.shape:
            raise _misfit(initial, file, name, tensor, found)
    module.load_state_dict({name: state[name] for name in own})


def _misfit(initial: InitialWeights, file: Path, name: str, own: Tensor, found: Tensor | None) -> ModelLabError:
    expected, received = (
        Text("{shape}", shape=tuple(t.shape)) if t is not None else Text("none") for t in (own, found)
    )
    return ModelLabError(
        Text('"{file}" does not hold the weights of {network}. "{name}": expected {expected}. Received {received}.',
             file=safeio.shown_name(file), network=initial.name, name=name[:100], expected=expected, received=received),
        Text("Choose the file of the same architecture, or start with random weights."),
    )  # fmt: skip


def _resolved(path: str, base: Path | None) -> Path:
    chosen = Path(path).expanduser()
    return chosen if chosen.is_absolute() or base is None else base / chosen


def _picture_weights(initial: InitialWeights, base: Path | None, module: nn.Module) -> tuple[Path, State]:
    """Read a file of torchvision, or that of EfficientNet-Lite0."""
    facts = look_up(FACTS, initial.name, Text("architecture"))
    file = _resolved(initial.file, base) if initial.file else _found(facts.files)
    if file is None:
        raise _missing(facts.name, facts.files)
    prefix = "model." if family_of(facts.name).head else ""
    state = {prefix + _picture_name(name): tensor for name, tensor in read_weights_file(file).items()}
    return file, _sized_positions(module, state)


def _found(files: tuple[str, ...]) -> Path | None:
    packaged = (packaged_weights(name) for name in files)
    downloaded = (path if path.is_file() else None for path in _downloads(files))
    return next((path for path in (*packaged, *downloaded) if path is not None), None)


def _downloads(files: tuple[str, ...]) -> Iterator[Path]:
    """Where torchvision keeps what it downloaded; TORCH_HOME moves it."""
    for name in files:
        yield Path(torch.hub.get_dir()) / "checkpoints" / name


def _missing(name: str, files: tuple[str, ...]) -> ModelLabError:
    where, file = Path(torch.hub.get_dir()) / "checkpoints", files[0]
    sentence = Text("The pretrained weights of {network} are not on this computer. They are looked for in {folder}.",
                    network=label_of(name), folder=str(where))  # fmt: skip
    if is_in_package(file):
        return ModelLabError(sentence, INSTALL)
    return ModelLabError(
        sentence,
        Text("Put {url} there, choose a weights file, or start from random weights.", url=f"{_URL}{file}"),
    )


def _picture_name(name: str) -> str:
    """Rename a weight: EfficientNet-Lite0 begins its names with underscores, old DenseNets have a dot too many."""
    return _DENSE_LAYER.sub(r"\1\2", re.sub(r"(^|\.)_", r"\1", name))


def _sized_positions(module: nn.Module, state: State) -> State:
    """Bring the positions of a vision transformer to the size of its pictures, as torchvision does."""
    vision: Any = getattr(module, "model", None)
    key = "model.encoder.pos_embedding"
    if not hasattr(vision, "class_token") or key not in state or state[key].dim() != 3:
        return state
    if state[key].shape != vision.encoder.pos_embedding.shape:
        from torchvision.models.vision_transformer import interpolate_embeddings

        inner = {"encoder.pos_embedding": state[key]}
        sized = interpolate_embeddings(vision.image_size, vision.patch_size, inner)
        state[key] = sized["encoder.pos_embedding"]
    return state


def _text_weights(initial: InitialWeights, base: Path | None, module: nn.Module) -> tuple[Path, State]:
    """Read the folder of a BERT."""
    folder = text_folder(initial.name)
    _check_config(folder / "config.json", module)
    names = ("model.safetensors", "pytorch_model.bin")
    file = next((folder / name for name in names if (folder / name).is_file()), folder / names[0])
    found = {_without_prefix(name): tensor for name, tensor in read_weights_file(file).items()}
    found = {name.replace(".gamma", ".weight").replace(".beta", ".bias"): tensor for name, tensor in found.items()}
    try:
        return file, _renamed(found)
    except KeyError as error:
        raise ModelLabError(
            Text('"{file}" does not hold the weights of a BERT: {name} is missing.',
                 file=safeio.shown_name(file), name=str(error)),
            Text("Choose the folder of a model whose config.json says bert."),
        ) from None  # fmt: skip


def _check_config(path: Path, module: nn.Module) -> None:
    """Compare what the folder says of itself with the layer.

    Raises:
        ModelLabError: It is another kind of network, or has other sizes.
    """
    try:
        config = json.loads(safeio.read_file(path))
    except ValueError:
        config = None
    if not isinstance(config, dict) or config.get("model_type") != "bert" or _is_strange(config):
        raise ModelLabError(
            Text('"{file}" does not describe a text encoder that this layer can be.', file=safeio.shown_name(path)),
            Text("It needs the model type bert, the activation gelu and absolute positions."),
        )
    assert isinstance(module.layers, nn.ModuleList)
    layer: Any = module.layers[0]
    own = {
        Text("Features"): ("hidden_size", layer.linear1.in_features),
        Text("Layers"): ("num_hidden_layers", len(module.layers)),
        Text("Heads"): ("num_attention_heads", layer.self_attn.num_heads),
        Text("Hidden units"): ("intermediate_size", layer.linear1.out_features),
        Text("Vocabulary"): ("vocab_size", module.tokens.num_embeddings),  # type: ignore[union-attr]
        Text("Longest text"): ("max_position_embeddings", module.positions.num_embeddings),  # type: ignore[union-attr]
    }
    for label, (key, value) in own.items():
        if config.get(key) != value:
            raise ModelLabError(
                Text("The text encoder in {file} has other sizes. {label}: expected {expected}. Received {received}.",
                     file=safeio.shown_name(path.parent), label=label, expected=value, received=str(config.get(key))),
                Text("Set the sizes of the layer to those in config.json."),
            )  # fmt: skip


def _is_strange(config: Mapping[str, Any]) -> bool:
    positions = config.get("position_embedding_type", "absolute")
    return config.get("hidden_act") != _HIDDEN_ACTIVATION or positions != "absolute"


def _without_prefix(name: str) -> str:
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return name


def _renamed(found: Mapping[str, Tensor]) -> State:
    """Name the weights of a BERT as ``TextEncoder`` does.

    All tokens are of the first segment, so what is added for that goes into the positions.

    Raises:
        KeyError: One is missing.
    """
    segment_E = found["embeddings.token_type_embeddings.weight"][0]
    state = {
        "tokens.weight": found["embeddings.word_embeddings.weight"],
        "positions.weight": found["embeddings.position_embeddings.weight"] + segment_E,
        "norm.weight": found["embeddings.LayerNorm.weight"],
        "norm.bias": found["embeddings.LayerNorm.bias"],
    }
    layers = {name.split(".")[2] for name in found if name.startswith("encoder.layer.")}
    for layer in layers:
        for kind in ("weight", "bias"):
            state |= _renamed_layer(found, f"encoder.layer.{layer}.", f"layers.{layer}.", kind)
    return state


def _renamed_layer(found: Mapping[str, Tensor], theirs: str, ours: str, kind: str) -> State:
    projections = [found[f"{theirs}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
    return {
        f"{ours}self_attn.in_proj_{kind}": torch.cat(projections),
        f"{ours}self_attn.out_proj.{kind}": found[f"{theirs}attention.output.dense.{kind}"],
        f"{ours}norm1.{kind}": found[f"{theirs}attention.output.LayerNorm.{kind}"],
        f"{ours}linear1.{kind}": found[f"{theirs}intermediate.dense.{kind}"],
        f"{ours}linear2.{kind}": found[f"{theirs}output.dense.{kind}"],
        f"{ours}norm2.{kind}": found[f"{theirs}output.LayerNorm.{kind}"],
    }


_READERS: Mapping[str, Callable[[InitialWeights, Path | None, nn.Module], tuple[Path, State]]] = {
    "torchvision": _picture_weights,
    "bert": _text_weights,
}
