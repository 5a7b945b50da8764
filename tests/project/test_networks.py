"""First networks fit the data they are drawn for, and have no errors."""

from __future__ import annotations

import pytest

from modellab.data.dataset import DatasetConfig, Field, Schema
from modellab.data.sources.registry import open_dataset
from modellab.data.wiring import wire
from modellab.graph.check import check
from modellab.graph.graph import Graph
from modellab.graph.infer import infer
from modellab.project import networks
from modellab.settings import Settings


def _errors(graph: Graph) -> list[str]:
    return [str(found.sentence) for found in check(graph, infer(graph)) if found.severity == "error"]


@pytest.mark.parametrize(
    ("source", "options"),
    [
        ("digits", {}), ("bundled_table", {"table": "iris"}), ("bundled_table", {"table": "diabetes"}),
        ("emoji_languages", {}), ("emoji_pairs", {"language": "zh"}), ("python_docs", {}), ("waves", {}),
        ("wave_shapes", {}),
    ],
)  # fmt: skip
def test_first_network_fits_its_data(source: str, options: dict[str, str]) -> None:
    schema = open_dataset(DatasetConfig(source, options=Settings(options))).schema
    graph = networks.network_for(schema)
    assert _errors(graph) == []
    assert wire(graph, schema).inputs


def test_a_writer_has_room_for_every_character() -> None:
    schema = open_dataset(DatasetConfig("python_docs")).schema
    written = networks.network_for(schema).nodes["text_input_1"].settings.integer("vocabulary")
    assert written >= max(field.characters for field in schema.fields) + 4
    assert networks.preparation_for(schema) == networks.LETTERS


def test_a_translator_puts_words_together_of_pieces() -> None:
    schema = open_dataset(DatasetConfig("emoji_pairs", options=Settings({"language": "zh"}))).schema
    assert networks.preparation_for(schema) == networks.PIECES


@pytest.mark.parametrize(
    "graph",
    [
        networks.text_transformer(4), networks.text_generator_transformer(), networks.autoencoder(3, 16, 16),
        networks.variational_autoencoder(1, 8, 8), networks.picture_backbone(10, 64), networks.text_encoder(2),
    ],
)  # fmt: skip
def test_drawn_networks_have_no_errors(graph: Graph) -> None:
    assert _errors(graph) == []


def test_no_text_makes_a_writer_larger_than_can_be_trained() -> None:
    field = Field("text", "text", (), characters=50_000)
    assert networks.network_for(Schema((field,), {})).nodes["linear_1"].settings.integer("units") == 8192
