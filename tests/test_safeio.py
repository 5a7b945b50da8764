"""Files are replaced whole or not at all, whatever the operating system does."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from modellab import disk, safeio
from modellab.errors import ModelLabError, Text

OLD, NEW = b"old content", [b"new ", b"content" * 3, b"", b"."]
NEW_BYTES = b"".join(NEW)
FAULTS = [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EMFILE]


class FaultySystem(disk.System):
    """Lets the n-th call of one name fail, or be short, and counts the calls."""

    def __init__(self, name: str, nth: int, error: int | None) -> None:
        self.calls = 0
        real = getattr(disk.System, name)

        def call(*args):
            self.calls += 1
            if self.calls != nth:
                return real(*args)
            if error is None:
                return real(args[0], args[1][:1])
            raise OSError(error, os.strerror(error))

        setattr(self, name, call)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _save_with_fault(path: Path, monkeypatch: pytest.MonkeyPatch, system: FaultySystem) -> ModelLabError | None:
    monkeypatch.setattr(disk, "system", system)
    try:
        safeio.write_file(path, NEW)
    except ModelLabError as error:
        return error
    finally:
        monkeypatch.undo()
    return None


@pytest.mark.parametrize("error", FAULTS, ids=errno.errorcode.get)
@pytest.mark.parametrize("name", ["open", "allocate", "write", "fsync", "replace", "link", "unlink"])
def test_any_failing_call_leaves_the_old_or_the_new_file_whole(tmp_path, monkeypatch, name, error):
    path = tmp_path / "a.mlab"
    for nth in range(1, 20):
        path.write_bytes(OLD)
        system = FaultySystem(name, nth, error)
        refused = _save_with_fault(path, monkeypatch, system)
        assert path.read_bytes() in ((OLD, NEW_BYTES) if refused else (NEW_BYTES,))
        if system.calls < nth:
            break
    else:
        pytest.fail("the loop never reached a save without a fault")


@pytest.mark.parametrize("name", ["write", "fsync", "replace"])
def test_a_failed_save_leaves_no_temporary_file(tmp_path, monkeypatch, name):
    path = tmp_path / "a.mlab"
    assert _save_with_fault(path, monkeypatch, FaultySystem(name, 1, errno.EIO))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["open", "write", "fsync", "replace", "link"])
def test_an_interrupted_call_is_made_again(tmp_path, monkeypatch, name):
    path = tmp_path / "a.mlab"
    path.write_bytes(OLD)
    for nth in range(1, 5):
        assert _save_with_fault(path, monkeypatch, FaultySystem(name, nth, errno.EINTR)) is None
        assert path.read_bytes() == NEW_BYTES


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_short_write_is_continued(tmp_path, monkeypatch, nth):
    path = tmp_path / "a.mlab"
    assert _save_with_fault(path, monkeypatch, FaultySystem("write", nth, None)) is None
    assert path.read_bytes() == NEW_BYTES


@pytest.mark.parametrize(
    ("error", "words"),
    [(errno.ENOSPC, "not enough space"), (errno.EROFS, "read-only"), (errno.EIO, "Input/output error")],
)
def test_the_sentence_names_the_file_and_the_reason(tmp_path, monkeypatch, error, words):
    refused = _save_with_fault(tmp_path / "a.mlab", monkeypatch, FaultySystem("write", 1, error))
    assert '"a.mlab"' in refused.sentence
    assert words in refused.sentence


def test_a_missing_folder_is_one_sentence(tmp_path):
    with pytest.raises(ModelLabError, match="folder does not exist"):
        safeio.write_file(tmp_path / "none" / "a.mlab", NEW)


def test_a_file_that_its_check_refuses_is_not_kept(tmp_path):
    path = tmp_path / "a.mlab"
    path.write_bytes(OLD)

    def refuse(temporary: Path) -> None:
        assert temporary.read_bytes() == NEW_BYTES
        raise ModelLabError(Text("wrong"))

    with pytest.raises(ModelLabError, match="wrong"):
        safeio.write_file(path, NEW, check=refuse)
    assert [path.read_bytes(), _names(tmp_path)] == [OLD, ["a.mlab"]]


def test_the_former_file_is_kept_as_a_backup(tmp_path):
    path = tmp_path / "a.mlab"
    for content in (b"1", b"2", b"3"):
        safeio.write_file(path, [content])
    assert path.read_bytes() == b"3"
    assert safeio.backup_path(path).read_bytes() == b"2"


def test_a_folder_without_links_still_takes_the_file(tmp_path, monkeypatch):
    path = tmp_path / "a.mlab"
    path.write_bytes(OLD)
    assert _save_with_fault(path, monkeypatch, FaultySystem("link", 1, errno.EPERM)) is None
    assert path.read_bytes() == NEW_BYTES


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_the_mode_of_the_file_is_kept(tmp_path):
    path = tmp_path / "a.mlab"
    path.write_bytes(OLD)
    path.chmod(0o640)
    safeio.write_file(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_the_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path):
    real, link = tmp_path / "real.mlab", tmp_path / "link.mlab"
    real.write_bytes(OLD)
    link.symlink_to(real)
    safeio.write_file(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW_BYTES


def test_a_file_changed_by_someone_else_is_not_overwritten(tmp_path):
    path = tmp_path / "a.mlab"
    mine = safeio.write_file(path, [b"mine"])
    safeio.write_file(path, [b"theirs"])
    with pytest.raises(ModelLabError, match="changed on the disk"):
        safeio.write_file(path, NEW, unchanged_since=mine)
    assert path.read_bytes() == b"theirs"


def test_a_writer_may_save_again_with_the_stamp_of_its_last_save(tmp_path):
    path = tmp_path / "a.mlab"
    mine = safeio.write_file(path, [b"1"])
    assert mine == safeio.stamp(path)
    safeio.write_file(path, [b"2"], unchanged_since=mine)
    assert path.read_bytes() == b"2"


def test_what_a_killed_writer_left_is_removed_by_the_next(tmp_path):
    (tmp_path / ".a.mlab.01234567.tmp").write_bytes(b"half")
    (tmp_path / ".b.mlab.01234567.tmp").write_bytes(b"of another file")
    safeio.write_file(tmp_path / "a.mlab", NEW)
    assert _names(tmp_path) == [".b.mlab.01234567.tmp", "a.mlab"]


def test_a_held_lock_refuses_with_a_sentence(tmp_path):
    with safeio.lock(tmp_path / "a.mlab"), pytest.raises(ModelLabError, match="in use"):
        safeio.FileLock(tmp_path / "a.mlab").acquire(wait_s=0)
    assert _names(tmp_path) == []


def test_many_writers_at_once_leave_one_whole_file(tmp_path):
    path = tmp_path / "a.mlab"
    contents = [bytes([65 + n]) * 100_000 for n in range(8)]
    threads = [threading.Thread(target=safeio.write_file, args=(path, [content])) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in contents
    assert _names(tmp_path) == ["a.mlab", "a.mlab~"]


def test_append_adds_to_the_end(tmp_path):
    path = tmp_path / "log"
    assert [safeio.append(path, b"one "), safeio.append(path, b"two")] == [4, 7]
    assert path.read_bytes() == b"one two"


@pytest.mark.parametrize("name", ["write", "fsync"])
def test_a_failed_append_is_taken_back(tmp_path, monkeypatch, name):
    path = tmp_path / "log"
    safeio.append(path, b"whole")
    monkeypatch.setattr(disk, "system", FaultySystem(name, 1, errno.ENOSPC))
    with pytest.raises(ModelLabError, match="not enough space"):
        safeio.append(path, b"half")
    assert path.read_bytes() == b"whole"


def test_read_file_refuses_what_is_too_large_before_reading(tmp_path, monkeypatch):
    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(10 * 2**40)
    monkeypatch.setattr(disk, "system", FaultySystem("read", 1, errno.EIO))
    with pytest.raises(ModelLabError, match="too large"):
        safeio.read_file(path, limit_bytes=2**20)


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders on Windows")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ModelLabError, match="not a file"):
        safeio.read_file(tmp_path / "pipe")
    with pytest.raises(ModelLabError, match="not a file"):
        safeio.write_file(tmp_path / "pipe", NEW)


@pytest.mark.parametrize("name", ["missing.mlab", "a\0b.mlab", "n" * 300])
def test_a_path_that_cannot_be_read_is_one_sentence(tmp_path, name):
    with pytest.raises(ModelLabError):
        safeio.read_file(tmp_path / name)


def test_a_name_with_control_and_direction_characters_is_shown_plain(tmp_path):
    assert safeio.shown_name(tmp_path / "a\n\u202eb.mlab") == "a��b.mlab"


def test_folders_are_made_and_removed_with_what_is_in_them(tmp_path):
    folder = safeio.make_folder(tmp_path / "a" / "b")
    safeio.write_file(folder / "c", NEW)
    safeio.remove_folder(tmp_path / "a")
    assert _names(tmp_path) == []
