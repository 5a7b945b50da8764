"""The table of pages and panels. Each is imported when it is first shown; one that is not installed is absent."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from modellab.desktop.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from modellab.desktop.session import Session


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page of the window, or one panel of the Network page.

    Attributes:
        key: Name in settings and tests.
        title: What people see, to be translated in the context ``Pages``.
        factory: ``dotted.module:Class``; the class is called with the session.
        keys: Shortcut that shows it.
    """

    key: str
    title: str
    factory: str
    keys: str = ""

    @property
    def is_installed(self) -> bool:
        """Whether the module is there; looks without importing it."""
        module = self.factory.partition(":")[0]
        parent = module.rpartition(".")[0]
        return importlib.util.find_spec(parent) is not None and importlib.util.find_spec(module) is not None

    def make(self, session: Session) -> QWidget:
        """Import the module and make the widget."""
        module, _, name = self.factory.partition(":")
        made = getattr(importlib.import_module(module), name)(session)
        assert isinstance(made, QWidget), self.factory
        return made


_DESKTOP = "modellab.desktop"

PAGES = (
    PageSpec("data", QT_TRANSLATE_NOOP("Pages", "Data"), f"{_DESKTOP}.data_page.page:DataPage", "Ctrl+1"),
    PageSpec("network", QT_TRANSLATE_NOOP("Pages", "Network"), f"{_DESKTOP}.network_page:NetworkPage", "Ctrl+2"),
    PageSpec("train", QT_TRANSLATE_NOOP("Pages", "Train"), f"{_DESKTOP}.train_page.page:TrainPage", "Ctrl+3"),
    PageSpec("test", QT_TRANSLATE_NOOP("Pages", "Test"), f"{_DESKTOP}.test_page.page:TestPage", "Ctrl+4"),
    PageSpec("runs", QT_TRANSLATE_NOOP("Pages", "Runs"), f"{_DESKTOP}.runs_page.page:RunsPage", "Ctrl+5"),
)
CANVAS = PageSpec("canvas", QT_TRANSLATE_NOOP("Pages", "Canvas"), f"{_DESKTOP}.canvas.view:CanvasView")
PANELS = (
    PageSpec("layers", QT_TRANSLATE_NOOP("Pages", "Layers"), f"{_DESKTOP}.canvas.palette:LayersPanel", "Ctrl+Alt+1"),
    PageSpec(
        "inspector", QT_TRANSLATE_NOOP("Pages", "Inspector"), f"{_DESKTOP}.inspector.panel:InspectorPanel", "Ctrl+Alt+2"
    ),
    PageSpec("outline", QT_TRANSLATE_NOOP("Pages", "Outline"), f"{_DESKTOP}.canvas.outline:OutlinePanel", "Ctrl+Alt+5"),
    PageSpec("curves", QT_TRANSLATE_NOOP("Pages", "Curves"), f"{_DESKTOP}.train_page.curves:CurvesPanel", "Ctrl+Alt+3"),
    PageSpec("test", QT_TRANSLATE_NOOP("Pages", "Test"), f"{_DESKTOP}.test_page.panel:TestPanel", "Ctrl+Alt+4"),
)
LATE = ("curves", "test")
"""Panels that need more than a moment to import; they are filled in after the window has been painted."""
_UNUSED_BY_PLOTS = "cuda.bindings"


def installed(rows: tuple[PageSpec, ...]) -> tuple[PageSpec, ...]:
    """Return those of ``rows`` whose module is there."""
    return tuple(row for row in rows if row.is_installed)


def import_late() -> None:
    """Import the modules of the panels in ``LATE``; may be called on a worker thread, since it makes no widget."""
    # pyqtgraph tries the CUDA bindings for a widget that is not used here; that alone takes a tenth of its import.
    sys.modules.setdefault(_UNUSED_BY_PLOTS, None)  # type: ignore[arg-type]  # None is how an import is refused
    try:
        for row in PANELS:
            if row.key in LATE and row.is_installed:
                importlib.import_module(row.factory.partition(":")[0])
    finally:
        if sys.modules[_UNUSED_BY_PLOTS] is None:
            del sys.modules[_UNUSED_BY_PLOTS]
