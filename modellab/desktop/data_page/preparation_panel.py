"""How samples are prepared and varied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from modellab.data.augmentation import AUGMENTATIONS, AugmentationConfig, AugmentationStep, step
from modellab.data.dataset import Modality, Schema
from modellab.data.preparation_rows import PREPARATION, PreparationConfig
from modellab.data.texts import TextLimits
from modellab.data.wiring import text_limits
from modellab.desktop.data_page.source_panel import LABEL_PX
from modellab.desktop.inspector.form import SettingsForm
from modellab.desktop.session import Session
from modellab.desktop.translation import row_text
from modellab.desktop.widgets.labels import Heading
from modellab.errors import Text
from modellab.project.running import augmentation_config, augmentation_json, preparation_config
from modellab.settings import Setting, Settings, Value

_CONCERNS: Mapping[str, tuple[Modality, ...]] = {
    "normalise": ("image", "table", "series"),
    "values": ("value",),
    "invert": ("image",),
    "tokenizer": ("text",),
    "lowercase": ("text",),
    "cut": ("text",),
}
"""What kind of data each row of ``PREPARATION`` is about; others concern all."""


class PreparationPanel(QWidget):
    """Edits ``session.project.preparation`` and ``augmentation``."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._heading, self._vary_heading = Heading(), Heading()
        self.preparation = SettingsForm(label_width_px=LABEL_PX)
        self.preparation.changed.connect(self._on_preparation_changed)
        self.checks: dict[str, QCheckBox] = {}
        self._forms: dict[str, SettingsForm] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._heading)
        layout.addWidget(self.preparation)
        layout.addSpacing(10)
        layout.addWidget(self._vary_heading)
        for kind, row in AUGMENTATIONS.items():
            self.checks[kind] = QCheckBox()
            self.checks[kind].clicked.connect(lambda checked, kind=kind: self._on_check_clicked(kind, checked))
            self._forms[kind] = SettingsForm(row.settings)
            self._forms[kind].changed.connect(lambda name, value, kind=kind: self._on_form_changed(kind, name, value))
            self._forms[kind].setContentsMargins(24, 0, 0, 0)
            layout.addWidget(self.checks[kind])
            layout.addWidget(self._forms[kind])
        session.preparation_changed.connect(self._show)
        session.project_opened.connect(self._show)
        session.dataset_changed.connect(self._show)
        session.graph_changed.connect(lambda _old, _new: self._show())
        self._retranslate()

    def _show(self) -> None:
        project = self._session.project
        config = preparation_config(project)
        self.preparation.set_rows(rows_for(self._session.schema, text_limits(self._session.graph)))
        self.preparation.set_values(config.to_json())
        chosen = {entry.kind: entry for entry in augmentation_config(project).steps}
        for kind, check in self.checks.items():
            check.setChecked(kind in chosen)
            self._forms[kind].setVisible(kind in chosen)
            if kind in chosen:
                self._forms[kind].set_values(chosen[kind].settings)
        schema = self._session.schema
        has_pictures = schema is not None and any(field.modality == "image" for field in schema.inputs)
        self._vary_heading.setVisible(has_pictures)
        for kind, check in self.checks.items():
            check.setVisible(has_pictures)
            self._forms[kind].setVisible(has_pictures and check.isChecked())

    def _on_preparation_changed(self, name: str, value: object) -> None:
        values: Mapping[str, object] = {**preparation_config(self._session.project).to_json(), name: value}
        done, gesture = Text("Change the preparation"), f"preparation:{name}"
        self._session.change(done, gesture=gesture, preparation=PreparationConfig.from_json(values).to_json())

    def _on_check_clicked(self, kind: str, is_checked: bool) -> None:
        steps = [entry for entry in augmentation_config(self._session.project).steps if entry.kind != kind]
        if is_checked:
            steps.append(step(kind))
        self._set_steps(steps)

    def _on_form_changed(self, kind: str, name: str, value: Value) -> None:
        steps = [
            replace(entry, settings=Settings({**entry.settings, name: value})) if entry.kind == kind else entry
            for entry in augmentation_config(self._session.project).steps
        ]
        self._set_steps(steps, gesture=f"augmentation:{kind}:{name}")

    def _set_steps(self, steps: list[AugmentationStep], *, gesture: str = "") -> None:
        order = list(AUGMENTATIONS)
        steps.sort(key=lambda entry: order.index(entry.kind))
        chosen = augmentation_json(AugmentationConfig(tuple(steps)))
        self._session.change(Text("Change the variation"), gesture=gesture, augmentation=chosen)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Preparation"))
        self._vary_heading.setText(self.tr("Variation while training"))
        for kind, row in AUGMENTATIONS.items():
            self.checks[kind].setText(row_text(row.label))
            self.checks[kind].setToolTip(row_text(row.help))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


def rows_for(schema: Schema | None, limits: Sequence[TextLimits] = ()) -> tuple[Setting, ...]:
    """Choose the rows that matter.

    Args:
        schema: Of the data; nothing but the first row matters while it is not known.
        limits: Of the network's text inputs.
    """
    if schema is None:
        return PREPARATION[:1]
    modalities = {field.modality for field in schema.fields}
    is_cut = bool(schema.targets) or len(schema.inputs) > 1  # a text to go on with is read to its end
    has_grey = any(field.modality == "image" and field.shape[0] == 1 for field in schema.fields)
    is_split = not limits or any(not limit.pretrained for limit in limits)  # pretrained layers bring their own tokens
    matters = {"invert": has_grey, "cut": is_cut, "tokenizer": is_split, "lowercase": is_split}
    return tuple(
        row
        for row in PREPARATION
        if modalities & set(_CONCERNS.get(row.name, get_args(Modality))) and matters.get(row.name, True)
    )
