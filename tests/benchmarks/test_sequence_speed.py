"""Training throughput of text networks against an expert's loop of the same network, as ratios within one run.

W2 an LSTM classifier, W3 an LSTM generator, W4 a transformer encoder with padding mask. The expert has the same tokens
in memory, takes batches by index, uses fused Adam and never synchronises. The two take turns step by step in one thread
and are measured by its processor time, so that other programs on the machine disturb both alike. The first epoch does
not count. Run with ``pytest tests/benchmarks -m benchmark``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from modellab.data import preparation as preparations
from modellab.data.batches import Batches
from modellab.data.dataset import DatasetConfig, Field, Schema
from modellab.data.preparation import PreparationConfig
from modellab.data.samples import Dataset
from modellab.data.wiring import text_limits, wire
from modellab.graph.graph import Graph
from modellab.network.build import build
from modellab.project.networks import chain, class_end, text_generator_lstm, text_lstm
from modellab.training.control import Control
from tests.training.samples import Listener, plan, train

BATCH, LENGTH, CLASSES = 32, 100, 10
WORDS = [f"w{number}" for number in range(9_000)]
EPOCHS, BLOCKS = 4, 5
GOAL = 0.97

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]


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
        last_N = (tokens_NT != 0).sum(1) - 1
        return self.linear(self.lstm(self.embedding(tokens_NT))[0][torch.arange(len(tokens_NT)), last_N])


class LstmGenerator(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embedding, self.lstm = nn.Embedding(256, 256), nn.LSTM(256, 512, batch_first=True)
        self.linear = nn.Linear(512, 256)

    def forward(self, tokens_NT: Tensor) -> Tensor:
        return self.linear(self.lstm(self.embedding(tokens_NT))[0])


class Transformer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.embedding, self.position = nn.Embedding(10_000, 128), nn.Embedding(LENGTH, 128)
        layer = nn.TransformerEncoderLayer(128, 4, 256, 0.1, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.linear = nn.Linear(128, CLASSES)

    def forward(self, tokens_NT: Tensor) -> Tensor:
        is_real_NT = tokens_NT != 0
        x_NTE = self.encoder(self.embedding(tokens_NT) + self.position.weight, src_key_padding_mask=~is_real_NT)
        weight_NT1 = is_real_NT[..., None].float()
        return self.linear((x_NTE * weight_NT1).sum(1) / weight_NT1.sum(1))


def _transformer_graph() -> Graph:
    return chain([
        ("text_input", {"length": LENGTH, "vocabulary": 10_000}),
        ("embedding", {"dimension": 128}),
        ("positional_encoding", {"method": "learned", "max_length": LENGTH}),
        ("transformer_encoder", {"layers": 2, "heads": 4, "hidden": 256}),
        ("mean_over_time", {}),
        *class_end(CLASSES),
    ])  # fmt: skip


def expert_steps(network: nn.Module, x_NT: Tensor, y: Tensor) -> Iterator[None]:
    """Train as fast as eager PyTorch goes, for as long as somebody asks for another step."""
    network.train()
    optimizer = torch.optim.Adam(network.parameters(), fused=True)
    total, hits = torch.zeros(()), torch.zeros((), dtype=torch.int64)
    while True:
        order = torch.randperm(len(x_NT))
        for chosen in order.split(BATCH):
            output, target = network(x_NT.index_select(0, chosen)), y.index_select(0, chosen)
            loss = nn.functional.cross_entropy(output.flatten(0, -2), target.flatten())
            loss.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            total += loss.detach()
            if target.dim() == 1:  # accuracy, which the curves of a classifier show
                hits += (output.detach().argmax(1) == target).sum()
            yield


class TakingTurns(Control):
    """Lets the expert take a step before each of ours; both are timed, what is between our steps included."""

    def __init__(self, expert: Iterator[None]) -> None:
        self._looks: list[tuple[float, float]] = []
        self._expert = expert
        super().__init__()

    @property
    def is_interrupted(self) -> bool:
        start = time.thread_time()
        next(self._expert)
        self._looks.append((start, time.thread_time()))
        return False

    @is_interrupted.setter
    def is_interrupted(self, value: bool) -> None:
        assert not value

    def ratio(self, first: int) -> float:
        """Return our speed over the expert's after ``first`` steps: the median of a few stretches."""
        starts, ends = np.array(self._looks[first:]).T
        theirs, ours = (ends - starts)[:-1], starts[1:] - ends[:-1]
        stretches = zip(np.array_split(theirs, BLOCKS), np.array_split(ours, BLOCKS), strict=True)
        return statistics.median(float(them.sum() / us.sum()) for them, us in stretches)


def _same_tokens(graph: Graph, dataset: Dataset, config: PreparationConfig) -> tuple[Tensor, Tensor]:
    """Return what the network meets in an epoch, and its targets."""
    wiring = wire(graph, dataset.schema)
    preparation = preparations.fit(dataset, config, text_limits(graph))
    batches = list(Batches(dataset, preparation, batch_size=BATCH, wiring=wiring).epoch(1))
    x, y = (torch.cat([batch[name] for batch in batches]) for name in (wiring.inputs[0], wiring.targets[0]))
    return x, y


def _is_same_function(graph: Graph, network: nn.Module, x_NT: Tensor) -> bool:
    """Whether the expert's network answers as ours does when it has the same weights."""
    ours = build(graph, seed=1).eval()
    with torch.no_grad():
        for own, other in zip(network.parameters(), ours.parameters(), strict=True):
            own.copy_(other)
        return torch.allclose(network.eval()(x_NT[:4]), ours(x_NT[:4]), atol=1e-5)


def _compare(
    graph: Graph, dataset: Dataset, network: nn.Module, num_batches: int, *, tokenizer: str = "words"
) -> float:
    config = PreparationConfig(tokenizer=tokenizer)
    x, y = _same_tokens(graph, dataset, config)
    assert len(x) == num_batches * BATCH
    assert _is_same_function(graph, network, x)
    listener = Listener()
    control = listener.control = TakingTurns(expert_steps(network, x, y))
    chosen = plan(graph, batch_size=BATCH, epochs=EPOCHS)
    train(replace(chosen, preparation=config), dataset, listener)
    return control.ratio(num_batches)


def _print(name: str, ratio: float, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{name}, one thread: {ratio:.3f} x expert loop (goal {GOAL})")


def test_lstm_classifier_is_as_fast_as_the_loop_of_an_expert(capsys: pytest.CaptureFixture[str]) -> None:
    graph, dataset = text_lstm(CLASSES, length=LENGTH), _texts(80 * BATCH, 50)
    ratio = _compare(graph, dataset, LstmClassifier(), 80)
    _print("W2", ratio, capsys)
    assert ratio >= 0.9


def test_generator_is_as_fast_as_the_loop_of_an_expert(capsys: pytest.CaptureFixture[str]) -> None:
    graph = text_generator_lstm(length=LENGTH, units=512)
    dataset = _running_text(10 * BATCH * LENGTH - 1)  # and the token that ends it
    ratio = _compare(graph, dataset, LstmGenerator(), 10, tokenizer="characters")
    _print("W3", ratio, capsys)
    assert ratio >= 0.9


def test_transformer_is_as_fast_as_the_loop_of_an_expert(capsys: pytest.CaptureFixture[str]) -> None:
    graph, dataset = _transformer_graph(), _texts(15 * BATCH, 50)
    ratio = _compare(graph, dataset, Transformer(), 15)
    _print("W4", ratio, capsys)
    assert ratio >= 0.9
