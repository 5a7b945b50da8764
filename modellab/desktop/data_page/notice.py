"""What the Data page shows while there is no data: how to bring some, how far reading is, or what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.translation import engine_text
from modellab.desktop.widgets.labels import PlainLabel

_POLL_MS = 100
_BAR_PX = 320


class DataNotice(QWidget):
    """Follows ``session.data``.

    Signals:
        again_pressed(): Read the data once more.
    """

    again_pressed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title, self._text = PlainLabel("", "title"), PlainLabel("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_PX)
        self.cancel, self.again = QPushButton(), QPushButton()
        self.cancel.clicked.connect(session.data.cancel)
        self.again.clicked.connect(self.again_pressed)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(1)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._show_progress)
        session.dataset_changed.connect(self._show)
        session.project_opened.connect(self._show)
        self._retranslate()

    @property
    def text(self) -> str:
        """What is written."""
        return f"{self._title.text()} {self._text.text()}"

    def _show(self) -> None:
        data = self._session.data
        for widget in (self.bar, self.cancel):
            widget.setVisible(data.is_opening)
        has_choice = self._session.project.dataset is not None
        self.again.setVisible(has_choice and not data.is_opening)
        if data.is_opening:
            self._timer.start()
            self._title.setText(self.tr("Reading the data ..."))
            self._show_progress()
            return
        self._timer.stop()
        if data.problem is not None and has_choice:
            self._title.setText(engine_text(data.problem.sentence))
            self._text.setText(engine_text(data.problem.hint))
        elif has_choice:
            self._title.setText(self.tr("The data is not open."))
            self._text.clear()
        else:
            self._title.setText(self.tr("What shall the network learn from?"))
            self._text.setText(
                self.tr("Drop a folder with a folder of pictures for each class, a CSV file, texts, IDX files such as "
                        "MNIST, or a ZIP or tar file of them here, or open them on the left.")
            )  # fmt: skip

    def _show_progress(self) -> None:
        reading = self._session.data.reading
        if reading is None:
            return
        self.bar.setMaximum(reading.total)  # 0 shows a bar that runs to and fro
        self.bar.setValue(reading.done)
        text = self.tr("{done} of {total}").format(done=f"{reading.done:,}", total=f"{reading.total:,}")
        self._text.setText(text if reading.total > 10 else "")

    def _retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.again.setText(self.tr("Read again"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
