"""A graph as JSON: written canonically, read suspiciously."""

import json
import math

import pytest

from modellab.errors import ModelLabError
from modellab.graph import edits
from modellab.graph.document import from_json, to_json
from modellab.graph.graph import MAX_NODES, Graph

UNKNOWN = {
    "id": "later_1", "kind": "later.Layer", "name": "new", "frozen": True,
    "settings": {"depth": 3, "rate": 1.0, "sizes": [1, [2, 3]], "how": {"deep": [True, None, "x\u202e"]}},
}  # fmt: skip


@pytest.fixture
def network() -> Graph:
    graph, image = edits.add(Graph(), "image_input", position=(1, 2))
    for kind in ("conv2d", "relu", "flatten", "class_output"):
        graph, new = edits.add(graph, kind, position=(3.5, len(graph.nodes)))
        graph = edits.connect(graph, list(graph.nodes)[-2], new)
    graph, _ = edits.group(graph, ["conv2d_1", "relu_1"], "Stem: 3×3 卷积")
    return edits.comment(edits.rename(graph, image, "picture"), image, "one\ntwo")


def through_json(graph: Graph) -> Graph:
    content, layout = json.loads(json.dumps(to_json(graph)))
    return from_json(content, layout)


def parts(*nodes: object, edges: object = (), **more: object) -> dict[str, object]:
    return {"nodes": list(nodes), "edges": edges, **more}


def relu(number: int = 1, **changes: object) -> dict[str, object]:
    return {"id": f"relu_{number}", "kind": "relu", "settings": {}, "name": "", "frozen": False, **changes}


class TestRoundTrip:
    def test_keeps_everything(self, network: Graph):
        assert through_json(network) == network

    def test_keeps_the_order_of_nodes(self, network: Graph):
        backwards = Graph(dict(reversed(network.nodes.items())), network.edges, network.blocks)
        assert list(through_json(backwards).nodes) == list(backwards.nodes)

    def test_keeps_nodes_of_unknown_kinds_byte_by_byte(self):
        content = parts(UNKNOWN, relu(), edges=[["relu_1", "out", "later_1", "query"]])
        again, _ = to_json(from_json(content, {}))
        assert json.dumps(again["nodes"], sort_keys=True) == json.dumps([UNKNOWN, relu()], sort_keys=True)

    def test_a_node_of_an_unknown_kind_is_still_a_value(self):
        assert hash(from_json(parts(UNKNOWN), {}).nodes["later_1"])

    def test_completes_settings_that_came_later(self):
        graph = from_json(parts({"id": "linear_1", "kind": "linear", "settings": {"units": 5}}), {})
        assert graph.nodes["linear_1"].settings["bias"] is True

    def test_an_empty_layout_puts_everything_at_the_origin(self):
        assert from_json(parts(relu()), {}).nodes["relu_1"].position == (0.0, 0.0)


def test_moving_and_noting_change_the_layout_alone(network: Graph):
    moved = edits.comment(edits.move(network, {"flatten_1": (9, 9)}), "flatten_1", "note")
    assert to_json(moved)[0] == to_json(network)[0]
    assert to_json(moved)[1] != to_json(network)[1]


DEEP: list[object] = []
for _ in range(30):
    DEEP = [DEEP]

REFUSED: dict[str, tuple[object, object, str]] = {
    "no object": ([], {}, "not a JSON object"),
    "no nodes": ({"edges": []}, {}, 'lacks "nodes"'),
    "unknown entry": (parts(extra=1), {}, "unknown entry"),
    "unknown entry of a node": (parts(relu(colour="red")), {}, "unknown entry"),
    "nodes as object": ({"nodes": {}, "edges": []}, {}, "not a JSON list"),
    "same id twice": (parts(relu(), relu()), {}, "two layers"),
    "bad id": (parts(relu(id="A B")), {}, "id of a layer"),
    "id as number": (parts(relu(id=5)), {}, "id of a layer"),
    "bad kind": (parts(relu(kind="")), {}, "kind of layer"),
    "hidden characters in a kind": (parts(relu(kind="re\u202elu")), {}, "kind of layer"),
    "frozen as number": (parts(relu(frozen=1)), {}, "not true or false"),
    "name as number": (parts(relu(name=1)), {}, "not a text"),
    "unknown setting": (parts(relu(settings={"units": 1})), {}, "no setting"),
    "setting out of bounds": (parts({"id": "a", "kind": "linear", "settings": {"units": -1}}), {}, 'Layer "a"'),
    "huge layer": (parts({"id": "a", "kind": "linear", "settings": {"units": 2**80}}), {}, "expected a whole number"),
    "nan in an unknown kind": (parts({**UNKNOWN, "settings": {"x": math.nan}}), {}, "not finite"),
    "too deep": (parts({**UNKNOWN, "settings": {"x": DEEP}}), {}, "too deeply"),
    "edge with three ends": (parts(relu(), edges=[["relu_1", "out", "relu_1"]]), {}, "two ends"),
    "edge to nowhere": (parts(relu(), edges=[["relu_1", "out", "b", "in"]]), {}, "no layer"),
    "edge given twice": (parts(relu(1), relu(2), edges=[["relu_1", "out", "relu_2", "in"]] * 2), {}, "twice"),
    "edge to no port": (parts(relu(1), relu(2), edges=[["relu_1", "out", "relu_2", "mask"]]), {}, "does not have"),
    "edge from no port": (parts(relu(1), relu(2), edges=[["relu_1", "left", "relu_2", "in"]]), {}, "does not have"),
    "two edges on one port": (
        parts(*map(relu, (1, 2, 3)), edges=[["relu_1", "out", "relu_3", "in"], ["relu_2", "out", "relu_3", "in"]]),
        {}, "two edges end",
    ),
    "place of no layer": (parts(relu()), {"positions": {"b": [0, 0]}}, "no layer"),
    "place at infinity": (parts(relu()), {"positions": {"relu_1": [0, math.inf]}}, "finite"),
    "place as text": (parts(relu()), {"positions": {"relu_1": "here"}}, "not a JSON list"),
    "layout of no block": (parts(), {"blocks": {"b": {}}}, "has not"),
    "nameless block": (parts(blocks={"": parts()}), {}, "name of a block"),
    "block in itself": (
        parts(blocks={"b": parts({"id": "a", "kind": "block", "settings": {"block": "b"}})}), {}, "contain itself",
    ),
    "network input in a block": (
        parts(blocks={"b": parts({"id": "a", "kind": "table_input", "settings": {}})}), {}, "inside a block",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "layout", "reason"), REFUSED.values(), ids=REFUSED)
def test_refuses(content: object, layout: object, reason: str):
    with pytest.raises(ModelLabError, match=reason):
        from_json(content, layout)


def test_refuses_more_nodes_than_the_limit_before_looking_at_them():
    with pytest.raises(ModelLabError, match="20,001 layers"):
        from_json({"nodes": [None] * (MAX_NODES + 1), "edges": []}, {})


def test_refuses_blocks_in_blocks_that_grow_beyond_the_limit():
    def level(number: int) -> dict[str, object]:
        inside = {"id": "a", "kind": "block", "settings": {"block": f"b{number - 1}", "repeat": 1000}}
        return parts(inside if number else relu())

    with pytest.raises(ModelLabError, match="20000"):
        from_json(parts(relu(), blocks={f"b{i}": level(i) for i in range(5)}), {})


def test_names_lose_hidden_characters_and_what_is_too_long():
    graph = from_json(parts(relu(name="a\u202eb" + "c" * 500)), {})
    assert graph.nodes["relu_1"].name == "ab" + "c" * 198


def test_a_place_far_out_is_brought_back():
    graph = from_json(parts(relu()), {"positions": {"relu_1": [1e300, 0]}})
    assert graph.nodes["relu_1"].position == (1e7, 0.0)


def test_a_circle_is_read_so_that_it_can_be_shown():
    edges = [["relu_1", "out", "relu_2", "in"], ["relu_2", "out", "relu_1", "in"]]
    assert from_json(parts(relu(1), relu(2), edges=edges), {}).cyclic == {"relu_1", "relu_2"}
