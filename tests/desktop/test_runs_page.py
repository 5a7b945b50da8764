from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from modellab.desktop.runs_page.comparison import network_differences, recipe_differences
from modellab.desktop.runs_page.page import RunsPage
from modellab.desktop.runs_page.take_over import TakeOverDialog
from modellab.desktop.session import Session
from modellab.errors import Text
from modellab.graph import edits
from modellab.project.file import save
from modellab.project.project import Project
from modellab.project.samples import build_sample
from tests.desktop import trained
from tests.desktop.conftest import Finish, OnScreen

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[[Project], RunsPage]


@pytest.fixture
def show(session: Session, finish: Finish, on_screen: OnScreen) -> Show:
    def show_page(project: Project) -> RunsPage:
        finish(session.files.new(project))
        page = RunsPage(session)
        on_screen(page)
        return page

    return show_page


@pytest.fixture
def page(show: Show) -> RunsPage:
    return show(trained.two_runs())


def click(qtbot: QtBot, page: RunsPage, row: int, modifier: Qt.KeyboardModifier | None = None) -> None:
    place = page.table.visualItemRect(page.table.item(row, 1)).center()
    viewport = page.table.viewport()
    qtbot.mouseClick(viewport, LEFT, modifier or Qt.KeyboardModifier.NoModifier, pos=place)


def test_without_runs_the_page_says_what_to_do(show: Show) -> None:
    assert not show(build_sample("digits")).table.isVisible()


def test_during_the_first_run_the_page_does_not_say_to_train(
    show: Show, session: Session, finish: Finish, qtbot: QtBot
) -> None:
    page = show(build_sample("digits"))
    finish(session.training.start())
    assert "Train" not in page._empty.text()
    session.training.stop()
    qtbot.waitUntil(lambda: not session.training.is_active, timeout=30_000)


def test_runs_are_listed_newest_first(page: RunsPage) -> None:
    assert [page.table.item(row, 0).text() for row in range(2)] == ["Run 2", "Run 1"]
    assert [run.name for run in page.chosen] == ["Run 2"]


def test_two_runs_are_compared_by_what_differs(page: RunsPage, qtbot: QtBot) -> None:
    click(qtbot, page, 0)
    click(qtbot, page, 1, CTRL)
    assert ("Learning rate", "0.01", "0.001") in page.details.lines
    assert ("Epochs", "2", "4") in page.details.lines
    assert [run.name for run in page.loss.past] == ["Run 1"]


def test_one_run_is_shown_with_its_figures(page: RunsPage, session: Session, qtbot: QtBot) -> None:
    click(qtbot, page, 1)
    accuracy = session.project.runs[0].metrics["test/accuracy"]
    assert ("Test · Accuracy", f"{100 * accuracy:.2f} %") in page.details.lines


def test_a_deleted_run_comes_back_by_undo(page: RunsPage, session: Session, qtbot: QtBot) -> None:
    before = session.project.runs
    with qtbot.waitSignal(session.told) as told:
        qtbot.mouseClick(page.delete, LEFT)
    assert len(session.project.runs) == 1
    told.args[2]()
    assert session.project.runs == before


def test_the_delete_key_deletes_every_selected_run(page: RunsPage, session: Session, qtbot: QtBot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert session.project.runs == ()


def test_a_run_is_renamed_in_place(page: RunsPage, session: Session, qtbot: QtBot) -> None:
    page.table.setCurrentCell(0, 0)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "fast one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.project.runs[-1].name == "fast one", timeout=5_000)


def test_a_note_stays_with_its_run(page: RunsPage, session: Session, qtbot: QtBot) -> None:
    click(qtbot, page, 1)
    qtbot.keyClicks(page.details.note, "tried more epochs")
    click(qtbot, page, 0)
    assert page.details.note.toPlainText() == ""
    click(qtbot, page, 1)
    assert page.details.note.toPlainText() == session.project.runs[0].note == "tried more epochs"


def test_taking_a_run_over_can_be_undone(page: RunsPage, session: Session, qtbot: QtBot) -> None:
    click(qtbot, page, 1)
    recipe = session.recipe
    with qtbot.waitSignal(session.told) as told:
        qtbot.mouseClick(page.fork, LEFT)
    assert session.recipe == session.project.runs[0].recipe != recipe
    told.args[2]()
    assert session.recipe == recipe


def test_training_on_begins_with_the_weights_of_the_run(page: RunsPage, session: Session, qtbot: QtBot) -> None:
    click(qtbot, page, 1)
    with qtbot.waitSignal(session.run_started, timeout=60_000) as started:
        qtbot.mouseClick(page.go_on, LEFT)
    assert started.args[0].initial_state == session.project.runs[0].weights
    session.training.stop()
    qtbot.waitUntil(lambda: not session.training.is_active, timeout=60_000)


def test_a_chosen_run_answers(page: RunsPage, session: Session, qtbot: QtBot) -> None:
    click(qtbot, page, 1)
    qtbot.mouseClick(page.test, LEFT)
    assert session.answers.run is session.project.runs[0]


def test_networks_are_compared_layer_by_layer() -> None:
    run = trained.digits().runs[0]
    conv = next(node.id for node in run.graph.nodes.values() if node.kind == "conv2d")
    other = replace(run, graph=edits.configure(run.graph, [conv], {"filters": 8}))
    (found,) = network_differences(run, other)
    assert (found.what, found.first, found.second) == (conv, "Filters: 32", "Filters: 8")
    assert recipe_differences(run, other) == []


def test_a_frozen_layer_is_told_by_what_differs() -> None:
    run = trained.digits().runs[0]
    conv = next(node.id for node in run.graph.nodes.values() if node.kind == "conv2d")
    other = replace(run, graph=edits.set_frozen(run.graph, [conv], True))
    (found,) = network_differences(run, other)
    assert (found.what, found.first, found.second) == (conv, "Frozen: no", "Frozen: yes")


def asked(page: RunsPage, qtbot: QtBot) -> TakeOverDialog:
    """Press the button, and wait until the dialog has compared the network with the run."""
    qtbot.mouseClick(page.begin, LEFT)
    dialog = page.findChild(TakeOverDialog)
    qtbot.waitUntil(dialog.start.isEnabled, timeout=30_000)
    return dialog


def widened(session: Session) -> str:
    """Give the last layer of the network other shapes, and return its id."""
    last = next(node.id for node in session.graph.nodes.values() if node.kind == "linear")
    session.edit(lambda graph: edits.configure(graph, [last], {"units": 48}), Text("Widen"))
    return last


def test_the_dialog_says_which_layers_start_from_the_weights(page: RunsPage, session: Session, qtbot: QtBot) -> None:
    widened(session)
    dialog = asked(page, qtbot)
    fits = [dialog.layers.item(row, 2).text() for row in range(dialog.layers.rowCount())]
    assert fits == ["same layer", "same layer", "same layer", "starts anew", "starts anew"]
    assert dialog.summary.text().startswith("3 of 5 layers")


def test_a_run_starts_from_the_weights_that_fit(page: RunsPage, session: Session, qtbot: QtBot) -> None:
    widened(session)
    dialog = asked(page, qtbot)
    with qtbot.waitSignal(session.run_started, timeout=60_000):
        qtbot.mouseClick(dialog.start, LEFT)
    assert session.training.plan is not None
    assert session.training.plan.take_from == session.project.runs[-1].weights


def test_runs_of_another_project_are_offered(page: RunsPage, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    save(trained.digits(), tmp_path / "other.mlab")
    dialog = asked(page, qtbot)
    dialog.open_project(tmp_path / "other.mlab")
    qtbot.waitUntil(lambda: dialog.source.currentText() == "other: Run 1", timeout=30_000)
    qtbot.waitUntil(dialog.start.isEnabled, timeout=30_000)


def test_without_a_run_the_dialog_asks_for_another_project(
    session: Session, finish: Finish, on_screen: OnScreen
) -> None:
    finish(session.files.new(build_sample("digits")))
    dialog = TakeOverDialog(session, None)
    on_screen(dialog)
    assert not dialog.start.isEnabled()
    assert "another" in dialog.summary.text()


def test_a_fold_says_what_the_cross_validation_came_to(show: Show) -> None:
    project = trained.two_runs()
    folds = [
        replace(run, group="Cross-validation", weights=b"", metrics={"validation/accuracy": value})
        for run, value in zip(project.runs, (0.9, 1.0), strict=True)
    ]
    page = show(replace(project, runs=tuple(folds)))
    assert page.details.lines[0] == ("Validation · Accuracy, 2 folds", "95.00 % ± 7.07 %")
    assert "kept no weights" in page.test.toolTip()


def test_the_device_is_named_as_where_it_is_chosen(show: Show) -> None:
    project = trained.two_runs()
    there = {"device": "cpu", "cores": "12"}
    page = show(replace(project, runs=tuple(replace(run, environment=there) for run in project.runs)))
    assert page.table.item(0, 6).text() == "CPU (12 cores)"


@pytest.mark.parametrize(
    ("environment", "name"),
    [({"device": "cuda:0", "gpu": "H100 (80 GB)"}, "H100 (80 GB)"), ({"device": "cuda:1"}, "cuda:1"), ({}, "")],
)
def test_a_gpu_has_the_name_that_the_run_kept(environment: dict[str, str], name: str) -> None:
    assert replace(trained.two_runs().runs[0], environment=environment).device == name
