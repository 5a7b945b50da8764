"""A whole program whose window is closed at a chosen moment; run as ``python closing_window.py WHAT DELAY_S FOLDER``.

A script of its own, because only the end of a process has an exit code.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from modellab.desktop import main
from modellab.desktop.window import Window

PROJECT = "big.mlab"


def begin(window: Window, what: str, folder: Path) -> None:
    """Start what is to be interrupted."""
    session = window.session
    match what:
        case "training":
            session.start(session.training.start())
        case "saving":
            session.start(session.files.save(folder / "saved.mlab"))
        case "loading":
            session.start(session.files.open(folder / PROJECT))
        case "reading data":
            session.start(session.open_data())
        case "pausing":
            session.start(session.training.start())
            session.training.state_changed.connect(lambda _state: session.training.pause())


def close(window: Window, what: str) -> None:
    """Close as a user does, or as the system does when it shuts down."""
    if what == "starting":
        os.kill(os.getpid(), signal.SIGTERM)
    else:
        window.close()


def answer() -> None:
    """Give the changes up where the window asks about them; a report of a mistake goes to the test."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMessageBox) and widget.isVisible():
            discard = widget.button(QMessageBox.StandardButton.Discard)
            if discard is not None:
                discard.click()
            else:
                print(widget.text(), widget.detailedText(), file=sys.stderr)
                widget.close()


def run(what: str, delay_s: float, folder: Path) -> int:
    """Run the program, begin ``what`` once the first frame is painted, and close ``delay_s`` later."""
    answering = QTimer()
    answering.setInterval(20)
    answering.timeout.connect(answer)
    create = Window.__init__

    def watched(window: Window, *words: object) -> None:
        create(window, *words)
        answering.start()
        window.painted.connect(lambda: begin(window, what, folder))
        window.painted.connect(lambda: QTimer.singleShot(round(delay_s * 1000), lambda: close(window, what)))

    Window.__init__ = watched
    return main.run()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])))
