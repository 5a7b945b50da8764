import pytest

from modellab.errors import ModelLabError
from modellab.training.recipe_rows import make_recipe
from modellab.training.watch import make_watch


def improvements(watch, values, losses=None):
    losses = losses or [1.0] * len(values)
    return [
        watch.improves(epoch, {watch.metric: value, "validation/loss": loss})
        for epoch, (value, loss) in enumerate(zip(values, losses, strict=True), 1)
    ]


def test_the_first_metric_of_the_output_is_watched():
    watch = make_watch(make_recipe(), "validation", ("accuracy", "f1"))
    assert improvements(watch, [0.5, 0.4, 0.6]) == [True, False, True]


def test_smaller_is_better_for_errors():
    watch = make_watch(make_recipe(watched_metric="mae"), "validation", ("mae", "r2"))
    assert improvements(watch, [3.0, 2.0, 2.5]) == [True, True, False]


def test_between_equal_accuracies_the_loss_decides():
    watch = make_watch(make_recipe(), "validation", ("accuracy",))
    assert improvements(watch, [0.9, 0.9, 0.9], [0.3, 0.2, 0.25]) == [True, True, False]


def test_small_gains_can_be_ignored():
    watch = make_watch(make_recipe(minimum_improvement=0.1), "validation", ("accuracy",))
    assert improvements(watch, [0.5, 0.55, 0.65]) == [True, False, True]


def test_it_is_over_after_so_many_epochs_without_improvement():
    watch = make_watch(make_recipe(early_stopping=2), "validation", ("accuracy",))
    improvements(watch, [0.5, 0.4, 0.3])
    assert [watch.is_over(epoch) for epoch in (1, 2, 3)] == [False, False, True]


def test_an_epoch_without_the_metric_is_no_improvement():
    watch = make_watch(make_recipe(), "validation", ("accuracy",))
    assert not watch.improves(1, {"train/loss": 0.1})


def test_a_metric_that_is_not_measured_is_refused():
    with pytest.raises(ModelLabError, match="R² is not measured here"):
        make_watch(make_recipe(watched_metric="r2"), "validation", ("accuracy",))
