"""Attention: every step of a sequence looks at all others and takes what it needs."""

from __future__ import annotations

from collections.abc import Mapping

from modellab.errors import Text
from modellab.graph.layers.limits import WIDTH_LIMIT
from modellab.graph.layers.rules import MODULES, SEQUENCE, fixed, known, refuse, require_rank
from modellab.graph.layers.spec import (
    Configure,
    Emitter,
    Inputs,
    LayerSpec,
    Literals,
    Outputs,
    Port,
    Ref,
    in_a_row,
    num_heads,
    num_layers,
)
from modellab.graph.shape import TensorType
from modellab.settings import Choice, Setting, Settings


def _attended(settings: Settings, value: TensorType) -> int:
    """Return the number of features, which the heads must divide."""
    require_rank(3, SEQUENCE, value)
    features, heads = fixed(value.shape[2], SEQUENCE, value), settings.integer("heads")
    if features % heads:
        best = max(count for count in range(1, min(heads, features) + 1) if features % count == 0)
        raise refuse(
            Text("features that {heads} heads divide", heads=heads),
            value,
            Configure({"heads": best}, Text("Set heads to {heads}", heads=best)),
        )
    return features


def _attention_shape(settings: Settings, inputs: Inputs) -> Outputs:
    features = _attended(settings, inputs[0])
    if len(inputs) == 1:
        return (inputs[0],)
    context = require_rank(3, SEQUENCE, inputs[1])
    if context.shape[2] != features:
        raise refuse(Text("a context (N, steps, {features})", features=features), context)
    if settings.flag("causal"):
        causal = Configure({"causal": False}, Text("Let it look at all steps"))
        raise refuse(Text("no context, since each step looks only at earlier ones of its own"), context, causal)
    return (inputs[0],)


def _attention_emit(emit: Emitter, settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    # who only looks back never sees the padding, which comes last
    mask = None if settings.flag("causal") else emit.mask(len(refs) - 1)
    if mask is None:
        return (emit.module(*refs),)
    return (emit.module(refs[0], refs[1] if len(refs) > 1 else None, mask),)


def _encoder_emit(emit: Emitter, settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    mask = None if settings.flag("causal") else emit.mask()
    return (emit.module(refs[0]) if mask is None else emit.module(refs[0], mask),)


def _projections(features: int, *, bias: bool) -> int:
    """Return the weights for query, key, value and result."""
    return 4 * features * (features + bias)


def _attention_parameters(settings: Settings, inputs: Inputs) -> int:
    return _projections(known(inputs[0].shape[2]), bias=settings.flag("bias"))


def _attention_formula(settings: Settings, inputs: Inputs) -> str:
    features = inputs[0].shape[2]
    return f"4·{features}·({features}+1)" if settings.flag("bias") else f"4·{features}·{features}"


def _attention_flops(_settings: Settings, inputs: Inputs) -> int:
    return _looking(known(inputs[0].shape[2]), known(inputs[0].shape[1]), known(inputs[-1].shape[1]))


def _looking(features: int, steps: int, context_steps: int) -> int:
    """Count the projections of both sides, the scores, and the weighted sums."""
    return 4 * features * features * (steps + context_steps) + 4 * steps * context_steps * features


def _attention_inside(settings: Settings, inputs: Inputs) -> int:
    """Count queries, keys and values; the scores themselves are worked out again on the way back."""
    return known(inputs[0].shape[1]) * (3 * known(inputs[0].shape[2]) + 2 * settings.integer("heads"))


def encoder_inside(features: int, steps: int, hidden: int, heads: int) -> int:
    """Count what a transformer layer with dropout keeps: twelve tensors like its input, one of them its result."""
    return steps * (11 * features + 3 * hidden + 3 * heads * steps)


def _attention_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {
        "embed_dim": known(inputs[0].shape[2]),
        "num_heads": settings.integer("heads"),
        "dropout": settings.number("dropout"),
        "bias": settings.flag("bias"),
        "causal": settings.flag("causal"),
    }


def _encoder_shape(settings: Settings, inputs: Inputs) -> Outputs:
    _attended(settings, inputs[0])
    return (inputs[0],)


def _encoder_parameters(settings: Settings, inputs: Inputs) -> int:
    features, hidden = known(inputs[0].shape[2]), settings.integer("hidden")
    feed_forward = features * hidden + hidden + hidden * features + features
    layer = _projections(features, bias=True) + feed_forward + 4 * features
    last_norm = 2 * features if settings.flag("norm_first") else 0
    return settings.integer("layers") * layer + last_norm


def _encoder_formula(settings: Settings, inputs: Inputs) -> str:
    features, hidden = known(inputs[0].shape[2]), settings.integer("hidden")
    once = (
        f"{settings['layers']}·(4·{features}·({features}+1) + 2·{features}·{hidden}+{hidden}+{features} + 4·{features})"
    )
    return f"{once} + 2·{features}" if settings.flag("norm_first") else once


def _encoder_flops(settings: Settings, inputs: Inputs) -> int:
    features, steps, hidden = known(inputs[0].shape[2]), known(inputs[0].shape[1]), settings.integer("hidden")
    return settings.integer("layers") * (_looking(features, steps, steps) + 4 * steps * features * hidden)


def _encoder_inside(settings: Settings, inputs: Inputs) -> int:
    features, steps = known(inputs[0].shape[2]), known(inputs[0].shape[1])
    layer = encoder_inside(features, steps, settings.integer("hidden"), settings.integer("heads"))
    return settings.integer("layers") * layer


def _encoder_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {
        "features": known(inputs[0].shape[2]),
        "heads": settings.integer("heads"),
        "hidden": settings.integer("hidden"),
        "layers": settings.integer("layers"),
        "dropout": settings.number("dropout"),
        "activation": settings.text("inner_activation"),
        "norm_first": settings.flag("norm_first"),
        "causal": settings.flag("causal"),
    }


_HEADS = Setting("heads", "Heads", "int", 4, minimum=1, maximum=10_000,
                 help="How many things it looks for at once; must divide the number of features.")  # fmt: skip
_DROPOUT = Setting("dropout", "Dropout", "float", 0.0, minimum=0, maximum=0.99,
                   help="Share of connections set to zero while training.")  # fmt: skip
_CAUSAL = Setting("causal", "Only look back", "bool", False,
                  help="Each step sees only earlier ones, as for predicting what comes next.")  # fmt: skip


def _heads(settings: Settings) -> str:
    return num_heads(settings.integer("heads"))


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "multihead_attention", "Multi-head attention", "attention",
        "Every step looks at all steps and takes what it needs. With a second edge it looks at that sequence instead.",
        _attention_shape, _attention_parameters, _attention_flops, _attention_formula,
        module=f"{MODULES}.Attention", arguments=_attention_arguments, emit=_attention_emit,
        inside=_attention_inside,
        looking_back={"causal": True},
        summary=_heads, inputs=(Port("in"), Port("context", "Context", is_optional=True)),
        settings=(
            _HEADS, _DROPOUT, _CAUSAL,
            Setting("bias", "Bias", "bool", True, advanced=True, help="Adds learned constants to the projections."),
        ),
        keywords=("self-attention", "transformer", "query"),
    ),
    LayerSpec(
        "transformer_encoder", "Transformer encoder", "attention",
        "Attention and a small feed-forward network, each with a shortcut and a norm, stacked. Put a positional "
        "encoding before it.",
        _encoder_shape, _encoder_parameters, _encoder_flops, _encoder_formula,
        module=f"{MODULES}.TransformerEncoder", arguments=_encoder_arguments, emit=_encoder_emit,
        inside=_encoder_inside,
        looking_back={"causal": True},
        summary=lambda s: in_a_row(num_layers(s.integer("layers")), _heads(s)),
        settings=(
            Setting("layers", "Layers", "int", 2, minimum=1, maximum=1000, help="How many are stacked."),
            _HEADS,
            Setting("hidden", "Hidden units", "int", 256, minimum=1, maximum=WIDTH_LIMIT,
                    help="Width of the feed-forward network inside; four times the features is usual."),
            Setting("dropout", "Dropout", "float", 0.1, minimum=0, maximum=0.99,
                    help="Share of values set to zero while training."),
            _CAUSAL,
            Setting("inner_activation", "Activation inside", "choice", "relu", advanced=True,
                    help="Between the two linear layers of the feed-forward network.",
                    choices=(Choice("relu", "ReLU"), Choice("gelu", "GELU"))),
            Setting("norm_first", "Norm first", "bool", False, advanced=True,
                    help="Normalises before each part instead of after it; trains more steadily when deep."),
        ),
        keywords=("attention", "text", "bert"),
    ),
)  # fmt: skip
