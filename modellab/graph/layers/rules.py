"""What the shape rules of many rows share: the ranks they accept and the sentence when they do not."""

from __future__ import annotations

from modellab.errors import Text
from modellab.graph.layers.spec import Emitter, Inputs, InsertBefore, Outputs, Ref, Repair, ShapeProblem
from modellab.graph.shape import Dim, TensorType
from modellab.settings import Settings

MODULES = "modellab.network.modules"
"""Where the functions are that torch lacks."""
BACKBONE_MODULES = "modellab.network.backbones"
"""Where the layers are that need torchvision."""
IMAGE = Text("(N, channels, height, width)")
SIGNAL = Text("(N, channels, length)")
CHANNELS_FIRST = Text("(N, channels, height, width) or (N, channels, length)")
SEQUENCE = Text("(N, steps, features)")
FEATURES = Text("(N, features)")
INSERT_FLATTEN = InsertBefore("flatten", {}, Text("Insert Flatten"))
INSERT_EMBEDDING = InsertBefore("embedding", {}, Text("Insert Embedding"))
INSERT_MEAN = InsertBefore("mean_over_time", {}, Text("Insert Mean over time"))
INSERT_GLOBAL_AVERAGE = InsertBefore("global_avg_pool", {}, Text("Insert Global average pool"))


def received(value: TensorType) -> Text:
    """Say what arrived, for a diagnostic."""
    if value.dtype == "int":
        return Text("{shape} of whole numbers", shape=str(value))
    return Text("{shape}", shape=str(value))


def refuse(expected: Text, value: TensorType, *repairs: Repair) -> ShapeProblem:
    """Build the problem of a layer that cannot use ``value``."""
    return ShapeProblem(expected, received(value), *repairs)


def require_float(expected: Text, value: TensorType) -> TensorType:
    """Return ``value`` if it holds float numbers.

    Raises:
        ShapeProblem: It holds token or class numbers, which have no size to compute with.
    """
    if value.dtype != "float":
        repairs = (INSERT_EMBEDDING,) if value.rank == 2 and value.vocabulary else ()
        raise refuse(expected, value, *repairs)
    return value


def require_rank(rank: int, expected: Text, value: TensorType, *repairs: Repair) -> TensorType:
    """Return ``value`` if it is float with ``rank`` dimensions, the batch included.

    Raises:
        ShapeProblem: It is not.
    """
    require_float(expected, value)
    if value.rank != rank:
        raise refuse(expected, value, *repairs)
    return value


def fixed(dim: Dim, expected: Text, value: TensorType, *repairs: Repair) -> int:
    """Return ``dim`` as a number; weights cannot be sized by a symbolic dimension.

    Raises:
        ShapeProblem: It is symbolic.
    """
    if isinstance(dim, int):
        return dim
    raise refuse(expected, value, *repairs)


def known(dim: Dim) -> int:
    """Return ``dim`` for a count rule: a symbolic size counts as 1."""
    return dim if isinstance(dim, int) else 1


def same_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    """Shape rule of element-wise layers: any float tensor passes unchanged."""
    require_float(Text("float numbers of any shape"), inputs[0])
    return (inputs[0],)


def pass_on(_emit: Emitter, _settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    """Emission of the ends of networks and blocks: the value itself. The program writer gives them their meaning."""
    return refs
