"""How long the window takes to appear, and what comes after, as processor time of the real program.

Run with ``pytest tests/benchmarks/test_start_speed.py -m benchmark -s``, under Xvfb for a real window. Processor time
is what a start costs on a machine with nothing else to do; a bare Qt window in the same run is the reference.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the window needs Qt", exc_type=ImportError)

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

ROUNDS = 5
REFERENCE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.process_time(), flush=True)
        QTimer.singleShot(0, app.quit)
window = Window()
window.show()
app.exec()
"""
PROGRAM = """
import os, time
from modellab.cli import main
from modellab.desktop import main as desktop
class Window(desktop.Window):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.painted.connect(lambda: (print(time.process_time(), flush=True), os._exit(0)))
desktop.Window = Window
main([])
"""


def painted_s(code: str, home: Path) -> float:
    environment = {**os.environ, "MODELLAB_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    return float(done.stdout.split()[0])


def test_the_window_is_painted_soon_after_the_start(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = [(painted_s(REFERENCE, home), painted_s(PROGRAM, home)) for _ in range(ROUNDS)]
    bare, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    with capsys.disabled():
        print(f"\nfirst paint: {ours:.2f} s of processor time, {ours / bare:.1f} x a bare Qt window ({bare:.2f} s)")
    assert ours < 6 * bare
