"""Training throughput of text networks against an expert's loop of the same network, as ratios within one run.

W2 an LSTM classifier, W3 an LSTM generator, W4 a transformer encoder with padding mask. The expert has the tensors in
memory, takes batches by index, uses fused Adam and never synchronises. One thread each, measured by the processor
time of that thread. Run with ``pytest tests/benchmarks -m benchmark``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from modellab.data.dataset import DatasetConfig, Field, Schema
from modellab.data.samples import Dataset
from modellab.graph.graph import Graph
from modellab.network.build import build
from modellab.project.networks import chain, class_end, text_generator_lstm, text_lstm
from modellab.training.events import EpochDone
from tests.training.samples import Listener, plan, train

BATCH, LENGTH, CLASSES = 32, 100, 10
WORDS = [f"w{number}" for number in range(9_000)]
ROUNDS = 5

pytestmark = pytest.mark.benchmark


@contextmanager
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def _texts(count: int, shortest: int) -> Dataset:
    """Make texts of random words, between ``shortest`` and ``LENGTH`` words long."""
    rng = np.random.default_rng(0)
    lengths = rng.integers(shortest, LENGTH + 1, count)
    texts = np.array([" ".join(rng.choice(WORDS, length)) for length in lengths], dtype=object)
    classes = tuple(f"class {number}" for number in range(CLASSES))
    splits = {"train": np.arange(count), "validation": np.arange(0), "test": np.arange(0)}
    schema = Schema(
        (Field("text", "text", ()), Field("label", "class", (), classes)), {k: len(v) for k, v in splits.items()}
    )
    raw = {"text": texts, "label": rng.integers(0, CLASSES, count)}
    return Dataset(DatasetConfig("labelled_text"), schema, raw, splits)


def _running_text(characters: int) -> Dataset:
    rng = np.random.default_rng(0)
    letters = rng.choice(list("abcdefghijklmnopqrstuvwxyz ,.\n"), characters)
    texts = np.array(["".join(letters)], dtype=object)
    splits = {"train": np.arange(1), "validation": np.arange(0), "test": np.arange(0)}
    schema = Schema((Field("text", "text", ()),), {k: len(v) for k, v in splits.items()})
    return Dataset(DatasetConfig("corpus"), schema, {"text": texts}, splits)


class LstmClassifier(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embedding, self.lstm = nn.Embedding(10_000, 64), nn.LSTM(64, 64, batch_first=True)
        self.linear = nn.Linear(64, CLASSES)

    def forward(self, tokens_NT: Tensor) -> Tensor:
        return self.linear(self.lstm(self.embedding(tokens_NT))[0][:, -1])


class LstmGenerator(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embedding, self.lstm = nn.Embedding(256, 256), nn.LSTM(256, 512, batch_first=True)
        self.linear = nn.Linear(512, 256)

    def forward(self, tokens_NT: Tensor) -> Tensor:
        return self.linear(self.lstm(self.embedding(tokens_NT))[0]).flatten(0, 1)


class Transformer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embedding = nn.Embedding(10_000, 128)
        self.position = nn.Parameter(torch.randn(LENGTH, 128) * 0.02)
        layer = nn.TransformerEncoderLayer(128, 4, 256, 0.1, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.linear = nn.Linear(128, CLASSES)

    def forward(self, tokens_NT: Tensor) -> Tensor:
        is_real = tokens_NT != 0
        x = self.encoder(self.embedding(tokens_NT) + self.position, src_key_padding_mask=~is_real)
        weight = is_real[..., None].float()
        return self.linear((x * weight).sum(1) / weight.sum(1))


def _transformer_graph() -> Graph:
    return chain([
        ("text_input", {"length": LENGTH, "vocabulary": 10_000}),
        ("embedding", {"dimension": 128}),
        ("positional_encoding", {"method": "learned", "max_length": LENGTH}),
        ("transformer_encoder", {"layers": 2, "heads": 4, "hidden": 256}),
        ("mean_over_time", {}),
        *class_end(CLASSES),
    ])  # fmt: skip


def expert_loop(network: nn.Module, x: Tensor, y: Tensor) -> float:
    """Train two epochs as fast as eager PyTorch goes; return batches per second of the second."""
    network.train()
    optimizer = torch.optim.Adam(network.parameters(), fused=True)
    total, num_batches = torch.zeros(()), len(x) // BATCH
    for _epoch in range(2):
        start = time.thread_time()
        order = torch.randperm(len(x))
        for first in range(0, len(x), BATCH):
            chosen = order[first : first + BATCH]
            loss = nn.functional.cross_entropy(network(x.index_select(0, chosen)), y.index_select(0, chosen).flatten())
            loss.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            total += loss.detach()
    total.item()
    return num_batches / (time.thread_time() - start)


def model_lab(graph: Graph, dataset: Dataset, num_batches: int) -> float:
    """Train two epochs with ``fit`` and return batches per second of the second."""
    ends: list[float] = []
    listener = Listener()
    listener.tell = lambda event: ends.append(time.thread_time()) if isinstance(event, EpochDone) else None
    train(plan(graph, batch_size=BATCH, epochs=2), dataset, listener)
    return num_batches / (ends[1] - ends[0])


def _compare(
    name: str, ours: Callable[[], float], expert: Callable[[], float], capsys: pytest.CaptureFixture[str]
) -> float:
    with _one_thread():
        ours()
        pairs = [(ours(), expert()) if turn % 2 else (expert(), ours())[::-1] for turn in range(ROUNDS)]
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    with capsys.disabled():
        print(
            f"\n{name}, one thread: {ratio:.2f} x expert loop; {statistics.median(p[0] for p in pairs):.1f} batches/s"
        )
    return ratio


def _same_size(graph: Graph, network: nn.Module) -> bool:
    return sum(w.numel() for w in build(graph).parameters()) == sum(w.numel() for w in network.parameters())


def test_lstm_classifier_is_as_fast_as_the_loop_of_an_expert(capsys: pytest.CaptureFixture[str]) -> None:
    count = 60 * BATCH
    graph, dataset = text_lstm(CLASSES, length=LENGTH), _texts(count, LENGTH)
    x, y = torch.randint(2, 9_000, (count, LENGTH)), torch.randint(0, CLASSES, (count,))
    assert _same_size(graph, LstmClassifier())
    ratio = _compare("W2", lambda: model_lab(graph, dataset, 60), lambda: expert_loop(LstmClassifier(), x, y), capsys)
    assert ratio >= 0.9


def test_generator_is_as_fast_as_the_loop_of_an_expert(capsys: pytest.CaptureFixture[str]) -> None:
    num_batches, length = 12, 100
    count = num_batches * BATCH
    graph = text_generator_lstm(length=length, units=512)
    dataset = _running_text(count * length + length + 1)
    x, y = torch.randint(4, 34, (count, length)), torch.randint(4, 34, (count, length))
    assert _same_size(graph, LstmGenerator())
    ratio = _compare(
        "W3", lambda: model_lab(graph, dataset, num_batches), lambda: expert_loop(LstmGenerator(), x, y), capsys
    )
    assert ratio >= 0.9


def test_transformer_is_as_fast_as_the_loop_of_an_expert(capsys: pytest.CaptureFixture[str]) -> None:
    count = 40 * BATCH
    graph, dataset = _transformer_graph(), _texts(count, 50)
    x, y = torch.randint(2, 9_000, (count, LENGTH)), torch.randint(0, CLASSES, (count,))
    lengths = torch.randint(50, LENGTH + 1, (count, 1))
    x[torch.arange(LENGTH) >= lengths] = 0
    assert _same_size(graph, Transformer())
    ratio = _compare("W4", lambda: model_lab(graph, dataset, 40), lambda: expert_loop(Transformer(), x, y), capsys)
    assert ratio >= 0.9
