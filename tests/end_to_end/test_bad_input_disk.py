"""Disks that are full or refuse: what was there stays, what is open stays open, and what was learned is not lost."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from modellab import disk
from modellab.desktop.session import Session
from modellab.desktop.window import Window
from modellab.project.file import load, save
from modellab.project.recent import RecentFile
from modellab.project.samples import build_sample
from modellab.training.events import RunPreparing
from modellab.training.recipe_rows import change_recipe
from tests.desktop import trained
from tests.desktop.conftest import Finish
from tests.desktop.drops import drop
from tests.end_to_end.bad_files import picture_folder
from tests.end_to_end.conftest import Command, Told

REFUSALS = {
    errno.ENOSPC: "There is not enough space on the disk",
    errno.EACCES: "the file or its folder is read-only",
    errno.EROFS: "the file or its folder is read-only",
    errno.EIO: "could not be written: Input/output error",
}


class Refusing(disk.System):
    """Refuses to write to files whose name holds a word, and to read them with ``EACCES`` where asked to."""

    def __init__(self, word: str, error: int, *, is_reading: bool = False) -> None:
        self._names: dict[int, str] = {}

        def refuse(name: str) -> None:
            if word in name:
                raise OSError(error, os.strerror(error))

        def open_(path: str, flags: int, mode: int = 0o777) -> int:
            if is_reading:
                refuse(path)
            descriptor = os.open(path, flags, mode)
            self._names[descriptor] = path
            return descriptor

        def write(descriptor: int, data: memoryview) -> int:
            refuse(self._names.get(descriptor, ""))
            return os.write(descriptor, data)

        self.open = open_
        self.write = write


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch):
    """Let the disk refuse from now on; without words it takes everything again."""

    def change(*words, **options) -> None:
        monkeypatch.setattr(disk, "system", Refusing(*words, **options) if words else disk.System())

    return change


@pytest.mark.parametrize("error", REFUSALS, ids=errno.errorcode.get)
def test_a_save_that_is_refused_is_one_message_and_works_later(
    window: Window, session: Session, told: Told, finish: Finish, tmp_path: Path, refuse, error: int
) -> None:
    path = tmp_path / "a.mlab"
    finish(session.files.save(path))
    told()
    before = path.read_bytes()
    session.rename("changed")
    refuse(".a.mlab.", error)
    session.start(session.files.save())
    assert REFUSALS[error] in told()
    assert path.read_bytes() == before
    assert session.project.name == "changed"
    assert not session.is_saved
    refuse()
    finish(session.files.save())
    assert load(path).name == "changed"


def test_a_journal_that_is_refused_is_one_message_and_editing_goes_on(
    window: Window, session: Session, told: Told, refuse, qtbot: QtBot
) -> None:
    refuse("journal", errno.ENOSPC)
    session.rename("changed")
    assert REFUSALS[errno.ENOSPC] in told()
    refuse()
    session.rename("changed again")
    qtbot.waitUntil(lambda: session.files.autosave.written_at is not None, timeout=10_000)


@pytest.mark.parametrize("error", REFUSALS, ids=errno.errorcode.get)
def test_a_new_project_that_cannot_be_written_is_one_sentence(
    command: Command, tmp_path: Path, refuse, error: int
) -> None:
    refuse("a.mlab", error)
    assert REFUSALS[error] in command("new", "a.mlab").sentence
    assert list(tmp_path.iterdir()) == []


def test_a_result_that_cannot_be_written_waits_for_resume(command: Command, tmp_path: Path, refuse) -> None:
    save(build_sample("digits"), tmp_path / "a.mlab")
    before = (tmp_path / "a.mlab").read_bytes()
    refuse(".a.mlab.", errno.ENOSPC)
    done = command("train", "a.mlab", "--epochs", 2)
    assert REFUSALS[errno.ENOSPC] in done.sentence
    assert "--resume" in done.sentence
    assert (tmp_path / "a.mlab").read_bytes() == before
    refuse()
    again = command("train", "a.mlab", "--resume")
    assert again.code == 0
    assert "epoch" not in again.err
    assert command("train", "a.mlab", "--epochs", 2).code == 0
    first, second = load(tmp_path / "a.mlab").runs
    assert first.weights == second.weights


def test_an_export_that_cannot_be_written_is_one_sentence(command: Command, tmp_path: Path, refuse) -> None:
    save(trained.digits(), tmp_path / "a.mlab")
    refuse("net.", errno.ENOSPC)
    assert REFUSALS[errno.ENOSPC] in command("export", "a.mlab", "net.py").sentence
    assert [path.name for path in tmp_path.iterdir()] == ["a.mlab"]


def test_a_checkpoint_that_is_refused_does_not_end_the_run(
    window: Window, session: Session, refuse, qtbot: QtBot
) -> None:
    refuse("checkpoint-", errno.ENOSPC)
    session.set_recipe(change_recipe(session.recipe, epochs=2))
    with qtbot.waitSignal(session.run_ended, timeout=120_000) as ended:
        session.start(session.training.start())
    assert ended.args[0].reason == "finished"
    stages = [event.stage for event in session.training.events if isinstance(event, RunPreparing)]
    assert any("could not be saved: There is not enough space" in stage for stage in stages)
    assert session.project.runs[0].weights


def test_a_run_that_cannot_be_noted_is_one_message(window: Window, session: Session, told: Told, refuse) -> None:
    refuse("runs", errno.ENOSPC)
    session.start(session.training.start())
    assert REFUSALS[errno.ENOSPC] in told()
    assert session.training.state == "idle"


def test_a_project_that_may_not_be_read_is_one_sentence(command: Command, tmp_path: Path, refuse) -> None:
    save(build_sample("digits"), tmp_path / "a.mlab")
    refuse("a.mlab", errno.EACCES, is_reading=True)
    assert '"a.mlab" cannot be read: permission denied' in command("check", "a.mlab").sentence


def test_a_project_that_may_not_be_read_is_one_message_in_the_window(
    window: Window, session: Session, told: Told, tmp_path: Path, refuse
) -> None:
    save(build_sample("mnist"), tmp_path / "a.mlab")
    before = session.project
    refuse("a.mlab", errno.EACCES, is_reading=True)
    drop(window, tmp_path / "a.mlab")
    assert "permission denied" in told()
    assert session.project is before


def _without_privileges() -> list[str]:
    """What lets even root be refused by the permissions of a file."""
    if os.name == "nt":
        pytest.skip("Windows has other permissions")
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root is refused nothing, and there is no setpriv")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def _locked_out(folder: Path, *words: str, lock: str) -> str:
    """Run a command in ``folder`` without permission for ``lock``, and return its sentence."""
    command = [*_without_privileges(), sys.executable, "-m", "modellab", *words]
    (folder / lock).chmod(0)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    (folder / lock).chmod(0o700)
    assert done.returncode == 2, done
    assert done.stderr.startswith("modellab: ")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize("lock", ["data", "data/c0", "table.csv"])
def test_data_that_may_not_be_read_is_one_sentence(tmp_path: Path, lock: str) -> None:
    picture_folder(tmp_path / "data")
    (tmp_path / "table.csv").write_text("a,b\n1,2\n")
    said = _locked_out(tmp_path, "new", "a.mlab", "--data", lock.partition("/")[0], lock=lock)
    assert f"{Path(lock).name} cannot be read: Permission denied." in said


@pytest.mark.parametrize(
    "words",
    [
        ("locked/a.mlab",), ("check", "locked/a.mlab"), ("new", "locked/b.mlab"), ("new", "b.mlab", "--data", "locked"),
        ("new", "b.mlab", "--data", "locked/data"), ("train", "a.mlab", "--output", "locked/b.mlab"),
        ("train", "a.mlab", "--data", "locked/data"), ("predict", "a.mlab", "locked"),
        ("predict", "a.mlab", "locked/x.png"), ("predict", "a.mlab", "locked/x.csv"),
        ("export", "a.mlab", "locked/x.py"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_folder_that_may_not_be_entered_is_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "locked").mkdir()
    save(trained.digits(), tmp_path / "a.mlab")
    said = _locked_out(tmp_path, *words, lock="locked").lower()
    assert "permission denied" in said or "is read-only" in said


def test_a_recent_project_that_may_not_be_looked_at_is_not_there(tmp_path: Path, monkeypatch) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "is_file", refuse)
    assert not RecentFile(tmp_path / "a.mlab", "a", 0.0).is_there
