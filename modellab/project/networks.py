"""First networks: drawn for data of a kind and size, as a practitioner would begin. No torch here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from modellab.data.dataset import Schema
from modellab.errors import ModelLabError, Text
from modellab.graph.edits import set_frozen
from modellab.graph.graph import Graph
from modellab.project.row_networks import WORDS, rows_with_texts
from modellab.project.sketch import (
    Layers,
    Sketch,
    chain,
    class_end,
    end_for,
    num_columns,
    num_values,
    places,
    value_end,
)

_LARGE_SIDE = 56
"""Pixels of the shorter side from which on pictures get one more pooling each time they double."""
_CHARACTERS = 256
LETTERS: Mapping[str, object] = {"tokenizer": "characters", "lowercase": False}
"""Preparation of texts that are read or written letter by letter."""
PIECES: Mapping[str, object] = {"tokenizer": "bpe", "lowercase": False}
"""Preparation of texts that are written in answer to others: any word can be put together of pieces."""


def picture_cnn(channels: int, height: int, width: int, classes: int) -> Graph:
    """Draw a small convolutional classifier whose depth suits the size of the pictures.

    At 28x28 grey and 10 classes these are the 93,322 parameters of the classic MNIST example: Conv 32, pool, Conv 64,
    pool, Conv 64, Linear 64, Linear 10. Smaller pictures keep their size in the convolutions; larger ones get more
    pooling and end in a global average.
    """
    side = min(height, width)
    num_halvings = (side // _LARGE_SIDE).bit_length()  # until the shorter side is below _LARGE_SIDE
    convolution: dict[str, object] = {"kernel": 3, "activation": "relu", "padding": "valid" if side >= 22 else "same"}
    layers: Layers = [("image_input", {"channels": channels, "height": height, "width": width})]
    for filters in (32, 64, *[128] * num_halvings):
        layers += [("conv2d", {"filters": filters, **convolution}), ("max_pool2d", {})]
    if num_halvings:
        layers += [("conv2d", {"filters": 128, **convolution}), ("global_avg_pool", {})]
    else:
        layers += [("conv2d", {"filters": 64, **convolution}), ("flatten", {})]
    return chain([*layers, ("linear", {"units": 64, "activation": "relu"}), *class_end(classes)])


def table_network(
    features: int, *, classes: int = 0, values: int = 1, hidden: tuple[int, ...] = (64, 32), activation: str = "relu"
) -> Graph:
    """Draw hidden layers for the rows of a table; with 0 ``classes`` the network answers with values."""
    layers: Layers = [("table_input", {"features": features})]
    layers += [("linear", {"units": units, "activation": activation}) for units in hidden]
    return chain([*layers, *(class_end(classes) if classes else value_end(values))])


def text_lstm(
    classes: int, *, length: int | None = 200, vocabulary: int = WORDS, embedding: int = 64, units: int = 64
) -> Graph:
    """Draw the classic text classifier: embedding, LSTM, what it knows after the last word, classes."""
    return _text_lstm(class_end(classes), length, vocabulary, embedding, units)


def _text_lstm(end: Layers, length: int | None, vocabulary: int, embedding: int, units: int) -> Graph:
    return chain([
        ("text_input", {"length": length, "vocabulary": vocabulary}),
        ("embedding", {"dimension": embedding}),
        ("lstm", {"units": units, "result": "sequence"}),
        ("last_step", {}),
        *end,
    ])  # fmt: skip


def text_transformer(classes: int, *, length: int = 64, vocabulary: int = WORDS, width: int = 128) -> Graph:
    """Draw a transformer encoder of two layers that reads a text and averages what it understood."""
    return chain([
        ("text_input", {"length": length, "vocabulary": vocabulary}),
        ("embedding", {"dimension": width}),
        ("positional_encoding", {}),
        ("transformer_encoder", {"layers": 2, "heads": 4, "hidden": 2 * width}),
        ("mean_over_time", {}),
        *class_end(classes),
    ])  # fmt: skip


def text_generator_lstm(
    *, length: int = 100, vocabulary: int = _CHARACTERS, embedding: int = 256, units: int = 1024
) -> Graph:
    """Draw a generator that reads tokens one by one and says after each which one comes next."""
    return chain([
        ("text_input", {"length": length, "vocabulary": vocabulary}),
        ("embedding", {"dimension": embedding}),
        ("lstm", {"units": units, "result": "sequence"}),
        ("linear", {"units": vocabulary}),
        ("next_token_output", {"vocabulary": vocabulary}),
    ])  # fmt: skip


def text_generator_transformer(
    *, length: int = 64, vocabulary: int = _CHARACTERS, width: int = 64, layers: int = 4, heads: int = 4
) -> Graph:
    """Draw a small GPT: causal transformer layers that normalise first.

    Its positions are waves, not learned vectors: in a run of minutes it gets farther with them.
    """
    return chain([
        ("text_input", {"length": length, "vocabulary": vocabulary}),
        ("embedding", {"dimension": width}),
        ("positional_encoding", {}),
        ("transformer_encoder", {
            "layers": layers, "heads": heads, "hidden": 4 * width, "dropout": 0.0, "causal": True, "norm_first": True,
            "inner_activation": "gelu",
        }),
        ("linear", {"units": vocabulary}),
        ("next_token_output", {"vocabulary": vocabulary}),
    ])  # fmt: skip


def series_lstm(steps: int, features: int, end: Layers, units: int = 64) -> Graph:
    """Draw two stacked LSTMs over the steps of a series, and ``end``."""
    return chain([
        ("series_input", {"steps": steps, "features": features}),
        ("lstm", {"units": units, "result": "sequence"}),
        ("lstm", {"units": units}),
        *end,
    ])  # fmt: skip


def autoencoder(channels: int, height: int, width: int, hidden: tuple[int, ...] = (128, 64)) -> Graph:
    """Draw linear layers that squeeze a picture through the last of ``hidden`` and bring it back."""
    shape, sizes = (channels, height, width), (*hidden, *hidden[-2::-1])
    layers: Layers = [("linear", {"units": units, "activation": "relu"}) for units in sizes]
    return chain([_picture_start(shape), ("flatten", {}), *layers, *_picture_end(shape)])


def denoiser(channels: int, height: int, width: int, hidden: tuple[int, ...] = (256, 64), noise: float = 0.5) -> Graph:
    """Draw an autoencoder that gets pictures with noise and brings back those without (Vincent et al. 2008)."""
    shape, sizes = (channels, height, width), (*hidden, *hidden[-2::-1])
    return chain([
        _picture_start(shape),
        ("gaussian_noise", {"std": noise}),
        ("flatten", {}),
        *[("linear", {"units": units, "activation": "relu"}) for units in sizes],
        *_picture_end(shape),
    ])  # fmt: skip


def denoiser_classes(
    channels: int, height: int, width: int, classes: int, hidden: tuple[int, ...] = (256, 64)
) -> Graph:
    """Draw a classifier whose first layers are called as those of ``denoiser``, so that it can start from them."""
    hidden_layers: Layers = [("linear", {"units": units, "activation": "relu"}) for units in hidden]
    return chain([_picture_start((channels, height, width)), ("flatten", {}), *hidden_layers, *class_end(classes)])


def _picture_start(shape: tuple[int, int, int]) -> tuple[str, dict[str, object]]:
    return "image_input", dict(zip(("channels", "height", "width"), shape, strict=True))


def _picture_end(shape: tuple[int, int, int]) -> Layers:
    pixels = shape[0] * shape[1] * shape[2]
    return [
        ("linear", {"units": pixels, "activation": "sigmoid"}),
        ("reshape", {"shape": ", ".join(str(size) for size in shape)}),
        ("reconstruction_output", {"loss": "mse"}),
    ]


def variational_autoencoder(channels: int, height: int, width: int, *, hidden: int = 64, latent: int = 8) -> Graph:
    """Draw a variational autoencoder (Kingma and Welling 2013): a mean and a variance, a draw between, and back.

    The divergence of what is drawn from a standard normal distribution is made small beside the error.
    """
    sketch, pixels = Sketch(), channels * height * width
    start = sketch.put("image_input", 0, 0, channels=channels, height=height, width=width)
    flat = sketch.put("flatten", 0, 1, start)
    encoded = sketch.put("linear", 0, 2, flat, units=hidden, activation="relu")
    mean = sketch.put("linear", 0, 3, encoded, units=latent)
    log_variance = sketch.put("linear", 1, 3, encoded, units=latent)
    drawn = sketch.put("latent_sample", 1, 4, mean, log_variance)
    decoded = sketch.put("linear", 2, 0, drawn, units=hidden, activation="relu")
    picture = sketch.put("linear", 2, 1, decoded, units=pixels, activation="sigmoid")
    shaped = sketch.put("reshape", 2, 2, picture, shape=f"{channels}, {height}, {width}")
    sketch.put("reconstruction_output", 2, 3, shaped)
    divergence = sketch.put("kl_divergence", 0, 4, mean, log_variance)
    sketch.put("penalty_output", 0, 5, divergence, weight=0.25 / pixels)
    return sketch.graph


def generative_pair(
    channels: int, height: int, width: int, *, latent: int = 8, hidden: tuple[int, ...] = (128, 256)
) -> Graph:
    """Draw a generator on the left, which makes pictures of random vectors, and its discriminator on the right.

    Both are linear layers, wider towards the pictures, and twice as wide in the discriminator. Batch norm keeps the
    generator from making always the same picture; dropout keeps the discriminator from learning the real pictures by
    heart. Few random numbers suffice for small pictures, and leave less room between one kind and another.
    """
    sketch, depth = Sketch(), len(hidden)
    left = places(0.0, num_rows=4, first_row=1)
    right = places(num_columns(2 * depth + 3, 4) + 0.2, num_rows=5)
    real = sketch.put("image_input", *next(right), channels=channels, height=height, width=width)
    made = sketch.put("random_vector", *next(left), real, size=latent)
    for units in hidden:
        drawn = sketch.put("linear", *next(left), made, units=units, activation="leaky_relu")
        made = sketch.put("batch_norm", *next(left), drawn)
    painted = sketch.put("linear", *next(left), made, units=channels * height * width, activation="sigmoid")
    shaped = sketch.put("reshape", *next(left), painted, shape=f"{channels}, {height}, {width}")
    both = sketch.put("real_and_generated", *next(right), real, shaped)
    seen = sketch.put("flatten", *next(right), both)
    for units in reversed(hidden):
        looked = sketch.put("linear", *next(right), seen, units=2 * units, activation="leaky_relu")
        seen = sketch.put("dropout", *next(right), looked, p=0.3)
    verdict = sketch.put("linear", *next(right), seen, units=1)
    sketch.put("adversarial_output", *next(right), verdict, smoothing=0.0)
    return sketch.graph


def translator(*, length: int | None = None, vocabulary: int = 4096, width: int = 128, heads: int = 4) -> Graph:
    """Draw an encoder that reads a text, and a causal decoder that looks at it while it writes another one."""
    sketch = Sketch()
    hidden = {"heads": heads, "hidden": 2 * width, "norm_first": True}
    source = sketch.put("text_input", 0, 0, length=length, vocabulary=vocabulary)
    read = sketch.put("embedding", 0, 1, source, dimension=width)
    placed = sketch.put("positional_encoding", 0, 2, read)
    encoded = sketch.put("transformer_encoder", 0, 3, placed, layers=2, **hidden)
    written = sketch.put("text_input", 1, 0, length=length, vocabulary=vocabulary)
    own = sketch.put("embedding", 1, 1, written, dimension=width)
    own_placed = sketch.put("positional_encoding", 1, 2, own)
    before = sketch.put("transformer_encoder", 1, 3, own_placed, layers=1, causal=True, **hidden)
    looked = sketch.put("multihead_attention", 1, 4, before, encoded, heads=heads)
    both = sketch.put("add", 2, 0, before, looked)
    after = sketch.put("transformer_encoder", 2, 1, both, layers=1, causal=True, **hidden)
    scores = sketch.put("linear", 2, 2, after, units=vocabulary)
    sketch.put("next_token_output", 2, 3, scores, vocabulary=vocabulary)
    return sketch.graph


def picture_backbone(classes: int, side: int, architecture: str = "efficientnet_lite0") -> Graph:
    """Draw a pretrained network that is frozen, and a linear layer that learns to use what it sees."""
    graph = chain([
        ("image_input", {"channels": 3, "height": side, "width": side}),
        ("backbone", {"architecture": architecture}),
        *class_end(classes),
    ])  # fmt: skip
    return set_frozen(graph, ["backbone_1"], True)


def text_encoder(classes: int, *, length: int = 64) -> Graph:
    """Draw a pretrained text encoder that is frozen, the mean of what it understood, and classes."""
    graph = chain([
        ("text_input", {"length": length, "vocabulary": 30_522}),
        ("text_encoder", {}),
        ("mean_over_time", {}),
        *class_end(classes),
    ])  # fmt: skip
    return set_frozen(graph, ["text_encoder_1"], True)


def _for_pictures(schema: Schema) -> Graph:
    channels, height, width = schema.inputs[0].shape
    return picture_cnn(channels, height, width, len(schema.targets[0].classes))


def _for_table(schema: Schema) -> Graph:
    target = schema.targets[0]
    return table_network(schema.inputs[0].shape[0], classes=len(target.classes), values=num_values(target))


def _for_texts(schema: Schema) -> Graph:
    if len(schema.inputs) > 1 or schema.inputs[0].categories:
        return rows_with_texts(schema)
    return _text_lstm(end_for(schema.targets[0]), 200, WORDS, 64, 64)


def _for_pairs(_schema: Schema) -> Graph:
    return translator()


def _for_running_text(schema: Schema) -> Graph:
    return text_generator_lstm(units=256, vocabulary=_num_letters(schema))


def _num_letters(schema: Schema) -> int:
    """Leave room for all characters of the texts and the special tokens: a power of two from 128 to 8,192."""
    return 1 << min(13, max(7, (max(field.characters for field in schema.fields) + 3).bit_length()))


def _for_series(schema: Schema) -> Graph:
    steps, features = schema.inputs[0].shape
    return series_lstm(steps, features, end_for(schema.targets[0]))


_FIRST: Mapping[tuple[str, ...], Callable[[Schema], Graph]] = {
    ("image", "class"): _for_pictures,
    ("table", "class"): _for_table,
    ("table", "value"): _for_table,
    ("table", "text", "class"): rows_with_texts,
    ("table", "text", "value"): rows_with_texts,
    ("text", "class"): _for_texts,
    ("text", "value"): _for_texts,
    ("text",): _for_running_text,
    ("text", "text"): _for_pairs,
    ("series", "value"): _for_series,
    ("series", "class"): _for_series,
}
"""What ``kind_of`` says of data -> a network for it."""
_PREPARATION: Mapping[tuple[str, ...], Mapping[str, object]] = {("text",): LETTERS, ("text", "text"): PIECES}


def kind_of(schema: Schema) -> tuple[str, ...]:
    """Return the modalities of data, inputs first; several texts of a row count as one."""
    found = tuple(field.modality for field in schema.fields)
    return tuple(dict.fromkeys(found)) if schema.targets else found


def network_for(schema: Schema) -> Graph:
    """Draw a first network that fits the data.

    Raises:
        ModelLabError: There is no network for data of this kind yet.
    """
    build = _FIRST.get(kind_of(schema))
    if build is None:
        raise ModelLabError(
            Text("There is no ready-made network for this data."), Text("Draw one on the Network page.")
        )
    return build(schema)


def preparation_for(schema: Schema) -> Mapping[str, object]:
    """Return the choices of preparation that the network of ``network_for`` needs."""
    return _PREPARATION.get(kind_of(schema), {})
