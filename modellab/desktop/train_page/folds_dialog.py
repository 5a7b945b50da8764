"""A question: how many folds shall a cross-validation have?"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.widgets.labels import PlainLabel

_FEWEST, _MOST, _USUAL = 2, 20, 5
_WIDTH_PX = 420


class FoldsDialog(QDialog):
    """Starts the cross-validation."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._label, self._words = PlainLabel(), PlainLabel("", "muted")
        self._words.setWordWrap(True)
        self.folds = QSpinBox()
        self.folds.setRange(_FEWEST, _MOST)
        self.folds.setValue(_USUAL)
        self.folds.valueChanged.connect(lambda _value: self._explain())
        self.start = QPushButton()
        self.start.setProperty("role", "primary")
        self.start.setDefault(True)
        self.start.clicked.connect(self._on_start_clicked)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.rejected.connect(self.reject)
        self._buttons.addButton(self.start, QDialogButtonBox.ButtonRole.ActionRole)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.folds)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self._words)
        layout.addWidget(self._buttons)
        self.setFixedWidth(_WIDTH_PX)
        self._retranslate()

    def _explain(self) -> None:
        words = self.tr(
            "Trains {count} times. Each time another part of the training and validation samples is held back to "
            "measure; the test split stays apart. Mean and deviation say how far the figures depend on chance."
        )
        self._words.setText(words.format(count=self.folds.value()))

    def _on_start_clicked(self) -> None:
        self._session.start(self._session.training.start(num_folds=self.folds.value()))
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Cross-validate"))
        self._label.setText(self.tr("Folds"))
        self.folds.setAccessibleName(self._label.text())
        self.start.setText(self.tr("Train all folds"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
