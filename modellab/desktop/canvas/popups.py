"""The menus that open on the canvas: what can be done with the selection, and how a layer can be repaired."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from modellab.desktop.canvas import keys
from modellab.desktop.canvas.place import Place
from modellab.desktop.translation import engine_text
from modellab.graph.check import RepairAction


def open_menu(parent: QWidget, point: QPoint, perform: Callable[[str], object]) -> None:
    """Offer the verbs of the canvas at a point of the screen; ``perform`` gets the chosen one."""
    menu = _menu(parent)
    for verb, text in keys.MENU:
        if not verb:
            menu.addSeparator()
            continue
        label = QCoreApplication.translate("Canvas", str(text))
        action = menu.addAction(f"{label}\t{keys.keys_of(verb)}" if keys.keys_of(verb) else label)
        action.triggered.connect(lambda _checked=False, verb=verb: perform(verb))
    menu.popup(point)


def open_repairs(parent: QWidget, place: Place, repairs: Iterable[RepairAction]) -> None:
    """Offer repairs at the pointer."""
    menu = _menu(parent)
    for repair in repairs:
        action = menu.addAction(engine_text(repair.label).replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, repair=repair: place.edit(repair.apply, repair.label))
    menu.popup(QCursor.pos())


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
