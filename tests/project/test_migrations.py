"""A file of any released format opens for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from modellab.errors import ModelLabError
from modellab.project import file, migrations
from tests.project.projects import forge, full_project, members_of, project_bytes, tiny_project

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("number", range(1, migrations.FORMAT + 1))
def test_the_golden_file_of_every_format_opens_with_everything_in_it(number, tmp_path):
    wanted = full_project(Path("/golden"))
    found = file.parse((GOLDEN / f"format{number}.mlab").read_bytes())
    assert found == wanted


def test_the_golden_file_of_the_present_format_is_what_is_written_today():
    golden = members_of((GOLDEN / f"format{migrations.FORMAT}.mlab").read_bytes())
    written = members_of(project_bytes(full_project(Path("/golden"))))
    del golden["manifest.json"], written["manifest.json"]
    assert written == golden


def test_a_step_leads_from_an_older_format_to_the_present_one(monkeypatch):
    def rename(documents):
        recipe = dict(documents["recipe.json"])
        recipe["training"] = recipe.pop("how_to_train")
        return {**documents, "recipe.json": recipe}

    members = members_of(project_bytes(tiny_project()))
    members["recipe.json"] = members["recipe.json"].replace(b"training", b"how_to_train")
    for module in (migrations, file):
        monkeypatch.setattr(module, "FORMAT", 2)
    monkeypatch.setattr(migrations, "STEPS", {1: rename})
    assert file.parse(forge(members, format=1)) == tiny_project()


def test_every_older_format_has_a_step():
    assert set(migrations.STEPS) == set(range(1, migrations.FORMAT))


def test_a_format_that_never_was_is_refused():
    with pytest.raises(ModelLabError):
        migrations.migrate({}, 0)
