"""What a row of the layer table holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from modellab.errors import Text
from modellab.graph.shape import TensorType
from modellab.settings import Setting, Settings, Value

Inputs = tuple[TensorType, ...]
Outputs = tuple[TensorType, ...]
Literals = bool | int | float | str | tuple["Literals", ...] | None
Family = Literal[
    "io", "convolution", "pooling", "dense", "recurrent", "attention", "embedding",
    "normalisation", "regularisation", "activation", "reshape", "merge", "pretrained", "block",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Port:
    """A place where edges end or begin.

    Attributes:
        name: Key in edges.
        label: What people see; empty where the layer has only one.
        takes_many: Whether several edges may end here (add, concatenate).
        is_optional: Whether the layer works without it (a mask). Optional ports stand last.
    """

    name: str
    label: str = ""
    takes_many: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class InsertBefore:
    """Repair: put a new node of ``kind`` on the edge that brings the wrong shape, the ``index``-th that arrives."""

    kind: str
    settings: Mapping[str, Value]
    label: Text
    index: int = 0


@dataclass(frozen=True, slots=True)
class Configure:
    """Repair: change settings of the node itself."""

    settings: Mapping[str, Value]
    label: Text


@dataclass(frozen=True, slots=True)
class ConfigureSource:
    """Repair: change a setting of the nearest node upstream that has it (``units`` or ``filters``, say)."""

    settings: Mapping[str, Value]
    label: Text


Repair = InsertBefore | Configure | ConfigureSource


class ShapeProblem(Exception):  # noqa: N818 - a diagnostic on its way to ``check``, not a failure of the program
    """Raised by a shape rule: what the layer wanted and what it got.

    Args:
        expected: Such as ``Text("(N, features)")``.
        received: Such as ``Text("{shape}", shape=...)``; empty when nothing was received.
        repairs: What would mend it, most likely first.
    """

    def __init__(self, expected: Text, received: Text, *repairs: Repair) -> None:
        super().__init__(f"expected {expected}; received {received}")
        self.expected = expected
        self.received = received
        self.repairs = repairs

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what it was made of."""
        return (ShapeProblem, (self.expected, self.received, *self.repairs))


@dataclass(frozen=True, slots=True)
class InitialWeights:
    """Weights that a layer starts a training with. A kept run has its own.

    Attributes:
        format: Who wrote them, and so how they are named: ``torchvision`` or ``bert``.
        name: Of the architecture, or of published weights.
        file: A file or folder that the user chose; empty to look where such weights usually are.
    """

    format: Literal["torchvision", "bert"]
    name: str
    file: str = ""


class Ref(Protocol):
    """A value in the forward pass; only the emitter knows what is inside."""


class Emitter(Protocol):
    """Writes the straight-line forward pass of one node. ``network/program.py`` implements it."""

    def module(self, *inputs: Ref | None) -> Ref:
        """Call the row's own ``nn.Module`` (``spec.module`` built with ``spec.arguments``)."""

    def own_module(self) -> Ref:
        """Return that module itself, to hand it to a function with ``call``."""

    def mask(self, index: int = 0, axis: int = 1) -> Ref | None:
        """Return which steps of an input are real, bool (N, T); None where it does not come from a text.

        A text is filled up with zeros after its last token; who reads a whole sequence must not read those. ``axis`` is
        where the steps are wanted: 1 in a sequence (N, steps, features), 2 in a signal (N, channels, length).
        """

    def call(self, function: str, *args: Ref | Literals | list[Ref], **kwargs: Literals) -> Ref:
        """Call a torch function by its dotted name: ``call("torch.flatten", x, 1)``."""

    def method(self, name: str, self_ref: Ref, *args: Literals) -> Ref:
        """Call a tensor method: ``method("mean", x, (2, 3))``."""

    def item(self, ref: Ref, *index: int | slice | None) -> Ref:
        """Take an element of a tuple or index a tensor: ``item(x, 0)``, ``item(x, slice(None), -1)``."""


Window = tuple[int, int, int]
"""What slides along a signal: how far it reaches, its stride, and the padding on both sides together."""
ShapeRule = Callable[[Settings, Inputs], Outputs]
CountRule = Callable[[Settings, Inputs], int]
ArgumentRule = Callable[[Settings, Inputs], Mapping[str, Literals]]
ModuleRule = Callable[[Settings, Inputs], str]
EmitRule = Callable[[Emitter, Settings, Inputs, tuple[Ref, ...]], tuple[Ref, ...]]


def _no_count(_settings: Settings, _inputs: Inputs) -> int:
    return 0


def _no_arguments(_settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    return {}


def _call_module(emit: Emitter, _settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    return (emit.module(*refs),)


def in_a_row(*parts: str) -> Text:
    """Write the parts of a summary one after the other, each still to be translated: ``3×3 · stride 2``."""
    names = [f"part{index}" for index in range(len(parts))]
    return Text(" · ".join(f"{{{name}}}" for name in names), **dict(zip(names, parts, strict=True)))


def num_layers(count: int) -> Text:
    """Say how many layers are stacked."""
    return Text("1 layer") if count == 1 else Text("{count} layers", count=count)


def num_heads(count: int) -> Text:
    """Say how many heads attention has."""
    return Text("1 head") if count == 1 else Text("{count} heads", count=count)


def _no_summary(_settings: Settings) -> str:
    return ""


def _no_limit(_settings: Settings) -> int | None:
    return None


def _no_window(_settings: Settings) -> Window | None:
    return None


def _same_axis(_settings: Settings, axis: int) -> int:
    return axis


def _never(_settings: Settings) -> bool:
    return False


def _from_nothing(_settings: Settings) -> None:
    return None


@dataclass(frozen=True)
class LayerSpec:
    """One kind of layer: all that the program knows about it.

    Attributes:
        kind: Key in files; never changes (give old keys in ``former_kinds``).
        label: Name in the palette.
        family: Group in the palette, colour on the canvas.
        help: What it does, in two plain sentences.
        shape: Pure rule from settings and input types to output types; raises ``ShapeProblem``. Gets one entry per
            connected edge in port order; an optional port that is not connected is left out.
        parameters: Number of trainable scalars, as a Python integer.
        flops: Floating point operations per sample, a multiply-add counted as two, as ``torch.utils.flop_counter``
            counts them: matrix products and convolutions only. Symbolic sizes count as 1.
        inside: About how many numbers training keeps inside of it for one sample, beside its results. Symbolic sizes
            count as 1.
        formula: How the parameter count comes about, filled in: ``64·(32·3·3+1)``; empty without parameters.
        module: Dotted name of the ``nn.Module`` class, or empty where functions suffice. Where the class depends on the
            input (BatchNorm1d, BatchNorm2d), a pure function instead; read it through ``module_path``.
        arguments: Keyword arguments for the module.
        emit: Writes the forward pass; by default one call of the module.
        summary: The two or three settings that matter, for the node's second line.
        settings: Rows of the form. The setting named ``activation``, where present, is applied to the output by the
            program writer after ``emit``.
        inputs: Input ports, required ones first.
        outputs: Output ports.
        role: ``input`` and ``output`` nodes are the ends of the network; ``block`` refers to a sub-graph.
        modality: What an input takes (``image``, ``table``, ``text``) or an output answers with (``class``, ``value``),
            as fields of the data have it; empty where that follows from the input.
        task: What an output is for: ``classification``, ``regression``, ``generation``, ``reconstruction``,
            ``penalty``.
        losses: Names of the loss rows an output may use, default first.
        metrics: Names of the metric rows an output is judged by, most telling first.
        wants_raw: Whether an activation right before it is a mistake, because its loss applies one.
        data_size: Setting that the data decides (number of columns, of classes), or empty.
        initial: Where its first weights come from; None for random ones.
        longest: How many steps of a sequence it takes at most; None for any number.
        brings_tokenizer: Whether its setting ``weights`` names the tokenizer of the text input that leads to it.
        noise: Setting with the deviation of random numbers that it adds while training; empty where it adds none.
        looking_back: Settings with which a step of the result depends on no later step of the sequence; empty where it
            never does, None where it always does.
        axis_after: From a dimension of the input to where it is in the result.
        window: What makes one step of the result of several of a signal; None where steps stay what they are, or are
            lost.
        former_kinds: Keys it used to have in files.
        keywords: Further words to find it by.
    """

    kind: str
    label: str
    family: Family
    help: str
    shape: ShapeRule
    parameters: CountRule = _no_count
    flops: CountRule = _no_count
    formula: Callable[[Settings, Inputs], str] = lambda _settings, _inputs: ""
    module: str | ModuleRule = ""
    arguments: ArgumentRule = _no_arguments
    emit: EmitRule = _call_module
    summary: Callable[[Settings], str] = _no_summary
    settings: tuple[Setting, ...] = ()
    inputs: tuple[Port, ...] = (Port("in"),)
    outputs: tuple[Port, ...] = (Port("out"),)
    role: Literal["layer", "input", "output", "block", "block_input", "block_output"] = "layer"
    modality: str = ""
    task: str = ""
    losses: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    wants_raw: Callable[[Settings], bool] = _never
    data_size: str = ""
    initial: Callable[[Settings], InitialWeights | None] = _from_nothing
    longest: Callable[[Settings], int | None] = _no_limit
    inside: CountRule = _no_count
    brings_tokenizer: bool = False
    noise: str = ""
    looking_back: Mapping[str, Value] | None = field(default_factory=dict, hash=False)
    axis_after: Callable[[Settings, int], int] = _same_axis
    window: Callable[[Settings], Window | None] = _no_window
    former_kinds: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def has_answer(self) -> bool:
        """Whether an output of this kind is compared with something and shown; a penalty is only made small."""
        return self.task != "penalty"

    def module_path(self, settings: Settings, inputs: Inputs) -> str:
        """Return the dotted name of the ``nn.Module`` class for these inputs; empty where functions suffice."""
        return self.module if isinstance(self.module, str) else self.module(settings, inputs)
