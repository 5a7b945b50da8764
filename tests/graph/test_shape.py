"""Arithmetic with symbolic dimensions, against numbers put in their place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modellab.graph.shape import TensorType, add, divide, format_badge, num_elements, product, scale, shift

STEPS = [
    st.tuples(st.just(shift), st.integers(-9, 9)),
    st.tuples(st.just(scale), st.integers(1, 5)),
    st.tuples(st.just(divide), st.integers(1, 5)),
]


def number(dim, **symbols):
    """Put numbers into a dimension: ``2T-1`` for T = 10 is 19."""
    return dim if isinstance(dim, int) else eval(re.sub(r"(\d)([A-Z])", r"\1*\2", dim), dict(symbols))


@given(st.lists(st.one_of(STEPS), max_size=12), st.integers(0, 1000))
def test_any_chain_of_steps_gives_the_number_that_plain_integers_give(steps, length):
    symbolic, plain = "T", length
    for step, operand in steps:
        symbolic, plain = step(symbolic, operand), step(plain, operand)
    assert number(symbolic, T=length) == plain


@given(st.lists(st.sampled_from([2, 3, "T", "2T", "T-2", "(T-2)//2", "3*(T-1)", "N", "N*T"]), max_size=6))
def test_sums_and_products_agree_with_plain_integers(dims):
    plain = [number(dim, T=11, N=5) for dim in dims]
    assert (number(add(dims), T=11, N=5), number(product(dims), T=11, N=5)) == (sum(plain), num_elements(tuple(plain)))


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (shift("T-2", -2), "T-4"),
        (shift("T-2", 2), "T"),
        (shift("(T-2)//2+1", -1), "(T-2)//2"),
        (scale("T", 3), "3T"),
        (scale("3T", 2), "6T"),
        (scale("T-1", 2), "2*(T-1)"),
        (scale("2*(T-1)", 2), "4*(T-1)"),
        (divide("T", 2), "T//2"),
        (divide("T//2", 2), "T//4"),
        (divide("T-2", 2), "(T-2)//2"),
        (divide("6T", 2), "3T"),
        (divide("6T", 6), "T"),
        (add(["T", "T", 3]), "2T+3"),
        (add(["T-1", "T+4"]), "2T+3"),
        (add([3, 4]), 7),
        (product(["T", 8]), "8T"),
        (product(["T-1", 4]), "4*(T-1)"),
        (product(["T", 0]), 0),
        (product([]), 1),
    ],
)
def test_results_are_written_in_their_shortest_form(result, expected):
    assert result == expected


@given(st.permutations(["T", 2, "N", "T-1", 3]))
def test_the_order_of_factors_does_not_matter(dims):
    assert product(dims) == product(["T", 2, "N", "T-1", 3])


@given(st.permutations(["T", 2, "N", "T-1", 3]))
def test_the_order_of_summands_does_not_matter(dims):
    assert add(dims) == add(["T", 2, "N", "T-1", 3])


def test_a_badge_is_short():
    assert format_badge(("N", 64, 6, 6)) == "N·64·6·6"


def test_a_type_reads_like_a_tuple():
    assert str(TensorType(("N", "T-2", 8))) == "(N, T-2, 8)"


def test_elements_of_any_size_are_counted_exactly():
    assert num_elements((2**40, 2**40, 3)) == 3 * 2**80


def test_symbolic_sizes_count_as_one_unless_told():
    assert (num_elements(("T", 8)), num_elements(("T", 8), {"T": 5})) == (8, 40)
