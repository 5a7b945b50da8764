"""A generative pair in one drawing: a generator makes samples of random vectors, a discriminator tells which are real.

Real and generated samples meet in one layer; what leads to its second port is the generator, what follows it is the
discriminator (Goodfellow et al. 2014).
"""

from __future__ import annotations

from modellab.errors import Text
from modellab.graph.layers.limits import WIDTH_LIMIT
from modellab.graph.layers.rules import pass_on, refuse, require_float, require_rank
from modellab.graph.layers.spec import ConfigureSource, Emitter, Inputs, InsertBefore, LayerSpec, Outputs, Port, Ref
from modellab.graph.shape import BATCH, TensorType
from modellab.settings import Choice, Setting, Settings

GENERATED = "generated"
"""The port where a generator ends."""
ADVERSARIAL = "adversarial"
"""The task of the output behind a discriminator."""
_BOTH = f"2{BATCH}"


def _vector_shape(settings: Settings, _inputs: Inputs) -> Outputs:
    return (TensorType((BATCH, settings.integer("size"))),)


def _mix_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    real, generated = (require_float(Text("float numbers"), value) for value in inputs)
    if real.shape != generated.shape:
        sizes = ", ".join(str(dim) for dim in real.features)
        repair = InsertBefore("reshape", {"shape": sizes}, Text("Insert Reshape to {shape}", shape=sizes), 1)
        raise refuse(Text("{shape}, as the real samples", shape=str(real)), generated, repair)
    return (TensorType((_BOTH, *real.features)),)


def _mix(emit: Emitter, _settings: Settings, _inputs: Inputs, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
    return (emit.call("torch.cat", list(refs), 0),)


def _verdict_shape(_settings: Settings, inputs: Inputs) -> Outputs:
    expected = Text("(2N, 1), one score for each real and each generated sample")
    value = require_rank(2, expected, inputs[0], InsertBefore("flatten", {}, Text("Insert Flatten")))
    if value.shape != (_BOTH, 1):
        raise refuse(
            expected, value, ConfigureSource({"units": 1}, Text("Set units to {units}", units=1)),
            InsertBefore("linear", {"units": 1}, Text("Insert Linear {units}", units=1)),
        )  # fmt: skip
    return ()


ROWS: tuple[LayerSpec, ...] = (
    LayerSpec(
        "random_vector", "Random vector", "io",
        "Draws random numbers for each sample that arrives, whatever is in it. A generator starts here.",
        _vector_shape, module="modellab.network.modules.RandomVector",
        arguments=lambda settings, _inputs: {"size": settings.integer("size")},
        summary=lambda s: Text("{count} numbers", count=s["size"]),
        settings=(
            Setting("size", "Size", "int", 64, minimum=1, maximum=WIDTH_LIMIT, help="How many numbers it draws."),
        ),
        keywords=("gan", "noise", "latent", "generator", "adversarial"),
    ),
    LayerSpec(
        "real_and_generated", "Real and generated", "io",
        "Puts real and generated samples into one batch for a discriminator, which comes next.",
        _mix_shape, emit=_mix, inputs=(Port("real", "Real"), Port(GENERATED, "Generated")),
        keywords=("gan", "adversarial", "discriminator"),
    ),
    LayerSpec(
        "adversarial_output", "Adversarial output", "io",
        "Trains a discriminator to tell real from generated samples, and the generator to deceive it, in turns.",
        _verdict_shape, emit=pass_on, outputs=(), role="output", task=ADVERSARIAL, losses=("adversarial",),
        wants_raw=lambda _settings: True,
        settings=(
            Setting("loss", "Loss", "choice", "adversarial", "What training makes small.",
                    choices=(Choice("adversarial", "adversarial"),)),
            Setting("smoothing", "Smoothing", "float", 0.1, minimum=0, maximum=0.5, advanced=True,
                    help="Real samples count as real by this much less, which keeps the discriminator from being too "
                         "sure."),
        ),
        keywords=("gan", "generator", "discriminator", "end"),
    ),
)  # fmt: skip
