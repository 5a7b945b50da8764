"""Text encoders: BERT and its smaller relatives, which have read more than anyone can, as one layer."""

from __future__ import annotations

from collections.abc import Mapping

from modellab.errors import Text
from modellab.graph.layers.attention import encoder_inside
from modellab.graph.layers.limits import WIDTH_LIMIT
from modellab.graph.layers.rules import MODULES, known, refuse
from modellab.graph.layers.spec import (
    Configure,
    ConfigureSource,
    InitialWeights,
    Inputs,
    LayerSpec,
    Literals,
    Outputs,
    in_a_row,
    num_heads,
    num_layers,
)
from modellab.graph.shape import TensorType
from modellab.settings import Choice, Setting, Settings

MINILM = "minilm"
RANDOM = ("", "none")
_TOKENS = Text("the tokens of a text input: (N, steps) of whole numbers")


def _shape(settings: Settings, inputs: Inputs) -> Outputs:
    value = inputs[0]
    if value.dtype != "int" or value.rank != 2:
        raise refuse(_TOKENS, value)
    vocabulary, features, heads = (settings.integer(name) for name in ("vocabulary", "features", "heads"))
    if value.vocabulary != vocabulary:
        raise refuse(
            Text("tokens of a vocabulary of {count}", count=vocabulary),
            value,
            ConfigureSource({"vocabulary": vocabulary}, Text("Set the vocabulary to {count}", count=vocabulary)),
        )
    steps, longest = value.shape[1], settings.integer("positions")
    if isinstance(steps, int) and steps > longest:
        shorter = ConfigureSource({"length": longest}, Text("Set length to {count}", count=longest))
        raise refuse(Text("at most {count} tokens", count=longest), value, shorter)
    if features % heads:
        best = max(count for count in range(1, min(heads, features) + 1) if features % count == 0)
        repair = Configure({"heads": best}, Text("Set heads to {heads}", heads=best))
        raise refuse(Text("features that {heads} heads divide", heads=heads), value, repair)
    return (TensorType((*value.shape, features)),)


def _parameters(settings: Settings, _inputs: Inputs) -> int:
    features, hidden = settings.integer("features"), settings.integer("hidden")
    layer = 4 * features * (features + 1) + 2 * features * hidden + hidden + features + 4 * features
    words = settings.integer("vocabulary") + settings.integer("positions") + 2
    return words * features + settings.integer("layers") * layer


def _formula(settings: Settings, _inputs: Inputs) -> str:
    e, h = settings.integer("features"), settings.integer("hidden")
    words = f"({settings['vocabulary']}+{settings['positions']}+2)·{e}"
    return f"{words} + {settings['layers']}·(4·{e}·({e}+1) + 2·{e}·{h}+{h}+{e} + 4·{e})"


def _flops(settings: Settings, inputs: Inputs) -> int:
    features, hidden, steps = settings.integer("features"), settings.integer("hidden"), known(inputs[0].shape[1])
    attention = 8 * features * features * steps + 4 * steps * steps * features
    return settings.integer("layers") * (attention + 4 * steps * features * hidden)


def _inside(settings: Settings, inputs: Inputs) -> int:
    names = ("features", "hidden", "heads", "layers")
    features, hidden, heads, layers = (settings.integer(name) for name in names)
    steps = known(inputs[0].shape[1])
    return 2 * steps * features + layers * encoder_inside(features, steps, hidden, heads)


def _arguments(settings: Settings, _inputs: Inputs) -> Mapping[str, Literals]:
    names = ("vocabulary", "features", "heads", "hidden", "layers", "positions")
    return {**{name: settings.integer(name) for name in names}, "dropout": settings.number("dropout")}


def _initial(settings: Settings) -> InitialWeights | None:
    weights = settings.text("weights").strip()
    return None if weights in RANDOM else InitialWeights("bert", weights)


def _summary(settings: Settings) -> str:
    parts = [num_layers(settings.integer("layers")), num_heads(settings.integer("heads"))]
    return in_a_row(*parts, *((Text("pretrained"),) if _initial(settings) else ()))


def _size(name: str, label: str, default: int, help_: str, maximum: int = WIDTH_LIMIT) -> Setting:
    return Setting(name, label, "int", default, help_, minimum=1, maximum=maximum, advanced=True)


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "text_encoder", "Text encoder", "pretrained",
        "A network that has learned a language from many texts and brings its own tokens. Put Mean over time and a "
        "Linear layer after it.",
        _shape, _parameters, _flops, _formula,
        module=f"{MODULES}.TextEncoder", arguments=_arguments, summary=_summary, initial=_initial,
        inside=_inside, brings_tokenizer=True, longest=lambda s: s.integer("positions"), looking_back=None,
        settings=(
            Setting("weights", "Start from", "folder", MINILM,
                    choices=(Choice(MINILM, "MiniLM (English)"), Choice("none", "random weights")),
                    help="minilm for the English MiniLM of the extra package, none for random weights, or a folder "
                    "with config.json, model.safetensors and tokenizer.json of a BERT."),
            Setting("dropout", "Dropout", "float", 0.1, minimum=0, maximum=0.99,
                    help="Share of values set to zero while training."),
            _size("features", "Features", 384, "How many numbers stand for a token."),
            _size("layers", "Layers", 6, "How many are stacked.", 1000),
            _size("heads", "Heads", 12, "How many things a layer looks for at once; must divide the features.", 10_000),
            _size("hidden", "Hidden units", 1536, "Width of the feed-forward network inside."),
            _size("vocabulary", "Vocabulary", 30_522, "How many different tokens it knows.", 100_000_000),
            _size("positions", "Longest text", 512, "How many tokens a text may have.", 1_000_000),
        ),
        keywords=("pretrained", "bert", "minilm", "transfer", "transformer", "language"),
    ),
)  # fmt: skip
