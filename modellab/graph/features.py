"""What is known of the layers between input and output: features to compare samples by, and noise that is added."""

from __future__ import annotations

from math import prod

from modellab.graph.graph import Graph
from modellab.graph.infer import Inference
from modellab.graph.layers.table import spec_of
from modellab.graph.ports import ends, role_of


def fixed_features(inference: Inference) -> dict[str, int]:
    """Return how many numbers each layer between the inputs and the first output makes of a sample.

    Layers whose results have no fixed size, such as those that follow the length of a text, are left out, and so are
    those that nothing leads to.
    """
    graph = inference.graph
    outputs = ends(graph, "output")
    if not outputs:
        return {}
    before = graph.ancestors(outputs[0][0].id)
    found: dict[str, int] = {}
    for node_id in graph.order:
        types = inference.nodes[node_id].outputs
        if node_id not in before or not types or role_of(graph.nodes[node_id]) == "input":
            continue
        sizes = [size for size in types[0].features if isinstance(size, int)]
        if types[0].dtype == "float" and sizes and len(sizes) == len(types[0].features):
            found[node_id] = prod(sizes)
    return found


def input_noise(graph: Graph) -> float:
    """Return the standard deviation of the noise that is all that reads the first input; 0 where none is added."""
    inputs = ends(graph, "input")
    readers = [graph.nodes[edge.target] for edge in graph.outgoing.get(inputs[0][0].id, ())] if inputs else []
    spec = spec_of(readers[0].kind) if len(readers) == 1 else None
    return readers[0].settings.number(spec.noise) if spec is not None and spec.noise else 0.0
