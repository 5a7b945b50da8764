"""The recipe as a form: few fields first, the rest under "More"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from modellab.desktop.inspector.form import SettingsForm
from modellab.desktop.session import Session
from modellab.desktop.translation import row_text
from modellab.desktop.widgets.labels import Heading, PlainLabel
from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph
from modellab.graph.layers.table import spec_of
from modellab.graph.ports import ends
from modellab.settings import Setting
from modellab.training.objectives import OBJECTIVES
from modellab.training.optimizers import OPTIMIZERS, optimizer_spec
from modellab.training.recipe import Recipe
from modellab.training.recipe_rows import GENERAL, change_recipe, complete_recipe
from modellab.training.schedules import SCHEDULES, schedule_spec

_LABEL_PX = 116


class _Choice(QComboBox):
    """A combo box over rows of a table, keyed by their names."""

    def show_rows(self, rows: Iterable[tuple[str, str, str]], current: str) -> None:
        """List (key, label, help) and mark ``current`` without telling anybody."""
        with QSignalBlocker(self):
            self.clear()
            for key, label, help_text in rows:
                self.addItem(row_text(label), key)
                self.setItemData(self.count() - 1, row_text(help_text), 3)  # Qt.ToolTipRole
            self.setCurrentIndex(max(0, self.findData(current)))


class RecipePanel(QScrollArea):
    """Edits ``session.recipe``; a run under way keeps the recipe that it was started with."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.general = SettingsForm(label_width_px=_LABEL_PX)
        self._headings = {name: Heading() for name in ("general", "optimizer", "schedule", "loss")}
        self.choices = {name: _Choice() for name in ("optimizer", "schedule", "loss")}
        self._helps = {name: PlainLabel("", "muted") for name in ("optimizer", "schedule")}
        self._forms = {name: SettingsForm(label_width_px=_LABEL_PX) for name in ("optimizer", "schedule", "loss")}
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._headings["general"])
        layout.addWidget(self.general)
        for name, choice in self.choices.items():
            layout.addSpacing(8)
            layout.addWidget(self._headings[name])
            layout.addWidget(choice)
            if name in self._helps:
                self._helps[name].setWordWrap(True)
                layout.addWidget(self._helps[name])
            layout.addWidget(self._forms[name])
            choice.currentIndexChanged.connect(lambda _i, name=name: self._on_choice_changed(name))
            self._forms[name].changed.connect(self._on_setting_changed)
        layout.addStretch(1)
        self.setWidget(inner)
        self.general.changed.connect(self._on_setting_changed)
        session.recipe_changed.connect(self._show)
        session.graph_changed.connect(lambda _old, _new: self._on_session_graph_changed())
        self._retranslate()
        self._show(session.recipe)

    def _show(self, recipe: Recipe) -> None:
        recipe = complete_recipe(recipe)
        self._show_general(recipe)
        self.choices["optimizer"].show_rows(((r.name, r.label, r.help) for r in OPTIMIZERS.values()), recipe.optimizer)
        self.choices["schedule"].show_rows(((r.name, r.label, r.help) for r in SCHEDULES.values()), recipe.schedule)
        optimizer, schedule = optimizer_spec(recipe.optimizer), schedule_spec(recipe.schedule)
        self._helps["optimizer"].setText(row_text(optimizer.help))
        self._helps["schedule"].setText(row_text(schedule.help))
        self._forms["optimizer"].set_rows(optimizer.settings)
        self._forms["optimizer"].set_values(recipe.optimizer_settings)
        self._forms["schedule"].set_rows(schedule.settings)
        self._forms["schedule"].set_values(recipe.schedule_settings)
        self._show_losses()

    def _on_session_graph_changed(self) -> None:
        self._show_general(complete_recipe(self._session.recipe))
        self._show_losses()

    def _show_general(self, recipe: Recipe) -> None:
        self.general.set_rows(rows_for(self._session.graph, str(recipe.general["watched_metric"])))
        self.general.set_values(recipe.general)

    def _show_losses(self) -> None:
        """Offer the losses of the output; the empty choice takes the one that is set on the output itself."""
        recipe = complete_recipe(self._session.recipe)
        tasks = {spec.task for n in self._session.graph.nodes.values() if (spec := spec_of(n.kind)) and spec.task}
        fitting = [row for row in OBJECTIVES.values() if tasks & set(row.tasks)]
        rows: list[tuple[str, str, str]] = [
            ("", Text("As set on the output"), Text("The loss that the output layer of the network names."))
        ]
        rows += [(row.name, row.label, row.help) for row in fitting]
        self.choices["loss"].show_rows(rows, recipe.loss)
        self._forms["loss"].set_rows(OBJECTIVES[recipe.loss].settings if recipe.loss else ())
        self._forms["loss"].set_values(recipe.loss_settings)

    def _on_choice_changed(self, name: str) -> None:
        self._change("", **{name: self.choices[name].currentData()})

    def _on_setting_changed(self, name: str, value: object) -> None:
        self._change(f"recipe:{name}", **{name: value})

    def _change(self, gesture: str, **changes: object) -> None:
        try:
            recipe = change_recipe(complete_recipe(self._session.recipe), **changes)
        except ModelLabError as error:
            self._session.failed.emit(error)
            self._show(self._session.recipe)
            return
        self._session.set_recipe(recipe, gesture=gesture)

    def _retranslate(self) -> None:
        texts = {
            "general": self.tr("Recipe"),
            "optimizer": self.tr("Optimizer"),
            "schedule": self.tr("Learning rate schedule"),
            "loss": self.tr("Loss"),
        }
        for name, text in texts.items():
            self._headings[name].setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show(self._session.recipe)
        super().changeEvent(event)


def rows_for(graph: Graph, watched: str) -> tuple[Setting, ...]:
    """Choose the general rows that matter for the outputs of a network.

    Args:
        graph: One without an output gets all rows.
        watched: The metric that is chosen now; offered in any case.
    """
    outputs = [spec for _, spec in ends(graph, "output")]
    if not outputs:
        return GENERAL
    metrics = {"auto", "loss", watched, *(metric for spec in outputs for metric in spec.metrics)}
    has_classes = any(spec.task == "classification" for spec in outputs)
    return tuple(
        replace(row, choices=tuple(choice for choice in row.choices if choice.value in metrics))
        if row.name == "watched_metric"
        else row
        for row in GENERAL
        if has_classes or row.name != "class_weights"
    )
