"""Graph -> a readable Python file that runs without Model Lab: what is exported is what was trained."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.layers.rules import BACKBONE_MODULES, MODULES
from modellab.graph.naming import clean
from modellab.network import modules, standalone
from modellab.network.build import resolve
from modellab.network.class_source import ClassText
from modellab.network.names import RESERVED
from modellab.network.preprocessing import Preprocessing
from modellab.network.program import write_program
from modellab.network.statements import InputSlot, Program

_OWN = {name: own for name, own in vars(modules).items() if getattr(own, "__module__", "") == modules.__name__}
_SAMPLE_LENGTH = 16  # what a dimension like T is set to in the demonstration
_IMPORTED = {"argparse", "json", "Path", "Any", "Image", "ImageOps", "PREPARATION"}


def source(graph: Graph, *, class_name: str = "Network", preprocessing: Preprocessing | None = None) -> str:
    """Write a network as a Python file that needs torch alone, and PIL where it reads pictures.

    The state dict of its class is that of ``build``. Run as a program it loads ``weights.safetensors`` from its folder,
    where there is one, and answers to random input or, with ``--predict``, to pictures.

    Args:
        graph: Without errors in what its outputs depend on.
        class_name: Of the network.
        preprocessing: How pictures were read in training; without one the file has no ``predict``.

    Raises:
        ModelLabError: The graph has errors, or ``class_name`` is no name.
    """
    return program_source(write_program(graph), class_name=class_name, preprocessing=preprocessing)


def program_source(program: Program, *, class_name: str = "Network", preprocessing: Preprocessing | None = None) -> str:
    """Write a program as a Python file; see ``source``.

    Raises:
        ModelLabError: ``class_name`` is no name.
    """
    helpers = _helpers(program)
    _check_name(class_name, helpers)
    functions: list[Callable[..., object]] = [standalone.load_weights]
    main = _main(program, class_name, _NOTHING)
    if preprocessing is not None and is_predictable(program, preprocessing):
        functions += _PREDICTING
        main = f"{_preparation(preprocessing)}\n\n\n{_main(program, class_name, _PREDICT)}"
    parts = [*helpers.values(), ClassText(program).text(class_name), *map(inspect.getsource, functions), main]
    body = "\n\n\n".join(part.strip() for part in parts)
    head = _HEAD_WITH_PICTURES if "predict(" in body else _HEAD
    top = f"{head.format(class_name=class_name)}\n{_imports(body)}"
    return f'{top}\n\n\n{body}\n\n\nif __name__ == "__main__":\n    main()\n'


def is_predictable(program: Program, preprocessing: Preprocessing) -> bool:
    """Whether the file can have ``predict``: one picture goes in, and scores of known classes come out."""
    if len(program.inputs) != 1 or len(program.outputs) != 1 or not preprocessing.classes:
        return False
    form = (preprocessing.channels, preprocessing.height, preprocessing.width)
    return program.inputs[0].type.features == form and program.outputs[0].type.features == (len(preprocessing.classes),)


def _helpers(program: Program) -> dict[str, str]:
    """Source of the functions and classes that torch lacks and the program uses, by name, in their order."""
    paths = [*(m.path for m in program.modules), *(s.target for s in program.statements if s.op == "call")]
    named = {path.removeprefix(f"{MODULES}.") for path in paths if path.startswith(f"{MODULES}.")}
    used = {name for user in named if inspect.isfunction(_OWN[user]) for name in _OWN[user].__code__.co_names}
    names = (named | used) & set(_OWN)
    backbones = {path.rpartition(".")[2]: resolve(path) for path in paths if path.startswith(f"{BACKBONE_MODULES}.")}
    parts: dict[str, Callable[..., object]] = {name: own for name, own in _OWN.items() if name in names}
    return {name: inspect.getsource(own) for name, own in (parts | backbones).items()}


def _check_name(class_name: str, helpers: dict[str, str]) -> None:
    functions = {function.__name__ for function in _PREDICTING}
    taken = (RESERVED - {"Network"}) | _IMPORTED | functions | helpers.keys()
    if not (class_name.isascii() and class_name.isidentifier()) or class_name in taken:
        raise ModelLabError(
            Text('"{name}" cannot be the name of the class.', name=clean(class_name, 60)),
            Text("Take a name of letters and digits, such as Network."),
        )


_LIBRARIES = (
    ("import argparse", "argparse."), ("import json", "json."), ("import math", "math."),
    ("import operator", "operator."),
    ("from pathlib import Path", "Path"), ("from typing import Any", "Any]"), ("", ""), ("import torch", "torch."),
    ("import torch.nn.functional as F", " F."), ("import torchvision", "torchvision."),
    ("from PIL import Image, ImageOps", "Image."),
    ("from torch import Tensor, nn", "nn."),
)  # fmt: skip


def _imports(body: str) -> str:
    """Write the imports that ``body`` uses."""
    return "\n".join(["from __future__ import annotations", "", *(line for line, use in _LIBRARIES if use in body)])


_PREDICTING: list[Callable[..., object]] = [
    standalone.to_mode, standalone.to_tensor, standalone.has_bright_border, standalone.resize, standalone.read_picture,
    standalone.predict,
]  # fmt: skip


def _preparation(preprocessing: Preprocessing) -> str:
    entries = (f'    "{name}": {value!r},' for name, value in preprocessing.to_json().items())
    comment = "# How the pictures of the training were read; predict reads others the same way."
    return "\n".join([comment, "PREPARATION = {", *entries, "}"])


def _main(program: Program, class_name: str, predicting: tuple[str, str]) -> str:
    option, use = predicting
    samples = ", ".join(_sample(slot) for slot in program.inputs)
    return _MAIN.format(class_name=class_name, samples=samples, option=option, use=use)


def _sample(slot: InputSlot) -> str:
    """Write an expression for random input of two samples."""
    shape = tuple(2 if i == 0 else d if isinstance(d, int) else _SAMPLE_LENGTH for i, d in enumerate(slot.type.shape))
    if slot.type.dtype == "int":
        return f"torch.randint({slot.type.vocabulary or 2}, {shape})"
    return f"torch.rand({shape})"


_HEAD = '''\
"""{class_name}: a neural network in PyTorch, written by Model Lab. Needs: pip install torch."""
'''
_HEAD_WITH_PICTURES = '''\
"""{class_name}: a neural network in PyTorch, written by Model Lab.

Needs: pip install torch pillow
Use:   python network.py --predict picture.png
"""
'''
_MAIN = '''\
def main() -> None:
    """Load the weights, where there are any, and answer."""
    parser = argparse.ArgumentParser(description="Run the network.")
    beside = Path(__file__).with_name("weights.safetensors")
    parser.add_argument("--weights", type=Path, default=beside, help="weights to load (default: %(default)s)")
{option}    options = parser.parse_args()
    network = {class_name}().eval()
    if options.weights.is_file():
        load_weights(network, options.weights)
    else:
        print(f"No weights at {{options.weights}}: the answers are those of an untrained network.")
{use}    with torch.inference_mode():
        print(network({samples}))
'''
_NOTHING = ("", "")
_PREDICT = (
    '    parser.add_argument("--predict", type=Path, nargs="+", default=[], metavar="PICTURE", help="pictures")\n',
    """\
    for path in options.predict:
        name, probability = predict(network, path, PREPARATION)[0]
        print(f"{path}: {name} ({probability:.1%})")
    if options.predict:
        return
""",
)
