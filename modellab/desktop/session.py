"""The document that the window shows: the single owner of the project, its history and everything derived from it.

Views read properties and listen to signals; they change the document only through the methods of this class and of
its two parts, ``session.training`` (the run) and ``session.answers`` (predictions). Nothing here blocks: methods that
touch files, data or torch are coroutines, to be started with ``session.start(...)``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from modellab.data.dataset import DatasetConfig, Schema
from modellab.desktop.answers import Answers
from modellab.desktop.background import Tasks
from modellab.desktop.files import Files
from modellab.desktop.live_statistics import LiveStatistics
from modellab.desktop.opened_data import OpenedData
from modellab.desktop.training_session import TrainingSession
from modellab.errors import ModelLabError, Text
from modellab.graph.check import Diagnostic, check
from modellab.graph.graph import Graph
from modellab.graph.history import History
from modellab.graph.infer import Inference, infer
from modellab.project.project import Project, Work
from modellab.training.recipe import Recipe

if TYPE_CHECKING:
    import asyncio

    from modellab.data.samples import Dataset
    from modellab.network.device import DeviceInfo
    from modellab.project.runs import RunRecord

T = TypeVar("T")


class Session(QObject):
    """One open project.

    Signals:
        project_changed(): Name, path or saved state changed, or another project was opened.
        project_opened(): Another project took the place of the one before; all other signals follow.
        graph_changed(Graph old, Graph new): An edit, undo or redo; ``inference`` is already the new one.
        inference_changed(Inference): Shapes, counts or ``diagnostics`` changed; follows every ``graph_changed``, and
            comes alone when the schema of the data changed.
        selection_changed(tuple[str, ...]): Ids of the nodes that are selected, in the graph that is shown.
        dataset_changed(): The choice of data, or what is known of it (``dataset``, ``schema``, ``is_opening_data``).
        preparation_changed(): ``project.preparation`` or ``project.augmentation``.
        recipe_changed(Recipe): How to train.
        runs_changed(): ``project.runs``, the kept runs.
        device_changed(str): Key of the device for the next run: ``auto``, ``cpu``, ``cuda:0`` ...
        engine_loaded(): torch is imported; ``devices`` lists what this machine has.
        run_started(Plan), run_event(Event), run_ended(RunEnded): The run, see ``session.training``.
        predictor_changed(): Other weights answer from now on, see ``session.answers``.
        failed(ModelLabError): Something asked for could not be done; the window shows it.
        told(Text, Text label, callable): Something happened; with a label the message offers an action.
        stage_changed(Text): What is going on in the background, for the status bar; empty when nothing is.
    """

    project_changed = Signal()
    project_opened = Signal()
    graph_changed = Signal(object, object)
    inference_changed = Signal(object)
    selection_changed = Signal(object)
    dataset_changed = Signal()
    preparation_changed = Signal()
    recipe_changed = Signal(object)
    runs_changed = Signal()
    device_changed = Signal(str)
    engine_loaded = Signal()
    run_started = Signal(object)
    run_event = Signal(object)
    run_ended = Signal(object)
    predictor_changed = Signal()
    failed = Signal(object)
    told = Signal(object, object, object)
    stage_changed = Signal(object)

    def __init__(self, project: Project | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project if project is not None else Project()
        self._saved: Project | None = self._project
        self._path: Path | None = None
        self._history = _history_of(self._project)
        self._inference = infer(self._project.graph)
        self._diagnostics = check(self._project.graph, self._inference, None)
        self._selection: tuple[str, ...] = ()
        self._device = "auto"
        self._devices: tuple[DeviceInfo, ...] = ()
        self._tasks = Tasks(self.failed.emit)
        self.data = OpenedData(self)
        self.files = Files(self)
        self.training = TrainingSession(self)
        self.answers = Answers(self)
        self.live = LiveStatistics(self)

    # What views read.

    @property
    def project(self) -> Project:
        """The document as it is now; a frozen value."""
        return self._project

    @property
    def graph(self) -> Graph:
        """The outermost graph; blocks are in ``graph.blocks``."""
        return self._project.graph

    @property
    def inference(self) -> Inference:
        """Shapes and counts of ``graph``."""
        return self._inference

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with ``graph``, with repairs."""
        return self._diagnostics

    @property
    def recipe(self) -> Recipe:
        """How to train."""
        return self._project.recipe

    @property
    def dataset(self) -> Dataset | None:
        """The opened data, or None while it is not open."""
        return self.data.dataset

    @property
    def schema(self) -> Schema | None:
        """What was understood of the data, or None while it is not open."""
        return self.data.schema

    @property
    def is_opening_data(self) -> bool:
        """Whether data is being read at the moment."""
        return self.data.is_opening

    @property
    def selection(self) -> tuple[str, ...]:
        """Ids of the selected nodes."""
        return self._selection

    @property
    def device(self) -> str:
        """Key of the device for the next run."""
        return self._device

    @property
    def devices(self) -> tuple[DeviceInfo, ...]:
        """What this machine can train on, ``auto`` first; empty until torch is loaded."""
        return self._devices

    @property
    def path(self) -> Path | None:
        """Where the project is saved, or None if it never was."""
        return self._path

    @property
    def name(self) -> str:
        """Name of the project for people: that of its file, or its own."""
        return self._path.stem if self._path is not None else self._project.name

    @property
    def is_saved(self) -> bool:
        """Whether the file holds exactly what is shown."""
        return _is_same(self._project, self._saved)

    @property
    def undo_label(self) -> Text | None:
        """What undo would take back, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> Text | None:
        """What redo would do again, or None."""
        return self._history.redo_label

    # What can be undone.

    def edit(self, change: Callable[[Graph], Graph], label: Text, *, gesture: str = "", **others: Any) -> bool:
        """Apply ``change`` to the graph as one step of undo.

        Args:
            change: A pure edit, such as ``lambda g: edits.rename(g, node, name)``.
            label: What was done, for the Edit menu: ``Text("Rename layer")``.
            gesture: Edits in a row with the same non-empty gesture become one step.
            **others: What else changes with the graph, as for ``change``.

        Returns:
            Whether it was done. A refusal (``ModelLabError``) is told through ``failed``.
        """
        try:
            graph = change(self.graph)
        except ModelLabError as error:
            self.failed.emit(error)
            return False
        if graph is not self.graph:
            self.change(label, gesture=gesture, graph=graph, **others)
        return True

    def change(self, label: Text, *, gesture: str = "", **changes: Any) -> None:
        """Change graph, preparation, augmentation or recipe (given by name), all as one step of undo.

        Args:
            label: What was done, for the Edit menu.
            gesture: As for ``edit``.
            **changes: What is another value from now on.
        """
        work = dataclasses.replace(self._project.work, **changes)
        self._history.push(work, label, gesture)
        self._show_work(work)

    def undo(self) -> None:
        """Take the last step back; does nothing where there is none."""
        if self._history.can_undo:
            self._show_work(self._history.undo())

    def redo(self) -> None:
        """Do the last undone step again; does nothing where there is none."""
        if self._history.can_redo:
            self._show_work(self._history.redo())

    def refuse_errors(self) -> None:
        """Raise what stands in the way of training.

        Raises:
            ModelLabError: The first error of ``diagnostics``, with its node.
        """
        for diagnostic in self._diagnostics:
            if diagnostic.severity == "error":
                raise ModelLabError(diagnostic.sentence, Text("Mend it on the Network page."), node=diagnostic.node)

    def select(self, ids: Iterable[str]) -> None:
        """Say which nodes are selected."""
        selection = tuple(ids)
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit(selection)

    # Other choices of the user.

    def set_recipe(self, recipe: Recipe, *, gesture: str = "") -> None:
        """Train like this from now on; a run under way keeps its own recipe."""
        if recipe != self.recipe:
            self.change(Text("Change the recipe"), gesture=gesture, recipe=recipe)

    def set_device(self, key: str) -> None:
        """Use this device for the next run."""
        if key != self._device:
            self._device = key
            self.device_changed.emit(key)

    def rename(self, name: str) -> None:
        """Give the project another name (the file keeps its own)."""
        self.replace(name=name)

    def show_runs(self, runs: tuple[RunRecord, ...]) -> None:
        """Replace the kept runs: one was added, renamed, or deleted (and given back by undo)."""
        self.replace(runs=runs)
        self.runs_changed.emit()
        self.predictor_changed.emit()

    def tell(self, text: Text, label: Text | None = None, action: Callable[[], None] | None = None) -> None:
        """Show a message, with an action such as Undo where ``label`` and ``action`` are given."""
        self.told.emit(text, label, action)

    def start(self, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Run a coroutine in the background; its ``ModelLabError`` is told through ``failed``."""
        return self._tasks.start(coroutine)

    def show_devices(self, devices: tuple[DeviceInfo, ...]) -> None:
        """Say what this machine can train on; torch has been loaded."""
        self._devices = devices
        self.engine_loaded.emit()

    async def open_data(self, config: DatasetConfig | None = None) -> None:
        """Read the data of ``config``, or of the project; the last of several requests wins.

        Raises:
            ModelLabError: It could not be read. The choice is kept, so that it can be corrected.
        """
        if config is not None and config != self._project.dataset:
            self.replace(dataset=config)
        await self.data.open()

    # For the parts of the session.

    def show(self, project: Project, path: Path | None, *, is_saved: bool) -> None:
        """Put another project in the place of this one; the caller has seen to the run and to unsaved changes."""
        old = self.graph
        self._project, self._path = project, path
        self._saved = project if is_saved else None
        self._history = _history_of(project)
        self._inference = infer(project.graph)
        self._selection = ()
        self.data.forget()
        self.project_opened.emit()
        self.graph_changed.emit(old, project.graph)
        self.check_again()
        self.selection_changed.emit(())
        for signal in (self.dataset_changed, self.preparation_changed, self.runs_changed, self.project_changed):
            signal.emit()
        self.recipe_changed.emit(project.recipe)

    def note_saved(self, project: Project, path: Path) -> None:
        """Remember that ``path`` holds ``project``, which may already be older than what is shown."""
        self._saved, self._path = project, path
        self._history.end_gesture()  # what comes next can be undone back to what was saved
        self.project_changed.emit()

    def replace(self, **changes: Any) -> None:
        """Change fields of the project that undo leaves alone."""
        self._project = dataclasses.replace(self._project, **changes)
        self.project_changed.emit()

    def check_again(self) -> None:
        """Compare the graph with the data anew."""
        self._diagnostics = check(self.graph, self._inference, self.schema)
        self.inference_changed.emit(self._inference)

    async def shut_down(self, *, is_kept: bool = True) -> None:
        """End the run, finish what is being written, and end every task.

        Args:
            is_kept: Whether unsaved changes can be recovered at the next start.
        """
        await self.training.shut_down()
        await self.files.shut_down(is_kept=is_kept)
        await self._tasks.end()

    def _show_work(self, work: Work) -> None:
        old = self._project
        self._project = old.with_work(work)
        if work.graph is not old.graph:
            self._follow_graph(old.graph, work.graph)
        if (work.preparation, work.augmentation) != (old.preparation, old.augmentation):
            self.preparation_changed.emit()
        if work.recipe is not old.recipe:
            self.recipe_changed.emit(work.recipe)
        self.project_changed.emit()

    def _follow_graph(self, old: Graph, graph: Graph) -> None:
        self._inference = infer(graph, self._inference)
        kept = tuple(node for node in self._selection if node in graph.nodes)
        self.graph_changed.emit(old, graph)
        self.check_again()
        self.select(kept)


def _history_of(project: Project) -> History[Work]:
    # What a graph has worked out is four fifths of what a step would hold.
    return History(project.work, lambda work: work.graph.forget())


def _is_same(project: Project, other: Project | None) -> bool:
    # Values are shared until they are changed, so that comparing identities is enough, and cheap for large graphs.
    if other is None:
        return False
    return all(getattr(project, f.name) is getattr(other, f.name) for f in dataclasses.fields(project))
