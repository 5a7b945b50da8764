"""Ids and names."""

import pytest

from modellab.graph.graph import Graph, Node
from modellab.graph.naming import FreshIds, clean, free_name, is_id, title
from modellab.settings import Settings


def test_ids_inside_blocks_are_not_given_again():
    inner = Graph({"relu_4": Node("relu_4", "relu")})
    assert FreshIds(Graph(blocks={"b": inner})).new("relu") == "relu_5"


@pytest.mark.parametrize("kind", ["my.Layer", "1st", "Ünknown", "", "层", "x" * 500])
def test_any_kind_gives_an_id(kind: str):
    assert is_id(FreshIds(Graph()).new(kind))


def test_two_ids_in_a_row_differ():
    fresh = FreshIds(Graph())
    assert fresh.new("relu") != fresh.new("relu")


@pytest.mark.parametrize("text", [None, 1, "A", "a b", "a-b", "é", "²", "a\n"])
def test_other_values_are_no_ids(text: object):
    assert not is_id(text)


def test_clean_keeps_other_scripts_and_lines_where_wanted():
    assert clean("层 é\t\n\x7f\u2066", lines=True) == "层 é\t\n"


def test_free_name_counts_on():
    assert free_name("part", ["part", "part 2"]) == "part 3"


def test_title_falls_back_on_the_id():
    assert title(Node("relu_1", "relu")) == 'ReLU "relu_1"'
    assert title(Node("a", "later", Settings({}), "mine")) == 'Unknown layer "later" "mine"'
