import json
import subprocess
import sys

import pytest

from modellab.errors import ModelLabError
from modellab.training.recipe_rows import change_recipe, from_json, make_recipe, to_json


def test_a_recipe_is_complete_from_the_start():
    recipe = make_recipe()
    assert recipe.general["epochs"] == 10
    assert recipe.optimizer_settings["learning_rate"] == 1e-3


def test_each_setting_is_found_by_its_own_name():
    recipe = make_recipe(optimizer="sgd", momentum=0.5, schedule="cosine", final_factor=0.1, epochs=3)
    assert recipe.optimizer_settings["momentum"] == 0.5
    assert recipe.schedule_settings["final_factor"] == 0.1
    assert recipe.general["epochs"] == 3


def test_another_optimizer_starts_with_its_own_defaults():
    recipe = change_recipe(make_recipe(learning_rate=0.5), optimizer="sgd")
    assert recipe.optimizer_settings["learning_rate"] == 1e-2


def test_a_change_keeps_everything_else():
    recipe = change_recipe(make_recipe(learning_rate=0.5, epochs=7), batch_size=8)
    assert recipe.optimizer_settings["learning_rate"] == 0.5
    assert recipe.general["epochs"] == 7


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"epochs": 0}, "Epochs: expected a whole number from 1"),
        ({"epoch": 3}, "Did you mean epochs?"),
        ({"optimizer": "adan"}, "Did you mean adam?"),
        ({"schedule": "cosinus"}, "Did you mean cosine?"),
        ({"loss": "huger"}, "Did you mean huber?"),
        ({"momentum": 0.9}, 'no setting named "momentum"'),
        ({"precision": "int8"}, "Number format: expected one of"),
        ({"learning_rate": float("nan")}, "Learning rate: expected a number"),
        ({"optimizer": 3}, "optimizer: expected a name"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(changes, words):
    with pytest.raises(ModelLabError) as caught:
        make_recipe(**changes)
    assert words in str(caught.value)


def test_json_gives_the_same_recipe_back():
    recipe = make_recipe(optimizer="adamw", schedule="one_cycle", loss="huber", delta=2.0, gradient_clipping=1.0)
    assert from_json(json.loads(json.dumps(to_json(recipe)))) == recipe


def test_json_without_newer_settings_gets_their_defaults():
    assert from_json({"optimizer": "sgd"}) == make_recipe(optimizer="sgd")


@pytest.mark.parametrize("values", [{"optimiser": "adam"}, {"general": [1]}, {"general": {"epochs": "many"}}])
def test_json_that_was_written_by_no_recipe_is_refused(values):
    with pytest.raises(ModelLabError):
        from_json(values)


def test_configuration_is_read_without_torch():
    modules = "recipe_rows, plan, events, curves, control, optimizers, schedules, objectives, metrics, result"
    code = f"import sys; from modellab.training import {modules}; from modellab.training.runners import base, thread"
    code += "; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
