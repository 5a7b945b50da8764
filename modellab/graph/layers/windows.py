"""Arithmetic of sliding windows, for convolutions and pooling. Stricter than torch where torch accepts nonsense."""

from __future__ import annotations

from modellab.errors import Text
from modellab.graph.layers.limits import SIZE_LIMIT
from modellab.graph.layers.rules import refuse
from modellab.graph.layers.spec import Repair
from modellab.graph.shape import Dim, TensorType, divide, shift
from modellab.settings import Choice, Setting, Settings

PADDING = Setting(
    "padding", "Padding", "choice", "valid",
    help="What surrounds the input: nothing (valid), zeros so that the size stays (same), or a number of zeros.",
    choices=(Choice("valid", "valid"), Choice("same", "same"), Choice("custom", "number")),
)  # fmt: skip


def size(name: str, label: str, default: int, length: int, help_: str, *, minimum: int = 1, **more: object) -> Setting:
    """Declare a setting of one number a spatial dimension."""
    return Setting(
        name, label, "size", (default,) * length, help_, minimum=minimum, maximum=SIZE_LIMIT, length=length, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def by(entries: tuple[int, ...]) -> str:
    """Write a size as people read it: ``3×3``."""
    return "×".join(str(entry) for entry in entries)


def extent(kernel: int, dilation: int) -> int:
    """Return how far a dilated kernel reaches."""
    return dilation * (kernel - 1) + 1


def pads(settings: Settings) -> tuple[int, ...]:
    """Return the zeros on both sides together, in each dimension."""
    padding, kernel = settings.text("padding"), settings.size("kernel")
    if padding == "custom":
        return tuple(2 * pad for pad in settings.size("pad"))
    if padding == "same":
        return tuple(extent(k, d) - 1 for k, d in zip(kernel, settings.size("dilation"), strict=True))
    return (0,) * len(kernel)


def slide(length: Dim, reach: int, stride: int, padding: int, *, ceil: bool = False) -> Dim:
    """Return how many windows fit.

    Args:
        length: Of the input.
        reach: Extent of one window, dilation included.
        stride: From one window to the next.
        padding: Zeros on both sides together.
        ceil: Whether a last window may start inside and end outside (torch drops it if it starts in the padding).
    """
    room = shift(length, padding - reach + stride + (stride - 1 if ceil else 0))
    windows = divide(room, stride)
    if (
        ceil
        and isinstance(windows, int)
        and isinstance(length, int)
        and (windows - 1) * stride >= length + padding // 2
    ):
        return windows - 1
    return windows


def require_fit(reaches: tuple[int, ...], paddings: tuple[int, ...], expected: Text, value: TensorType,
                *repairs: Repair) -> None:  # fmt: skip
    """Refuse an input that is smaller than the window, padding included.

    Raises:
        ShapeProblem: Some dimension is too small; says the smallest that fits.
    """
    spatial = value.shape[2:]
    for length, reach, padding in zip(spatial, reaches, paddings, strict=True):
        if isinstance(length, int) and length + padding < reach:
            smallest = by(tuple(max(1, r - p) for r, p in zip(reaches, paddings, strict=True)))
            raise refuse(Text("{shape} of at least {smallest}", shape=expected, smallest=smallest), value, *repairs)
