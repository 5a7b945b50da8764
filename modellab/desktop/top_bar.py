"""The bar under the menus: the project, the pages in the order of the work, the device, and the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from modellab.desktop import theme
from modellab.desktop.icons import icon
from modellab.desktop.pages import PageSpec
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import ElidedLabel
from modellab.desktop.widgets.segments import Segments

if TYPE_CHECKING:
    from modellab.desktop.session import Session


_DEVICE_PX, _TEXT_PX, _ARROW_PX = 76, 9, 23


class TopBar(QFrame):
    """Always in reach, whatever page is shown.

    Signals:
        page_chosen(str): Key of a page.
        train_pressed(), pause_pressed(), stop_pressed(): The buttons of the run.
    """

    page_chosen = Signal(str)
    train_pressed = Signal()
    pause_pressed = Signal()
    stop_pressed = Signal()

    def __init__(self, session: Session, rows: tuple[PageSpec, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._session, self._rows = session, rows
        self.name, self.state = ElidedLabel(role="title"), ElidedLabel(role="muted")
        self.name.setMaximumWidth(280)
        self.pages = Segments([row.key for row in rows])
        self.pages.chosen.connect(self.page_chosen)
        self.device = _ElidedBox()
        self.device.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.device.setMinimumWidth(_DEVICE_PX)  # its name is elided where there is little room
        self.device.activated.connect(self._on_device_activated)
        self.pause, self.stop, self.train = QPushButton(), QPushButton(), QPushButton()
        self.train.setProperty("role", "primary")
        self.train.setIconSize(QSize(12, 12))
        self._lay_out()
        self.pause.clicked.connect(self.pause_pressed)
        self.stop.clicked.connect(self.stop_pressed)
        self.train.clicked.connect(self.train_pressed)
        session.project_changed.connect(self._show_project)
        session.training.state_changed.connect(self._show_state)
        session.engine_loaded.connect(self._show_devices)
        session.device_changed.connect(self._show_devices)
        theme.switch.theme_changed.connect(self._show_icon)
        self._retranslate()

    def _lay_out(self) -> None:
        left, right = QHBoxLayout(), QHBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.name)
        left.addWidget(self.state)
        left.addStretch(1)
        right.setSpacing(8)
        right.addStretch(1)
        for widget in (self.device, self.pause, self.stop, self.train):
            right.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 12, 7)
        layout.setSpacing(12)
        # The same stretch on both sides keeps the pages in the middle of the window.
        layout.addWidget(_side(left), 1)
        layout.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignVCenter)
        self._right = _side(right)
        layout.addWidget(self._right, 1)

    def _show_project(self) -> None:
        session = self._session
        self.name.setText(session.name or self.tr("Untitled"))
        if session.path is None:
            self.state.setText(self.tr("not saved yet"))
        else:
            self.state.setText(self.tr("saved") if session.is_saved else self.tr("changed"))

    def _show_state(self) -> None:
        state = self._session.training.state
        self.pause.setText(self.tr("Continue") if state in ("pausing", "paused") else self.tr("Pause"))
        self.pause.setEnabled(state in ("running", "pausing", "paused"))
        self.stop.setEnabled(state in ("starting", "running", "pausing", "paused"))
        self.train.setEnabled(state == "idle")
        self.device.setEnabled(state == "idle")
        self._show_icon()

    def _show_icon(self) -> None:
        shown = theme.current()
        self.train.setIcon(icon("play", shown.success_text if self.train.isEnabled() else shown.edge))

    def _show_devices(self) -> None:
        self.device.clear()
        for info in self._session.devices:
            self.device.addItem(engine_text(info.label), info.key)
        if not self.device.count():
            self.device.addItem(self.tr("Automatic"), "auto")
        self.device.setCurrentIndex(max(self.device.findData(self._session.device), 0))

    def _on_device_activated(self, index: int) -> None:
        self._session.set_device(str(self.device.itemData(index)))

    def _retranslate(self) -> None:
        for row in self._rows:
            self.pages.set_text(row.key, QCoreApplication.translate("Pages", row.title), row.keys)
        self.stop.setText(self.tr("Stop"))
        self.train.setText(self.tr("Train"))
        self.device.setToolTip(self.tr("Where the network is trained"))
        self.device.setAccessibleName(self.tr("Device"))
        self.pages.setAccessibleName(self.tr("Pages"))
        self.train.setToolTip("F5")
        self.pause.setToolTip("F6")
        self.stop.setToolTip("Shift+F5")
        self._show_project()
        self._show_state()
        self._show_devices()
        inside = self._right.layout()
        assert inside is not None, "made with one"
        inside.invalidate()
        self._right.setMinimumWidth(inside.minimumSize().width())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)


class _ElidedBox(QComboBox):
    """A combo box that shortens what is chosen with "…" where there is little room."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, and as much of the text as fits."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        # Not the label of the style: with a style sheet it counts the arrow twice, and cuts the text off.
        room = self.rect().adjusted(_TEXT_PX, 0, -_ARROW_PX, 0)
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        is_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.current().text if self.isEnabled() else theme.current().edge))
        painter.drawText(room, is_left, shown)


def _side(layout: QHBoxLayout) -> QWidget:
    side = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    side.setLayout(layout)
    side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    side.setMinimumWidth(layout.minimumSize().width() if layout.count() else 0)
    return side
