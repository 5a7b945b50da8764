"""A small window from which a file can be dragged; commands on standard input, one a line.

    python drag_source.py FILE X Y

``shot PATH`` saves a picture of the whole screen and answers ``ok``; the end of the input closes the window.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, QSocketNotifier, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    """Begins to drag its file at the first move with a pressed button."""

    def __init__(self, path: str) -> None:
        super().__init__("drag me")
        self._path = path
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        """Drag the file as a file manager does."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self._path)])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    """Show the window and obey until the input ends."""
    app = QApplication(sys.argv)
    path, x, y = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    window = Source(path)
    window.setWindowFlags(Qt.WindowType.FramelessWindowHint)
    window.setGeometry(x, y, 160, 60)
    window.show()

    def obey() -> None:
        words = sys.stdin.readline().split()
        if not words:
            app.quit()
        elif words[0] == "shot":
            app.primaryScreen().grabWindow(0).save(words[1])
            print("ok", flush=True)

    listener = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listener.activated.connect(obey)
    print("ok", flush=True)
    app.exec()


if __name__ == "__main__":
    main()
