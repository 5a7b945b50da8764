"""Graph -> a readable Python file that runs without Model Lab: what is exported is what was trained."""

from __future__ import annotations

import inspect
import keyword
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.naming import clean
from modellab.graph.shape import TensorType, format_shape
from modellab.network import modules, standalone
from modellab.network.build import MODULES, resolve
from modellab.network.program import Argument, InputSlot, ModuleDef, Program, Statement, Value, write_program

WIDTH = 112
_SHORT = ((f"{MODULES}.", ""), ("torch.nn.functional.", "F."), ("torch.nn.", "nn."))
_SAMPLE_LENGTH = 16  # what a dimension like T is set to in the demonstration


def source(graph: Graph, *, class_name: str = "Network") -> str:
    """Write a network as a Python file that needs torch alone.

    The state dict of its class is that of ``build``. Run as a program it loads ``weights.safetensors`` from its folder, where
    there is one, and computes an answer to random input.

    Args:
        graph: Without errors in what its outputs depend on.
        class_name: Of the network.

    Raises:
        ModelLabError: The graph has errors, or ``class_name`` is no name.
    """
    return program_source(write_program(graph), class_name=class_name)


def program_source(program: Program, *, class_name: str = "Network") -> str:
    """Write a program as a Python file; see ``source``."""
    helpers = _helpers(program)
    if not class_name.isidentifier() or keyword.iskeyword(class_name) or class_name in helpers:
        raise ModelLabError(Text('"{name}" cannot be the name of a class.', name=clean(class_name, 60)))
    text = _Text(program)
    parts = (
        [f'"""{class_name}: a neural network in PyTorch, written by Model Lab."""\n\n{_IMPORTS}']
        + list(helpers.values())
        + [text.network(class_name), inspect.getsource(standalone.load_weights), text.main(class_name)]
    )
    whole = "\n\n".join(part.rstrip() + "\n" for part in parts)
    return whole + f'\n\nif __name__ == "__main__":\n    main()\n'


_IMPORTS = """\
from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn
"""


def _helpers(program: Program) -> dict[str, str]:
    """Source of the classes that torch lacks and the program uses, by name."""
    names = [m.path.removeprefix(f"{MODULES}.") for m in program.modules if m.path.startswith(f"{MODULES}.")]
    return {name: inspect.getsource(getattr(modules, name)) for name in dict.fromkeys(names)}


class _Text:
    """The parts of the file that differ from network to network."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.names = _variable_names(program)

    def network(self, class_name: str) -> str:
        """Write the class."""
        lines = [f"class {class_name}(nn.Module):", f'    """{self.program.num_parameters:,} parameters.', ""]
        lines += [f"    {line}" for line in self._ends()] + ['    """', ""]
        lines += ["    def __init__(self) -> None:", "        super().__init__()"]
        for module in self.program.modules:
            lines += self._module_lines(module)
        lines += ["", *self._forward()]
        return "\n".join(lines) + "\n"

    def _ends(self) -> Iterator[str]:
        for word, slots in (("Input", self.program.inputs), ("Output", self.program.outputs)):
            for slot in slots:
                yield f"{word} {slot.node}: {slot.type.dtype} {format_shape(slot.type.shape)}"

    def _module_lines(self, module: ModuleDef) -> Iterator[str]:
        arguments = [f"{name}={value!r}" for name, value in _telling(module).items()]
        yield from _call(f"        self.{module.name} = {_short(module.path)}", arguments, self._named(module.name))
        if module.is_frozen:
            yield f"        self.{module.name}.requires_grad_(False)  # frozen"

    def _named(self, layer: str) -> str:
        name = self.program.layers[layer].name
        return clean(name) if name else ""

    def _forward(self) -> Iterator[str]:
        parameters = "".join(f", {self.names[slot.value]}: Tensor" for slot in self.program.inputs)
        answers = [self.names[slot.value] for slot in self.program.outputs]
        kind = "Tensor" if len(answers) == 1 else f"tuple[{', '.join(['Tensor'] * len(answers))}]"
        yield f"    def forward(self{parameters}) -> {kind}:"
        shapes = self._shapes()
        for statement in self.program.statements:
            result = f"        {self.names[statement.result]} = "
            yield from self._statement(result, statement, shapes.get(statement.result, ""))
        yield f"        return {', '.join(answers)}"

    def _shapes(self) -> dict[Value, str]:
        return {
            value: format_shape(kind.shape)
            for layer in self.program.layers.values()
            for value, kind in zip(layer.values, layer.outputs, strict=True)
        }

    def _statement(self, result: str, statement: Statement, comment: str) -> Iterable[str]:
        args = [self._argument(arg) for arg in statement.args]
        named = [f"{name}={value!r}" for name, value in statement.kwargs.items()]
        match statement.op:
            case "module":
                return _call(f"{result}self.{statement.target}", args + named, comment)
            case "call":
                return _call(result + _short(statement.target), args + named, comment)
            case "method":
                return _call(f"{result}{args[0]}.{statement.target}", args[1:] + named, comment)
            case "item":
                return [_commented(f"{result}{args[0]}[{', '.join(map(_index, statement.args[1:]))}]", comment)]

    def _argument(self, argument: Argument) -> str:
        if isinstance(argument, Value):
            return self.names[argument]
        if isinstance(argument, tuple):
            inner = ", ".join(self._argument(entry) for entry in argument)
            return f"({inner},)" if len(argument) == 1 else f"({inner})"
        return repr(argument)

    def main(self, class_name: str) -> str:
        """Write the demonstration."""
        samples = ", ".join(_sample(slot) for slot in self.program.inputs)
        return _MAIN.format(class_name=class_name, samples=samples)


_MAIN = '''\
def main() -> None:
    """Load the weights, where there are any, and answer to random input."""
    parser = argparse.ArgumentParser(description="Run the network on random input.")
    beside = Path(__file__).with_name("weights.safetensors")
    parser.add_argument("--weights", type=Path, default=beside, help="weights to load (default: %(default)s)")
    options = parser.parse_args()
    network = {class_name}().eval()
    if options.weights.is_file():
        load_weights(network, options.weights)
    else:
        print(f"No weights at {{options.weights}}: the answers are those of an untrained network.")
    with torch.inference_mode():
        answers = network({samples})
    print(answers)
'''


def _variable_names(program: Program) -> dict[Value, str]:
    """Name the values: ``x`` for what flows along the main road, the layer's own name for what stays beside it."""
    last_use = {used: index for index, statement in enumerate(program.statements) for used in statement.used}
    last_use |= {slot.value: len(program.statements) for slot in program.outputs}
    names = {slot.value: slot.value.name for slot in program.inputs}
    holder: Value | None = None
    if len(program.inputs) == 1:
        holder = program.inputs[0].value
        names[holder] = "x"
    for index, statement in enumerate(program.statements):
        if holder is None or last_use.get(holder, -1) <= index:
            holder = statement.result
            names[holder] = "x"
        else:
            names[statement.result] = statement.result.name
    return names


def _telling(module: ModuleDef) -> dict[str, object]:
    """The arguments that differ from the defaults of the class."""
    defaults = {name: p.default for name, p in inspect.signature(resolve(module.path)).parameters.items()}
    return {name: value for name, value in module.arguments.items() if not _is_default(value, defaults.get(name, ...))}


def _is_default(value: object, default: object) -> bool:
    """Whether leaving ``value`` out changes nothing; (1, 1) is what torch's 1 means."""
    if isinstance(value, tuple) and type(default) is int:
        return all(type(entry) is int and entry == default for entry in value)
    return type(value) is type(default) and value == default


def _short(path: str) -> str:
    return next((short + path.removeprefix(long) for long, short in _SHORT if path.startswith(long)), path)


def _index(entry: Argument) -> str:
    if not isinstance(entry, slice):
        return repr(entry)
    ends = ["" if end is None else str(end) for end in (entry.start, entry.stop)]
    return ":".join(ends if entry.step is None else [*ends, str(entry.step)])


def _call(head: str, arguments: list[str], comment: str) -> Iterator[str]:
    """Write a call on one line, or with one argument a line where it is too long."""
    line = f"{head}({', '.join(arguments)})"
    if len(line) <= WIDTH or not arguments:
        yield _commented(line, comment)
        return
    indent = " " * (len(line) - len(line.lstrip()))
    yield f"{head}("
    yield from (f"{indent}    {argument}," for argument in arguments)
    yield _commented(f"{indent})", comment)


def _commented(line: str, comment: str) -> str:
    return f"{line}  # {comment}" if comment else line


def _sample(slot: InputSlot) -> str:
    """Write an expression for random input of two samples."""
    shape = tuple(2 if i == 0 else d if isinstance(d, int) else _SAMPLE_LENGTH for i, d in enumerate(slot.type.shape))
    if slot.type.dtype == "int":
        return f"torch.randint({slot.type.vocabulary or 2}, {shape})"
    return f"torch.rand({shape})"
