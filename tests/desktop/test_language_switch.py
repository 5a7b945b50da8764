"""Another language, while the window is open: nothing of what it says may stay behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from xml.etree import ElementTree

import pytest
from pyqtgraph.graphicsItems.DateAxisItem import DAY_HOUR_ZOOM_LEVEL, MONTH_DAY_ZOOM_LEVEL
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

from modellab.assets import asset_path
from modellab.desktop import pages, translation
from modellab.desktop.canvas import library
from modellab.desktop.canvas.view import CanvasView
from modellab.desktop.session import Session
from modellab.desktop.train_page.axes import DateAxis
from modellab.desktop.window import Window

SPOKEN = ("text", "placeholderText", "toolTip", "accessibleName", "accessibleDescription", "title", "specialValueText")


def speak_chinese(window: Window) -> None:
    window.choose_language("zh_CN")
    _settle()


def _settle() -> None:
    """Let what was laid out anew take its place, and what it replaced go."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@cache
def _english() -> frozenset[str]:
    root = ElementTree.parse(asset_path("translations") / "modellab_zh_CN.ts").getroot()
    pairs = {(message.findtext("source", ""), message.findtext("translation", "")) for message in root.iter("message")}
    own = {row.name for row in translation.LANGUAGES}  # languages are chosen by what their speakers call them
    return frozenset(source for source, target in pairs if source != target) - own


def _said(widget: QWidget) -> Iterator[str]:
    """Yield every text that a widget shows or tells a screen reader."""
    for name in SPOKEN:
        getter = getattr(widget, name, None)
        yield str(getter()) if callable(getter) else ""
    yield from (action.text() for action in widget.actions())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QAbstractItemView):
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount() if model is not None else 0):
        index = model.index(row, 0, QModelIndex())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            yield str(model.data(index, role) or "")


def _nodes(view: CanvasView) -> set[str]:
    """Return name and first setting of every node, as the canvas draws them."""
    scene = view.canvas.scene
    looks = [scene.look(row) for row in range(len(scene.ids))]
    return {f"{look.name} {look.summary.partition(' · ')[0]}" for look in looks}


def _left_behind(window: Window) -> dict[str, str]:
    """Return what is still English, and the class of the widget that says it."""
    english = _english()
    widgets = [window, *window.findChildren(QWidget)]
    return {text: type(widget).__name__ for widget in widgets for text in _said(widget) if text in english}


@pytest.mark.parametrize("key", [row.key for row in pages.PAGES])
def test_a_page_that_was_opened_in_english_turns_chinese(window: Window, key: str) -> None:
    window.show_page(key)
    assert _left_behind(window)
    speak_chinese(window)
    assert _left_behind(window) == {}


def test_the_start_page_turns_chinese(window: Window) -> None:
    window.show_start()
    speak_chinese(window)
    assert _left_behind(window) == {}


def test_the_inspector_of_a_layer_turns_chinese(window: Window, session: Session) -> None:
    window.show_page("network")
    canvas = window.findChild(CanvasView)
    assert canvas is not None
    canvas.reveal(next(node for node, row in session.graph.nodes.items() if row.kind == "conv2d"))
    speak_chinese(window)
    assert _left_behind(window) == {}


def test_what_a_layer_says_on_the_canvas_turns_chinese(window: Window) -> None:
    window.show_page("network")
    view = window.findChild(CanvasView)
    assert view is not None
    assert "Conv 2-D 32 filters" in _nodes(view)
    speak_chinese(window)
    assert "Conv 2-D 32 filters" not in _nodes(view)
    assert "二维卷积 32 个卷积核" in _nodes(view)


def test_english_comes_back(window: Window) -> None:
    before = sorted(_left_behind(window))
    speak_chinese(window)
    window.choose_language("en")
    _settle()
    assert sorted(_left_behind(window)) == before


def test_a_ready_made_block_gets_a_name_in_the_language_of_the_window(window: Window, session: Session) -> None:
    speak_chinese(window)
    graph, _node = library.add(session.graph, library.TEMPLATE_PREFIX + "Residual block", (0, 0))
    assert list(graph.blocks) == ["残差块"]
    assert library.TEMPLATE_PREFIX + "Residual block" not in {entry.key for entry in library.entries(graph)}


@pytest.mark.parametrize(("key", "expected"), [("zh_CN", ["3月", "周三 4"]), ("en", ["Mar", "Wed 4"])])
def test_dates_below_a_plot_are_written_in_the_language_of_the_window(
    qapp: QApplication, key: str, expected: list[str]
) -> None:
    translation.choose(key)
    axis, day = DateAxis(), datetime(2026, 3, 4, tzinfo=UTC).timestamp()
    written = []
    for zoom in (MONTH_DAY_ZOOM_LEVEL, DAY_HOUR_ZOOM_LEVEL):
        axis.zoomLevel = zoom
        written += axis.tickStrings([day], 1.0, zoom.tickSpecs[0].spacing)
    translation.choose("en")
    assert written == expected
