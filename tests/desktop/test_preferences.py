from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from modellab.desktop.preferences import Preferences, folder


def test_what_was_put_is_there_after_a_restart(tmp_path: Path) -> None:
    first = Preferences(tmp_path / "window.ini")
    first.put("language", "zh_CN")
    first.put("is_open", True)
    first.put("place", QByteArray(b"\x00\x01"))
    first.write()
    second = Preferences(tmp_path / "window.ini")
    assert second.text("language") == "zh_CN"
    assert second.flag("is_open") is True
    assert second.state("place") == QByteArray(b"\x00\x01")


def test_a_missing_or_foreign_value_reads_as_the_default(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nplace=hello\n")
    preferences = Preferences(tmp_path / "window.ini")
    assert preferences.text("scheme", "system") == "system"
    assert preferences.state("place").isEmpty()


def test_a_file_that_is_no_ini_file_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"\xff\x00" * 500)
    assert Preferences(tmp_path / "window.ini").text("language") == ""


def test_settings_live_in_the_home_of_the_program(home: Path) -> None:
    assert folder() == home
