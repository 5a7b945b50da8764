"""Figures over a split, compared with scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

from modellab.data.sources.registry import open_dataset
from modellab.errors import ModelLabError
from modellab.prediction.evaluate import Evaluation, evaluate
from modellab.project.project import Project
from modellab.project.running import make_predictor


@pytest.fixture(scope="module")
def evaluation(trained: Project) -> Evaluation:
    assert trained.dataset is not None
    dataset = open_dataset(trained.dataset, image=(1, 8, 8))
    return evaluate(make_predictor(trained.runs[-1], "cpu"), dataset)


def test_accuracy_is_that_of_scikit_learn(evaluation: Evaluation) -> None:
    assert evaluation.metrics["accuracy"] == pytest.approx(accuracy_score(evaluation.truth_N, evaluation.predicted_N))


def test_it_is_the_accuracy_that_the_run_reported(evaluation: Evaluation, trained: Project) -> None:
    assert evaluation.metrics["accuracy"] == pytest.approx(trained.runs[-1].metrics["test/accuracy"])


def test_class_scores_are_those_of_scikit_learn(evaluation: Evaluation) -> None:
    expected = precision_recall_fscore_support(evaluation.truth_N, evaluation.predicted_N, zero_division=0)
    ours = [[row.precision, row.recall, row.f1, row.support] for row in evaluation.classes]
    assert np.allclose(np.array(ours).T, expected)


def test_the_confusion_matrix_has_truth_in_rows(evaluation: Evaluation) -> None:
    assert np.array_equal(evaluation.confusion_KK, confusion_matrix(evaluation.truth_N, evaluation.predicted_N))


def test_a_cell_names_its_samples_least_certain_first(evaluation: Evaluation) -> None:
    indices = evaluation.cell(1, 1)
    places = [int(np.flatnonzero(evaluation.indices_N == index)[0]) for index in indices]
    assert len(indices) == evaluation.confusion_KK[1, 1]  # type: ignore[index]
    assert list(evaluation.confidence_N[places]) == sorted(evaluation.confidence_N[places])


def test_an_empty_split_is_refused_with_a_sentence(trained: Project) -> None:
    from dataclasses import replace

    assert trained.dataset is not None
    dataset = open_dataset(replace(trained.dataset, test_fraction=0.0), image=(1, 8, 8))
    with pytest.raises(ModelLabError, match="no samples"):
        evaluate(make_predictor(trained.runs[-1], "cpu"), dataset)


def test_the_figures_beside_the_metrics_are_those_of_scikit_learn(evaluation: Evaluation) -> None:
    from sklearn.metrics import precision_recall_fscore_support, roc_auc_score

    found = evaluation
    weighted = precision_recall_fscore_support(found.truth_N, found.predicted_N, average="weighted")[:3]
    names = ("weighted_precision", "weighted_recall", "weighted_f1")
    assert [found.summary[name] for name in names] == pytest.approx(list(weighted))
    assert found.summary["auc"] == pytest.approx(
        roc_auc_score(found.truth_N, found.probability_NK, multi_class="ovr", average="macro")
    )
    assert 0 < found.summary["ece"] < 0.5


def test_single_answers_are_timed(evaluation: Evaluation) -> None:
    latency = evaluation.latency
    assert latency is not None
    assert 0 < latency.p50 <= latency.p95 <= latency.p99
    assert latency.count >= 20


def test_classes_in_another_order_are_told_apart_by_name_and_other_classes_are_refused(trained: Project) -> None:
    from dataclasses import replace

    assert trained.dataset is not None
    dataset, predictor = open_dataset(trained.dataset, image=(1, 8, 8)), make_predictor(trained.runs[-1], "cpu")
    image, label = dataset.schema.fields
    turned = replace(
        dataset, schema=replace(dataset.schema, fields=(image, replace(label, classes=label.classes[::-1])))
    )
    turned = replace(turned, raw={**dataset.raw, "label": 9 - dataset.raw["label"]})
    assert evaluate(predictor, turned).metrics == evaluate(predictor, dataset).metrics
    predictor.classes = tuple("abcdefghij")
    words = replace(
        dataset, schema=replace(dataset.schema, fields=(image, replace(label, classes=tuple("klmnopqrst"))))
    )
    with pytest.raises(ModelLabError, match=r"tells a, b, c, d, e \.\.\. apart"):
        evaluate(predictor, words)
