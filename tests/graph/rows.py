"""Ask one row of the layer table: for its result, its refusal, or its numbers."""

from __future__ import annotations

import pytest
import torch

from modellab.graph.layers.spec import ShapeProblem
from modellab.graph.layers.table import LAYERS
from modellab.graph.shape import TensorType
from modellab.settings import complete
from tests.graph.layer_cases import Case
from tests.graph.test_layers import Run


def apply(kind: str, *inputs: TensorType, **settings: object) -> str:
    """The shape that a row gives, as people read it."""
    spec = LAYERS[kind]
    return str(spec.shape(complete(spec.settings, settings), inputs)[0])


def problem(kind: str, *inputs: TensorType, **settings: object) -> ShapeProblem:
    """Why a row refuses; fails if it does not."""
    with pytest.raises(ShapeProblem) as caught:
        apply(kind, *inputs, **settings)
    return caught.value


def repairs(kind: str, *inputs: TensorType, **settings: object) -> list[dict[str, object]]:
    """The settings of each repair that a row suggests."""
    return [dict(repair.settings) for repair in problem(kind, *inputs, **settings).repairs]


def compute(kind: str, *tensors: torch.Tensor, module: torch.nn.Module | None = None, **settings: object):
    """What a row makes of real numbers, with ``module`` in place of one with random weights."""
    spec = LAYERS[kind]
    types = tuple(TensorType(("N", *tensor.shape[1:])) for tensor in tensors)
    values = complete(spec.settings, settings)
    return spec.emit(Run(Case(kind, types), values, module), values, types, tensors)[0]
