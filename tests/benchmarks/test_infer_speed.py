"""What an edit costs in a graph of 500 layers, against inferring and checking all of it; times are printed.

Run with ``pytest tests/benchmarks/test_infer_speed.py -m benchmark -s``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest

from modellab.graph import edits
from modellab.graph.check import check
from modellab.graph.infer import infer
from tests.builders import chain

pytestmark = pytest.mark.benchmark

ROUNDS = 15
GOAL_MS = 50


def median_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times)


def test_an_edit_costs_less_than_a_whole_sweep():
    layers = [("conv2d", {"padding": "same"}), "batch_norm", "relu", "dropout"] * 125
    graph = chain("image_input", *layers, "global_avg_pool", ("linear", {"units": 10}), "class_output")
    before = infer(graph)
    widths = iter(range(33, 33 + ROUNDS))

    def whole() -> None:
        check(graph, infer(graph))

    def edit() -> None:
        edited = edits.configure(graph, ["conv2d_60"], {"filters": next(widths)})
        check(edited, infer(edited, before))

    all_ms, edit_ms = median_ms(whole), median_ms(edit)
    ratio = all_ms / edit_ms
    print(f"\n500 layers: all {all_ms:.1f} ms, after an edit {edit_ms:.1f} ms ({ratio:.1f}x), goal {GOAL_MS} ms")
    assert edit_ms < all_ms
