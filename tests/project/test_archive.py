"""The container has no freedom: what ``pack`` did not write, ``unpack`` does not read."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modellab.errors import ModelLabError
from modellab.project import archive

names = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,8}(/[a-z0-9][a-z0-9_.-]{0,8}){0,3}", fullmatch=True)


def _unpack(data: bytes) -> dict[str, bytes]:
    return archive.unpack(archive.Memory(data))


@settings(deadline=None)
@given(st.dictionaries(names, st.binary(max_size=200), max_size=5))
def test_members_come_back_in_their_order(members):
    found = _unpack(b"".join(archive.pack(members)))
    assert list(found.items()) == list(members.items())


@settings(deadline=None)
@given(st.binary(max_size=500))
def test_any_bytes_are_refused_with_a_sentence(data):
    with pytest.raises(ModelLabError):
        _unpack(data)


@pytest.mark.parametrize("name", ["", "/a", "../a", "a/../b", "a//b", "A", "a\0", "a\\b", "é", "a" * 201, "a/b/c/d/e"])
def test_a_name_that_could_leave_a_folder_is_refused(name):
    with pytest.raises(ModelLabError, match="cannot be the name"):
        b"".join(archive.pack({name: b""}))


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_of_another_program_is_refused(compression):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as other:
        other.writestr("mimetype", "application/x-modellab-project")
    with pytest.raises(ModelLabError):
        _unpack(file.getvalue())


def test_a_comment_a_gap_or_a_second_directory_is_refused():
    data = b"".join(archive.pack({"a": b"1", "b": b"2"}))
    end = data[-22:]
    for other in (data[:-2] + b"\x01\x00!", data[:-22] + b"gap" + end, data + end, data[:10] + data):
        with pytest.raises(ModelLabError):
            _unpack(other)


def test_more_than_the_format_holds_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_BYTES", 1_000)
    with pytest.raises(ModelLabError, match="more than a project holds"):
        b"".join(archive.pack({"a": bytes(2_000)}))
