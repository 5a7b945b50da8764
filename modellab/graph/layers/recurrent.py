"""Recurrent layers: read a sequence step by step and remember."""

from __future__ import annotations

from collections.abc import Mapping

from modellab.errors import Text
from modellab.graph.layers.limits import WIDTH_LIMIT
from modellab.graph.layers.rules import MODULES, SEQUENCE, fixed, known, require_rank
from modellab.graph.layers.spec import (
    EmitRule,
    Emitter,
    Inputs,
    LayerSpec,
    Literals,
    Outputs,
    Ref,
    in_a_row,
    num_layers,
)
from modellab.graph.shape import TensorType
from modellab.settings import Choice, Setting, Settings


def _directions(settings: Settings) -> int:
    return 2 if settings.flag("bidirectional") else 1


def _shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = require_rank(3, SEQUENCE, inputs[0])
    fixed(value.shape[2], SEQUENCE, value)
    width = settings.integer("units") * _directions(settings)
    steps = value.shape[1:2] if settings.text("result") == "sequence" else ()
    return (TensorType((value.shape[0], *steps, width)),)


def _connections(settings: Settings, inputs: Inputs, gates: int) -> int:
    """Return the number of weights without biases: input to gates and state to gates, every layer and direction."""
    units, directions = settings.integer("units"), _directions(settings)
    features, later = known(inputs[0].shape[2]), settings.integer("layers") - 1
    return gates * units * directions * ((features + units) + later * (units * directions + units))


def _parameters(gates: int, settings: Settings, inputs: Inputs) -> int:
    # torch keeps two bias vectors a layer, one for the input and one for the state
    biases = 2 * gates * settings.integer("units") * _directions(settings) * settings.integer("layers")
    return _connections(settings, inputs, gates) + (biases if settings.flag("bias") else 0)


def _formula(gates: int, settings: Settings, inputs: Inputs) -> str:
    units, directions, layers = settings.integer("units"), _directions(settings), settings.integer("layers")
    bias = "+2" if settings.flag("bias") else ""
    first = f"({inputs[0].shape[2]}+{units}{bias})"
    later = f" + {layers - 1}·({units * directions}+{units}{bias})" if layers > 1 else ""
    factors = f"{gates}·{units}" if gates > 1 else f"{units}"
    factors = f"{directions}·{factors}" if directions > 1 else factors
    return f"{factors}·[{first}{later}]" if later else f"{factors}·{first}"


def _flops(gates: int, settings: Settings, inputs: Inputs) -> int:
    return 2 * known(inputs[0].shape[1]) * _connections(settings, inputs, gates)


def _arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {
        "input_size": known(inputs[0].shape[2]),
        "hidden_size": settings.integer("units"),
        "num_layers": settings.integer("layers"),
        "bias": settings.flag("bias"),
        "batch_first": True,
        # torch warns about dropout where there is no next layer to drop for
        "dropout": settings.number("dropout") if settings.integer("layers") > 1 else 0.0,
        "bidirectional": settings.flag("bidirectional"),
    }


def _rnn_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {**_arguments(settings, inputs), "nonlinearity": settings.text("nonlinearity")}


def _emit(*, has_cell: bool) -> EmitRule:
    """Return the rule that unpacks (sequence, state); an LSTM's state is the pair (h, c).

    The last step comes from the state: for the backward direction that is what it knows after reading everything,
    which stands at the first step of the sequence. Padding comes after the last step, so that only the way back, and
    the state after all steps, must leave it out.
    """

    def emit(emit: Emitter, settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        is_last = settings.text("result") == "last"
        mask = emit.mask() if is_last or settings.flag("bidirectional") else None
        if mask is not None and settings.flag("bidirectional"):
            both = emit.call(f"{MODULES}.read_both_ways", emit.own_module(), refs[0], mask)
            return (emit.item(both, 1 if is_last else 0),)
        result = emit.module(*refs)
        if mask is not None:
            return (emit.call(f"{MODULES}.last_real_step", emit.item(result, 0), mask),)
        if not is_last:
            return (emit.item(result, 0),)
        state = emit.item(result, 1)
        hidden = emit.item(state, 0) if has_cell else state
        if settings.flag("bidirectional"):
            return (emit.call("torch.cat", [emit.item(hidden, -2), emit.item(hidden, -1)], 1),)
        return (emit.item(hidden, -1),)

    return emit


def _summary(settings: Settings) -> str:
    parts = [Text("{count} units", count=settings["units"])]
    if settings.integer("layers") > 1:
        parts.append(num_layers(settings.integer("layers")))
    if settings.flag("bidirectional"):
        parts.append(Text("both ways"))
    return in_a_row(*parts, Text("sequence") if settings.text("result") == "sequence" else Text("last step"))


_SETTINGS = (
    Setting("units", "Units", "int", 64, minimum=1, maximum=WIDTH_LIMIT, help="How much it remembers."),
    Setting("result", "Result", "choice", "last",
            help="What it knows after the last step, or what it knew after every step.",
            choices=(Choice("last", "last step"), Choice("sequence", "every step"))),
    Setting("bidirectional", "Both directions", "bool", False,
            help="Also reads from the end to the start; gives twice as many numbers."),
    Setting("layers", "Layers", "int", 1, minimum=1, maximum=1000, help="How many are stacked."),
    Setting("dropout", "Dropout", "float", 0.0, minimum=0, maximum=0.99, advanced=True,
            help="Share of values set to zero between stacked layers while training."),
    Setting("bias", "Bias", "bool", True, advanced=True, help="Adds learned constants."),
)  # fmt: skip
_NONLINEARITY = Setting(
    "nonlinearity", "Nonlinearity", "choice", "tanh", advanced=True, help="What bends the sum in each step.",
    choices=(Choice("tanh", "Tanh"), Choice("relu", "ReLU")),
)  # fmt: skip


def _row(kind: str, label: str, gates: int, kept: int, help_: str, **more: object) -> LayerSpec:
    """Describe a recurrent layer that keeps ``kept`` numbers for each unit and step."""
    return LayerSpec(
        kind, label, "recurrent", help_, _shape,
        lambda settings, inputs: _parameters(gates, settings, inputs),
        lambda settings, inputs: _flops(gates, settings, inputs),
        lambda settings, inputs: _formula(gates, settings, inputs),
        inside=lambda settings, inputs: _inside(kept, settings, inputs),
        summary=_summary, looking_back={"bidirectional": False}, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _inside(kept: int, settings: Settings, inputs: Inputs) -> int:
    passes = settings.integer("layers") * (2 if settings.flag("bidirectional") else 1)
    return passes * kept * settings.integer("units") * known(inputs[0].shape[1])


def _one_step_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    value = require_rank(3, SEQUENCE, inputs[0])
    return (TensorType((value.shape[0], value.shape[2])),)


def _last_emit(emit: Emitter, _settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    mask = emit.mask()
    if mask is not None:
        return (emit.call(f"{MODULES}.last_real_step", refs[0], mask),)
    return (emit.item(refs[0], slice(None), -1),)


def _mean_emit(emit: Emitter, _settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    mask = emit.mask()
    if mask is not None:
        return (emit.call(f"{MODULES}.mean_of_real_steps", refs[0], mask),)
    return (emit.method("mean", refs[0], 1),)


ROWS: tuple[LayerSpec, ...] = (
    _row(
        "lstm", "LSTM", 4, 16,
        "Reads a sequence step by step with a memory that it can keep or forget. Good for long dependencies.",
        module="torch.nn.LSTM", arguments=_arguments, emit=_emit(has_cell=True), settings=_SETTINGS,
        keywords=("sequence", "memory", "recurrent", "text"),
    ),
    _row(
        "gru", "GRU", 3, 7,
        "Like an LSTM with fewer weights. Often as good, and faster.",
        module="torch.nn.GRU", arguments=_arguments, emit=_emit(has_cell=False), settings=_SETTINGS,
        keywords=("sequence", "memory", "recurrent", "text"),
    ),
    _row(
        "rnn", "RNN", 1, 1,
        "The plain recurrent layer: mixes each step with what it remembers. Forgets quickly; try a GRU first.",
        module="torch.nn.RNN", arguments=_rnn_arguments, emit=_emit(has_cell=False),
        settings=(*_SETTINGS, _NONLINEARITY), keywords=("sequence", "memory", "recurrent", "elman"),
    ),
    LayerSpec(
        "last_step", "Last step", "recurrent",
        "Keeps only the last step of a sequence. A layer that reads both ways has a result setting for this.",
        _one_step_shape, emit=_last_emit, keywords=("sequence", "end"),
    ),
    LayerSpec(
        "mean_over_time", "Mean over time", "recurrent",
        "Averages a sequence over its steps. A simple way from a text to one row of features.",
        _one_step_shape, emit=_mean_emit, keywords=("sequence", "average", "pool"),
    ),
)  # fmt: skip
