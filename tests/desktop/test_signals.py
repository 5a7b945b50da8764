from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    told = Signal(object, bool)


def test_20000_signals_do_not_abort_the_process() -> None:
    """PySide6 6.12.0 forgets a reference to None and True with each of them."""
    sender, received = Sender(), []
    sender.told.connect(lambda value, flag: received.append((value, flag)))
    for _ in range(20_000):
        sender.told.emit(None, True)
    assert received.count((None, True)) == 20_000
