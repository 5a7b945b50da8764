"""What was saved is what is loaded, and nothing else is ever loaded."""

from __future__ import annotations

import hashlib
import math
import os
import zipfile
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modellab import safeio
from modellab.data.dataset import DatasetConfig, Field, Schema
from modellab.errors import ModelLabError, Text
from modellab.graph.graph import Graph, Node
from modellab.project import file, schema
from modellab.project.project import Project
from modellab.project.runs import RunRecord
from modellab.settings import Settings
from modellab.training.recipe import Recipe
from tests.project.projects import forge, full_project, members_of, project_bytes, tiny_project

plain = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=40)
values = st.none() | st.booleans() | st.integers(-(2**62), 2**62) | st.floats(allow_nan=False, allow_infinity=False)
keys = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
sizes = st.tuples(st.integers(0, 9), st.integers(0, 9))
choices = st.dictionaries(keys, values | plain | sizes, max_size=4).map(Settings)
json = st.recursive(
    values | plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3)
)
objects = st.dictionaries(plain, json, max_size=4)
nodes = st.builds(
    Node,
    st.just("a_1"),
    st.just("from_the_future"),
    choices,
    position=st.tuples(sizes.map(lambda s: s[0] / 4), st.just(0.0)),
)
graphs = st.builds(lambda node: Graph({node.id: node}), nodes)
recipes = st.builds(Recipe, choices, keys, choices, keys, choices, st.just("") | keys, choices)
runs = st.builds(
    RunRecord,
    keys,
    plain,
    plain,
    st.floats(0, 2e9),
    graphs,
    preparation=objects,
    recipe=recipes,
    metrics=st.dictionaries(plain, st.floats(allow_nan=False, allow_infinity=False)),
    environment=st.dictionaries(plain, plain),
)
projects = st.builds(
    Project,
    plain,
    graphs,
    st.none() | st.builds(DatasetConfig, keys, plain, choices),
    plain,
    objects,
    objects,
    recipes,
    st.lists(runs, max_size=2, unique_by=lambda run: run.id).map(tuple),
)


def test_what_was_left_out_and_what_a_target_is_called_come_back(tmp_path):
    parts = (Field("columns", "table", (1,), columns=("x",)), Field("value", "value", (1,), label="price"))
    skipped = ((Text("line {line}", line=3), Text('"{name}" is empty', name="price")), ("a.png", "damaged"))
    known = Schema(parts, {"train": 8}, fingerprint="ab12", skipped=skipped)
    project = full_project(tmp_path, num_runs=1)
    project = replace(project, runs=(replace(project.runs[0], schema=known),))
    file.save(project, tmp_path / "a.mlab")
    found = file.load(tmp_path / "a.mlab").runs[0].schema
    assert found == known
    assert found.skipped[0] == ("line 3", '"price" is empty')


def test_a_project_with_everything_comes_back_equal(tmp_path):
    project = full_project(tmp_path)
    file.save(project, tmp_path / "a.mlab")
    assert file.load(tmp_path / "a.mlab") == project


@settings(deadline=None, max_examples=60)
@given(projects)
def test_any_project_comes_back_equal_and_gives_the_same_bytes(project):
    data = project_bytes(project)
    assert file.parse(data) == project
    assert project_bytes(file.parse(data)) == data


@settings(deadline=None, max_examples=60)
@given(st.text(), st.text(), st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3))
def test_any_text_can_be_saved_and_stays_as_it_was_read(name, note, preparation):
    run = RunRecord("run-1", name, note, 0.0)
    read = file.parse(project_bytes(Project(name, preparation=preparation, runs=(run,))))
    assert file.parse(project_bytes(read)) == read


def test_equal_projects_give_equal_bytes_wherever_and_whenever(tmp_path):
    digests = set()
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        file.save(full_project(folder), folder / "a.mlab")
        digests.add(hashlib.sha256((folder / "a.mlab").read_bytes()).hexdigest())
    assert len(digests) == 1


def test_any_zip_program_can_read_the_file(tmp_path):
    file.save(full_project(tmp_path), tmp_path / "a.mlab")
    with zipfile.ZipFile(tmp_path / "a.mlab") as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:3] == ["mimetype", "manifest.json", "graph.json"]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_weights_begin_at_a_multiple_of_64_bytes(tmp_path):
    data = project_bytes(full_project(tmp_path))
    for name, content in members_of(data).items():
        if name.endswith(".safetensors"):
            assert data.index(content) % 64 == 0


def test_moving_a_box_changes_the_layout_alone():
    before = tiny_project()
    node = before.graph.nodes["relu_1"]
    after = replace(before, graph=Graph({node.id: replace(node, position=(9.0, 9.0))}))
    old, new = members_of(project_bytes(before)), members_of(project_bytes(after))
    assert {name for name in old if old[name] != new[name]} == {"layout.json", "manifest.json"}


def test_data_beside_the_project_is_found_after_both_were_moved(tmp_path):
    (tmp_path / "old").mkdir()
    project = Project(dataset=DatasetConfig("image_folder", str(tmp_path / "old" / "data" / "pets")))
    file.save(project, tmp_path / "old" / "a.mlab")
    (tmp_path / "old").rename(tmp_path / "new")
    assert file.load(tmp_path / "new" / "a.mlab").dataset.path == str(tmp_path / "new" / "data" / "pets")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_data_beside_the_project_is_found_through_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link.mlab").symlink_to(tmp_path / "real" / "a.mlab")
    project = Project(dataset=DatasetConfig("idx", str(tmp_path / "real" / "mnist")))
    file.save(project, tmp_path / "link.mlab")
    assert file.load(tmp_path / "real" / "a.mlab") == file.load(tmp_path / "link.mlab") == project


@pytest.mark.parametrize("name", ["a\0b.mlab", "n" * 300, "\udcff.mlab"])
def test_a_name_that_no_file_can_have_is_one_sentence_or_a_file(tmp_path, name):
    project = Project(dataset=DatasetConfig("idx", str(tmp_path / "mnist")))
    with suppress(ModelLabError):
        file.save(project, tmp_path / name)
    with suppress(ModelLabError):
        assert file.load(tmp_path / name) == project


def test_data_far_away_keeps_its_absolute_path(tmp_path):
    project = Project(dataset=DatasetConfig("idx", "/far/away/mnist"))
    file.save(project, tmp_path / "a.mlab")
    assert b"/far/away/mnist" in (tmp_path / "a.mlab").read_bytes()
    assert file.load(tmp_path / "a.mlab").dataset.path == str(Path("/far/away/mnist"))


def test_a_metric_that_is_not_a_number_comes_back_as_one(tmp_path):
    run = RunRecord("run-1", metrics={"test/loss": math.nan})
    file.save(Project(runs=(run,)), tmp_path / "a.mlab")
    assert math.isnan(file.load(tmp_path / "a.mlab").run("run-1").metrics["test/loss"])


def test_a_layer_of_an_unknown_kind_is_written_back_unchanged(tmp_path):
    data = project_bytes(full_project(tmp_path))
    assert members_of(project_bytes(file.parse(data)))["graph.json"] == members_of(data)["graph.json"]


def test_a_project_that_needs_a_newer_program_names_the_version():
    newer = forge(members_of(project_bytes(tiny_project())), reader=2, format=2, app="7.5.0", tasks=["new"])
    with pytest.raises(ModelLabError, match=r"Model Lab 7\.5\.0 and needs format 2.*newer version"):
        file.parse(newer)


def test_a_newer_format_that_says_it_is_readable_is_read():
    newer = forge(members_of(project_bytes(tiny_project())), reader=1, format=2, app="7.5.0")
    assert file.parse(newer) == tiny_project()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not a Model Lab project"),
        (b"PK\x03\x04" + bytes(100), "not a Model Lab project"),
        (b"just text", "not a Model Lab project"),
    ],
)
def test_what_is_no_project_is_refused_in_one_sentence(tmp_path, content, words):
    path = tmp_path / "a.mlab"
    path.write_bytes(content)
    with pytest.raises(ModelLabError, match=f'"a.mlab" cannot be opened. .*{words}'):
        file.load(path)


def test_a_truncated_project_names_its_backup(tmp_path):
    path = tmp_path / "a.mlab"
    file.save(tiny_project("old"), path)
    file.save(tiny_project("new"), path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ModelLabError, match=r'former version is "a\.mlab~"'):
        file.load(path)
    assert file.load(safeio.backup_path(path)).name == "old"


def test_a_project_renamed_to_another_suffix_is_still_a_project(tmp_path):
    file.save(tiny_project(), tmp_path / "a.png")
    assert file.load(tmp_path / "a.png") == tiny_project()


def test_what_another_window_saved_meanwhile_is_not_overwritten(tmp_path):
    path = tmp_path / "a.mlab"
    mine = file.save(tiny_project("mine"), path)
    file.save(tiny_project("theirs"), path)
    with pytest.raises(ModelLabError, match="changed on the disk"):
        file.save(tiny_project("mine again"), path, unchanged_since=mine)
    assert file.load(path).name == "theirs"


@pytest.mark.parametrize("run_id", ["", "../up", "A", "a/b", "a" * 65, "é"])
def test_a_run_whose_id_cannot_name_a_folder_is_refused_before_it_is_written(run_id):
    with pytest.raises(ModelLabError, match="cannot be saved under this id"):
        file.dump(Project(runs=(RunRecord(run_id),)))


def test_two_runs_of_one_id_are_refused():
    with pytest.raises(ModelLabError, match="cannot be saved under this id"):
        file.dump(Project(runs=(RunRecord("a"), RunRecord("a"))))


@pytest.mark.parametrize(
    "change",
    [
        {"preparation": {"mean": math.inf}},
        {"preparation": {"object": object()}},
        {"name": "n" * 1_001},
        {"runs": (RunRecord("a", weights=b"not safetensors"),)},
    ],
    ids=["infinite", "object", "long name", "weights"],
)
def test_what_could_not_be_read_again_is_never_written(tmp_path, change):
    with pytest.raises(ModelLabError):
        file.save(replace(tiny_project(), **change), tmp_path / "a.mlab")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("record", "value"),
    [
        (schema.TrainingRecord, Recipe),
        (schema.DatasetRecord, DatasetConfig),
        (schema.FieldRecord, Field),
        (schema.SchemaRecord, Schema),
    ],
)
def test_every_field_of_the_program_is_in_the_file(record, value):
    assert list(record.model_fields) == [field.name for field in fields(value)]


def test_a_limit_of_training_samples_and_the_group_of_a_run_are_kept(tmp_path):
    project = full_project(tmp_path)
    runs = (replace(project.runs[0], group="folds of one"), *project.runs[1:])
    project = replace(project, dataset=replace(project.dataset, train_limit=500), runs=runs)
    file.save(project, tmp_path / "limited.mlab")
    assert file.load(tmp_path / "limited.mlab") == project
