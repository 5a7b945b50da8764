from __future__ import annotations

import unicodedata

import pytest

from modellab.desktop.canvas.look import diagnostic_lines
from modellab.errors import Text
from modellab.graph.check import Diagnostic


def lines(expected: str) -> tuple[str, ...]:
    """Return what a node would show where ``expected`` was wanted."""
    return diagnostic_lines(Diagnostic("conv2d_1", "error", Text(expected), Text(""), Text("")))


def test_an_english_sentence_is_broken_between_words() -> None:
    assert lines("a picture with channels first") == ("Expected a picture with", "channels first.")


def test_a_chinese_sentence_is_broken_where_the_node_ends() -> None:
    for line in lines("能被四个分组整除的通道数和卷积核数否则无法计算结果"):
        assert sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line) <= 25


@pytest.mark.parametrize("mark", "，。：）”")
def test_no_line_of_chinese_begins_with_a_punctuation_mark(mark: str) -> None:
    for length in range(4, 24):
        shown = lines("数" * length + mark + "层" * 4)
        assert all(not line.startswith(mark) for line in shown)


def test_a_long_chinese_sentence_ends_in_an_ellipsis() -> None:
    assert lines("数" * 90)[-1].endswith("…")
