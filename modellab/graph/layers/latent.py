"""The middle of a variational autoencoder: draw from a distribution, and say how far it is from the standard one."""

from __future__ import annotations

from modellab.errors import Text
from modellab.graph.layers.rules import refuse, require_float
from modellab.graph.layers.spec import Inputs, InsertBefore, LayerSpec, Outputs, Port
from modellab.graph.shape import BATCH, TensorType
from modellab.settings import Settings

_PORTS = (Port("mean", "Mean"), Port("log_variance", "Log variance"))


def _pair(inputs: Inputs) -> TensorType:
    """Accept a mean and a log variance of one shape."""
    mean, log_variance = (require_float(Text("float numbers"), value) for value in inputs)
    if mean.shape != log_variance.shape:
        units = mean.shape[-1]
        repairs = (
            (InsertBefore("linear", {"units": units}, Text("Insert Linear {units}", units=units), 1),)
            if isinstance(units, int) and mean.shape[:-1] == log_variance.shape[:-1]
            else ()
        )
        raise refuse(Text("{shape}, as the mean", shape=str(mean)), log_variance, *repairs)
    return mean


def _sample_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    return (_pair(inputs),)


def _divergence_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    _pair(inputs)
    return (TensorType((BATCH, 1)),)


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "latent_sample", "Latent sample", "regularisation",
        "Draws around a mean while training, as wide as the variance says; gives the mean itself when predicting. "
        "The middle of a variational autoencoder.",
        _sample_shape, module="modellab.network.modules.LatentSample", inputs=_PORTS,
        keywords=("variational", "vae", "reparameterise", "autoencoder", "noise"),
    ),
    LayerSpec(
        "kl_divergence", "KL divergence", "regularisation",
        "Measures how far mean and variance are from a standard normal distribution. Connect it to a penalty output.",
        _divergence_shape, module="modellab.network.modules.KLDivergence", inputs=_PORTS,
        keywords=("variational", "vae", "kullback", "leibler", "autoencoder"),
    ),
)  # fmt: skip
