"""Whatever is pressed in whatever order: nothing raises, and the canvas shows exactly the document."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from modellab.desktop.canvas import keys, library
from modellab.desktop.canvas.scene import Scene
from modellab.desktop.canvas.view import CanvasView
from modellab.desktop.session import Session

OTHER_KEYS = ("Tab", "Down", "Up", "Left", "Shift+Right", "Return", "Esc", "Space")


class Visitor:
    """Somebody who presses anything."""

    def __init__(self, view: CanvasView, session: Session, seed: int) -> None:
        self.view, self.session, self.chance = view, session, random.Random(seed)
        self.steps = (self.press_a_key, self.press_a_key, self.drag, self.drag, self.add, session.undo, session.redo)

    def step(self) -> None:
        self.chance.choice(self.steps)()
        popup = self.view.adding.popup
        if popup.isVisible():
            QTest.keyClick(popup.focusWidget() or popup, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Down)))
            popup.close()
        QApplication.processEvents()

    def press_a_key(self) -> None:
        pressed = QKeySequence(self.chance.choice((*keys.VERBS, *OTHER_KEYS)))[0]
        QTest.keyClick(self.view.canvas, pressed.key(), pressed.keyboardModifiers())

    def drag(self) -> None:
        start, end = self.point(), self.point()
        QTest.mousePress(self.view.canvas, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(self.view.canvas, (start + end) / 2)
        QTest.mouseMove(self.view.canvas, end)
        QTest.mouseRelease(self.view.canvas, Qt.MouseButton.LeftButton, pos=end)

    def add(self) -> None:
        place, point = self.view.place, self.point()
        entry = self.chance.choice(library.entries(place.graph, is_inside=place.is_inside))
        x, y = self.view.canvas.camera.to_canvas(point.x(), point.y())
        self.view.canvas.layer_dropped.emit(entry.key, x, y, None)

    def point(self) -> QPoint:
        """Mostly somewhere on a node: its ports, its middle, its button."""
        canvas = self.view.canvas
        if canvas.scene.ids and self.chance.random() < 0.7:
            x, y, width, height = self.chance.choice(canvas.scene.rects.tolist())
            spot = QPointF(*canvas.camera.to_view(x + width / 2, y + self.chance.choice((0, height / 2, height))))
            if canvas.rect().contains(spot.toPoint()):
                return spot.toPoint()
        return QPoint(self.chance.randrange(canvas.width()), self.chance.randrange(canvas.height()))


@pytest.mark.parametrize("seed", range(4))
def test_the_canvas_shows_the_document_whatever_is_pressed(qtbot: QtBot, session: Session, seed: int) -> None:
    view = CanvasView(session)
    qtbot.addWidget(view)
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()
    visitor = Visitor(view, session, seed)
    for _ in range(80):
        visitor.step()
    qtbot.wait(200)  # a glide of the automatic layout may be under way
    place, shown = view.place, view.canvas.scene
    new = Scene(place.graph, place.inference, place.diagnostics)
    assert (shown.rects == new.rects).all()
    assert shown.ends == pytest.approx(new.ends)
    assert [shown.look(row) for row in range(len(new.ids))] == [new.look(row) for row in range(len(new.ids))]
    assert [shown.badge(row) for row in range(len(new.edges))] == [new.badge(row) for row in range(len(new.edges))]
    assert view.canvas.selection == view.selection == tuple(n for n in view.selection if n in place.graph.nodes)
