"""What lies over the canvas in its corners: the totals, the overview, and a word while there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from modellab.desktop.canvas import totals
from modellab.desktop.canvas.canvas import Canvas
from modellab.desktop.canvas.minimap import Minimap
from modellab.desktop.canvas.place import Place

if TYPE_CHECKING:
    from modellab.desktop.session import Session

_GAP = 12
_MINIMAP_FROM_PX = 360
_DEFAULT_BATCH = 32


class Overlays(QObject):
    """Keeps them in their corners and tells them what changed.

    Args:
        canvas: What they lie over.
        place: Which graph is shown.
        session: Knows the size of a batch.
    """

    def __init__(self, canvas: Canvas, place: Place, session: Session) -> None:
        super().__init__(canvas)
        self._canvas, self._place, self._session = canvas, place, session
        self._entries: tuple[str, ...] = ()
        self.totals, self._label = QFrame(canvas), QLabel()
        self._empty = QLabel(canvas)
        self._minimap = Minimap(canvas)
        self.totals.setProperty("role", "outlined")
        inner = QHBoxLayout(self.totals)
        inner.setContentsMargins(12, 7, 12, 7)
        inner.addWidget(self._label)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "muted")
        for widget in (self.totals, self._empty):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        canvas.installEventFilter(self)
        place.changed.connect(self.refresh)
        session.recipe_changed.connect(self.refresh)
        self.refresh()

    @property
    def text(self) -> str:
        """The totals that there is room for, as rich text."""
        return self._label.text()

    def refresh(self) -> None:
        """Say what the graph comes to, or what to do for one."""
        batch = self._session.recipe.general.get("batch_size", _DEFAULT_BATCH)
        self._entries = totals.parts(self._place.inference, batch if isinstance(batch, int) else _DEFAULT_BATCH)
        self._label.setAccessibleName(" · ".join(self._entries))
        self.totals.setVisible(bool(self._place.graph.nodes))
        self._empty.setVisible(not self._place.graph.nodes)
        self._empty.setText(
            QCoreApplication.translate(
                "CanvasView", "Press Space or double-click to add a layer,\nor drag one here from the left."
            )
        )
        self._put()

    def _put(self) -> None:
        width, height = self._canvas.width(), self._canvas.height()
        has_nodes = bool(self._place.graph.nodes)
        self._fit_totals(width - 2 * _GAP)
        self._canvas.covered_px = self.totals.height() if has_nodes else 0.0
        self.totals.move(_GAP, height - self.totals.height() - _GAP)
        has_room = width - self.totals.width() - self._minimap.width() >= 3 * _GAP
        self._minimap.setVisible(has_room and height > _MINIMAP_FROM_PX and has_nodes)
        self._minimap.move(width - self._minimap.width() - _GAP, height - self._minimap.height() - _GAP)
        self._empty.setGeometry(self._canvas.rect())

    def _fit_totals(self, width: int) -> None:
        """Show as many of the totals as there is room for, from the left; all are told to screen readers."""
        for count in range(len(self._entries), 0, -1):
            more = [] if count == len(self._entries) else ["…"]
            self._label.setText(" · ".join([*map(totals.emphasised, self._entries[:count]), *more]))
            self.totals.adjustSize()
            if self.totals.width() <= width:
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the canvas."""
        if event.type() == QEvent.Type.Resize:
            self._put()
        return super().eventFilter(watched, event)
