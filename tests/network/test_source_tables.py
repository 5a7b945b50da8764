"""The exported file of a network of tables: it answers to rows as the program does, without Model Lab."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from modellab.data.preparation import PreparationConfig, fit
from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect, open_dataset
from modellab.errors import ModelLabError
from modellab.network.abilities import preprocessing_of
from modellab.network.build import build
from modellab.network.export import export_python
from modellab.network.weights import save_state
from modellab.prediction.predict import Predictor
from modellab.project.networks import network_for
from modellab.settings import Settings
from tests.network.bare import run

_ASKED = 'fare,sex,age\n"1,250",male,\n3.5,alien,?\n7,female,40\n'


def _dataset(folder, target) -> Dataset:
    chance = np.random.default_rng(1)
    rows = [f"{chance.integers(1, 90)},{('male', 'female')[i % 2]},{i % 50 or ''},{('no', 'yes')[i % 3 == 0]},{i / 4}"
            for i in range(80)]  # fmt: skip
    (folder / "t.csv").write_text("\n".join(["age,sex,fare,survived,price", *rows]))
    config = detect(folder / "t.csv")
    return open_dataset(replace(config, options=Settings({**config.options, "target": target})))


def _exported(folder, target):
    dataset = _dataset(folder, target)
    drawn, preparation = network_for(dataset.schema), fit(dataset, PreparationConfig())
    state, classes = save_state(build(drawn, seed=5)), dataset.schema.targets[0].classes
    export_python(folder / "mine.py", drawn, state, preprocessing=preprocessing_of(preparation.to_json(), classes))
    (folder / "asked.csv").write_text(_ASKED)
    return Predictor(drawn, state, preparation, classes)


_ROWS = ({"fare": "1,250", "sex": "male", "age": ""}, {"fare": "3.5", "sex": "alien", "age": "?"},
         {"fare": "7", "sex": "female", "age": "40"})  # fmt: skip


def test_classes_of_rows_are_those_of_the_program(tmp_path):
    predictor = _exported(tmp_path, "survived")
    best = [predictor.row(row).scores[0] for row in _ROWS]
    expected = [f"asked.csv:{line}: {name} {share:.1%}" for line, (name, share) in enumerate(best, 2)]
    assert run(tmp_path, "--predict", "asked.csv").splitlines() == expected


def test_values_of_rows_are_those_of_the_program_in_the_unit_of_the_data(tmp_path):
    predictor = _exported(tmp_path, "price")
    found = [float(line.rpartition(" ")[2]) for line in run(tmp_path, "--predict", "asked.csv").splitlines()]
    assert found == pytest.approx([predictor.row(row).values[0] for row in _ROWS], rel=1e-5)


def test_a_row_that_cannot_be_read_is_named_and_the_others_are_answered(tmp_path):
    _exported(tmp_path, "survived")
    (tmp_path / "asked.csv").write_text("age,sex\nold,male\n4,male\n")
    first, second = run(tmp_path, "--predict", "asked.csv").splitlines()
    assert first == 'asked.csv:2: "age": expected a number. Received old.'
    assert second.endswith("%")


def test_a_damaged_preparation_of_columns_is_refused():
    with pytest.raises(ModelLabError, match="damaged"):
        preprocessing_of(
            {"picture": None, "columns": [{"name": "x", "kind": "number", "fill": 0, "values": [], "std": 0}]}
        )
