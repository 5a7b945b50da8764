"""Small made-up texts and the networks that read or write them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from modellab.data.dataset import DatasetConfig, Field, Schema
from modellab.data.samples import Dataset
from modellab.graph.graph import Edge, Graph
from tests.builders import chain, graph, node

_GOOD = ("fine", "lovely", "great", "superb")
_BAD = ("dull", "awful", "bad", "tedious")
_REST = ("the", "film", "was", "a", "story", "and", "music", ",")


def _dataset(fields: tuple[Field, ...], raw: dict[str, np.ndarray], sizes: tuple[int, int, int]) -> Dataset:
    ends = np.cumsum([0, *sizes])
    names = ("train", "validation", "test")
    splits = {name: np.arange(ends[k], ends[k + 1], dtype=np.int64) for k, name in enumerate(names)}
    counts = dict(zip(names, sizes, strict=True))
    classes = fields[-1].classes
    class_counts = dict.fromkeys(classes, sizes[0] // len(classes)) if classes else {}
    return Dataset(DatasetConfig(), Schema(fields, counts, class_counts, "synthetic"), raw, splits)


def objects(texts: Sequence[str]) -> np.ndarray:
    """Texts as a data set holds them."""
    array = np.empty(len(texts), object)
    array[:] = texts
    return array


def reviews(sizes: tuple[int, int, int] = (60, 20, 20)) -> Dataset:
    """Sentences of 4 to 9 words with one telling word each, labelled ``bad`` and ``good``."""
    chance = np.random.default_rng(4)
    texts, labels = [], []
    for index in range(sum(sizes)):
        label = index % 2
        words = list(chance.choice(_REST, size=chance.integers(3, 9)))
        words.insert(int(chance.integers(0, len(words))), str(chance.choice((_BAD, _GOOD)[label])))
        texts.append(" ".join(words))
        labels.append(label)
    fields = (Field("text", "text", ()), Field("label", "class", (), ("bad", "good")))
    return _dataset(fields, {"text": objects(texts), "label": np.array(labels, np.int64)}, sizes)


def corpus(sizes: tuple[int, int, int] = (40, 8, 8)) -> Dataset:
    """Lines that count up from a random digit: after 3 comes 4."""
    chance = np.random.default_rng(5)
    texts = ["".join(str((first + k) % 10) for k in range(9)) for first in chance.integers(0, 10, sum(sizes))]
    return _dataset((Field("text", "text", ()),), {"text": objects(texts)}, sizes)


def pairs(sizes: tuple[int, int, int] = (40, 8, 8)) -> Dataset:
    """Some letters, and the same letters twice."""
    chance = np.random.default_rng(6)
    texts = ["".join(chance.choice(list("abc"), size=chance.integers(1, 4))) for _ in range(sum(sizes))]
    raw = {"text": objects(texts), "answer": objects([text * 2 for text in texts])}
    return _dataset((Field("text", "text", ()), Field("answer", "text", ())), raw, sizes)


def reader(length: int | None = None, vocabulary: int = 40) -> Graph:
    """A classifier of two classes: embedding, mean, linear."""
    return chain(
        ("text_input", {"length": length, "vocabulary": vocabulary}), ("embedding", {"dimension": 8}),
        "mean_over_time", ("linear", {"units": 2}), ("class_output", {"classes": 2}),
    )  # fmt: skip


def writer(length: int | None = 8, vocabulary: int = 20) -> Graph:
    """A generator: embedding, GRU, one score a token at every step."""
    return chain(
        ("text_input", {"length": length, "vocabulary": vocabulary}), ("embedding", {"dimension": 16}),
        ("gru", {"units": 32, "result": "sequence"}), ("linear", {"units": vocabulary}),
        ("next_token_output", {"vocabulary": vocabulary}),
    )  # fmt: skip


def translator(vocabulary: int = 20) -> Graph:
    """Writes what depends on the mean of the first text: its embedding is added to every step of the second."""
    text = {"length": 6, "vocabulary": vocabulary}
    nodes = [
        node("source", "text_input", **text), node("answer", "text_input", **text),
        node("read", "embedding", dimension=16), node("written", "embedding", dimension=16),
        node("both", "add"), node("steps", "gru", units=16, result="sequence"),
        node("scores", "linear", units=vocabulary), node("out", "next_token_output", vocabulary=vocabulary),
    ]  # fmt: skip
    edges = [
        ("source", "read"), ("answer", "written"), ("read", "both"), ("written", "both"), ("both", "steps"),
        ("steps", "scores"), ("scores", "out"),
    ]  # fmt: skip
    drawn: list[Edge | tuple[str, str]] = list(edges)
    return graph(nodes, drawn)
