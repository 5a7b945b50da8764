import numpy as np
import pytest

from modellab.training.curves import Curves
from modellab.training.diagnosis import diagnose
from modellab.training.recipe_rows import make_recipe

STEPS = 20


def recorded(train, validation, accuracy=None):
    """Curves of a run: the train loss by epoch, spread over its steps, and the validation loss."""
    curves = Curves()
    steps = np.arange(1, len(train) * STEPS + 1)
    curves.extend("train/loss", steps, np.repeat(train, STEPS))
    if accuracy is not None:
        curves.extend("train/accuracy", steps, np.full(len(steps), accuracy))
    curves.extend("validation/loss", STEPS * np.arange(1, len(validation) + 1), validation)
    return curves


def only(curves, **recipe):
    (finding,) = diagnose(curves, make_recipe(**recipe))
    return finding


def test_a_healthy_run_has_nothing_to_say():
    assert diagnose(recorded([2, 1, 0.5, 0.3], [2, 1, 0.6, 0.59]), make_recipe(epochs=4)) == ()


def test_before_the_first_step_there_is_nothing_to_say():
    assert diagnose(Curves(), make_recipe()) == ()


@pytest.mark.parametrize("last", [np.nan, np.inf])
def test_a_loss_that_is_no_number_asks_for_a_smaller_rate(last):
    finding = only(recorded([2, last], []), learning_rate=0.1)
    assert finding.apply(make_recipe(learning_rate=0.1)).optimizer_settings.number("learning_rate") == 0.01


def test_a_rising_loss_asks_for_a_smaller_rate():
    finding = only(recorded([1, 2, 4], []), learning_rate=0.1)
    assert "rises" in finding.sentence
    assert finding.changes["learning_rate"] == pytest.approx(0.01)


def test_a_loss_that_hardly_moves_asks_for_a_larger_rate():
    finding = only(recorded([2.3, 2.3, 2.3, 2.3], [2.3, 2.3, 2.3, 2.3]), learning_rate=1e-6)
    assert "hardly moves" in finding.sentence
    assert finding.changes["learning_rate"] == pytest.approx(1e-5)


def test_a_loss_that_hardly_moves_because_all_is_learned_is_fine():
    assert diagnose(recorded([0.01] * 4, [0.02] * 4, accuracy=1.0), make_recipe(epochs=4)) == ()


def test_learning_by_heart_asks_for_early_stopping():
    finding = only(recorded([2, 1, 0.5, 0.2, 0.1, 0.05], [2, 1, 0.8, 1.0, 1.2, 1.5]), epochs=6)
    assert "epoch 3" in finding.sentence
    assert finding.apply(make_recipe()).general["early_stopping"] == 3


def test_a_loss_that_still_falls_at_the_end_asks_for_more_epochs():
    finding = only(recorded([2, 1, 0.5], [2, 1, 0.5]), epochs=3)
    assert finding.apply(make_recipe(epochs=3)).general["epochs"] == 6


def test_a_run_under_way_is_not_called_unfinished():
    assert diagnose(recorded([2, 1, 0.5], [2, 1, 0.5]), make_recipe(epochs=30)) == ()


def test_the_first_dead_layer_is_named():
    zeros = {"stem": 0.4, "conv2d_2": 1.0, "max_pool2d_2": 1.0}
    (finding,) = diagnose(Curves(), make_recipe(learning_rate=0.1), zeros)
    assert '"conv2d_2"' in finding.sentence
    assert finding.changes["learning_rate"] == pytest.approx(0.01)
