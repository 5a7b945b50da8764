"""The ends of the network: what goes in, and what its answers mean."""

from __future__ import annotations

from modellab.errors import Text
from modellab.graph.layers.limits import SIZE_LIMIT, WIDTH_LIMIT
from modellab.graph.layers.rules import (
    INSERT_FLATTEN,
    INSERT_GLOBAL_AVERAGE,
    INSERT_MEAN,
    pass_on,
    refuse,
    require_float,
    require_rank,
)
from modellab.graph.layers.spec import (
    Configure,
    ConfigureSource,
    Inputs,
    InsertBefore,
    LayerSpec,
    Outputs,
    Repair,
    in_a_row,
)
from modellab.graph.shape import BATCH, TensorType
from modellab.settings import Choice, Setting, Settings


def _loss(*losses: Choice) -> Setting:
    return Setting("loss", "Loss", "choice", losses[0].value, help="What training makes small.", choices=losses)


_MSE, _MAE = Choice("mse", "mean squared error"), Choice("mae", "mean absolute error")
_CLASS_LOSS = _loss(Choice("cross_entropy", "cross-entropy"), Choice("focal", "focal"))
_TOKEN_LOSS = _loss(Choice("cross_entropy", "cross-entropy"))
_VALUE_LOSS = _loss(_MSE, _MAE, Choice("huber", "Huber"))
_PICTURE_LOSS = _loss(_MSE, _MAE, Choice("bce", "binary cross-entropy"))


def _names(setting: Setting) -> tuple[str, ...]:
    return tuple(choice.value for choice in setting.choices)


def _image_shape(settings: Settings, _inputs: Inputs) -> Outputs:
    return (TensorType((BATCH, settings.integer("channels"), settings.integer("height"), settings.integer("width"))),)


def _image_summary(settings: Settings) -> str:
    other = Text("{count} channels", count=settings["channels"])
    colour = {1: Text("grey"), 3: Text("colour")}.get(settings.integer("channels"), other)
    return Text("{width}×{height} {colour}", width=settings["width"], height=settings["height"], colour=colour)


def _table_shape(settings: Settings, _inputs: Inputs) -> Outputs:
    return (TensorType((BATCH, settings.integer("features"))),)


def _text_shape(settings: Settings, _inputs: Inputs) -> Outputs:
    length = settings["length"]
    steps = "T" if length is None else settings.integer("length")
    return (TensorType((BATCH, steps), "int", settings.integer("vocabulary")),)


def _text_summary(settings: Settings) -> str:
    length = settings["length"]
    tokens = Text("any length") if length is None else Text("{count} tokens", count=length)
    return in_a_row(tokens, Text("{count} kinds", count=f"{settings.integer('vocabulary'):,}"))


def _series_shape(settings: Settings, _inputs: Inputs) -> Outputs:
    return (TensorType((BATCH, settings.integer("steps"), settings.integer("features"))),)


def _flat(count: int, name: str, expected: Text, value: TensorType, own: Text) -> Outputs:
    """Accept (N, count); say how to get there otherwise."""
    insert = InsertBefore("linear", {"units": count}, Text("Insert Linear {units}", units=count))
    if value.rank == 3:
        require_rank(2, expected, value, INSERT_MEAN, INSERT_FLATTEN)
    require_rank(2, expected, value, INSERT_GLOBAL_AVERAGE, INSERT_FLATTEN)
    features = value.shape[1]
    if features != count:
        repairs: list[Repair] = [
            ConfigureSource({"units": count}, Text("Set units to {units}", units=count)),
            insert,
        ]
        if isinstance(features, int):
            repairs.append(Configure({name: features}, own))
        raise refuse(expected, value, *repairs)
    return ()


def _class_shape(settings: Settings, inputs: Inputs) -> Outputs:
    count = settings.integer("classes")
    own = Text("Set classes to {classes}", classes=inputs[0].shape[-1])
    return _flat(count, "classes", Text("(N, {classes}), one score for each class", classes=count), inputs[0], own)


def _value_shape(settings: Settings, inputs: Inputs) -> Outputs:
    count = settings.integer("values")
    own = Text("Set values to {values}", values=inputs[0].shape[-1])
    return _flat(count, "values", Text("(N, {values}), one number for each value", values=count), inputs[0], own)


def _next_token_shape(settings: Settings, inputs: Inputs) -> Outputs:
    count = settings.integer("vocabulary")
    expected = Text("(N, steps, {vocabulary}), one score for each token at every step", vocabulary=count)
    value = require_rank(3, expected, inputs[0])
    if value.shape[2] == count:
        return ()
    repairs: list[Repair] = [
        ConfigureSource({"units": count}, Text("Set units to {units}", units=count)),
        InsertBefore("linear", {"units": count}, Text("Insert Linear {units}", units=count)),
    ]
    if isinstance(value.shape[2], int):
        own = Text("Set vocabulary to {vocabulary}", vocabulary=value.shape[2])
        repairs.append(Configure({"vocabulary": value.shape[2]}, own))
    raise refuse(expected, value, *repairs)


def _penalty_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    require_float(Text("float numbers to make small"), inputs[0])
    return ()


def _reconstruction_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    require_float(Text("float numbers in the shape of the network's input"), inputs[0])
    return ()


_CHANNELS = Setting("channels", "Channels", "int", 1, minimum=1, maximum=10_000, help="1 for grey, 3 for colour.")
_SMOOTHING = Setting(
    "label_smoothing", "Label smoothing", "float", 0.0, minimum=0, maximum=0.99, advanced=True,
    help="Share of certainty taken from the right class and spread over all; makes answers less overconfident.",
    shown_when=("loss", ("cross_entropy",)),
)  # fmt: skip


def _values(count: int) -> Text:
    return Text("1 value") if count == 1 else Text("{count} values", count=count)


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "image_input", "Image input", "io",
        "Takes pictures, all brought to one size. Every picture network starts here.",
        _image_shape, emit=pass_on, summary=_image_summary, inputs=(), role="input", modality="image",
        settings=(
            _CHANNELS,
            Setting("height", "Height", "int", 28, minimum=1, maximum=SIZE_LIMIT, unit="px", help="Rows of pixels."),
            Setting("width", "Width", "int", 28, minimum=1, maximum=SIZE_LIMIT, unit="px", help="Pixels in a row."),
        ),
        keywords=("picture", "photo", "start"),
    ),
    LayerSpec(
        "table_input", "Table input", "io",
        "Takes the columns of a table as numbers. Words in a column become one number for each different word.",
        _table_shape, emit=pass_on, summary=lambda s: Text("{count} features", count=s["features"]),
        inputs=(), role="input", modality="table", data_size="features",
        settings=(
            Setting("features", "Features", "int", 4, minimum=1, maximum=WIDTH_LIMIT,
                    help="How many numbers one row has."),
        ),
        keywords=("csv", "columns", "start"),
    ),
    LayerSpec(
        "text_input", "Text input", "io",
        "Takes a text as a row of token numbers. An embedding comes next.",
        _text_shape, emit=pass_on, summary=_text_summary, inputs=(), role="input", modality="text",
        settings=(
            Setting("length", "Length", "int", None, minimum=1, maximum=1_000_000, unit="tokens", optional=True,
                    help="Fixed number of tokens; leave it automatic for texts of any length."),
            Setting("vocabulary", "Vocabulary", "int", 1000, minimum=2, maximum=100_000_000,
                    help="How many different tokens there are."),
        ),
        keywords=("tokens", "words", "start"),
    ),
    LayerSpec(
        "series_input", "Series input", "io",
        "Takes a window of a time series: so many steps, with so many numbers each. A recurrent layer comes next.",
        _series_shape, emit=pass_on,
        summary=lambda s: Text("{steps} steps × {features}", steps=s["steps"], features=s["features"]),
        inputs=(), role="input", modality="series",
        settings=(
            Setting("steps", "Steps", "int", 30, minimum=1, maximum=1_000_000,
                    help="How many steps the network looks back."),
            Setting("features", "Features", "int", 1, minimum=1, maximum=WIDTH_LIMIT,
                    help="How many numbers one step has."),
        ),
        keywords=("time", "sequence", "forecast", "start"),
    ),
    LayerSpec(
        "class_output", "Class output", "io",
        "Answers which class a sample belongs to, with a probability for each. Takes one score for each class.",
        _class_shape, emit=pass_on,
        summary=lambda s: in_a_row(_CLASS_LOSS.label_of(s["loss"]), Text("{count} classes", count=s["classes"])),
        outputs=(), role="output", modality="class", task="classification",
        losses=_names(_CLASS_LOSS), metrics=("accuracy", "top5", "precision", "recall", "f1"),
        wants_raw=lambda _settings: True, data_size="classes",
        settings=(
            Setting("classes", "Classes", "int", 10, minimum=2, maximum=1_000_000, help="How many classes there are."),
            _CLASS_LOSS, _SMOOTHING,
        ),
        keywords=("classification", "category", "end"),
    ),
    LayerSpec(
        "value_output", "Value output", "io",
        "Answers with numbers, such as a price or a position. Takes one number for each value.",
        _value_shape, emit=pass_on,
        summary=lambda s: in_a_row(_VALUE_LOSS.label_of(s["loss"]), _values(s.integer("values"))),
        outputs=(), role="output", modality="value", task="regression",
        losses=_names(_VALUE_LOSS), metrics=("mae", "rmse", "r2"), data_size="values",
        settings=(
            Setting("values", "Values", "int", 1, minimum=1, maximum=1_000_000, help="How many numbers it answers."),
            _VALUE_LOSS,
        ),
        keywords=("regression", "number", "end"),
    ),
    LayerSpec(
        "next_token_output", "Next token output", "io",
        "Says at every step which token comes next, so that it can write. The layers before it only look back.",
        _next_token_shape, emit=pass_on,
        summary=lambda s: Text("{count} kinds", count=f"{s.integer('vocabulary'):,}"),
        outputs=(), role="output", task="generation",
        losses=_names(_TOKEN_LOSS), metrics=("exact_match", "perplexity", "token_accuracy"),
        wants_raw=lambda _settings: True, data_size="vocabulary",
        settings=(
            Setting("vocabulary", "Vocabulary", "int", 1000, minimum=2, maximum=100_000_000,
                    help="How many different tokens there are; as many as in the text input."),
            _TOKEN_LOSS, _SMOOTHING,
        ),
        keywords=("generate", "language", "text", "end"),
    ),
    LayerSpec(
        "reconstruction_output", "Reconstruction output", "io",
        "Compares the result with the network's own input. Autoencoders and denoisers end here.",
        _reconstruction_shape, emit=pass_on, summary=lambda s: _PICTURE_LOSS.label_of(s["loss"]),
        outputs=(), role="output", task="reconstruction",
        losses=_names(_PICTURE_LOSS), metrics=("mae", "rmse"), settings=(_PICTURE_LOSS,),
        wants_raw=lambda settings: settings.text("loss") == "bce",
        keywords=("autoencoder", "denoise", "end"),
    ),
    LayerSpec(
        "penalty_output", "Penalty output", "io",
        "Makes the mean of what arrives small while training, beside the losses of other outputs. It answers nothing.",
        _penalty_shape, emit=pass_on, summary=lambda s: Text("weight {weight}", weight=f"{s.number('weight'):g}"),
        outputs=(), role="output", task="penalty", losses=("mean",),
        settings=(
            _loss(Choice("mean", "mean of what arrives")),
            Setting("weight", "Weight", "float", 1.0, minimum=0, maximum=1e9,
                    help="How much it counts beside the losses of the other outputs."),
        ),
        keywords=("kl", "variational", "regularisation", "loss", "end"),
    ),
)  # fmt: skip
