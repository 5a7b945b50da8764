"""Blocks: named sub-graphs that are used like a layer, and the templates people start from."""

from __future__ import annotations

from modellab.graph.layers.spec import Emitter, Inputs, LayerSpec, Outputs, Port, Ref
from modellab.settings import Setting, Settings

MAX_REPEAT = 1000


def _seen_from_inside(_settings: Settings, inputs: Inputs) -> Outputs:
    """Shape rule of the rows here; what flows through a block is known to ``infer`` alone."""
    return inputs


def _nothing(_settings: Settings, _inputs: Inputs) -> Outputs:
    return ()


def _pass_on(_emit: Emitter, _settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    return refs


def _block_summary(settings: Settings) -> str:
    name, repeat = settings.text("block"), settings.integer("repeat")
    return f"{name} · {repeat} times" if repeat > 1 else name


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "block", "Block", "block",
        "Stands for a group of layers with a name. The same block can be used in many places and repeated in a row.",
        _seen_from_inside, emit=_pass_on, summary=_block_summary, role="block",
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
        _seen_from_inside, emit=_pass_on, inputs=(), outputs=(Port("out"),), role="block_input",
        keywords=("port",),
    ),
    LayerSpec(
        "block_output", "Block output", "block",
        "Where data leaves a block. Each one becomes a port of the block.",
        _nothing, emit=_pass_on, inputs=(Port("in"),), outputs=(), role="block_output",
        keywords=("port",),
    ),
)  # fmt: skip
