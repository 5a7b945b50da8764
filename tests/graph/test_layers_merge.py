"""What merging refuses and computes."""

from __future__ import annotations

import pytest
import torch

from tests.graph.layer_cases import t, tokens
from tests.graph.rows import apply, compute, problem, repairs


@pytest.mark.parametrize("kind", ["add", "multiply", "concatenate"])
class TestAll:
    def test_one_edge_is_not_enough(self, kind):
        assert problem(kind, t(4)).expected == "two edges or more"

    def test_token_numbers_are_refused(self, kind):
        assert problem(kind, tokens(4), tokens(4))

    def test_different_ranks_are_refused(self, kind):
        assert problem(kind, t(4, 4), t(4))


def test_adding_stretches_nothing_though_torch_would():
    assert problem("add", t(6, 5, 5), t(6, 1, 1))


def test_channels_that_differ_are_repaired_on_the_edge_at_fault():
    (repair,) = problem("add", t(6, 5, 5), t(6, 5, 5), t(3, 5, 5)).repairs
    assert (repair.index, repair.settings["filters"]) == (2, 6)


def test_features_that_differ_are_repaired_by_a_linear_layer():
    assert repairs("add", t(6), t(3)) == [{"units": 6}]


def test_multiplying_stretches_a_size_of_one():
    assert apply("multiply", t(6, 1, 1), t(6, 5, 7)) == "(N, 6, 5, 7)"


def test_multiplying_refuses_sizes_that_differ_otherwise():
    assert problem("multiply", t(6, 5, 5), t(3, 5, 5))


def test_concatenation_adds_up_channels():
    assert apply("concatenate", t(6, 5, 5), t(3, 5, 5)) == "(N, 9, 5, 5)"


def test_concatenation_refuses_pictures_of_different_sizes():
    assert problem("concatenate", t(6, 5, 5), t(6, 4, 5))


def test_concatenation_adds_up_symbolic_lengths():
    assert apply("concatenate", t("T", 5), t("T", 5), t(3, 5)) == "(N, 2T+3, 5)"


def test_concatenation_keeps_the_order_of_the_edges():
    parts = (torch.zeros(1, 2), torch.ones(1, 1))
    assert compute("concatenate", *parts).tolist() == [[0.0, 0.0, 1.0]]


def test_adding_takes_every_edge():
    assert compute("add", *[torch.ones(1, 2)] * 3).tolist() == [[3.0, 3.0]]
