from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from modellab.data.dataset import Field, Schema
from modellab.data.wiring import TextLimits, Wiring, fit_graph_to_data, image_shape, text_limits, wire
from modellab.errors import ModelLabError
from modellab.graph.edits import add, connect
from modellab.graph.graph import Graph

PICTURES = Schema((Field("image", "image", (1, 8, 8)), Field("label", "class", (), tuple("abcde"))), {})
NUMBERS = Schema((Field("columns", "table", (4,)), Field("value", "value", (1,))), {})


def _chain(*layers: tuple[str, Mapping[str, object]]) -> Graph:
    graph, last = Graph(), ""
    for kind, settings in layers:
        graph, node = add(graph, kind, settings=settings)
        graph = connect(graph, last, node) if last else graph
        last = node
    return graph


def _classifier(classes: int = 10, units: int = 10, side: int = 28) -> Graph:
    return _chain(
        ("image_input", {"height": side, "width": side}), ("flatten", {}), ("linear", {"units": 64}), ("relu", {}),
        ("linear", {"units": units}), ("dropout", {}), ("class_output", {"classes": classes}),
    )  # fmt: skip


def test_fitting_ends_are_wired() -> None:
    assert wire(_classifier(5, 5, 8), PICTURES) == Wiring(("image",), ("label",))


def test_number_of_classes_is_compared() -> None:
    with pytest.raises(ModelLabError, match=r"The network ends in 10 classes\. The data has 5\.") as caught:
        wire(_classifier(side=8), PICTURES)
    assert caught.value.node == "class_output_1"


def test_size_of_pictures_is_compared() -> None:
    with pytest.raises(ModelLabError, match=r"reads pictures of 1 x 28 x 28. The data has 1 x 8 x 8"):
        wire(_classifier(), PICTURES)


def test_pictures_do_not_go_into_a_table_network() -> None:
    graph = _chain(("table_input", {}), ("linear", {"units": 5}), ("class_output", {"classes": 5}))
    with pytest.raises(ModelLabError, match=r"reads the columns of a table. The data has pictures"):
        wire(graph, PICTURES)


def test_numbers_are_not_classes() -> None:
    graph = _chain(("table_input", {}), ("linear", {"units": 5}), ("class_output", {"classes": 5}))
    with pytest.raises(ModelLabError, match=r"ends in classes. The data has numbers"):
        wire(graph, NUMBERS)


@pytest.mark.parametrize(("kind", "what"), [("image_input", "output"), ("class_output", "input")])
def test_a_missing_end_is_named(kind: str, what: str) -> None:
    with pytest.raises(ModelLabError, match=f"has no {what}"):
        wire(add(Graph(), kind)[0], PICTURES)


def test_an_autoencoder_is_taught_by_its_own_input() -> None:
    graph = _chain(
        ("image_input", {"height": 8, "width": 8}), ("flatten", {}), ("linear", {"units": 64}),
        ("reconstruction_output", {}),
    )  # fmt: skip
    assert wire(graph, PICTURES).targets == ("image",)


def test_an_autoencoder_must_give_back_as_much_as_it_reads() -> None:
    graph = _chain(
        ("image_input", {"height": 8, "width": 8}), ("flatten", {}), ("linear", {"units": 60}),
        ("reconstruction_output", {}),
    )  # fmt: skip
    with pytest.raises(ModelLabError, match=r"gives 60 numbers back. Its input has 64"):
        wire(graph, PICTURES)


def test_fitting_sets_input_last_layer_and_output() -> None:
    fitted = fit_graph_to_data(_classifier(), PICTURES)
    assert wire(fitted, PICTURES)
    assert [fitted.nodes[i].settings["units"] for i in ("linear_1", "linear_2")] == [64, 5]


def test_fitting_leaves_a_layer_that_did_not_fit_before() -> None:
    fitted = fit_graph_to_data(_classifier(units=77), PICTURES)
    assert fitted.nodes["linear_2"].settings["units"] == 77


def test_fitting_sets_the_features_of_a_table() -> None:
    graph = _chain(("table_input", {"features": 9}), ("linear", {"units": 1}), ("value_output", {}))
    assert wire(fit_graph_to_data(graph, NUMBERS), NUMBERS) == Wiring(("columns",), ("value",))


def test_a_fitted_graph_is_not_changed_again() -> None:
    fitted = fit_graph_to_data(_classifier(), PICTURES)
    assert fit_graph_to_data(fitted, PICTURES) == fitted


def test_the_image_input_says_how_data_is_opened(
    make_pictures: Callable[..., Path], opened: Callable[..., object]
) -> None:
    assert image_shape(_classifier()) == (1, 28, 28)
    assert image_shape(Graph()) is None


TEXTS = Schema((Field("text", "text", ()), Field("label", "class", (), ("no", "yes"))), {})
CORPUS = Schema((Field("text", "text", ()),), {})
PAIRS = Schema((Field("text", "text", ()), Field("answer", "text", ())), {})


def _reader(**settings: object) -> Graph:
    return _chain(
        ("text_input", {"vocabulary": 50, **settings}), ("embedding", {}), ("mean_over_time", {}),
        ("linear", {"units": 2}), ("class_output", {"classes": 2}),
    )  # fmt: skip


def _writer() -> Graph:
    return _chain(
        ("text_input", {"vocabulary": 50}), ("embedding", {}), ("linear", {"units": 50}),
        ("next_token_output", {"vocabulary": 50}),
    )  # fmt: skip


def _translator() -> Graph:
    graph, _ = add(Graph(), "text_input")
    graph, _ = add(graph, "text_input")
    graph, _ = add(graph, "next_token_output")
    return graph


def test_a_text_classifier_is_wired() -> None:
    assert wire(_reader(), TEXTS) == Wiring(("text",), ("label",))


def test_a_writer_is_taught_the_next_token() -> None:
    wiring = wire(_writer(), CORPUS)
    assert (wiring.targets, wiring.written, wiring.is_running) == (("text/next",), "text", True)


def test_a_translator_is_taught_the_second_text() -> None:
    wiring = wire(_translator(), PAIRS)
    assert (wiring.inputs, wiring.targets, wiring.is_running) == (("text", "answer"), ("answer/next",), False)


def test_a_writer_may_read_texts_with_labels() -> None:
    assert wire(_writer(), TEXTS).targets == ("text/next",)


def test_a_translator_needs_pairs() -> None:
    with pytest.raises(ModelLabError, match="one text a sample, not two"):
        wire(_translator(), CORPUS)


def test_texts_without_labels_teach_no_classes() -> None:
    with pytest.raises(ModelLabError, match="nothing that the output could learn"):
        wire(_reader(), CORPUS)


def test_a_writer_has_no_other_outputs() -> None:
    with pytest.raises(ModelLabError, match="cannot have other outputs"):
        wire(add(_writer(), "class_output", settings={"classes": 2})[0], TEXTS)


def test_a_next_token_output_needs_a_text_input() -> None:
    graph = _chain(("image_input", {"height": 8, "width": 8}), ("next_token_output", {}))
    with pytest.raises(ModelLabError, match="needs a text input"):
        wire(graph, PICTURES)


def test_limits_of_texts_come_from_the_network() -> None:
    assert text_limits(_reader(length=20)) == (TextLimits(20, 50),)


@pytest.mark.parametrize(("method", "longest"), [("learned", 16), ("sine", None)])
def test_learned_positions_limit_the_length_of_texts(method: str, longest: int | None) -> None:
    graph = _chain(
        ("text_input", {"vocabulary": 50}), ("embedding", {}),
        ("positional_encoding", {"method": method, "max_length": 16}), ("mean_over_time", {}),
        ("linear", {"units": 2}), ("class_output", {"classes": 2}),
    )  # fmt: skip
    assert text_limits(graph)[0].longest == longest


def test_a_pretrained_layer_names_its_tokenizer() -> None:
    graph = _chain(("text_input", {"vocabulary": 30_522}), ("text_encoder", {"weights": "minilm"}))
    assert text_limits(graph)[0] == TextLimits(None, 30_522, "minilm", 512)


def test_fitting_to_texts_keeps_the_vocabulary() -> None:
    assert fit_graph_to_data(_reader(), TEXTS) == _reader()
