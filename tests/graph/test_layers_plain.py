"""What linear layers, norms, reshaping and the ends of a network refuse and say."""

from __future__ import annotations

import pytest
import torch

from modellab.graph.layers.activation import ACTIVATION, ACTIVATIONS
from modellab.graph.layers.table import LAYERS, default_settings
from modellab.training.metrics import METRICS
from modellab.training.objectives import OBJECTIVES
from tests.graph.layer_cases import t, tokens
from tests.graph.rows import apply, compute, problem, repairs

OUTPUTS = [kind for kind, spec in LAYERS.items() if spec.role == "output"]


class TestLinear:
    def test_a_picture_wants_to_be_flat_first(self):
        assert problem("linear", t(64, 6, 6)).repairs[0].kind == "flatten"

    def test_a_sequence_is_taken_step_by_step(self):
        assert apply("linear", t("T", 8)) == "(N, T, 64)"

    def test_a_symbolic_number_of_features_has_no_weights(self):
        assert problem("linear", t("8T"))

    def test_the_formula_is_filled_in(self):
        assert LAYERS["linear"].formula(default_settings("linear"), (t(576),)) == "64·(576+1)"


class TestNorms:
    def test_group_norm_wants_groups_that_divide_the_channels(self):
        assert repairs("group_norm", t(12, 4, 4), groups=8) == [{"groups": 4}]

    def test_instance_norm_of_single_numbers_is_refused(self):
        assert problem("instance_norm", t(8, 1, 1))

    def test_batch_norm_of_a_sequence_of_unknown_length_is_refused(self):
        assert problem("batch_norm", t("T", 8))

    @pytest.mark.parametrize(("value", "name"), [(t(8), "1d"), (t(8, 4), "1d"), (t(8, 4, 4), "2d")])
    def test_batch_norm_takes_the_class_for_its_input(self, value, name):
        spec = LAYERS["batch_norm"]
        assert spec.module_path(default_settings("batch_norm"), (value,)) == f"torch.nn.BatchNorm{name}"


class TestReshape:
    def test_flattening_a_symbolic_length_multiplies_it(self):
        assert apply("flatten", t("T", 8)) == "(N, 8T)"

    def test_one_size_may_be_left_open(self):
        assert apply("reshape", t(64), shape="-1, 4, 4") == "(N, 4, 4, 4)"

    @pytest.mark.parametrize("shape", ["", "a, b", "0, 4", "-1, -1", "-2", "2.5", "1" * 40, "1," * 30 + "1"])
    def test_a_text_that_is_no_shape_is_refused(self, shape):
        assert "such as 64, 7, 7" in problem("reshape", t(64), shape=shape).expected

    @pytest.mark.parametrize("shape", ["5, 5", "-1, 5"])
    def test_numbers_that_do_not_fit_are_refused(self, shape):
        assert repairs("reshape", t(64), shape=shape) == [{"shape": "-1"}]

    def test_reshaping_keeps_samples_apart(self):
        x = torch.arange(12.0).reshape(2, 6)
        assert compute("reshape", x, shape="3, 2")[1].tolist() == [[6.0, 7.0], [8.0, 9.0], [10.0, 11.0]]

    @pytest.mark.parametrize("order", ["", "1, 1", "0, 1", "1, 3", "x"])
    def test_an_order_names_each_dimension_once(self, order):
        assert "such as 2, 1" in problem("permute", t(3, 4), order=order).expected

    def test_permuting_moves_the_old_places_to_the_new_order(self):
        assert apply("permute", t(1, 2, 3), order="3, 1, 2") == "(N, 3, 1, 2)"


class TestEnds:
    def test_scores_for_other_classes_name_both_numbers(self):
        refusal = problem("class_output", t(64), classes=10)
        assert "10" in refusal.expected and refusal.received == "(N, 64)"

    def test_a_picture_is_no_row_of_scores(self):
        assert problem("class_output", t(10, 6, 6)).repairs[0].kind == "global_avg_pool"

    def test_token_numbers_are_no_scores(self):
        assert problem("class_output", tokens(10))

    def test_a_reconstruction_takes_any_shape(self):
        assert LAYERS["reconstruction_output"].shape(default_settings("reconstruction_output"), (t(1, 8, 8),)) == ()

    def test_a_text_of_fixed_length_has_that_length(self):
        assert apply("text_input", length=32) == "(N, 32)"

    @pytest.mark.parametrize("kind", OUTPUTS)
    def test_losses_are_rows_of_the_table_of_losses(self, kind):
        assert all(LAYERS[kind].task in OBJECTIVES[loss].tasks for loss in LAYERS[kind].losses)

    @pytest.mark.parametrize("kind", OUTPUTS)
    def test_the_loss_setting_offers_the_losses_of_the_row_and_starts_with_the_first(self, kind):
        spec = LAYERS[kind]
        row = next(row for row in spec.settings if row.name == "loss")
        assert (tuple(choice.value for choice in row.choices), row.default) == (spec.losses, spec.losses[0])

    @pytest.mark.parametrize("kind", OUTPUTS)
    def test_metrics_are_rows_of_the_table_of_metrics(self, kind):
        assert set(LAYERS[kind].metrics) <= set(METRICS)


@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name != "none"])
def test_the_activation_setting_computes_what_the_layer_of_that_name_does(name):
    x = torch.linspace(-3, 3, 20).reshape(2, 10)
    linear = compute("linear", x, units=10, module=torch.nn.Identity())
    function = torch.nn.functional if "functional" in ACTIVATIONS[name] else torch
    by_setting = getattr(function, ACTIVATIONS[name].rsplit(".", 1)[1])(linear)
    module = getattr(torch.nn, LAYERS[name].module.rsplit(".", 1)[1])()
    assert torch.allclose(by_setting, module(x), atol=1e-6)


def test_the_activation_setting_offers_every_function():
    assert [choice.value for choice in ACTIVATION.choices] == list(ACTIVATIONS)


@pytest.mark.parametrize(
    ("kind", "settings", "summary"),
    [
        ("image_input", {}, "28×28 grey"),
        ("conv2d", {"filters": 64, "activation": "relu"}, "64 filters · 3×3 · ReLU"),
        ("conv2d", {"stride": 2}, "32 filters · 3×3 · stride 2×2"),
        ("max_pool2d", {}, "2×2"),
        ("linear", {"activation": "gelu"}, "64 units · GELU"),
        ("dropout", {"p": 0.3}, "p = 0.3"),
        ("class_output", {}, "cross-entropy · 10 classes"),
        ("lstm", {"bidirectional": True}, "64 units · both ways · last step"),
        ("transformer_encoder", {"layers": 1, "heads": 1}, "1 layer · 1 head"),
        ("text_input", {}, "any length · 1,000 kinds"),
    ],
)
def test_the_summary_says_what_matters(kind, settings, summary):
    spec = LAYERS[kind]
    from modellab.settings import complete

    assert spec.summary(complete(spec.settings, settings)) == summary


class TestNextTokenOutput:
    def test_scores_for_every_token_at_every_step_are_taken(self):
        assert LAYERS["next_token_output"].shape(default_settings("next_token_output"), (t("T", 1000),)) == ()

    def test_features_of_another_number_get_a_linear_layer(self):
        assert problem("next_token_output", t("T", 64), vocabulary=50).repairs[1].settings == {"units": 50}

    def test_one_row_of_features_is_refused(self):
        assert "at every step" in problem("next_token_output", t(64)).expected
