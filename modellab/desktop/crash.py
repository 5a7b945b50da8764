"""What happens to a bug: it is logged, the document is in the journal anyway, and one dialog offers the report."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion

from modellab import __version__
from modellab.errors import ModelLabError

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

LOG_BYTES = 1_000_000
MAX_REPORT = 20_000

log = logging.getLogger("modellab")


def log_to(folder: Path) -> None:
    """Write the log to ``modellab.log`` in ``folder``; a disk that refuses only costs the log."""
    import logging.handlers  # brings sockets and pickles with it: not before the first frame

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "modellab.log", maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


class CrashHooks(QObject):
    """Catches what nobody caught, on any thread, and tells the window once for each kind.

    Args:
        show: Gets the report on the window's thread.
        fail: Gets a ``ModelLabError`` that escaped from a slot; that is no bug, only a refusal.
    """

    _caught = Signal(str)
    _refused = Signal(object)

    def __init__(self, show: Callable[[str], object], fail: Callable[[ModelLabError], object]) -> None:
        super().__init__()
        self._seen: set[str] = set()
        # Through signals, because a hook runs on the thread of its exception and only one thread may touch widgets.
        self._caught.connect(show)
        self._refused.connect(fail)
        self._former = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        """Take the three hooks over."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._former

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        if isinstance(error, ModelLabError):
            self._refused.emit(error)
            return
        self._report("".join(traceback.format_exception(kind, error, trace)), _place(kind, trace))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value if args.exc_value is not None else args.exc_type()
        self._on_exception(args.exc_type, error, args.exc_traceback)

    def _on_unraisable(self, args: UnraisableHookArgs) -> None:
        error = args.exc_value if args.exc_value is not None else args.exc_type()
        self._on_exception(args.exc_type, error, args.exc_traceback)

    def _report(self, text: str, place: str) -> None:
        log.error("%s", text)
        print(text, file=sys.stderr)
        if place in self._seen:  # a bug in a paint event comes back with every frame
            return
        self._seen.add(place)
        facts = f"Model Lab {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
        self._caught.emit(f"{facts}\n\n{text[-MAX_REPORT:]}")


def _place(kind: type[BaseException], trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f"{kind.__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else kind.__name__
