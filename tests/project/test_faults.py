"""The disk fails in the middle of saving a whole project: the former one is still there, and there is one sentence."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from modellab import disk
from modellab.errors import ModelLabError
from modellab.project import file
from tests.project.projects import full_project, tiny_project
from tests.test_safeio import FaultySystem


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EACCES], ids=errno.errorcode.get)
@pytest.mark.parametrize("name", ["open", "allocate", "write", "fsync", "read", "replace", "link"])
def test_a_save_that_fails_anywhere_leaves_a_whole_project(tmp_path, monkeypatch, name, error):
    path, new = tmp_path / "a.mlab", full_project(tmp_path)
    for nth in range(1, 100):
        file.save(tiny_project("old"), path)
        system = FaultySystem(name, nth, error)
        monkeypatch.setattr(disk, "system", system)
        try:
            file.save(new, path)
            allowed = [new]
        except ModelLabError as refused:
            assert refused.hint
            allowed = [tiny_project("old"), new]
        monkeypatch.setattr(disk, "system", disk.System())
        assert file.load(path) in allowed
        if system.calls < nth:
            return
    pytest.fail("the loop never reached a save without a fault")


@pytest.mark.parametrize("nth", range(1, 25))
def test_a_load_that_cannot_read_is_one_sentence(tmp_path, monkeypatch, nth):
    path = tmp_path / "a.mlab"
    file.save(tiny_project(), path)
    monkeypatch.setattr(disk, "system", FaultySystem("read", nth, errno.EIO))
    try:
        assert file.load(path) == tiny_project()
    except ModelLabError as refused:
        assert refused.sentence == '"a.mlab" could not be read: Input/output error.'


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom folders can refuse")
def test_a_read_only_folder_is_one_sentence(tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(ModelLabError, match="read-only"):
        file.save(tiny_project(), tmp_path / "locked" / "a.mlab")


@pytest.mark.parametrize("target", ["", "a.mlab/b.mlab", "none/a.mlab"])
def test_a_place_that_cannot_hold_a_file_is_one_sentence(tmp_path, target):
    file.save(tiny_project(), tmp_path / "a.mlab")
    with pytest.raises(ModelLabError, match=r"not a file|folder does not exist"):
        file.save(tiny_project(), tmp_path / target)


def test_opening_a_folder_or_nothing_is_one_sentence(tmp_path):
    with pytest.raises(ModelLabError, match="is not a file"):
        file.load(tmp_path)
    with pytest.raises(ModelLabError, match="There is no file"):
        file.load(tmp_path / "none.mlab")


def test_projects_load_without_torch_qt_and_numpy():
    code = "import sys, modellab.project.file, modellab.project.journal, modellab.project.recent\n"
    code += "print([name for name in ('torch', 'PySide6', 'numpy', 'PIL') if name in sys.modules])"
    root = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert ended.stdout.strip() == "[]"
