"""What one training step consists of: one update of all weights, or two in turns for a generative pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.layers.adversarial import ADVERSARIAL, GENERATED
from modellab.graph.ports import ends
from modellab.network.build import Network
from modellab.network.program import write_program
from modellab.training.events import RunPreparing, Tell
from modellab.training.heads import Head, total_loss
from modellab.training.objectives import generator_loss
from modellab.training.recipe import Recipe
from modellab.training.recipe_rows import change_recipe

if TYPE_CHECKING:
    from torch import Tensor
    from torch.nn import Parameter

Loss = Callable[["Tensor | tuple[Tensor, ...]", Mapping[str, "Tensor"]], "Tensor"]


@dataclass(frozen=True)
class Phase:
    """One forward pass, backward pass and update.

    Attributes:
        loss: From the outputs and the batch to a scalar.
        trained: Weights that this phase updates; None for all that are not frozen.
    """

    loss: Loss
    trained: tuple[Parameter, ...] | None = None


def make_phases(graph: Graph, network: Network, heads: tuple[Head, ...]) -> tuple[Phase, ...]:
    """Split a step into phases: discriminator, then generator, where the drawing has such a pair.

    Raises:
        ModelLabError: A pair is not complete, or there are other outputs beside it.
    """
    whole: Loss = partial(total_loss, heads)
    if not is_adversarial(graph):
        return (Phase(whole),)
    if len(heads) > 1:
        raise ModelLabError(
            Text("A generative pair cannot have other outputs."), Text("Train it in a project of its own.")
        )
    generator = generator_of(graph)
    layers = write_program(graph).layers
    makes: list[Parameter] = []
    judges: list[Parameter] = []
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            (makes if layers[name.partition(".")[0]].node in generator else judges).append(weight)
    if not makes or not judges:
        raise ModelLabError(
            Text("A generative pair needs weights to train on both sides."),
            Text("Add layers between the random vector and the samples, and before the output."),
        )
    return (Phase(whole, tuple(judges)), Phase(lambda outputs, _batch: generator_loss(_single(outputs)), tuple(makes)))


def _single(outputs: Tensor | tuple[Tensor, ...]) -> Tensor:
    assert not isinstance(outputs, tuple)
    return outputs


def is_adversarial(graph: Graph) -> bool:
    """Whether the first output belongs to a generative pair."""
    return any(spec.task == ADVERSARIAL for _, spec in ends(graph, "output")[:1])


def generator_of(graph: Graph) -> frozenset[str]:
    """Return the ids of the nodes of the generator, the one that gives the samples among them.

    Raises:
        ModelLabError: Nothing is connected where generated samples belong.
    """
    last = generated_by(graph)
    return graph.ancestors(last) | {last}


def generated_by(graph: Graph) -> str:
    """Return the id of the node that gives the generated samples.

    Raises:
        ModelLabError: Nothing is connected where generated samples belong.
    """
    source = next((edge.source for edge in graph.edges if edge.target_port == GENERATED), None)
    if source is None:
        raise ModelLabError(
            Text("The network generates no samples."), Text('Connect a generator to "Real and generated".')
        )
    return source


def settle(graph: Graph, recipe: Recipe, tell: Tell) -> Recipe:
    """Return the recipe as the task allows it, and say so where that is not what was chosen.

    The losses of a generative pair do not say which weights are best: both fall and rise as the two learn.
    """
    if not is_adversarial(graph) or recipe.general["keep"] == "last":
        return recipe
    tell(RunPreparing(Text("A generative pair keeps its last weights, since its losses do not tell which are best")))
    return change_recipe(recipe, keep="last")
