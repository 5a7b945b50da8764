"""Strips and figures of the layers while a run goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from modellab.desktop.session import Session
from modellab.desktop.window import Window
from modellab.training.recipe_rows import change_recipe
from tests.desktop.conftest import Finish


def test_layers_are_measured_while_a_run_goes_on(
    window: Window, session: Session, finish: Finish, qtbot: QtBot
) -> None:
    session.set_recipe(change_recipe(session.recipe, epochs=100_000))
    finish(session.training.start())
    qtbot.waitUntil(lambda: "conv2d_1" in session.live.figures, timeout=60_000)
    session.training.stop()
    qtbot.waitUntil(lambda: not session.training.is_active, timeout=60_000)
    figures = session.live.figures["conv2d_1"]
    assert max(figures.strip) == 1
    assert 0 < figures.zeros < 1  # ReLU gives zeros


@pytest.mark.parametrize("key", ["two-languages", "forecast", "breast-cancer", "lstm-writer", "translator"])
def test_every_kind_of_sample_can_be_measured(key: str) -> None:
    from modellab.data.preparation import PreparationConfig, fit
    from modellab.data.sources.registry import open_dataset
    from modellab.data.wiring import text_limits
    from modellab.desktop.live_statistics import _figures
    from modellab.network.build import build
    from modellab.network.weights import save_state
    from modellab.prediction.predict import Predictor
    from modellab.project.samples import build_sample

    project = build_sample(key)
    assert project.dataset is not None
    dataset = open_dataset(project.dataset)
    preparation = fit(dataset, PreparationConfig.from_json(project.preparation), text_limits(project.graph))
    predictor = Predictor(project.graph, save_state(build(project.graph, seed=0)), preparation)
    figures = _figures(predictor, dataset)
    assert len(figures) >= 2


def test_the_figures_of_another_project_are_forgotten(session: Session, finish: Finish) -> None:
    from modellab.desktop.live_statistics import LayerFigures

    session.live._show({"conv2d_1": LayerFigures((1.0,), 0.0, 1.0, 0.5)})
    finish(session.files.new(replace(session.project, name="other")))
    assert not session.live.figures
