"""The exported file of a network of rows in which texts stand: it answers as the program does, without Model Lab."""

from __future__ import annotations

import csv

import pytest

from modellab.data.preparation import PreparationConfig, fit
from modellab.data.wiring import text_limits
from modellab.network.abilities import preprocessing_of
from modellab.network.build import build
from modellab.network.export import export_python
from modellab.network.weights import save_state
from modellab.prediction.predict import Predictor
from modellab.project.networks import network_for
from tests.network.bare import run
from tests.table_samples import open_reviews, write_reviews

_ROWS = (
    {"review": "a superb film", "minutes": "93", "genre": "drama", "town": "Town 2"},
    {"review": "", "minutes": "?", "genre": "opera", "town": "Atlantis"},
    {"review": "a dull, lifeless and quite unknown film", "minutes": "1,000", "genre": "comedy", "town": "n/a"},
)


def _exported(folder, **options):
    dataset = open_reviews(write_reviews(folder), **options)
    drawn = network_for(dataset.schema)
    preparation = fit(dataset, PreparationConfig(), text_limits(drawn))
    state, classes = save_state(build(drawn, seed=5)), dataset.schema.targets[0].classes
    export_python(folder / "mine.py", drawn, state, preprocessing=preprocessing_of(preparation.to_json(), classes))
    with (folder / "asked.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(_ROWS[0]))
        writer.writeheader()
        writer.writerows(_ROWS)
    return Predictor(drawn, state, preparation, classes)


def test_classes_of_rows_with_texts_are_those_of_the_program(tmp_path):
    predictor = _exported(tmp_path)
    best = [predictor.row(row).scores[0] for row in _ROWS]
    expected = [f"asked.csv:{line}: {name} {share:.1%}" for line, (name, share) in enumerate(best, 2)]
    assert run(tmp_path, "--predict", "asked.csv").splitlines() == expected


def test_values_of_rows_with_texts_are_those_of_the_program(tmp_path):
    predictor = _exported(tmp_path, target="minutes", task="regression")
    found = [float(line.rpartition(" ")[2]) for line in run(tmp_path, "--predict", "asked.csv").splitlines()]
    assert found == pytest.approx([predictor.row(row).values[0] for row in _ROWS], rel=1e-5)


def test_a_text_alone_is_answered_with_a_value(tmp_path):
    predictor = _exported(tmp_path, target="minutes", task="regression", ignored="genre,ticket,liked,town", embedded="")
    (value,) = predictor.text("a superb film").values
    assert run(tmp_path, "--predict", "a superb film") == f"a superb film: {value:.6g}\n"


def test_rows_of_another_table_are_named(tmp_path):
    _exported(tmp_path)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    assert "other.csv:2: The row has none of the columns" in run(tmp_path, "--predict", "other.csv")
