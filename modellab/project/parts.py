"""A project as named parts: JSON documents and binary contents, the same in the project file and in the journal."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from modellab.data.dataset import DatasetConfig
from modellab.errors import ModelLabError, Text
from modellab.graph import document
from modellab.graph.graph import Graph
from modellab.project import plainjson, schema, tensors
from modellab.project.project import Project
from modellab.project.runs import RunRecord

DOCUMENTS = ("graph.json", "layout.json", "recipe.json")
BINARIES = ("curves.safetensors", "weights.safetensors")
PREVIEW = "preview.png"
_RUN_INFO = "environment.json"
_RUN_PART = re.compile(r"runs/([a-z0-9][a-z0-9_-]{0,63})/([a-z]+\.[a-z]+)")
_PNG = b"\x89PNG\r\n\x1a\n"
_MAX_PREVIEW_BYTES = 4 * 2**20


def write(project: Project, folder: Path | None) -> dict[str, bytes]:
    """Return the parts of a project in the order of the file.

    Args:
        project: What to write.
        folder: Of the project file; paths of data beside it become relative. None leaves them.

    Raises:
        ModelLabError: A value cannot be saved.
    """
    _check_runs(project.runs)
    contents = _write_core(project, "", folder)
    for run in project.runs:
        contents |= write_run(run, folder)
    if project.preview:
        contents[PREVIEW] = project.preview
    return contents


def write_run(run: RunRecord, folder: Path | None) -> dict[str, bytes]:
    """Return the parts of one kept run.

    Raises:
        ModelLabError: A value cannot be saved.
    """
    prefix = f"runs/{run.id}/"
    info = {
        "created": run.created,
        "environment": run.environment,
        "metrics": schema.numbers_out(run.metrics),
        "group": run.group,
        "name": run.name,
        "note": run.note,
    }
    contents = {prefix + _RUN_INFO: _document(schema.RunInfoRecord, info, prefix + _RUN_INFO)}
    contents |= _write_core(run, prefix, folder)
    for name, content in zip(BINARIES, (run.curves, run.weights), strict=True):
        if content:
            tensors.read_header(content)
            contents[prefix + name] = content
    return contents


def read_documents(contents: Mapping[str, bytes]) -> dict[str, dict[str, object]]:
    """Read the JSON parts; the rest is left alone.

    Raises:
        ModelLabError: A part is not a JSON object.
    """
    return {name: plainjson.load_object(data) for name, data in contents.items() if name.endswith(".json")}


def read(
    name: str,
    runs: tuple[str, ...],
    documents: Mapping[str, dict[str, object]],
    binaries: Mapping[str, bytes],
    folder: Path | None,
) -> Project:
    """Put a project together; every part must be wanted, and every wanted part must be there.

    Args:
        name: The user's title.
        runs: Ids of the runs, oldest first.
        documents: JSON parts by name, in the present format.
        binaries: All other parts by name.
        folder: Of the project file, for relative paths.

    Raises:
        ModelLabError: A part is missing, unknown, or does not hold what it should.
    """
    _check_names(runs, {*documents, *binaries})
    preview = binaries.get(PREVIEW, b"")
    if PREVIEW in binaries and (not preview.startswith(_PNG) or len(preview) > _MAX_PREVIEW_BYTES):
        raise ModelLabError(Text("{part} does not hold a small PNG picture.", part=PREVIEW))
    graph, recipe = _read_core("", documents)
    return Project(
        name=_line(name),
        graph=graph,
        dataset=_read_dataset(recipe, folder),
        fingerprint=recipe.fingerprint,
        preparation=recipe.preparation,
        augmentation=recipe.augmentation,
        recipe=recipe.training.value(),
        runs=tuple(_read_run(run, documents, binaries, folder) for run in runs),
        preview=preview,
    )


def _write_core(value: Project | RunRecord, prefix: str, folder: Path | None) -> dict[str, bytes]:
    """Write what a project and a run have in common: the graph and the recipe."""
    graph, layout = document.to_json(value.graph)
    recipe = {
        "augmentation": value.augmentation,
        "data_schema": value.schema if isinstance(value, RunRecord) else None,
        "dataset": _relative(value.dataset, folder),
        "fingerprint": value.fingerprint if isinstance(value, Project) else "",
        "preparation": value.preparation,
        "training": value.recipe,
    }
    return {
        f"{prefix}graph.json": plainjson.dumps_lines(graph),
        f"{prefix}layout.json": plainjson.dumps_lines(layout),
        f"{prefix}recipe.json": _document(schema.RecipeRecord, recipe, f"{prefix}recipe.json"),
    }


def _read_core(prefix: str, documents: Mapping[str, dict[str, object]]) -> tuple[Graph, schema.RecipeRecord]:
    graph = document.from_json(documents[f"{prefix}graph.json"], documents[f"{prefix}layout.json"])
    part = f"{prefix}recipe.json"
    return graph, schema.parse(schema.RecipeRecord, documents[part], part)


def _read_run(
    run: str, documents: Mapping[str, dict[str, object]], binaries: Mapping[str, bytes], folder: Path | None
) -> RunRecord:
    prefix = f"runs/{run}/"
    info = schema.parse(schema.RunInfoRecord, documents[prefix + _RUN_INFO], prefix + _RUN_INFO)
    graph, recipe = _read_core(prefix, documents)
    curves, weights = (binaries.get(prefix + name, b"") for name in BINARIES)
    for content in filter(None, (curves, weights)):
        tensors.read_header(content)
    return RunRecord(
        id=run,
        name=_line(info.name),
        note=plainjson.plain_text(info.note, 100_000),
        created=info.created,
        graph=graph,
        dataset=_read_dataset(recipe, folder),
        schema=recipe.data_schema.value() if recipe.data_schema else None,
        preparation=recipe.preparation,
        augmentation=recipe.augmentation,
        recipe=recipe.training.value(),
        metrics=schema.numbers_in(info.metrics),
        curves=curves,
        weights=weights,
        group=_line(info.group),
        environment={_line(key): plainjson.plain_text(text, 10_000) for key, text in info.environment.items()},
    )


def _document(record: type[schema.Record], value: object, part: str) -> bytes:
    return plainjson.dumps_lines(schema.describe(record, value, part))


def _check_runs(runs: tuple[RunRecord, ...]) -> None:
    """Refuse ids that cannot name a folder, before they reach the file."""
    ids = [run.id for run in runs]
    for run_id in ids:
        if not _RUN_PART.fullmatch(f"runs/{run_id}/a.b") or ids.count(run_id) > 1:
            raise ModelLabError(Text('The run "{run}" cannot be saved under this id.', run=run_id))


def _check_names(runs: tuple[str, ...], names: set[str]) -> None:
    wanted = {*DOCUMENTS, *(f"runs/{run}/{name}" for run in runs for name in (*DOCUMENTS, _RUN_INFO))}
    allowed = {*wanted, PREVIEW, *(f"runs/{run}/{name}" for run in runs for name in BINARIES)}
    if len(set(runs)) != len(runs) or not wanted <= names <= allowed:
        odd = sorted((wanted - names) | (names - allowed)) or ["runs"]
        raise ModelLabError(Text("The file is damaged: {part} is missing or not wanted.", part=odd[0]))


def _relative(config: DatasetConfig | None, folder: Path | None) -> DatasetConfig | None:
    """Refer to data in the project's folder, or beside that folder, by a path that survives moving both."""
    if config is None or folder is None or not Path(config.path).is_absolute():
        return config
    try:
        path = PurePath(os.path.relpath(config.path, folder))
    except ValueError:  # another drive
        return config
    return config if path.parts[:2] == ("..", "..") else replace(config, path=path.as_posix())


def _read_dataset(recipe: schema.RecipeRecord, folder: Path | None) -> DatasetConfig | None:
    if recipe.dataset is None:
        return None
    path = recipe.dataset.path
    if path and folder is not None and not Path(path).is_absolute():
        path = os.path.normpath(folder / path)
    return recipe.dataset.value(path)


def _line(text: str) -> str:
    return plainjson.plain_text(text.replace("\n", " "))
