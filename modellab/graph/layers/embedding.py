"""Embedding: numbers of tokens become vectors, and vectors learn their place."""

from __future__ import annotations

from collections.abc import Mapping

from modellab.errors import Text
from modellab.graph.layers.limits import WIDTH_LIMIT
from modellab.graph.layers.rules import SEQUENCE, fixed, known, refuse, require_rank
from modellab.graph.layers.spec import Configure, Inputs, LayerSpec, Literals, Outputs
from modellab.graph.shape import TensorType
from modellab.settings import Choice, Setting, Settings

_TOKENS = Text("(N, steps) of token numbers, as a text input gives")


def _embedding_shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = inputs[0]
    if value.dtype != "int" or not value.vocabulary or value.rank != 2:
        raise refuse(_TOKENS, value)
    return (TensorType((*value.shape, settings.integer("dimension"))),)


def _embedding_parameters(settings: Settings, inputs: Inputs) -> int:
    return inputs[0].vocabulary * settings.integer("dimension")


def _embedding_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {"num_embeddings": inputs[0].vocabulary, "embedding_dim": settings.integer("dimension")}


def _position_shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = require_rank(3, SEQUENCE, inputs[0])
    features, steps = fixed(value.shape[2], SEQUENCE, value), value.shape[1]
    if settings.text("method") == "sine" and features % 2:
        learned = Configure({"method": "learned"}, Text("Learn the positions"))
        raise refuse(Text("an even number of features, for pairs of sine and cosine"), value, learned)
    if settings.text("method") == "learned" and isinstance(steps, int) and steps > settings.integer("max_length"):
        raise refuse(
            Text("at most {limit} steps", limit=settings["max_length"]),
            value,
            Configure({"max_length": steps}, Text("Set longest to {steps}", steps=steps)),
        )
    return (value,)


def _position_parameters(settings: Settings, inputs: Inputs) -> int:
    return settings.integer("max_length") * known(inputs[0].shape[2]) if settings.text("method") == "learned" else 0


def _position_formula(settings: Settings, inputs: Inputs) -> str:
    return f"{settings['max_length']}·{inputs[0].shape[2]}" if settings.text("method") == "learned" else ""


def _position_arguments(settings: Settings, inputs: Inputs) -> Mapping[str, Literals]:
    return {
        "features": known(inputs[0].shape[2]),
        "max_length": settings.integer("max_length"),
        "learned": settings.text("method") == "learned",
    }


_METHOD = Setting(
    "method", "Method", "choice", "sine", help="Waves of fixed lengths, or a vector for each position that is learned.",
    choices=(Choice("sine", "sine"), Choice("learned", "learned")),
)  # fmt: skip

ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "embedding", "Embedding", "embedding",
        "Gives each token a vector of its own, which it learns. Comes right after a text input.",
        _embedding_shape, _embedding_parameters,
        formula=lambda s, i: f"{i[0].vocabulary}·{s['dimension']}",
        module="torch.nn.Embedding", arguments=_embedding_arguments,
        summary=lambda s: Text("{count} numbers", count=s["dimension"]),
        settings=(
            Setting("dimension", "Dimension", "int", 64, minimum=1, maximum=WIDTH_LIMIT,
                    help="How many numbers each token becomes."),
        ),
        keywords=("text", "token", "word", "lookup"),
    ),
    LayerSpec(
        "positional_encoding", "Positional encoding", "embedding",
        "Adds to each step of a sequence where it stands. Attention does not know the order otherwise.",
        _position_shape, _position_parameters, formula=_position_formula,
        module="modellab.network.modules.PositionalEncoding", arguments=_position_arguments,
        summary=lambda s: _METHOD.label_of(s["method"]),
        longest=lambda s: s.integer("max_length") if s["method"] == "learned" else None,
        settings=(
            _METHOD,
            Setting("max_length", "Longest", "int", 1024, minimum=1, maximum=1_000_000, unit="steps",
                    help="The longest sequence it can take.", shown_when=("method", ("learned",))),
        ),
        keywords=("position", "order", "transformer"),
    ),
)  # fmt: skip
