"""Whatever happens to the bytes of a project: it is refused with a sentence, or it is the project."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from modellab.errors import ModelLabError
from modellab.project import file, plainjson
from tests.project.projects import forge, full_project, members_of, project_bytes, tiny_project

NUM_MUTANTS = 4_000
ODD = [None, True, -1, 0, 1.5, 2**70, 1e300, "", "x" * 5_000, "\u202e", "../../etc/passwd", [], {}, [[[[]]]], "relu"]


def _refused(data: bytes) -> bool:
    try:
        file.parse(data)
    except ModelLabError as error:
        assert str(error)
        return True
    return False


def test_every_bit_flip_is_noticed():
    data = bytearray(project_bytes(tiny_project()))
    for position in range(len(data)):
        for bit in range(8):
            data[position] ^= 1 << bit
            assert _refused(bytes(data)), (position, bit)
            data[position] ^= 1 << bit


def test_every_truncation_is_noticed():
    data = project_bytes(tiny_project())
    assert all(_refused(data[:size]) for size in range(len(data)))


@pytest.mark.parametrize("extra", [b"\0", b"PK", b"\n" * 100])
def test_bytes_before_or_behind_are_noticed(extra):
    data = project_bytes(tiny_project())
    assert _refused(data + extra)
    assert _refused(extra + data)


def test_the_same_project_twice_in_one_file_is_noticed():
    data = project_bytes(tiny_project())
    assert _refused(data + data)


def _flip(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 8)):
        data[rng.randrange(len(data))] = rng.randrange(256)


def _cut(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data))
    del data[start : start + rng.randint(1, 200)]


def _insert(data: bytearray, rng: random.Random) -> None:
    start, size = rng.randrange(len(data)), rng.randint(1, 100)
    data[start:start] = rng.randbytes(size)


def _repeat(data: bytearray, rng: random.Random) -> None:
    start, size = rng.randrange(len(data)), rng.randint(1, 300)
    other = rng.randrange(len(data))
    data[other : other + size] = data[start : start + size]


@pytest.mark.parametrize("mutate", [_flip, _cut, _insert, _repeat])
def test_mutated_files_are_refused_and_nothing_else_happens(
    tmp_path, mutate: Callable[[bytearray, random.Random], None]
):
    rng, original = random.Random(7), project_bytes(full_project(tmp_path))
    for _ in range(NUM_MUTANTS // 4):
        data = bytearray(original)
        mutate(data, rng)
        assert _refused(bytes(data)) or data == original


def _places(value: object) -> list[tuple[dict | list, object]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    here = [(value, key) for key, _ in entries]
    return here + [place for _, key in here for place in _places(value[key])]


def _mutate_json(data: bytes, rng: random.Random) -> bytes:
    value = plainjson.load_object(data)
    container, key = rng.choice(_places(value))
    action = rng.randrange(4)
    if action == 0:
        del container[key]
    elif action == 1 and isinstance(container, dict):
        container[rng.choice(["extra", "kind", "__class__", ""])] = container.pop(key)
    elif action == 2 and isinstance(container, list):
        container.insert(key, container[key])
    else:
        container[key] = rng.choice(ODD)
    return plainjson.dumps_lines(value)


@pytest.mark.parametrize("part", ["graph.json", "layout.json", "recipe.json", "environment.json", "manifest.json"])
def test_forged_files_with_right_checksums_are_refused_or_read_and_nothing_else_happens(tmp_path, part):
    rng, members = random.Random(11), members_of(project_bytes(full_project(tmp_path, num_runs=1)))
    names = [name for name in members if name.endswith(part)]
    num_refused = 0
    for _ in range(400):
        name = rng.choice(names)
        changed = _mutate_json(members[name], rng)
        data = forge({**members, name: changed}) if part != "manifest.json" else _with_manifest(members, changed)
        if not _refused(data):
            again = file.parse(data)
            assert project_bytes(again) == project_bytes(file.parse(project_bytes(again)))
        else:
            num_refused += 1
    assert num_refused > 50


def _with_manifest(members: dict[str, bytes], manifest: bytes) -> bytes:
    fields = plainjson.load_object(manifest)
    fields.pop("digest", None)
    forged = plainjson.load_object(manifest) | {"digest": file._digest(fields)}
    contents = {name: content for name, content in members.items() if name != "manifest.json"}
    parts = {"mimetype": file.MIMETYPE, "manifest.json": plainjson.dumps_lines(forged), **contents}
    return b"".join(file.archive.pack(parts))


@pytest.mark.parametrize("name", ["evil.py", "runs/run-9/graph.json", "weights.safetensors", "runs/run-0/code.json"])
def test_a_part_that_nobody_wants_is_refused(tmp_path, name):
    members = members_of(project_bytes(full_project(tmp_path)))
    assert _refused(forge({**members, name: b"{}"}))


@pytest.mark.parametrize("name", ["graph.json", "recipe.json", "runs/run-0/environment.json"])
def test_a_part_that_is_missing_is_refused(tmp_path, name):
    members = members_of(project_bytes(full_project(tmp_path)))
    del members[name]
    assert _refused(forge(members))


def test_weights_whose_header_lies_are_refused(tmp_path):
    members = members_of(project_bytes(full_project(tmp_path)))
    name = "runs/run-0/weights.safetensors"
    assert _refused(forge({**members, name: members[name][:-1]}))


def test_a_preview_that_is_no_png_is_refused(tmp_path):
    members = members_of(project_bytes(full_project(tmp_path)))
    assert _refused(forge({**members, "preview.png": b"<svg onload='x'/>"}))


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000,
        b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
        b'{"a":1,"a":2}',
        b'{"a":NaN}',
        b'{"a":1e999}',
        b'{"a":' + b"9" * 5_000 + b"}",
        b'{"a":"\\ud800"}',
        b"\xff\xfe{}",
        b"[]",
        b"",
        b'{"a":1}x',
    ],
    ids=["open", "deep", "twice", "nan", "infinite", "digits", "surrogate", "utf-16", "list", "empty", "more"],
)
def test_json_that_nobody_would_write_is_refused(tmp_path, text):
    members = members_of(project_bytes(full_project(tmp_path)))
    assert _refused(forge({**members, "recipe.json": text}))
