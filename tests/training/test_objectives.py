import numpy as np
import pytest
import torch
from sklearn.utils.class_weight import compute_class_weight
from torch.nn import functional

from modellab.graph.layers.table import LAYERS
from modellab.settings import complete
from modellab.training.objectives import OBJECTIVES, balanced_weights, build_objective, focal_loss

LOGITS = torch.tensor([[2.0, -1.0, 0.5], [0.1, 0.2, 0.3], [-2.0, 3.0, 0.0]])
LABELS = torch.tensor([0, 2, 1])


def objective(name, weights=None, **settings):
    return build_objective(name, complete(OBJECTIVES[name].settings, settings), weights)


def test_cross_entropy_smooths_labels():
    expected = functional.cross_entropy(LOGITS, LABELS, label_smoothing=0.2)
    assert objective("cross_entropy", label_smoothing=0.2)(LOGITS, LABELS) == expected


def test_class_weights_reach_the_loss():
    weights = torch.tensor([1.0, 5.0, 2.0])
    expected = functional.cross_entropy(LOGITS, LABELS, weight=weights)
    assert objective("cross_entropy", weights)(LOGITS, LABELS) == expected


@pytest.mark.parametrize(
    ("name", "function"), [("mse", functional.mse_loss), ("mae", functional.l1_loss), ("huber", functional.huber_loss)]
)
def test_losses_of_values_are_those_of_torch(name, function):
    assert objective(name)(LOGITS, LOGITS + 2) == function(LOGITS, LOGITS + 2)


def test_a_reconstruction_may_be_flat_while_its_target_is_a_picture():
    picture = torch.rand(2, 1, 3, 3)
    assert objective("mse")(picture.reshape(2, 9), picture) == 0


def test_binary_cross_entropy_takes_logits():
    target = torch.rand(3, 3)
    expected = functional.binary_cross_entropy(LOGITS.sigmoid(), target)
    torch.testing.assert_close(objective("bce")(LOGITS, target), expected)


def test_focal_loss_without_focus_is_cross_entropy():
    weights = torch.tensor([1.0, 5.0, 2.0])
    expected = functional.cross_entropy(LOGITS, LABELS, weight=weights)
    torch.testing.assert_close(focal_loss(LOGITS, LABELS, focus=0.0, weight=weights), expected)


def test_focal_loss_follows_its_equation():
    p = LOGITS.softmax(1)[range(3), LABELS]
    torch.testing.assert_close(objective("focal", focus=2.0)(LOGITS, LABELS), (-((1 - p) ** 2) * p.log()).mean())


def test_balanced_weights_are_those_of_scikit_learn():
    labels = [0] * 5 + [1] * 3 + [2] * 12
    expected = compute_class_weight("balanced", classes=np.arange(3), y=labels)
    assert balanced_weights({"a": 5, "b": 3, "c": 12}) == pytest.approx(tuple(expected))


def test_a_class_without_samples_weighs_nothing():
    assert balanced_weights({"a": 4, "b": 0}) == (1.0, 0.0)


def test_every_loss_that_an_output_offers_has_a_row():
    offered = {loss for spec in LAYERS.values() for loss in spec.losses}
    assert offered
    assert offered <= set(OBJECTIVES)
