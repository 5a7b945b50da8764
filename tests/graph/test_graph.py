"""Queries of the graph value."""

from itertools import pairwise

from modellab.graph.graph import Edge, Graph, Node


def drawn(*pairs: tuple[str, str], nodes: str = "abcd") -> Graph:
    return Graph({key: Node(key, "relu") for key in nodes}, tuple(Edge(a, b) for a, b in pairs))


def test_order_puts_sources_before_targets():
    assert drawn(("d", "c"), ("c", "b"), ("b", "a")).order == ("d", "c", "b", "a")


def test_order_breaks_ties_by_the_order_of_nodes():
    assert drawn(("a", "d"), nodes="acbd").order == ("a", "c", "b", "d")


def test_order_leaves_out_nodes_on_and_behind_a_cycle():
    assert drawn(("b", "c"), ("c", "b"), ("c", "d")).order == ("a",)


def test_order_counts_an_edge_drawn_twice_between_two_ports():
    graph = Graph({k: Node(k, "add") for k in "ab"}, (Edge("a", "b", "out", "x"), Edge("a", "b", "out", "y")))
    assert graph.order == ("a", "b")


def test_cyclic_holds_the_nodes_on_a_cycle_but_not_those_behind_it():
    assert drawn(("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")).cyclic == {"b", "c"}


def test_cyclic_leaves_out_a_node_between_two_cycles():
    graph = drawn(("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "d"), nodes="abcde")
    assert graph.cyclic == {"a", "b", "d", "e"}


def test_a_node_connected_with_itself_is_cyclic():
    assert drawn(("a", "a")).cyclic == {"a"}


def test_a_graph_without_circles_has_no_cyclic_nodes():
    assert drawn(("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")).cyclic == frozenset()


def test_ancestors_reach_through_all_ways():
    assert drawn(("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")).ancestors("d") == {"a", "b", "c"}


def test_ancestors_leave_the_node_itself_out():
    assert drawn(("a", "b")).ancestors("b") == {"a"}


def test_descendants_are_the_other_way_round():
    assert drawn(("a", "b"), ("b", "c")).descendants("a") == {"b", "c"}


def test_incoming_keeps_the_order_of_edges():
    assert [edge.source for edge in drawn(("c", "d"), ("a", "d"), ("b", "d")).incoming["d"]] == ["c", "a", "b"]


def test_a_long_chain_needs_no_recursion():
    ids = [f"n{i}" for i in range(20_000)]
    graph = Graph({key: Node(key, "relu") for key in ids}, tuple(Edge(a, b) for a, b in pairwise(ids)))
    assert graph.order == tuple(ids) and len(graph.descendants("n0")) == 19_999


def test_forgetting_changes_no_answer():
    graph = drawn(("a", "b"), ("b", "c"))
    before = graph.order
    graph.forget()
    assert graph.order == before and graph.order is not before
