"""The totals of a graph in one line: layers, parameters, FLOPs, weights, memory."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import QCoreApplication

from modellab.graph.infer import Inference, memory_bytes

_UNITS = ((1e18, "E"), (1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))


def short(number: float) -> str:
    """Write a large number with two or three telling digits: ``8.9 M``, ``166 k``, ``320``."""
    for size, unit in _UNITS:
        if number >= size:
            value = number / size
            return f"{value:.1f} {unit}" if value < 100 else f"{value:.0f} {unit}"
    return f"{number:.0f}"


def size(num_bytes: float) -> str:
    """Write a number of bytes: ``0.64 MB``, ``61 MB``, ``2.1 GB``."""
    for factor, unit in ((1e12, "TB"), (1e9, "GB"), (1e6, "MB")):
        if num_bytes >= factor:
            value = num_bytes / factor
            return f"{value:,.0f} {unit}" if value >= 10 else f"{value:.1f} {unit}" if value >= 1 else f"{value:.2f} MB"
    if num_bytes >= 1e5:
        return f"{num_bytes / 1e6:.2f} MB"
    return f"{num_bytes / 1e3:.1f} kB" if num_bytes >= 1e3 else f"{num_bytes:.0f} B"


def parts(inference: Inference, batch_size: int) -> tuple[str, ...]:
    """Return the entries of the totals strip."""
    translate = QCoreApplication.translate
    count = len(inference.graph.nodes)
    layers = translate("Totals", "{count} layer") if count == 1 else translate("Totals", "{count} layers")
    return (
        layers.format(count=f"{count:,}"),
        translate("Totals", "{count} parameters").format(count=f"{inference.total_parameters:,}"),
        translate("Totals", "{count} FLOPs/sample").format(count=short(inference.total_flops)),
        translate("Totals", "{size} weights").format(size=size(inference.weight_bytes)),
        translate("Totals", "batch {batch} needs {size}").format(
            batch=f"{batch_size:,}", size=size(memory_bytes(inference, batch_size))
        ),
    )


def emphasised(entry: str) -> str:
    """Return an entry as rich text with its figures in bold; entries hold no text of users."""
    return re.sub(r"\d[\d,.]*(?: [kMGTPE](?=\s)| [kMGT]?B(?=\s|$))?", r"<b>\g<0></b>", html.escape(entry))
