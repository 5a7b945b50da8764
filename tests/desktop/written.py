"""Small trained networks that read or write texts or redraw pictures, trained once a session of tests."""

from __future__ import annotations

import functools
import tempfile
from dataclasses import replace
from pathlib import Path

from modellab.data.dataset import DatasetConfig
from modellab.data.sources.registry import detect, open_dataset
from modellab.data.wiring import fit_graph_to_data
from modellab.graph.graph import Graph
from modellab.project import networks
from modellab.project.project import Project
from modellab.project.samples import build_sample, project_for
from modellab.settings import Settings
from tests.desktop.trained import with_run

_folders: list[tempfile.TemporaryDirectory[str]] = []
"""Removed when the tests end, since the projects below are kept until then."""
GOOD, BAD = ("wonderful", "lovely", "great"), ("dreadful", "boring", "awful")


def _project(config: DatasetConfig, name: str, graph: Graph | None = None) -> Project:
    schema = open_dataset(config).schema
    project = project_for(config, schema, name)
    return replace(project, graph=fit_graph_to_data(graph or project.graph, schema))


def _file(name: str, lines: list[str]) -> Path:
    _folders.append(tempfile.TemporaryDirectory(prefix="modellab-"))
    path = Path(_folders[-1].name) / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@functools.cache
def reviews() -> Project:
    """A classifier of films that are good or bad, by one telling word."""
    lines = [
        f"{label}\tthe {noun} was {word} in part {number} of it"
        for number in range(12)
        for noun in ("film", "story", "cast")
        for label, words in (("good", GOOD), ("bad", BAD))
        for word in words
    ]
    config = detect(_file("reviews.tsv", lines))
    graph = networks.chain([
        ("text_input", {"length": 12, "vocabulary": 60}),
        ("embedding", {"dimension": 16}),
        ("mean_over_time", {}),
        *networks.class_end(2),
    ])  # fmt: skip
    return with_run(_project(config, "reviews", graph), 12, learning_rate=0.02)


@functools.cache
def writer() -> Project:
    """A generator of letters that has seen one sentence often, and seldom an end."""
    lines = [" ".join(["the cat sat on the mat and the dog sat on the log."] * 60)]
    config = DatasetConfig("corpus", str(_file("corpus.txt", lines)))
    graph = networks.text_generator_lstm(length=32, vocabulary=60, embedding=16, units=48)
    project = replace(_project(config, "writer", graph), preparation={"tokenizer": "characters"})
    return with_run(project, 4, learning_rate=0.01)


@functools.cache
def autoencoder() -> Project:
    """Digits squeezed through 16 numbers."""
    return with_run(_project(DatasetConfig("digits"), "autoencoder", networks.autoencoder(1, 8, 8, (32, 16))), 3)


@functools.cache
def denoiser() -> Project:
    """Digits brought back from noise."""
    return with_run(_project(DatasetConfig("digits"), "denoiser", networks.denoiser(1, 8, 8)), 3)


@functools.cache
def variational() -> Project:
    """Digits that are drawn from 8 numbers."""
    return with_run(_project(DatasetConfig("digits"), "variational", networks.variational_autoencoder(1, 8, 8)), 2)


@functools.cache
def translator() -> Project:
    """A network that answers numbers in English with numbers in German."""
    pairs = (("one", "eins"), ("two", "zwei"), ("three", "drei"), ("four", "vier"))
    lines = [f"{english} {noun}\t{german} {noun}" for english, german in pairs for noun in "abcdefgh"] * 4
    config = DatasetConfig(
        "text_pairs", str(_file("pairs.tsv", lines)), Settings({"delimiter": "tab", "text": "1", "answer": "2"})
    )
    graph = networks.translator(length=6, vocabulary=40, width=16, heads=2)
    project = replace(_project(config, "numbers", graph), preparation={"tokenizer": "words"})
    return with_run(project, 3, learning_rate=0.01)


@functools.cache
def pair() -> Project:
    """A generative pair of digits that has not learned much."""
    graph = networks.generative_pair(1, 8, 8, latent=8, hidden=(16, 32))
    project = replace(_project(DatasetConfig("digits"), "pair", graph), preparation={"normalise": "none"})
    return with_run(project, 2, batch_size=64, keep="last")


@functools.cache
def wave_shapes() -> Project:
    """A classifier of waves that has not learned much."""
    return with_run(build_sample("wave-shapes"), 1)
