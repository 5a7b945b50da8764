"""Curves and figures behind an evaluation, checked against scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics

from modellab.prediction.curves import averages, calibration, precision_recall, residuals, roc

CHANCE = np.random.default_rng(0)
POSITIVE = CHANCE.random(500) < 0.3
SCORE = np.round(CHANCE.random(500) * 0.7 + 0.3 * POSITIVE, 2)  # rounded: many samples share a score


def test_the_roc_curve_is_that_of_scikit_learn() -> None:
    found = roc(POSITIVE, SCORE)
    x, y, threshold = metrics.roc_curve(POSITIVE, SCORE, drop_intermediate=False)
    np.testing.assert_allclose((found.x, found.y, found.threshold), (x, y, threshold))
    assert found.area == pytest.approx(metrics.roc_auc_score(POSITIVE, SCORE))


def test_precision_against_recall_is_that_of_scikit_learn() -> None:
    found = precision_recall(POSITIVE, SCORE)
    y, x, _ = metrics.precision_recall_curve(POSITIVE, SCORE)
    np.testing.assert_allclose(found.x, x[::-1])
    np.testing.assert_allclose(found.y, y[::-1])
    assert found.area == pytest.approx(metrics.average_precision_score(POSITIVE, SCORE))


@pytest.mark.parametrize("positive", [np.zeros(4, bool), np.ones(4, bool)])
def test_a_class_of_all_or_of_none_has_no_area_under_its_roc_curve(positive: np.ndarray) -> None:
    assert np.isnan(roc(positive, np.array([0.1, 0.2, 0.2, 0.9])).area)


def test_a_perfect_score_has_areas_of_one() -> None:
    positive = np.array([True, False, True, False])
    assert roc(positive, positive.astype(float)).area == 1
    assert precision_recall(positive, positive.astype(float)).area == 1


def test_a_thinned_curve_keeps_its_ends_and_its_area() -> None:
    whole = roc(POSITIVE, CHANCE.random(500))
    thin = whole.thinned(20)
    assert len(thin.x) == 20 and thin.area == whole.area
    assert (thin.x[0], thin.y[-1]) == (0, 1)


def test_a_network_as_sure_as_it_is_right_is_calibrated() -> None:
    confidence = np.repeat([0.25, 0.75], 1000)
    right = np.concatenate([np.arange(1000) < 250, np.arange(1000) < 750])
    assert calibration(right, confidence).error == pytest.approx(0)
    assert calibration(~right, confidence).error == pytest.approx(0.5)


def test_calibration_bins_hold_confidence_accuracy_and_counts() -> None:
    found = calibration(np.array([True, False, True]), np.array([0.95, 0.92, 1.0]))
    assert found.count_B.tolist() == [0] * 9 + [3]
    assert found.accuracy_B[-1] == pytest.approx(2 / 3)
    assert np.isnan(found.confidence_B[0])


@pytest.mark.parametrize("average", ["macro", "weighted"])
def test_averages_are_those_of_scikit_learn(average: str) -> None:
    truth, predicted = CHANCE.integers(0, 4, 300), CHANCE.integers(0, 4, 300)
    truth[truth == 3] = 0  # a class that is predicted and never true
    expected = metrics.precision_recall_fscore_support(truth, predicted, average=average, zero_division=0)[:3]
    found = averages(metrics.confusion_matrix(truth, predicted))[average]
    np.testing.assert_allclose([found["precision"], found["recall"], found["f1"]], expected)


def test_residuals_say_what_the_answers_are_too_high_by() -> None:
    truth = np.linspace(0, 1, 101)
    found = residuals(truth, truth + 2, num_bins=5)
    assert found.mean == pytest.approx(2)
    assert found.std == pytest.approx(0)
    assert found.quantiles[0.5] == pytest.approx(2)
    assert found.counts_B.sum() == 101 and len(found.edges_B) == 6
