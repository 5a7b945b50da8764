"""The layer table: every row by its kind, in the order of the palette."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from modellab.errors import Text, look_up
from modellab.graph.layers import (
    activation,
    adversarial,
    attention,
    backbone,
    blocks,
    convolution,
    dense,
    embedding,
    inputs_outputs,
    latent,
    merge,
    normalisation,
    pooling,
    recurrent,
    regularisation,
    reshape,
    text_encoder,
)
from modellab.graph.layers.spec import Family, LayerSpec
from modellab.settings import Settings, complete


@dataclass(frozen=True, slots=True)
class FamilyInfo:
    """A group of the palette."""

    key: Family
    label: str


FAMILIES: tuple[FamilyInfo, ...] = (
    FamilyInfo("io", "Input & output"),
    FamilyInfo("convolution", "Convolution"),
    FamilyInfo("pooling", "Pooling"),
    FamilyInfo("dense", "Dense"),
    FamilyInfo("activation", "Activation"),
    FamilyInfo("normalisation", "Normalisation"),
    FamilyInfo("regularisation", "Regularisation"),
    FamilyInfo("reshape", "Reshape"),
    FamilyInfo("merge", "Merge"),
    FamilyInfo("embedding", "Embedding"),
    FamilyInfo("recurrent", "Recurrent"),
    FamilyInfo("attention", "Attention"),
    FamilyInfo("pretrained", "Pretrained"),
    FamilyInfo("block", "Blocks"),
)

_MODULES = (
    inputs_outputs, adversarial, convolution, pooling, dense, activation, normalisation, regularisation, latent,
    reshape, merge, embedding, recurrent, attention, backbone, text_encoder, blocks,
)  # fmt: skip

LAYERS: Mapping[str, LayerSpec] = MappingProxyType({row.kind: row for module in _MODULES for row in module.ROWS})

_FORMER: Mapping[str, str] = {former: row.kind for row in LAYERS.values() for former in row.former_kinds}


def spec_of(kind: str) -> LayerSpec | None:
    """Return the row of a kind, also under a former key; None for a kind this version does not know."""
    return LAYERS.get(kind) or LAYERS.get(_FORMER.get(kind, ""))


def known_spec(kind: str) -> LayerSpec:
    """Return the row of a kind, also under a former key.

    Raises:
        ModelLabError: The kind is unknown; the nearest known one is listed.
    """
    return spec_of(kind) or look_up(LAYERS, kind, Text("layer"))


def default_settings(kind: str) -> Settings:
    """Return the settings of a new node.

    Raises:
        ModelLabError: The kind is unknown; the nearest known one is listed.
    """
    return complete(known_spec(kind).settings, {})
