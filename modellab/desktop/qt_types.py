"""Makes all of PySide6's classes on the window's thread, before another thread can meet one that is half made.

PySide6 makes the Python class of a Qt class when somebody first asks for it, and lets other threads run meanwhile. When
a worker imported pyqtgraph, which asks for all of them, the window now and then met a class without the converter of
its arguments, and the process died. So the window's thread asks for all of them first, a few milliseconds at a time.
"""

from __future__ import annotations

import asyncio
import importlib
import time
from collections.abc import Iterator

_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtOpenGL", "QtOpenGLWidgets", "QtSvg", "QtTest")
"""What pyqtgraph and qasync import."""
_SLICE = 0.008  # seconds: half a frame


async def make_all() -> None:
    """Make the classes of the modules above, and let the window's events through in between."""
    started = time.perf_counter()
    for _ in _each():
        if time.perf_counter() - started > _SLICE:
            await asyncio.sleep(0)
            started = time.perf_counter()


def _each() -> Iterator[object]:
    for name in _MODULES:
        module = importlib.import_module(f"PySide6.{name}")
        yield module
        for attribute in dir(module):
            yield getattr(module, attribute)
