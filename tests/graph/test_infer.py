"""Inference over whole graphs."""

from __future__ import annotations

from modellab.graph.infer import infer
from tests.builders import small_cnn


def test_the_sample_network_has_the_parameters_that_the_issue_counts():
    assert infer(small_cnn()).total_parameters == 93_322


def test_the_sample_network_ends_in_one_score_for_each_class():
    assert str(infer(small_cnn()).nodes["linear_2"].outputs[0]) == "(N, 10)"
