"""Program -> the Python class of a network, as a person would write it."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from torch import nn

from modellab.graph.layers.rules import BACKBONE_MODULES, MODULES
from modellab.graph.naming import clean
from modellab.graph.shape import format_shape
from modellab.network.build import resolve
from modellab.network.statements import Argument, ModuleDef, ModuleRef, Program, Statement, Value

WIDTH = 112
_SHORT = ((f"{MODULES}.", ""), (f"{BACKBONE_MODULES}.", ""), ("torch.nn.functional.", "F."), ("torch.nn.", "nn."))


class ClassText:
    """Writes the class of a program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._folded = _folded(program)
        self.names = _variable_names(program, self._folded)

    def text(self, class_name: str) -> str:
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
            if statement.result in self._folded:
                self.names[statement.result] = "".join(self._statement("", statement, ""))
                continue
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
        if isinstance(argument, ModuleRef):
            return f"self.{argument.name}"
        if isinstance(argument, tuple):
            inner = ", ".join(self._argument(entry) for entry in argument)
            return f"({inner},)" if len(argument) == 1 else f"({inner})"
        return repr(argument)


def _folded(program: Program) -> frozenset[Value]:
    """Find the values that are written inside the activation right after them: ``torch.relu(self.conv2d_1(x))``."""
    uses = Counter(used for statement in program.statements for used in statement.used)
    uses.update(slot.value for slot in program.outputs)
    return frozenset(
        first.result
        for first, second in pairwise(program.statements)
        if second.op == "call" and second.args == (first.result,) and not second.kwargs
        if uses[first.result] == 1 and first.layer == second.layer
    )


def _variable_names(program: Program, folded: frozenset[Value]) -> dict[Value, str]:
    """Name the values: ``x`` for what flows along the main road, the layer's own name for what stays beside it."""
    last_use = {used: index for index, statement in enumerate(program.statements) for used in statement.used}
    last_use |= {slot.value: len(program.statements) for slot in program.outputs}
    names = {slot.value: slot.value.name for slot in program.inputs}
    if len(program.inputs) == 1:
        names[program.inputs[0].value] = "x"
    holders = {name: value for value, name in names.items()}
    for index, statement in enumerate(program.statements):
        if statement.result not in folded:
            wanted = ("x", statement.layer, statement.result.name)
            free = (n for n in filter(None, wanted) if n not in holders or last_use.get(holders[n], -1) <= index)
            name = next(free, f"{statement.result.name}_{index}")
            names[statement.result] = name
            holders[name] = statement.result
    return names


def _telling(module: ModuleDef) -> dict[str, object]:
    """The arguments that differ from the defaults of the class."""
    defaults: dict[str, object] = {}
    # nn.LSTM takes **kwargs and leaves the defaults to its base class.
    for base in reversed(inspect.getmro(resolve(module.path))):  # type: ignore[arg-type]
        if issubclass(base, nn.Module) and "__init__" in vars(base):
            defaults |= {name: p.default for name, p in inspect.signature(base).parameters.items()}
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
