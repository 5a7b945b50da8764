"""What the inspector says about layers: shapes, how the parameter count comes about, what they cost."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from modellab.desktop.canvas.totals import short
from modellab.desktop.live_statistics import LayerFigures
from modellab.graph.infer import NodeInference
from modellab.graph.layers.spec import Inputs
from modellab.graph.shape import format_badge

Fact = tuple[str, str]


def facts_of(info: NodeInference | None) -> tuple[Fact, ...]:
    """Return label and text of each fact about one layer; unknown shapes are "?"."""
    translate = QCoreApplication.translate  # lupdate knows it by this name
    facts = [(translate("Facts", "in"), _shapes(info.inputs if info is not None else None))]
    if info is None or info.outputs != ():
        facts.append((translate("Facts", "out"), _shapes(info.outputs if info is not None else None)))
    if info is not None and info.parameters:
        facts.append((translate("Facts", "weights"), weights(info)))
    if info is not None and info.flops:
        cost = translate("Facts", "{count} FLOPs per sample").format(count=short(info.flops))
        facts.append((translate("Facts", "cost"), cost))
    return tuple(fact for fact in facts if fact[1])


def live_facts(figures: LayerFigures) -> tuple[Fact, ...]:
    """Return label and text of what flows through a layer."""
    translate = QCoreApplication.translate
    return (
        (translate("Facts", "mean"), f"{figures.mean:.3g}"),
        (translate("Facts", "spread"), f"{figures.std:.3g}"),
        (translate("Facts", "zeros"), f"{figures.zeros:.0%}".replace("%", " %")),
    )


def weights(info: NodeInference) -> str:
    """Write the parameter count and how it comes about: ``18,496 = 64·(32·3·3+1)``."""
    count = f"{info.parameters:,}"
    is_told = not info.formula or info.formula.isdigit()  # a mere number says nothing more
    return count if is_told else f"{count} = {info.formula}"


def _shapes(values: Inputs | None) -> str:
    if values is None:
        return "?"
    return ", ".join(format_badge(value.shape) for value in values)
