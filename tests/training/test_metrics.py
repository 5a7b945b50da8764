import numpy as np
import pytest
import torch
import torchmetrics.functional.classification as reference
from sklearn import metrics as sk

from modellab.graph.layers.table import LAYERS
from modellab.training.metrics import METRICS, Scores

CPU = torch.device("cpu")
CLASS_NAMES = ("accuracy", "top5", "precision", "recall", "f1")
VALUE_NAMES = ("mae", "rmse", "r2")


def counted(names, output, target, num_classes=0, size=7):
    scores = Scores(names, num_classes, CPU)
    for first in range(0, len(output), size):
        scores.update(output[first : first + size], target[first : first + size])
    return scores


@pytest.fixture
def classified():
    generator = torch.Generator().manual_seed(0)
    logits = torch.randn(100, 8, generator=generator)
    target = torch.randint(0, 7, (100,), generator=generator)
    return logits, target


def test_class_metrics_are_those_of_scikit_learn(classified):
    logits, target = classified
    predicted = logits.argmax(1)
    found = counted(CLASS_NAMES, logits, target, 8).read()
    assert found["accuracy"] == pytest.approx(sk.accuracy_score(target, predicted))
    average = {"average": "macro", "zero_division": 0}
    assert found["precision"] == pytest.approx(sk.precision_score(target, predicted, **average))
    assert found["recall"] == pytest.approx(sk.recall_score(target, predicted, **average))
    assert found["f1"] == pytest.approx(sk.f1_score(target, predicted, **average))


def test_top5_is_that_of_torchmetrics(classified):
    logits, target = classified
    expected = reference.multiclass_accuracy(logits, target, num_classes=8, top_k=5, average="micro")
    assert counted(CLASS_NAMES, logits, target, 8).read()["top5"] == pytest.approx(float(expected))


def test_rows_of_the_confusion_matrix_are_the_truth(classified):
    logits, target = classified
    expected = sk.confusion_matrix(target, logits.argmax(1), labels=range(8))
    np.testing.assert_array_equal(counted(CLASS_NAMES, logits, target, 8).confusion(), expected)


def test_a_class_that_never_occurs_does_not_count():
    logits = torch.eye(4)[[0, 1, 1]]
    found = counted(CLASS_NAMES, logits, torch.tensor([0, 1, 0]), 4).read()
    assert found["recall"] == pytest.approx(0.75)


def test_top5_of_three_classes_is_certain():
    assert counted(("top5",), torch.eye(3), torch.tensor([2, 0, 1]), 3).read()["top5"] == 1.0


def test_value_metrics_are_those_of_scikit_learn():
    generator = torch.Generator().manual_seed(0)
    target = torch.randn(50, 1, generator=generator) + 1000
    output = target + torch.randn(50, 1, generator=generator)
    found = counted(VALUE_NAMES, output, target).read()
    assert found["mae"] == pytest.approx(sk.mean_absolute_error(target, output))
    assert found["rmse"] == pytest.approx(sk.root_mean_squared_error(target, output))
    assert found["r2"] == pytest.approx(sk.r2_score(target, output), rel=1e-5)


def test_r2_of_equal_targets_is_not_a_number():
    assert np.isnan(counted(("r2",), torch.rand(4, 1), torch.ones(4, 1)).read()["r2"])


def test_nothing_counted_is_not_a_number():
    assert all(np.isnan(value) for value in Scores((*CLASS_NAMES, *VALUE_NAMES), 3, CPU).read().values())


def test_every_metric_that_an_output_is_judged_by_has_a_row():
    judged = {name for spec in LAYERS.values() for name in spec.metrics}
    assert judged
    assert judged <= set(METRICS)
