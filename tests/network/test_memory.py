"""The memory that a graph is said to need is what autograd keeps when its network runs."""

from __future__ import annotations

import pytest
import torch

from modellab.graph.edits import set_frozen
from modellab.graph.graph import Graph
from modellab.graph.infer import infer, memory_bytes
from modellab.network.build import build
from modellab.project.networks import Layers, chain, class_end
from modellab.project.samples import build_sample

SAMPLES, STEPS, WORDS = 4, 24, 50
WORDS_IN: Layers = [("text_input", {"length": STEPS, "vocabulary": WORDS})]
EMBEDDED: Layers = [*WORDS_IN, ("embedding", {"dimension": 32})]
MEAN: Layers = [("mean_over_time", {})]


def classifier(start: Layers, kind: str, end: Layers, **settings: object) -> Graph:
    return chain([*start, (kind, settings), *end, *class_end(2)])


def kept_bytes(graph: Graph, x: torch.Tensor) -> int:
    """Return how many bytes autograd saves for the way back, beside the weights."""
    network = build(graph, seed=1).train()
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(not graph.nodes[name.split(".")[0]].is_frozen)
    own = {t.untyped_storage().data_ptr() for t in (*network.parameters(), *network.buffers())}
    sizes: dict[int, int] = {}
    alive: list[torch.Tensor] = []

    def note(tensor: torch.Tensor) -> torch.Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            sizes[storage.data_ptr()] = storage.nbytes()
            alive.append(tensor)
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor):
        network(x)
    return sum(sizes.values())


def said_bytes(graph: Graph) -> int:
    inference = infer(graph)
    return memory_bytes(inference, SAMPLES) - memory_bytes(inference, 0)


@pytest.mark.parametrize(
    "graph",
    [
        classifier(EMBEDDED, "transformer_encoder", MEAN, layers=2, heads=4, hidden=64),
        classifier(EMBEDDED, "transformer_encoder", MEAN, layers=1, heads=2, hidden=128, norm_first=True),
        classifier(EMBEDDED, "multihead_attention", MEAN, heads=4),
        classifier(WORDS_IN, "text_encoder", MEAN, weights="none", features=32, heads=4, hidden=64, layers=3,
                   vocabulary=WORDS),
        classifier(EMBEDDED, "lstm", [], units=48),
        classifier(EMBEDDED, "lstm", [], units=48, layers=2, bidirectional=True),
        classifier(EMBEDDED, "gru", [], units=48),
        classifier(EMBEDDED, "rnn", [], units=48),
    ],
    ids=lambda graph: list(graph.nodes)[-3 if "mean_over_time_1" not in graph.nodes else -4],
)  # fmt: skip
def test_what_a_sequence_layer_keeps_inside_is_counted(graph: Graph) -> None:
    x = torch.randint(1, WORDS, (SAMPLES, STEPS))
    assert said_bytes(graph) == pytest.approx(kept_bytes(graph, x), rel=0.3)


def backbone(architecture: str) -> Graph:
    start: Layers = [("image_input", {"channels": 3, "height": 64, "width": 64})]
    return classifier(start, "backbone", [], architecture=architecture, weights="none")


@pytest.mark.parametrize("architecture", ["resnet18", "efficientnet_lite0", "mobilenet_v3_small"])
def test_what_a_backbone_keeps_inside_is_counted(architecture: str) -> None:
    graph = backbone(architecture)
    assert said_bytes(graph) == pytest.approx(kept_bytes(graph, torch.rand(SAMPLES, 3, 64, 64)), rel=0.15)


def test_a_frozen_backbone_keeps_nothing_inside_and_has_no_gradients() -> None:
    graph = backbone("resnet18")
    frozen = set_frozen(graph, ["backbone_1"], True)
    assert said_bytes(frozen) < said_bytes(graph) / 20
    assert kept_bytes(frozen, torch.rand(SAMPLES, 3, 64, 64)) <= said_bytes(frozen)
    weights = infer(graph).nodes["backbone_1"].parameters
    assert memory_bytes(infer(graph), 0) - memory_bytes(infer(frozen), 0) == 3 * 4 * weights


def test_what_a_repeated_block_keeps_inside_is_counted() -> None:
    from modellab.graph.edits import configure, group

    graph = build_sample("text-transformer").graph
    grouped, block = group(graph, ["transformer_encoder_1"], "layer")
    twice = configure(grouped, [block], {"repeat": 2})
    inside = infer(graph).nodes["transformer_encoder_1"].inside
    assert infer(twice).nodes[block].inside == 2 * inside > 0
