"""Nothing that is left to a worker thread at the start may make a class of PySide6."""

import json
import os
import subprocess
import sys

SCRIPT = """
import asyncio, json, sys
from PySide6.QtWidgets import QApplication
from modellab.desktop import pages, qt_types

def made():
    return {f"{name}.{attribute}" for name, module in list(sys.modules.items()) if name.startswith("PySide6.")
            for attribute in vars(module)}

app = QApplication([])
before = made()
asyncio.run(qt_types.make_all())
between = made()
pages.import_late()
print(json.dumps([len(between - before), sorted(made() - between)]))
"""


def test_worker_makes_no_class_of_qt() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True)
    made_before, made_by_worker = json.loads(done.stdout)
    assert made_before > 300
    assert made_by_worker == []
