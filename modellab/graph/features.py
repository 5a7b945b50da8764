"""Which layers make features that samples can be compared by: as many of them for every sample."""

from __future__ import annotations

from math import prod

from modellab.graph.infer import Inference
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
