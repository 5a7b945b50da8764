"""JSON as the project file holds it."""

from __future__ import annotations

from modellab.graph.document import to_json
from modellab.graph.grouping import group
from modellab.project.plainjson import dumps_lines
from tests.builders import chain


def test_a_graph_has_one_node_a_line_in_blocks_too():
    graph, _ = group(chain("image_input", "conv2d", "relu", "flatten"), ["conv2d_1", "relu_1"], "Stem")
    lines = dumps_lines(to_json(graph)[0]).decode().splitlines()
    assert sum('"kind"' in line for line in lines) == sum(line.count('"kind"') for line in lines) == 7


def test_equal_objects_give_equal_bytes():
    assert dumps_lines({"b": 1, "a": [2]}) == dumps_lines({"a": [2], "b": 1})


def test_a_half_character_does_not_stop_the_writing():
    assert b"?" in dumps_lines({"x": "\ud800"})
