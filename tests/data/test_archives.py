import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from modellab.data import archives
from modellab.data.archives import contents_of, is_archive
from modellab.data.samples import Dataset
from modellab.data.sources.registry import detect, kinds_of
from modellab.data.sources.spec import ReadingCancelledError
from modellab.errors import ModelLabError
from modellab.filelock import FileLock
from modellab.project.file import save
from modellab.project.samples import build_sample

Make = Callable[..., Path]
Opened = Callable[..., Dataset]
TABLE = "a,b,label\n" + "".join(f"{n},{n * n},{'xy'[n % 2]}\n" for n in range(40))
PICTURES = tuple(f"{name}/{i}.png" for name in ("cat", "dog") for i in range(10))


def _tar(path: Path, files: dict[str, bytes | str], *odd: tarfile.TarInfo, mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as packed:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
        for info in odd:
            packed.addfile(info)
    return path


def _zip(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path


def _special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def _unpacked(home: Path) -> list[Path]:
    return [path for path in (home / "archives").rglob("*") if path.is_file()]


@pytest.mark.parametrize(("suffix", "mode"), [(".tgz", "w:gz"), (".tar", "w"), (".tar.xz", "w:xz"), ("", "w:bz2")])
def test_pictures_in_a_tar_file_are_those_of_the_folder(
    make_pictures: Make, opened: Opened, tmp_path: Path, suffix: str, mode: str
) -> None:
    folder = make_pictures(*PICTURES)
    files = {f"pets/{name}": (folder / name).read_bytes() for name in PICTURES}
    packed, plain = opened(_tar(tmp_path / f"pets{suffix}", files, mode=mode)), opened(folder)
    assert packed.config.path == str(tmp_path / f"pets{suffix}")
    assert (packed.raw["image"] == plain.raw["image"]).all()
    assert packed.schema.fingerprint == plain.schema.fingerprint


@pytest.mark.parametrize("pack", [_tar, _zip])
def test_the_one_table_in_an_archive_is_read(opened: Opened, tmp_path: Path, pack: Make) -> None:
    dataset = opened(pack(tmp_path / "data.bin", {"v1/housing/data.csv": TABLE, "v1/housing/README.md": "By us."}))
    assert (dataset.config.source, dataset.num_samples) == ("table", 40)


def test_what_an_archive_could_be_is_what_its_content_could_be(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text(TABLE)
    packed = _tar(tmp_path / "data.tgz", {"data.csv": TABLE})
    assert kinds_of(packed) == kinds_of(tmp_path / "data.csv")


def test_a_second_opening_unpacks_nothing(tmp_path: Path, home: Path) -> None:
    path = _tar(tmp_path / "data.tgz", {"data.csv": TABLE})
    told: list[int] = []
    first = contents_of(path, lambda done, _total: told.append(done))
    before = {file: file.stat().st_ino for file in _unpacked(home)}
    assert contents_of(path, lambda _done, _total: pytest.fail("unpacked again")) == first
    assert {file: file.stat().st_ino for file in _unpacked(home)} == before
    assert told


def test_a_changed_archive_is_unpacked_anew(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    assert opened(_zip(path, {"data.csv": TABLE})).num_samples == 40
    assert opened(_zip(path, {"data.csv": TABLE + "1,2,x\n"})).num_samples == 41


@pytest.mark.parametrize("spoil", [lambda file: file.unlink(), lambda file: file.write_bytes(b"")])
def test_what_is_no_longer_whole_is_unpacked_again(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    path = _tar(tmp_path / "data.tgz", {"data.csv": TABLE})
    spoil(contents_of(path).path / "data.csv")
    assert (contents_of(path).path / "data.csv").read_text() == TABLE


def test_nothing_is_written_outside_and_what_tries_is_named(tmp_path: Path, home: Path, opened: Opened) -> None:
    files = {"data.csv": TABLE, "../../evil.csv": "x", "/evil.csv": "x", "a/../../b/../../evil.csv": "x"}
    dataset = opened(_tar(tmp_path / "data.tgz", files))
    assert dataset.num_samples == 40
    assert dict(dataset.schema.skipped) == dict.fromkeys(list(files)[1:], "a path that leads outside")
    assert {path.name for path in _unpacked(home)} == {"data.csv", "contents.json"}
    assert not list(tmp_path.rglob("evil.csv"))


def test_links_and_devices_are_left_out_and_named(tmp_path: Path, home: Path, opened: Opened) -> None:
    odd = [
        _special("to_passwords", tarfile.SYMTYPE, "/etc/passwd"),
        _special("hard", tarfile.LNKTYPE, "data.csv"),
        _special("device", tarfile.CHRTYPE),
        _special("pipe", tarfile.FIFOTYPE),
    ]
    skipped = dict(opened(_tar(tmp_path / "data.tgz", {"data.csv": TABLE}, *odd)).schema.skipped)
    assert skipped.keys() == {info.name for info in odd}
    assert {path.name for path in _unpacked(home)} == {"data.csv", "contents.json"}


def test_a_file_below_a_link_is_not_written_through_it(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with tarfile.open(tmp_path / "data.tar", "w") as packed:
        packed.addfile(_special("folder", tarfile.SYMTYPE, str(tmp_path / "mine")))
        packed.addfile(tarfile.TarInfo("folder/evil.csv"))
    contents_of(tmp_path / "data.tar")
    assert list((tmp_path / "mine").iterdir()) == []


@pytest.mark.parametrize("pack", [_tar, _zip])
def test_a_bomb_is_refused_and_leaves_nothing(
    tmp_path: Path, home: Path, pack: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "_ALWAYS_BYTES", 2**20)
    path = pack(tmp_path / "bomb.zip", {f"{n}.csv": bytes(2**20) for n in range(20)})
    with pytest.raises(
        ModelLabError, match=r"bomb\.zip holds more than \d MB when it is unpacked.* unpack it yourself"
    ):
        detect(path)
    assert _unpacked(home) == []


def test_a_million_files_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILES", 3)
    with pytest.raises(ModelLabError, match=r"many\.tar holds more than 3 files"):
        detect(_tar(tmp_path / "many.tar", {f"{n}.csv": "" for n in range(4)}, mode="w"))


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz", "w"])
def test_a_truncated_archive_is_refused_and_leaves_nothing(tmp_path: Path, home: Path, mode: str) -> None:
    path = _tar(tmp_path / "data.tar", {"a.csv": os.urandom(300_000), "b.csv": os.urandom(300_000)}, mode=mode)
    path.write_bytes(path.read_bytes()[:450_000])
    with pytest.raises(ModelLabError, match=r"data\.tar is .*damaged"):
        detect(path)
    assert _unpacked(home) == []


def test_an_encrypted_file_is_named(tmp_path: Path) -> None:
    path = _zip(tmp_path / "data.zip", {"data.csv": TABLE, "secret.csv": TABLE})
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert contents_of(path).left_out == (("secret.csv", "encrypted"),)


def test_cancelling_leaves_nothing(tmp_path: Path, home: Path) -> None:
    path = _tar(tmp_path / "data.tgz", {f"{n}.csv": TABLE for n in range(5)})
    with pytest.raises(ReadingCancelledError):
        detect(path, report=lambda _done, _total: False)
    assert _unpacked(home) == []


def test_what_a_killed_program_left_is_not_used_and_goes_with_the_next_unpacking(tmp_path: Path, home: Path) -> None:
    part = home / "archives" / "0123.part" / "big.tgz"
    part.mkdir(parents=True)
    (part / "half.csv").write_text("half")
    contents_of(_tar(tmp_path / "data.tgz", {"data.csv": TABLE}))
    assert not part.exists()


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "KEPT_BYTES", 2 * len(TABLE))
    paths = [_tar(tmp_path / f"{n}.tgz", {"data.csv": TABLE}) for n in range(3)]
    first, second = (contents_of(path).path for path in paths[:2])
    for age, folder in ((200, second), (100, first)):
        then = folder.stat().st_mtime - age
        os.utime(folder.parent / "contents.json", (then, then))
    third = contents_of(paths[2]).path
    assert [folder.exists() for folder in (first, second, third)] == [True, False, True]


def test_an_archive_that_another_window_unpacks_is_not_touched(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = home / "archives" / "0123.part"
    part.mkdir(parents=True)
    with FileLock(part.with_suffix("")):
        contents_of(_tar(tmp_path / "data.tgz", {"data.csv": TABLE}))
    assert part.exists()


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_that_do_not_say_their_encoding_are_read(
    make_pictures: Make, opened: Opened, tmp_path: Path, encoding: str
) -> None:
    folder = make_pictures(*PICTURES)
    path = tmp_path / "pets.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name in PICTURES:
            packed.write(folder / name, name.replace("cat", "苹果").replace("dog", "香蕉"))
    plain = path.read_bytes()
    for word in ("苹果", "香蕉"):  # as Windows writes them: the same number of bytes, and no flag
        raw = word.encode(encoding).ljust(len(word.encode()), b"_")
        plain = plain.replace(word.encode(), raw)
    path.write_bytes(plain.replace(b"\x00\x08\x00\x00", b"\x00\x00\x00\x00"))
    with zipfile.ZipFile(path) as packed:
        assert not any(info.flag_bits & 0x800 for info in packed.infolist())
    classes = {name.rstrip("_") for name in opened(path).schema.targets[0].classes}
    assert classes == {"苹果", "香蕉"}


def test_a_project_is_not_unpacked(tmp_path: Path, home: Path) -> None:
    save(build_sample("digits"), tmp_path / "a.mlab")
    with pytest.raises(ModelLabError, match="is a project, not data"):
        detect(tmp_path / "a.mlab")
    assert _unpacked(home) == []


def test_a_document_of_an_office_program_is_told(tmp_path: Path) -> None:
    path = _zip(tmp_path / "table.xlsx", {"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"})
    assert not is_archive(path)
    with pytest.raises(ModelLabError, match="Save its table as a CSV file"):
        detect(path)


def test_an_archive_without_data_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(ModelLabError, match=r"things\.tgz holds no pictures"):
        detect(_tar(tmp_path / "things.tgz", {"a.exe": b"MZ\0\1", "b.exe": b"MZ\0\2"}))


def test_two_files_of_one_name_are_told(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "data.tar", "w") as packed:
        for _ in range(2):
            info = tarfile.TarInfo("data.csv")
            info.size = len(TABLE)
            packed.addfile(info, io.BytesIO(TABLE.encode()))
    left_out = dict(contents_of(tmp_path / "data.tar").left_out)
    assert left_out == {"data.csv": "another file of the archive has its name"}
