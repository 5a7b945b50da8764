"""Pictures and rows that a trained network cannot be asked about: each is named, and the others are answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from modellab.desktop.session import Session
from modellab.desktop.window import Window
from modellab.project.file import save
from tests.desktop import trained
from tests.desktop.drops import drop
from tests.end_to_end.bad_files import BAD_PICTURES, BAD_TABLES, picture_bytes
from tests.end_to_end.conftest import Command, Told


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A trained network for pictures of digits."""
    save(trained.digits(), tmp_path / "a.mlab")
    return tmp_path / "a.mlab"


@pytest.fixture
def houses(tmp_path: Path) -> Path:
    """A trained network for rows with area, floor and district."""
    save(trained.houses(tmp_path), tmp_path / "a.mlab")
    return tmp_path / "a.mlab"


@pytest.mark.parametrize("name", BAD_PICTURES)
def test_a_bad_picture_is_refused(command: Command, project: Path, tmp_path: Path, name: str) -> None:
    content, sentence = BAD_PICTURES[name]
    (tmp_path / name).write_bytes(content)
    done = command("predict", project, name)
    assert sentence in done.sentence
    assert done.out == ""


def test_a_folder_is_answered_but_for_what_is_bad(command: Command, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name, content in [("a.png", picture_bytes()), ("z.png", picture_bytes())]:
        (folder / name).write_bytes(content)
    for name, (content, _sentence) in BAD_PICTURES.items():
        (folder / name).write_bytes(content)
    done = command("predict", project, folder)
    assert done.code == 2
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["a.png", "z.png"]
    for name, (_content, sentence) in BAD_PICTURES.items():
        assert [line for line in done.err.splitlines() if f" {name}" in line and sentence in line], name


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("empty", "holds no pictures"), ("nowhere.png", "is not a file"), ("rows.csv", "trained on pictures"),
        ("a.mlab", "is not a picture"), ("zero.csv", "is empty (0 bytes)"),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_named_and_the_others_answered(
    command: Command, project: Path, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "rows.csv").write_text("a,b\n1,2\n")
    (tmp_path / "zero.csv").write_bytes(b"")
    (tmp_path / "good.png").write_bytes(picture_bytes())
    done = command("predict", project, name, "good.png")
    assert sentence in done.sentence
    assert done.out.startswith("good.png: ")


def test_bad_rows_are_named_and_the_others_answered(command: Command, houses: Path, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("area,floor,district\n50,1,north\nlarge,1,north\n50\n60,2,old town\n")
    done = command("predict", houses, "new.csv")
    assert done.code == 2
    assert [line.split(": ")[0] for line in done.out.splitlines()] == ["new.csv:2", "new.csv:5"]
    assert "expected a number. Received large" in done.err
    assert "line 4: The row cannot be read: 1 cells instead of 3." in done.err


@pytest.mark.parametrize("how", sorted(set(BAD_TABLES) - {"one class"}))
def test_a_spoilt_table_gets_no_answer(command: Command, houses: Path, tmp_path: Path, how: str) -> None:
    (tmp_path / "new.csv").write_bytes(BAD_TABLES[how][0])
    done = command("predict", houses, "new.csv")
    assert done.code == 2
    assert done.out == ""
    assert "new.csv" in done.err


def test_a_picture_is_no_row(command: Command, houses: Path, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(picture_bytes())
    assert "trained on a table" in command("predict", houses, "x.png").sentence


def test_one_column_of_many_is_answered_with_a_note(command: Command, houses: Path, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("area\n50\n")
    done = command("predict", houses, "new.csv")
    assert done.code == 0
    assert '"floor" is empty and was filled in' in done.out


@pytest.mark.parametrize("name", [*BAD_PICTURES, "missing.png", "folder.png"])
def test_a_bad_picture_dropped_on_the_window_is_one_message(
    window: Window, session: Session, told: Told, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    (tmp_path / "folder.png").mkdir()
    if name in BAD_PICTURES:
        (tmp_path / name).write_bytes(BAD_PICTURES[name][0])
    window.network.load_late()
    session.show(trained.digits(), None, is_saved=True)
    drop(window, tmp_path / name)
    assert BAD_PICTURES.get(name, ("", "is not a file"))[1] in told()
    assert session.project is trained.digits()
    (tmp_path / "good.png").write_bytes(picture_bytes())
    drop(window, tmp_path / "good.png")
    qtbot.waitUntil(lambda: window.test_panel().headline not in ("", "—"), timeout=30_000)
