"""The preview of what a network would take over from a run."""

from __future__ import annotations

from modellab.data.preparation_rows import PreparationConfig
from modellab.data.tokenizer import fit_tokenizer
from modellab.network.build import build, sizes_of_program
from modellab.network.program import write_program
from modellab.network.weights import save_state
from modellab.project.runs import RunRecord
from modellab.project.takeover import preview, preview_tokens
from modellab.training.tokens import OTHER, SAME
from tests.builders import chain, small_cnn
from tests.text_samples import reader


def run_of(graph_classes: int = 10) -> RunRecord:
    graph = small_cnn(classes=graph_classes)
    return RunRecord("other", graph=graph, weights=save_state(build(graph, seed=0)))


def test_the_preview_names_what_fits_and_what_starts_anew() -> None:
    rows = {row.node: row for row in preview(small_cnn(classes=5), run_of())}
    assert [rows[node].fits for node in ("conv2d_1", "conv2d_2", "linear_1", "linear_2")] == [
        "name",
        "name",
        "name",
        "no",
    ]
    assert rows["linear_2"].source == ""


def test_the_preview_matches_layers_of_other_names_by_their_shapes() -> None:
    graph = chain(
        ("table_input", {"features": 9}), ("linear", {"units": 576}), ("linear", {"units": 64}),
        ("linear", {"units": 10}), ("class_output", {"classes": 10}),
    )  # fmt: skip
    rows = [(row.layer, row.source, row.fits) for row in preview(graph, run_of())]
    assert rows == [("linear_1", "", "no"), ("linear_2", "linear_1", "shape"), ("linear_3", "linear_2", "shape")]


def test_a_run_without_weights_offers_nothing() -> None:
    assert {row.fits for row in preview(small_cnn(), RunRecord("empty"))} == {"no"}


def test_the_sizes_of_a_network_are_known_without_building_it() -> None:
    built = {name: tuple(tensor.shape) for name, tensor in build(small_cnn()).state_dict().items()}
    assert sizes_of_program(write_program(small_cnn())) == built


def test_the_preview_says_what_becomes_of_the_tokens_of_an_embedding() -> None:
    graph = reader()
    words = fit_tokenizer(["a fine day"], "words", 40).to_json()
    run = RunRecord(
        "other",
        graph=graph,
        weights=save_state(build(graph, seed=0)),
        preparation={"texts": [{"tokenizer_json": words}]},
    )
    rows = preview(graph, run)
    assert preview_tokens(graph, PreparationConfig(), run, rows) == SAME
    assert preview_tokens(graph, PreparationConfig(tokenizer="characters"), run, rows) == OTHER
    assert preview_tokens(graph, PreparationConfig(lowercase=False), run, rows) == OTHER
    wider = reader(vocabulary=50)
    assert preview_tokens(wider, PreparationConfig(), run, preview(wider, run)) is None
    assert preview_tokens(small_cnn(), PreparationConfig(), run_of(), preview(small_cnn(), run_of())) is None
