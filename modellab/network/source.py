"""Graph -> a readable Python file that runs without Model Lab: what is exported is what was trained."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable

from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.layers.rules import BACKBONE_MODULES, MODULES
from modellab.graph.naming import clean
from modellab.network import modules, standalone
from modellab.network.abilities import ABILITIES, GENERATING, Ability, ability_of
from modellab.network.build import resolve
from modellab.network.class_source import ClassText
from modellab.network.generator import generator_of
from modellab.network.names import RESERVED
from modellab.network.program import write_program
from modellab.network.saved_preparation import SavedPreparation
from modellab.network.statements import InputSlot, Program

_OWN = {name: own for name, own in vars(modules).items() if getattr(own, "__module__", "") == modules.__name__}
_SAMPLE_LENGTH = 16  # what a dimension like T is set to in the demonstration
_GENERATOR = "Generator"
_IMPORTED = {
    "argparse", "csv", "json", "re", "Path", "Any", "Image", "ImageOps", "Iterator", "Tokenizer", "UTC", "datetime",
    "timedelta", "pairwise", "median", "PREPARATION", _GENERATOR,
}  # fmt: skip


def source(graph: Graph, *, class_name: str = "Network", preprocessing: SavedPreparation | None = None) -> str:
    """Write a network as a Python file that needs torch alone, PIL where it reads pictures, tokenizers for texts.

    The state dict of its class is that of ``build``. Run as a program it loads ``weights.safetensors`` from its folder,
    where there is one, and answers to random input or, with ``--predict``, to pictures, texts, or rows and series in
    CSV files; what writes texts or makes pictures does so with ``--generate``.

    Args:
        graph: Without errors in what its outputs depend on.
        class_name: Of the network.
        preprocessing: How samples were read in training; without one the file has no ``predict``.

    Raises:
        ModelLabError: The graph has errors, or ``class_name`` is no name.
    """
    return program_source(write_program(graph), class_name=class_name, preprocessing=preprocessing)


def program_source(
    program: Program, *, class_name: str = "Network", preprocessing: SavedPreparation | None = None
) -> str:
    """Write a program as a Python file; see ``source``.

    Raises:
        ModelLabError: ``class_name`` is no name.
    """
    helpers = _helpers(program)
    _check_name(class_name, helpers)
    ability = ability_of(program, preprocessing)
    copied = (standalone.load_weights, *(ability.functions if ability is not None else ()))
    main = _main(program, class_name, ability)
    if ability is not None and preprocessing is not None:
        main = f"{_preparation(ability, preprocessing, program)}\n\n\n{main}"
    classes = _classes(program, class_name, ability)
    parts = [*helpers.values(), *classes, *map(_copied, copied), main]
    body = "\n\n\n".join(part.strip() for part in parts)
    head = _HEAD if ability is None else _HEAD_OF_PROGRAM
    about = {"packages": ability.packages, "example": ability.example} if ability is not None else {}
    docstring = head.format(class_name=class_name, **about)
    if "torchvision." in body:
        docstring = docstring.replace("pip install torch", "pip install torch torchvision")
    top = f"{docstring}\n{_imports(body)}"
    return f'{top}\n\n\n{body}\n\n\nif __name__ == "__main__":\n    main()\n'


def _classes(program: Program, class_name: str, ability: Ability | None) -> list[str]:
    """Write the network and, where the file generates samples with it, the generator that is part of it."""
    generator = generator_of(program) if ability is not None and ability.generator else None
    parts = [ClassText(program).text(class_name)]
    return parts if generator is None else [*parts, ClassText(generator).text(_GENERATOR)]


def _helpers(program: Program) -> dict[str, str]:
    """Source of the functions and classes that torch lacks and the program uses, by name, in their order."""
    paths = [*(m.path for m in program.modules), *(s.target for s in program.statements if s.op == "call")]
    named = {path.removeprefix(f"{MODULES}.") for path in paths if path.startswith(f"{MODULES}.")}
    used = {name for user in named if inspect.isfunction(_OWN[user]) for name in _OWN[user].__code__.co_names}
    names = (named | used) & set(_OWN)
    backbones = {path.rpartition(".")[2]: resolve(path) for path in paths if path.startswith(f"{BACKBONE_MODULES}.")}
    parts: dict[str, Callable[..., object]] = {name: own for name, own in _OWN.items() if name in names}
    return {name: _copied(own) for name, own in (parts | backbones).items()}


def _copied(function: Callable[..., object]) -> str:
    """Return the source of a function or class, without what is meant for our own checkers."""
    return re.sub(r"  # (noqa|type: ignore|fmt: skip)[^\n]*", "", inspect.getsource(function))


def _check_name(class_name: str, helpers: dict[str, str]) -> None:
    abilities = [*ABILITIES.values(), *GENERATING.values()]
    functions = {function.__name__ for ability in abilities for function in ability.functions}
    taken = (RESERVED - {"Network"}) | _IMPORTED | functions | helpers.keys()
    if not (class_name.isascii() and class_name.isidentifier()) or class_name in taken:
        raise ModelLabError(
            Text('"{name}" cannot be the name of the class.', name=clean(class_name, 60)),
            Text("Take a name of letters and digits, such as Network."),
        )


_LIBRARIES = (
    ("import argparse", "argparse."), ("import csv", "csv."), ("import json", "json."), ("import math", "math."),
    ("import operator", "operator."), ("import re", "re."), ("from collections import OrderedDict", "OrderedDict("),
    ("from collections.abc import Iterator", "Iterator["),
    ("from datetime import UTC, datetime, timedelta", "datetime."), ("from itertools import pairwise", "pairwise("),
    ("from pathlib import Path", "Path"), ("from statistics import median", "median("),
    ("from typing import Any", "Any]"), ("", ""), ("import torch", "torch."),
    ("import torch.nn.functional as F", " F."), ("import torchvision", "torchvision."),
    ("from PIL import Image, ImageOps", "Image."),
    ("from tokenizers import Tokenizer", "Tokenizer."), ("from torch import Tensor, nn", "nn."),
)  # fmt: skip


def _imports(body: str) -> str:
    """Write the imports that ``body`` uses."""
    return "\n".join(["from __future__ import annotations", "", *(line for line, use in _LIBRARIES if use in body)])


def _preparation(ability: Ability, preprocessing: SavedPreparation, program: Program) -> str:
    known = {**preprocessing.to_json(), **ability.facts(program, preprocessing)}
    entries = (f'    "{name}": {_written(value)},' for name, value in known.items())
    return "\n".join([ability.about, "PREPARATION = {", *entries, "}"])


def _written(value: object) -> str:
    """Write a value of the preparation; of several columns or texts each stands on a line of its own."""
    if isinstance(value, list | tuple) and value and all(isinstance(entry, dict) for entry in value):
        return "[\n" + "".join(f"        {entry!r},\n" for entry in value) + "    ]"
    return repr(value)


def _main(program: Program, class_name: str, ability: Ability | None) -> str:
    options, answer = (ability.options, ability.answer) if ability is not None else ("", "")
    samples = ", ".join(_sample(slot) for slot in program.inputs)
    return _MAIN.format(class_name=class_name, samples=samples, options=options, answer=answer)


def _sample(slot: InputSlot) -> str:
    """Write an expression for random input of two samples."""
    shape = tuple(2 if i == 0 else d if isinstance(d, int) else _SAMPLE_LENGTH for i, d in enumerate(slot.type.shape))
    if slot.type.dtype == "int":
        return f"torch.randint({slot.type.vocabulary or 2}, {shape})"
    return f"torch.rand({shape})"


_HEAD = '''\
"""{class_name}: a neural network in PyTorch, written by Model Lab. Needs: pip install torch."""
'''
_HEAD_OF_PROGRAM = '''\
"""{class_name}: a neural network in PyTorch, written by Model Lab.

Needs: pip install {packages}
Use:   python network.py {example}
"""
'''
_MAIN = '''\
def main() -> None:
    """Load the weights, where there are any, and answer."""
    parser = argparse.ArgumentParser(description="Run the network.")
    beside = Path(__file__).with_name("weights.safetensors")
    parser.add_argument("--weights", type=Path, default=beside, help="weights to load (default: %(default)s)")
{options}    options = parser.parse_args()
    network = {class_name}().eval()
    if options.weights.is_file():
        load_weights(network, options.weights)
    else:
        print(f"No weights at {{options.weights}}: the answers are those of an untrained network.")
{answer}    with torch.inference_mode():
        print(network({samples}))
'''
