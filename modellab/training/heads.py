"""What each output of the network is trained for and judged by.

Legend of dimensions: B batch, K classes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from modellab.data.dataset import Field, Schema
from modellab.data.wiring import NEXT, Wiring
from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph, Node
from modellab.graph.layers.spec import LayerSpec
from modellab.graph.ports import ends
from modellab.settings import Settings, complete
from modellab.training.metrics import Scores, telling_metrics
from modellab.training.objectives import Objective, balanced_weights, build_objective, finishing, objective_spec
from modellab.training.recipe import Recipe

if TYPE_CHECKING:
    import torch
    from torch import Tensor

Batch = Mapping[str, "Tensor"]

MAX_CONFUSION_CLASSES = 1000
"""With more classes the confusion matrix is left out: it grows with their square."""


@dataclass(frozen=True)
class Head:
    """One output.

    Attributes:
        name: Id of its node.
        target: Field of the batch that holds the truth; empty for a penalty, which is only made small.
        objective: From (output, target) to the loss.
        metrics: Rows of the metric table, most telling first; none for a penalty.
        num_classes: 0 for values.
        finish: From the output to the answer, where the loss contains that step.
        prefix: What stands before its metrics' names: empty for the first output, ``node/`` for the others.
    """

    name: str
    target: str
    objective: Objective
    metrics: tuple[str, ...]
    num_classes: int
    prefix: str
    finish: Callable[[Tensor], Tensor] = lambda result: result

    def loss(self, output: Tensor, batch: Batch) -> Tensor:
        """Return the mean loss of a batch as a scalar."""
        return self.objective(output, batch[self.target] if self.target else output)

    def weight(self, batch: Batch) -> int | Tensor:
        """Say how many answers the loss of a batch is the mean of: samples, or tokens of a text."""
        target = batch[self.target]
        return (target >= 0).sum() if self.target.endswith(NEXT) else len(target)

    def scores(self, device: torch.device) -> Scores:
        """Start counting this output's metrics."""
        return Scores(self.metrics, self.num_classes, device)


def make_heads(graph: Graph, wiring: Wiring, schema: Schema, recipe: Recipe, device: torch.device) -> tuple[Head, ...]:
    """Read from the output nodes what they are trained for.

    Raises:
        ModelLabError: A loss does not fit its output.
    """
    fields = {field.name: field for field in schema.fields}
    heads = (
        _make_head(node, spec, target, recipe, _class_weights(recipe, fields.get(target), schema, device), index)
        for index, ((node, spec), target) in enumerate(zip(ends(graph, "output"), wiring.targets, strict=True))
    )
    return tuple(replace(head, metrics=_metrics_of(head, is_running=wiring.is_running)) for head in heads)


def _make_head(
    node: Node, spec: LayerSpec, target: str, recipe: Recipe, class_weights_K: Tensor | None, index: int
) -> Head:
    loss, settings = _loss_of(node, spec, recipe)
    classes = node.settings.integer("classes") if spec.task == "classification" else 0
    return Head(
        name=node.id,
        target=target,
        objective=build_objective(loss, settings, class_weights_K),
        metrics=spec.metrics,
        num_classes=classes,
        prefix=f"{node.id}/" if index else "",
        finish=finishing(loss),
    )


def _loss_of(node: Node, spec: LayerSpec, recipe: Recipe) -> tuple[str, Settings]:
    """Return the recipe's loss where it names one, else that of the output node with the node's own settings."""
    is_chosen = bool(recipe.loss) and spec.has_answer  # a penalty is not compared with anything
    name = recipe.loss if is_chosen else node.settings.text("loss")
    row = objective_spec(name)
    if spec.task not in row.tasks:
        fitting = ", ".join(objective_spec(loss).label for loss in spec.losses)
        raise ModelLabError(
            Text('{label} "{node}" cannot be trained with the loss {loss}.',
                 label=Text(spec.label), node=node.name or node.id, loss=Text(row.label)),
            Text("Choose one of: {fitting}.", fitting=fitting), node=node.id,
        )  # fmt: skip
    own = {setting.name: node.settings[setting.name] for setting in row.settings if setting.name in node.settings}
    return name, complete(row.settings, recipe.loss_settings if is_chosen else own)


def _metrics_of(head: Head, *, is_running: bool) -> tuple[str, ...]:
    left_out = ("precision", "recall", "f1") if head.num_classes > MAX_CONFUSION_CLASSES else ()
    names = telling_metrics(head.metrics, head.num_classes, is_running=is_running)
    return tuple(name for name in names if name not in left_out)


def _class_weights(recipe: Recipe, field: Field | None, schema: Schema, device: torch.device) -> Tensor | None:
    if recipe.general["class_weights"] != "balanced" or not (field and field.classes and schema.class_counts):
        return None
    import torch

    counts = {name: schema.class_counts.get(name, 0) for name in field.classes}
    return torch.tensor(balanced_weights(counts), dtype=torch.float32, device=device)


def total_loss(heads: tuple[Head, ...], outputs: Tensor | tuple[Tensor, ...], batch: Batch) -> Tensor:
    """Add up the losses of all outputs.

    Args:
        heads: One for each output.
        outputs: What the network returned: a tensor, or a tuple where there are several outputs.
        batch: Holds the truth.

    Returns:
        A scalar with its gradient.
    """
    if len(heads) == 1:
        assert not isinstance(outputs, tuple)
        return heads[0].loss(outputs, batch)
    import torch

    losses = [head.loss(output, batch) for head, output in zip(heads, outputs, strict=True)]
    return torch.stack(losses).sum()
