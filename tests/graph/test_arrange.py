"""Automatic layout: readable, without overlaps, the same every time, and never a hang or a crash."""

import sys
from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modellab.graph.arrange import arrange, arrange_safely, arrange_simply, is_small
from modellab.graph.graph import Edge, Graph, Node

Pair = tuple[int, int]
Places = Mapping[str, tuple[float, float]]
Arranger = Callable[[Graph, Places], Places]


def drawn(num_nodes: int, *pairs: Pair) -> Graph:
    nodes = {f"n{i}": Node(f"n{i}", "relu") for i in range(num_nodes)}
    return Graph(nodes, tuple(Edge(f"n{a}", f"n{b}") for a, b in dict.fromkeys(pairs)))


def row(*nodes: int) -> list[Pair]:
    return list(pairwise(nodes))


def resnet(num_blocks: int = 16) -> Graph:
    """Nine layers a block and an edge around them; every fourth block has two layers on that edge."""
    pairs, last, free = list[Pair](), 0, 1
    for block in range(num_blocks):
        *branch, end = range(free, free + 9)
        free += 9
        pairs += row(last, *branch, end)
        if block % 4 == 0:
            pairs += row(last, free, free + 1, end)
            free += 2
        else:
            pairs.append((last, end))
        pairs.append((end, free))
        last, free = free, free + 1
    return drawn(free, *pairs)


def unet(depth: int = 4) -> Graph:
    down = list(range(depth))
    pairs = row(*down, depth)
    last, free = depth, depth + 1
    for level in reversed(down):
        pairs += [*row(last, free, free + 1), (level, free + 1)]
        last, free = free + 1, free + 2
    return drawn(free, *pairs)


def inception(num_blocks: int = 4) -> Graph:
    pairs, last, free = list[Pair](), 0, 1
    for _ in range(num_blocks):
        end = free + 8
        for branch in ([free], [free + 1, free + 2], [free + 3, free + 4, free + 5], [free + 6, free + 7]):
            pairs += row(last, *branch, end)
        last, free = end, end + 1
    return drawn(free, *pairs)


def transformer(num_layers: int = 6) -> Graph:
    pairs, last, free = list[Pair](), 0, 1
    for _ in range(num_layers):
        norm, q, k, v, attention, add, norm2, wide, narrow, add2 = range(free, free + 10)
        for branch in (q, k, v):
            pairs += row(last, norm, branch, attention, add) if branch == q else row(norm, branch, attention)
        pairs += [(last, add), *row(add, norm2, wide, narrow, add2), (add, add2)]
        last, free = add2, free + 10
    return drawn(free, *pairs)


def boxes(graph: Graph) -> dict[str, tuple[float, float]]:
    """Sizes like those on the canvas, not all the same."""
    return {key: (180.0 + 20 * (index % 4), 56.0 + 16 * (index % 3)) for index, key in enumerate(graph.nodes)}


def overlaps(places: Places, sizes: Places) -> list[tuple[str, str]]:
    ids, found = list(places), []
    for index, one in enumerate(ids):
        for other in ids[index + 1 :]:
            (x, y), (w, h), (u, v), (s, t) = places[one], sizes[one], places[other], sizes[other]
            if x < u + s and u < x + w and y < v + t and v < y + h:
                found.append((one, other))
    return found


def covered(graph: Graph, places: Places, sizes: Places) -> list[tuple[Edge, str]]:
    """Edges whose straight line, from the middle below to the middle above, runs over a node."""
    return [(edge, key) for edge in graph.edges for key in graph.nodes if _runs_over(edge, key, places, sizes)]


def _runs_over(edge: Edge, key: str, places: Places, sizes: Places) -> bool:
    if key in (edge.source, edge.target):
        return False
    (x0, y0), (x1, y1) = places[edge.source], places[edge.target]
    x0, y0, x1 = x0 + sizes[edge.source][0] / 2, y0 + sizes[edge.source][1], x1 + sizes[edge.target][0] / 2
    (left, top), (width, height) = places[key], sizes[key]
    top, bottom = max(top, y0), min(top + height, y1)
    ends = [x0 + (x1 - x0) * (y - y0) / (y1 - y0) for y in (top, bottom)]
    return top <= bottom and max(ends) >= left and min(ends) <= left + width


def centre(key: str, places: Places, sizes: Places) -> float:
    return places[key][0] + sizes[key][0] / 2


NETWORKS = [resnet(), unet(), inception(), transformer()]
NAMES = ["resnet", "unet", "inception", "transformer"]


@pytest.mark.parametrize("graph", NETWORKS, ids=NAMES)
def test_no_edge_of_a_usual_network_runs_over_a_node(graph: Graph):
    sizes = boxes(graph)
    assert covered(graph, arrange(graph, sizes), sizes) == []


@pytest.mark.parametrize("arranged", [arrange, arrange_simply])
@pytest.mark.parametrize("graph", NETWORKS, ids=NAMES)
def test_no_nodes_of_a_usual_network_overlap(graph: Graph, arranged: Arranger):
    sizes = boxes(graph)
    assert overlaps(arranged(graph, sizes), sizes) == []


@pytest.mark.parametrize("arranged", [arrange, arrange_simply])
def test_a_chain_is_a_column(arranged: Arranger):
    graph = drawn(10, *row(*range(10)))
    sizes = boxes(graph)
    places = arranged(graph, sizes)
    assert len({round(centre(key, places, sizes)) for key in places}) == 1


def test_a_branch_has_its_source_in_the_middle():
    graph = drawn(3, (0, 1), (0, 2))
    places = arrange(graph, {})
    assert places["n0"][0] == pytest.approx((places["n1"][0] + places["n2"][0]) / 2, abs=1)


def test_the_blocks_of_a_residual_network_stand_on_one_trunk():
    graph = drawn(12, *[p for i in (0, 3, 6) for p in (*row(i, i + 1, i + 2, i + 3), (i, i + 3))])
    places = arrange(graph, {})
    assert len({places[f"n{i}"][0] for i in (0, 3, 6, 9)}) == 1


def test_nodes_without_edges_stand_in_a_row_beside():
    places = arrange(drawn(5, (0, 1)), {})
    assert len({places[key][1] for key in ("n2", "n3", "n4")}) == 1
    assert min(places[key][0] for key in ("n2", "n3", "n4")) > places["n0"][0] + 200


def test_parts_stand_side_by_side_in_the_order_of_their_nodes():
    places = arrange(drawn(6, *row(0, 1, 2), *row(3, 4, 5)), {})
    assert places["n0"][0] < places["n3"][0] and places["n0"][1] == places["n3"][1]


def test_a_long_edge_in_one_of_two_parts_is_no_node_of_the_other():
    graph = drawn(11, (0, 2), (3, 1), (3, 4), (3, 10), (10, 1))
    sizes = {**dict.fromkeys(graph.nodes, (1.0, 1.0)), "n10": (1.0, 149.0)}
    assert overlaps(arrange(graph, sizes), sizes) == []


def test_nothing_to_arrange_is_no_error():
    assert arrange(Graph(), {}) == arrange_simply(Graph(), {}) == arrange_safely(Graph(), {}) == {}


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Graph, dict[str, tuple[float, float]]]:
    num_nodes = draw(st.integers(1, 25))
    node = st.integers(0, num_nodes - 1)
    graph = drawn(num_nodes, *draw(st.lists(st.tuples(node, node), max_size=50)))
    side = st.floats(1, 500)
    return graph, {key: (draw(side), draw(side)) for key in graph.nodes}


@pytest.mark.parametrize("arranged", [arrange, arrange_simply])
@settings(deadline=None, max_examples=150)
@given(graphs())
def test_any_graph_even_with_circles_is_placed_without_overlaps(
    arranged: Arranger, case: tuple[Graph, dict[str, tuple[float, float]]]
):
    graph, sizes = case
    places = arranged(graph, sizes)
    assert places.keys() == graph.nodes.keys() and overlaps(places, sizes) == []


@pytest.mark.parametrize("arranged", [arrange, arrange_simply])
@settings(deadline=None, max_examples=100)
@given(graphs())
def test_sources_stand_above_their_targets(arranged: Arranger, case: tuple[Graph, dict[str, tuple[float, float]]]):
    graph, sizes = case
    places = arranged(graph, sizes)
    for edge in graph.edges:
        if edge.target in graph.order:
            assert places[edge.source][1] + sizes[edge.source][1] < places[edge.target][1]


@settings(deadline=None, max_examples=50)
@given(graphs())
def test_the_same_graph_is_placed_the_same_way(case: tuple[Graph, dict[str, tuple[float, float]]]):
    graph, sizes = case
    assert arrange(graph, sizes) == arrange(Graph(dict(graph.nodes), graph.edges), dict(sizes))


class TestSafely:
    @pytest.fixture
    def large(self) -> Graph:
        return resnet(60)

    def test_a_child_process_gives_the_same_places(self, large: Graph):
        assert arrange_safely(large, boxes(large), timeout_s=60) == arrange(large, boxes(large))

    def test_a_child_that_takes_too_long_is_given_up(self, large: Graph):
        assert arrange_safely(large, boxes(large), timeout_s=0.001) == arrange_simply(large, boxes(large))

    def test_a_child_that_cannot_start_is_done_without(self, large: Graph, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(sys, "executable", "/nowhere/python")
        assert arrange_safely(large, {}) == arrange_simply(large, {})


def test_small_is_judged_by_the_rows_that_edges_cross():
    dense = drawn(40, *[(a, b) for b in range(40) for a in range(b)])
    assert [is_small(graph) for graph in (resnet(), drawn(500, *row(*range(500))), dense)] == [True, True, False]
