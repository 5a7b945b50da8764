"""Projects for tests of the file and the journal."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from modellab.data.dataset import DatasetConfig, Field, Schema
from modellab.graph.graph import Edge, Graph, Node
from modellab.project import archive, file, plainjson, tensors
from modellab.project.project import Project
from modellab.project.runs import RunRecord
from modellab.settings import Settings
from modellab.training.recipe import Recipe

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


def tiny_project(name: str = "tiny") -> Project:
    """One layer and nothing else: its file is small enough to try every bit."""
    return Project(name, Graph({"relu_1": Node("relu_1", "relu", position=(1.5, 2.0), comment="why")}))


def full_project(folder: Path, *, num_runs: int = 2) -> Project:
    """A project that uses every part of the file."""
    unknown = Node("x_1", "of_the_future", Settings({"knob": (1, 2), "text": "täxt"}), "X", (3.0, 4.5), True, "note")
    graph = Graph({"relu_1": Node("relu_1", "relu"), "x_1": unknown}, (Edge("relu_1", "x_1"),))
    data = DatasetConfig("idx", str(folder / "data" / "mnist"), Settings({"size": (28, 28), "target": None}), 0.2)
    recipe = Recipe(Settings({"epochs": 3, "seed": 7}), "sgd", Settings({"learning_rate": 0.1}), loss="mse")
    runs = tuple(full_run(f"run-{n}", graph, data, recipe) for n in range(num_runs))
    return Project(
        "Näme", graph, data, "ab12", {"normalise": "scale"}, {"steps": [{"kind": "flip"}]}, recipe, runs, PNG
    )


def full_run(run_id: str, graph: Graph, data: DatasetConfig, recipe: Recipe) -> RunRecord:
    """A kept run with curves and weights."""
    fields = (Field("image", "image", (1, 28, 28)), Field("label", "class", (), ("cat", "dog")))
    return RunRecord(
        id=run_id,
        name=run_id.upper(),
        note="first line\nsecond line",
        created=1_790_000_000.25,
        graph=graph,
        dataset=data,
        schema=Schema(fields, {"train": 8, "test": 2}, {"cat": 5, "dog": 3}, "ab12", (("a.png", "damaged"),)),
        preparation={"picture": {"mean": [0.5], "std": [0.25]}},
        augmentation={"steps": []},
        recipe=recipe,
        metrics={"test/accuracy": 0.875, "test/loss": 0.5},
        curves=tensors.pack_arrays({"train/loss": np.linspace(1, 0, 5), "train/loss#x": np.arange(5)}),
        weights=tensors.pack_arrays({"conv2d_1.weight": np.ones((2, 3), np.float32)}),
        environment={"torch": "2.13.0", "device": "cpu"},
    )


def project_bytes(project: Project) -> bytes:
    """The whole file of a project."""
    return b"".join(file.dump(project))


def members_of(data: bytes) -> dict[str, bytes]:
    """The parts of a file, without mimetype and manifest."""
    members = archive.unpack(archive.Memory(data))
    del members["mimetype"]
    return members


def forge(members: dict[str, bytes], **changes: object) -> bytes:
    """A file with any parts, whose checksums are all in order: what an attacker or a future version could write."""
    contents = {name: content for name, content in members.items() if name != "manifest.json"}
    manifest = plainjson.load_object(members["manifest.json"])
    manifest["parts"] = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in contents.items()
    ]
    manifest |= changes
    del manifest["digest"]
    manifest["digest"] = hashlib.sha256(plainjson.dumps(manifest)).hexdigest()
    parts = {"mimetype": file.MIMETYPE, "manifest.json": plainjson.dumps_lines(manifest), **contents}
    return b"".join(archive.pack(parts))
