"""Blocks: named sub-graphs that are used like a layer, and the templates people start from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from modellab.errors import Text
from modellab.graph.graph import Edge, Graph, Node
from modellab.graph.layers import activation, attention, convolution, dense, merge, normalisation, pooling
from modellab.graph.layers.rules import pass_on
from modellab.graph.layers.spec import Inputs, LayerSpec, Outputs, Port, in_a_row
from modellab.settings import Setting, Settings, Value, complete

MAX_REPEAT = 1000
_ROW_HEIGHT = 120.0


def _seen_from_inside(_settings: Settings, inputs: Inputs) -> Outputs:
    """Shape rule of the rows here; what flows through a block is known to ``infer`` alone."""
    return inputs


def _nothing(_settings: Settings, _inputs: Inputs) -> Outputs:
    return ()


def _block_summary(settings: Settings) -> str:
    name, repeat = settings.text("block"), settings.integer("repeat")
    return in_a_row(name, Text("{count} times", count=repeat)) if repeat > 1 else name


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "block", "Block", "block",
        "Stands for a group of layers with a name. The same block can be used in many places and repeated in a row.",
        _seen_from_inside, emit=pass_on, summary=_block_summary, role="block",
        settings=(
            Setting("block", "Block", "text", "", help="Which block of this network."),
            Setting("repeat", "Repeat", "int", 1, minimum=1, maximum=MAX_REPEAT, unit="times",
                    help="How often it stands in a row, each time with weights of its own."),
        ),
        keywords=("group", "module", "repeat"),
    ),
    LayerSpec(
        "block_input", "Block input", "block",
        "Where data enters a block. Each one becomes a port of the block.",
        _seen_from_inside, emit=pass_on, inputs=(), outputs=(Port("out"),), role="block_input",
        keywords=("port",),
    ),
    LayerSpec(
        "block_output", "Block output", "block",
        "Where data leaves a block. Each one becomes a port of the block.",
        _nothing, emit=pass_on, inputs=(Port("in"),), outputs=(), role="block_output",
        keywords=("port",),
    ),
)  # fmt: skip


class BlockTemplate(Protocol):
    """Builds the content of a block that keeps the number of channels, so that it can be repeated."""

    def __call__(self, channels: int = 64) -> Graph:
        """Build it; ``channels`` is what flows through: channels of a picture, or features of a row or a step."""


_PARTS: Mapping[str, LayerSpec] = {
    row.kind: row
    for rows in (
        ROWS, convolution.ROWS, normalisation.ROWS, activation.ROWS, merge.ROWS, pooling.ROWS, dense.ROWS,
        attention.ROWS,
    )
    for row in rows
}  # fmt: skip


class _Content:
    """Collects the layers of a template: one below the other, each connected to the one before."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._edges: list[Edge] = []
        self.last = ""
        self.then("block_input", "start")

    def then(self, kind: str, node_id: str, *others: str, **settings: Value) -> _Content:
        """Add a layer behind the last one; ``others`` lead to it as well, after the last one."""
        place = (0.0, _ROW_HEIGHT * len(self._nodes))
        self._nodes[node_id] = Node(node_id, kind, complete(_PARTS[kind].settings, settings), position=place)
        sources = (self.last, *others) if self.last else ()
        self._edges += [Edge(source, node_id) for source in sources]
        self.last = node_id
        return self

    def graph(self) -> Graph:
        """Close the block."""
        self.then("block_output", "end")
        return Graph(self._nodes, tuple(self._edges))


def _residual(channels: int = 64) -> Graph:
    """Two convolutions and a shortcut (He et al. 2016, figure 5, left)."""
    content = _Content()
    content.then("conv2d", "conv2d_1", filters=channels, padding="same", bias=False)
    content.then("batch_norm", "batch_norm_1").then("relu", "relu_1")
    content.then("conv2d", "conv2d_2", filters=channels, padding="same", bias=False).then("batch_norm", "batch_norm_2")
    return content.then("add", "add_1", "start").then("relu", "relu_2").graph()


def _conv_norm_activation(channels: int = 64) -> Graph:
    content = _Content().then("conv2d", "conv2d_1", filters=channels, padding="same", bias=False)
    return content.then("batch_norm", "batch_norm_1").then("relu", "relu_1").graph()


def _separable(channels: int = 64) -> Graph:
    """A depthwise convolution and a 1×1 convolution in place of a full one (Howard et al. 2017, figure 3)."""
    content = _Content().then("depthwise_conv2d", "depthwise_conv2d_1", padding="same", bias=False)
    content.then("batch_norm", "batch_norm_1").then("relu", "relu_1")
    content.then("conv2d", "conv2d_1", filters=channels, kernel=(1, 1), bias=False)
    return content.then("batch_norm", "batch_norm_2").then("relu", "relu_2").graph()


def _squeeze_and_excite(channels: int = 64) -> Graph:
    """Weigh the channels by what is in the whole picture (Hu et al. 2018, figure 1; reduction 16)."""
    content = _Content().then("global_avg_pool", "global_avg_pool_1", keep=True)
    content.then("conv2d", "conv2d_1", filters=max(1, channels // 16), kernel=(1, 1), activation="relu")
    content.then("conv2d", "conv2d_2", filters=channels, kernel=(1, 1), activation="sigmoid")
    return content.then("multiply", "multiply_1", "start").graph()


def _residual_linear(channels: int = 64) -> Graph:
    content = _Content().then("layer_norm", "layer_norm_1")
    content.then("linear", "linear_1", units=channels, activation="gelu").then("linear", "linear_2", units=channels)
    return content.then("add", "add_1", "start").graph()


def _residual_attention(channels: int = 64) -> Graph:
    """Attention with a norm before and a shortcut around it, for sequences of ``channels`` features."""
    heads = next(count for count in (4, 2, 1) if channels % count == 0)
    content = _Content().then("layer_norm", "layer_norm_1").then("multihead_attention", "attention_1", heads=heads)
    return content.then("add", "add_1", "start").graph()


def _decoder(channels: int = 64) -> Graph:
    """A layer of a language model: attention to what came before, then a feed-forward part (Radford et al. 2019)."""
    heads = next(count for count in (4, 2, 1) if channels % count == 0)
    content = _Content().then("layer_norm", "layer_norm_1")
    content.then("multihead_attention", "attention_1", heads=heads, causal=True).then("add", "add_1", "start")
    content.then("layer_norm", "layer_norm_2").then("linear", "linear_1", units=4 * channels, activation="gelu")
    return content.then("linear", "linear_2", units=channels).then("add", "add_2", "add_1").graph()


BLOCK_TEMPLATES: Mapping[str, BlockTemplate] = {
    "Residual block": _residual,
    "Conv, norm, ReLU": _conv_norm_activation,
    "Separable conv": _separable,
    "Squeeze and excite": _squeeze_and_excite,
    "Residual linear": _residual_linear,
    "Residual attention": _residual_attention,
    "Decoder layer": _decoder,
}
"""Blocks that people start from, by the name a block gets; the first is what "Blocks" offers first."""
