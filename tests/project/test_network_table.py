"""Networks to choose from for the user's own data: each fits the data that it says it does."""

from __future__ import annotations

import pytest

from modellab.data.dataset import DatasetConfig, Field, Schema
from modellab.data.wiring import wire
from modellab.errors import ModelLabError
from modellab.graph.check import check
from modellab.graph.infer import infer
from modellab.project.network_table import NAMES, project_with

FIELDS = {
    "image": Field("image", "image", (3, 96, 96)),
    "table": Field("columns", "table", (5,)),
    "text": Field("text", "text", ()),
    "series": Field("series", "series", (20, 2)),
    "class": Field("label", "class", (), classes=("a", "b", "c")),
    "value": Field("value", "value", (1,)),
}
SUITING = {
    ("image", "class"): {"cnn", "backbone", "autoencoder", "variational"},
    ("image",): {"autoencoder", "variational"},
    ("table", "class"): {"dense"},
    ("table", "value"): {"dense"},
    ("text", "class"): {"lstm", "transformer", "text-encoder"},
    ("text",): {"lstm", "transformer"},
    ("text", "text"): {"transformer"},
    ("series", "value"): {"lstm"},
    ("series", "class"): {"lstm"},
}


def schema_of(modalities: tuple[str, ...]) -> Schema:
    fields = [FIELDS[modality] for modality in modalities]
    if modalities == ("text", "text"):
        fields[1] = Field("answer", "text", ())
    return Schema(tuple(fields), {"train": 10, "validation": 2, "test": 2})


def test_every_name_suits_some_data() -> None:
    assert set.union(*SUITING.values()) == set(NAMES)


@pytest.mark.parametrize("modalities", SUITING)
def test_a_network_is_drawn_in_the_sizes_of_the_data_and_others_are_refused(modalities: tuple[str, ...]) -> None:
    schema = schema_of(modalities)
    for name in NAMES:
        if name not in SUITING[modalities]:
            with pytest.raises(ModelLabError, match="no network for this data"):
                project_with(name, DatasetConfig(), schema, "p")
            continue
        graph = project_with(name, DatasetConfig(), schema, "p").graph
        assert not [problem for problem in check(graph, infer(graph)) if problem.severity == "error"]
        if name != "backbone":  # which sees pictures in a size of its own; they are decoded in it
            assert wire(graph, schema).inputs[0] == schema.inputs[0].name


def test_a_backbone_is_frozen_and_sees_pictures_as_it_has_learned_to() -> None:
    project = project_with("backbone", DatasetConfig(), schema_of(("image", "class")), "p")
    assert project.graph.nodes["backbone_1"].is_frozen
    assert project.graph.nodes["image_input_1"].settings["height"] == 224
    assert project.preparation == {"normalise": "unit"}


def test_without_a_name_the_first_network_for_such_data_is_drawn() -> None:
    assert "lstm_1" in project_with("", DatasetConfig(), schema_of(("text",)), "p").graph.nodes
    assert project_with("", DatasetConfig(), schema_of(("text",)), "p").preparation["tokenizer"] == "characters"
