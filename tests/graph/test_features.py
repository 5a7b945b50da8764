from __future__ import annotations

from modellab.graph.features import fixed_features
from modellab.graph.infer import infer
from modellab.project.networks import chain, class_end
from tests.builders import chain as unfinished


def test_layers_are_counted_by_the_numbers_they_make_of_a_sample() -> None:
    graph = chain([("image_input", {"channels": 1, "height": 8, "width": 8}), ("conv2d", {"filters": 4}),
                   ("flatten", {}), *class_end(3)])  # fmt: skip
    assert fixed_features(infer(graph)) == {"conv2d_1": 144, "flatten_1": 144, "linear_1": 3}


def test_layers_that_follow_the_length_of_a_text_are_left_out() -> None:
    graph = chain([("text_input", {"length": None, "vocabulary": 50}), ("embedding", {"dimension": 8}),
                   ("mean_over_time", {}), *class_end(3)])  # fmt: skip
    assert fixed_features(infer(graph)) == {"mean_over_time_1": 8, "linear_1": 3}


def test_a_network_without_an_output_has_none() -> None:
    assert fixed_features(infer(unfinished("image_input", "flatten"))) == {}
