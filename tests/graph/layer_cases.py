"""What the harness tries for every row: settings and inputs that torch can be asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from modellab.graph.shape import TensorType


def t(*features: int | str) -> TensorType:
    """A float tensor with a batch in front."""
    return TensorType(("N", *features))


def tokens(steps: int | str = "T", vocabulary: int = 50) -> TensorType:
    """What a text input gives."""
    return TensorType(("N", steps), "int", vocabulary)


@dataclass(frozen=True)
class Case:
    """One way to use a row."""

    kind: str
    inputs: tuple[TensorType, ...]
    settings: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_symbolic(self) -> bool:
        """Whether a size besides the batch is unknown."""
        return any(isinstance(dim, str) for value in self.inputs for dim in value.features)

    def __str__(self) -> str:
        chosen = ",".join(f"{name}={value}" for name, value in self.settings.items())
        return f"{self.kind}[{' '.join(str(value) for value in self.inputs)} {chosen}]"


def cases(kind: str, inputs: TensorType | tuple[TensorType, ...], *variants: Mapping[str, object]) -> list[Case]:
    """The defaults, and further settings, with the same inputs."""
    values = inputs if isinstance(inputs, tuple) else (inputs,)
    return [Case(kind, values, settings) for settings in ({}, *variants)]


_PICTURE = t(6, 17, 20)
_SIGNAL = t(6, 23)
_SEQUENCE = t(9, 12)
_ROW = t(12)
_RECURRENT = (
    {"result": "sequence"},
    {"bidirectional": True},
    {"bidirectional": True, "result": "sequence", "layers": 2},
    {"layers": 3, "dropout": 0.3, "bias": False},
    {"units": 5, "layers": 2, "bidirectional": True, "bias": False},
)
_SLIDING = (
    {"padding": "same"},
    {"padding": "same", "kernel": 4},
    {"padding": "same", "kernel": 5, "dilation": 2},
    {"padding": "same", "stride": 2},
    {"padding": "same", "stride": 2, "kernel": 4},
    {"padding": "same", "stride": 3, "kernel": 5},
    {"padding": "custom", "pad": 2, "stride": 2, "bias": False},
    {"dilation": 3, "stride": 2, "activation": "relu"},
)
_POOLS = (
    {"kernel": 3},
    {"kernel": 3, "stride": 2},
    {"kernel": 3, "stride": 2, "pad": 1},
    {"kernel": 3, "stride": 2, "pad": 1, "ceil_mode": True},
    {"kernel": 2, "stride": 3, "ceil_mode": True},
    {"kernel": 4, "stride": 5, "pad": 2, "ceil_mode": True},
)
_ATTENTION = ({"heads": 3}, {"bias": False}, {"causal": True, "dropout": 0.2})
_ENCODERS = (
    {"layers": 1, "heads": 3, "hidden": 20},
    {"norm_first": True, "inner_activation": "gelu"},
    {"causal": True, "layers": 3},
)

_BACKBONES = ("efficientnet_lite0", "resnet18", "squeezenet1_0", "googlenet", "vit_b_32", "densenet121", "maxvit_t")

CASES: tuple[Case, ...] = (
    *cases("conv2d", _PICTURE, *_SLIDING, {"filters": 9, "groups": 3}, {"kernel": (1, 5), "stride": (2, 1)},
           {"kernel": (17, 20)}, {"kernel": (2, 3), "padding": "same"}),
    *cases("conv1d", _SIGNAL, *_SLIDING, {"filters": 4, "groups": 2}, {"kernel": 1}),
    *cases("conv1d", t(6, "T"), *_SLIDING),
    *cases("depthwise_conv2d", _PICTURE, *_SLIDING, {"multiplier": 3}),
    *cases("conv_transpose2d", _PICTURE, {"kernel": 3, "stride": 2, "output_padding": 1}, {"padding": "same"},
           {"padding": "same", "kernel": 3}, {"padding": "same", "kernel": 3, "stride": 3},
           {"padding": "same", "kernel": 1, "stride": 3}, {"padding": "custom", "pad": 2, "kernel": (5, 4)},
           {"filters": 8, "groups": 2, "bias": False, "dilation": 2, "activation": "gelu"},
           {"padding": "same", "kernel": 5, "stride": 2, "dilation": 2}),
    *cases("max_pool2d", _PICTURE, *_POOLS, {"dilation": 2, "kernel": 3}),
    *cases("max_pool1d", _SIGNAL, *_POOLS, {"dilation": 2, "kernel": 3}),
    *cases("max_pool1d", t(6, "T"), {"kernel": 3, "stride": 2, "pad": 1}, {"kernel": 3, "stride": 1}),
    *cases("avg_pool2d", _PICTURE, *_POOLS),
    *cases("adaptive_avg_pool2d", _PICTURE, {"size": (3, 5)}, {"size": 40}),
    *cases("global_avg_pool", _PICTURE, {"keep": True}),
    *cases("global_avg_pool", t(6, "T")),
    *cases("global_max_pool", _SIGNAL, {"keep": True}),
    *cases("linear", _ROW, {"units": 1}, {"bias": False}, {"activation": "silu"}),
    *cases("linear", _SEQUENCE),
    *cases("linear", t("T", 12), {"activation": "tanh"}),
    *(case for kind in ("relu", "silu", "sigmoid", "tanh") for case in cases(kind, _PICTURE)),
    *cases("leaky_relu", _ROW, {"negative_slope": 0.3}),
    *cases("gelu", _SEQUENCE, {"approximate": "tanh"}),
    *cases("elu", _ROW, {"alpha": 0.5}),
    *cases("softmax", _PICTURE, {"over": "channels"}),
    *(case for value in (_ROW, _SIGNAL, _PICTURE) for case in cases("batch_norm", value, {"affine": False})),
    *(case for value in (_ROW, _SEQUENCE, t("T", 12), _PICTURE) for case in cases("layer_norm", value,
                                                                                {"affine": False})),
    *cases("layer_norm", _PICTURE, {"over": "sample"}),
    *(case for value in (_ROW, _SIGNAL, _PICTURE) for case in cases("group_norm", value)[1:]),
    Case("group_norm", (_PICTURE,), {"groups": 3}),
    Case("group_norm", (_ROW,), {"groups": 4, "affine": False}),
    *(case for value in (_SIGNAL, _PICTURE) for case in cases("instance_norm", value, {"affine": False})),
    *cases("dropout", _PICTURE, {"p": 0.1}),
    *cases("gaussian_noise", _PICTURE, {"std": 0.1}),
    *cases("gaussian_noise", t("T", 4)),
    *cases("random_vector", _PICTURE, {"size": 3}),
    *cases("real_and_generated", (_PICTURE, _PICTURE)),
    *(case for kind in ("latent_sample", "kl_divergence") for case in cases(kind, (_ROW, _ROW))),
    *(case for kind in ("latent_sample", "kl_divergence") for case in cases(kind, (_SEQUENCE, _SEQUENCE))),
    *(case for value in (_SIGNAL, _PICTURE) for case in cases("spatial_dropout", value)),
    *(case for value in (_ROW, _SEQUENCE, _PICTURE, t("T", 4), tokens(5)) for case in cases("flatten", value)),
    *cases("reshape", _PICTURE, {"shape": "20, 17, 6"}, {"shape": "-1x20"}, {"shape": "2 3 17 -1"}),
    *cases("permute", _SEQUENCE, {"order": "1, 2"}),
    *cases("permute", t("T", 6)),
    Case("permute", (_PICTURE,), {"order": "2, 3, 1"}),
    *cases("upsample", _PICTURE, {"scale": 3, "mode": "bilinear"}, {"scale": (1, 2)}),
    *cases("add", (_PICTURE, _PICTURE)),
    *cases("add", (_SEQUENCE, _SEQUENCE, _SEQUENCE)),
    *cases("multiply", (_PICTURE, t(6, 1, 1))),
    *cases("multiply", (t(6, 1), _SIGNAL, _SIGNAL)),
    *cases("concatenate", (_PICTURE, t(2, 17, 20), _PICTURE)),
    Case("concatenate", (_SEQUENCE, t(9, 4)), {"axis": "features"}),
    *cases("concatenate", (t("T", 5), t("T", 5), t(3, 5))),
    *cases("embedding", tokens(), {"dimension": 5}),
    *cases("embedding", tokens(8, 1000)),
    *cases("positional_encoding", _SEQUENCE, {"method": "learned"}, {"method": "learned", "max_length": 9}),
    *cases("positional_encoding", t("T", 8)),
    Case("positional_encoding", (t("T", 7),), {"method": "learned"}),
    *(case for kind in ("rnn", "gru", "lstm") for case in cases(kind, _SEQUENCE, *_RECURRENT)),
    *(case for kind in ("rnn", "gru", "lstm") for case in cases(kind, t("T", 3), *_RECURRENT)),
    Case("rnn", (_SEQUENCE,), {"nonlinearity": "relu"}),
    *cases("last_step", _SEQUENCE),
    *cases("last_step", t("T", 4)),
    *cases("mean_over_time", t("T", 4)),
    *cases("multihead_attention", _SEQUENCE, *_ATTENTION),
    *cases("multihead_attention", t("T", 12), *_ATTENTION),
    *cases("multihead_attention", (_SEQUENCE, t(5, 12)), {"heads": 2, "bias": False}),
    *cases("transformer_encoder", _SEQUENCE, *_ENCODERS),
    *cases("transformer_encoder", t("T", 12), *_ENCODERS),
    *cases("text_encoder", tokens(9, 30_522), {"layers": 2, "heads": 2, "hidden": 8, "features": 6}),
    *cases("text_encoder", tokens(vocabulary=30_522), {"positions": 10}),
    *(Case("backbone", (t(3, 224, 224),), {"architecture": name, "result": result})
      for name in _BACKBONES
      for result in ("features", "map")),
)  # fmt: skip
