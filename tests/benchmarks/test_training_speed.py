"""Training throughput of the sample network (93,322 parameters, batch 32), as ratios within one run.

Against a plain hand-written loop (DataLoader, ``.item()`` a step) and an expert's loop (tensors in memory, batches by
index, channels last, fused Adam, no synchronisation). One thread each, and the clock is the processor time of that
thread, so that other programs on the machine disturb the ratios little. Run with
``pytest tests/benchmarks -m benchmark``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from modellab.data.preparation import fit as fit_preparation
from modellab.network.build import build
from modellab.training.events import EpochDone
from tests.builders import small_cnn
from tests.training.samples import Listener, pictures, plan, train

BATCH = 32
NUM_SAMPLES = 100 * BATCH
ROUNDS = 6

pytestmark = pytest.mark.benchmark

DATASET = pictures({"train": NUM_SAMPLES, "validation": 0, "test": 0}, size=28, classes=10)


@contextmanager
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def _tensors() -> tuple[torch.Tensor, torch.Tensor]:
    image = fit_preparation(DATASET).apply(torch.from_numpy(DATASET.raw["image"]))
    return image, torch.from_numpy(DATASET.raw["label"])


def _hand_written() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(), nn.Linear(576, 64), nn.ReLU(), nn.Linear(64, 10),
    )  # fmt: skip


def plain_loop() -> float:
    """Train two epochs as in most tutorials; return samples per second of the second."""
    loader = DataLoader(TensorDataset(*_tensors()), batch_size=BATCH, shuffle=True)
    network, criterion = _hand_written(), nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(network.parameters())
    total, hits = 0.0, 0
    for _epoch in range(2):
        start = time.thread_time()
        for image, label in loader:
            optimizer.zero_grad()
            output = network(image)
            loss = criterion(output, label)
            loss.backward()
            optimizer.step()
            total += loss.item()
            hits += (output.argmax(1) == label).sum().item()
    return NUM_SAMPLES / (time.thread_time() - start)


def expert_loop() -> float:
    """Train two epochs as fast as eager PyTorch goes; return samples per second of the second."""
    image, label = _tensors()
    network = _hand_written().to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(network.parameters(), fused=True)
    total, hits = torch.zeros(()), torch.zeros((), dtype=torch.int64)
    for _epoch in range(2):
        start = time.thread_time()
        order = torch.randperm(NUM_SAMPLES)
        for first in range(0, NUM_SAMPLES, BATCH):
            chosen = order[first : first + BATCH]
            x, y = image.index_select(0, chosen), label.index_select(0, chosen)
            output = network(x)
            loss = nn.functional.cross_entropy(output, y)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            total += loss.detach()
            hits += (output.argmax(1) == y).sum()
    total.item()
    return NUM_SAMPLES / (time.thread_time() - start)


def model_lab() -> float:
    """Train two epochs with ``fit`` and return samples per second of the second."""
    ends: list[float] = []
    listener = Listener()
    listener.tell = lambda event: ends.append(time.thread_time()) if isinstance(event, EpochDone) else None
    train(plan(small_cnn(), batch_size=BATCH, epochs=2), DATASET, listener)
    return NUM_SAMPLES / (ends[1] - ends[0])


def test_fit_is_as_fast_as_the_loop_of_an_expert(capsys: pytest.CaptureFixture[str]) -> None:
    contestants: list[Callable[[], float]] = [plain_loop, expert_loop, model_lab]
    speeds: dict[str, list[float]] = {contestant.__name__: [] for contestant in contestants}
    with _one_thread():
        for contestant in contestants:
            contestant()
        for _ in range(ROUNDS):
            contestants.reverse()
            for contestant in contestants:
                speeds[contestant.__name__].append(contestant())
    rounds = list(zip(speeds["model_lab"], speeds["plain_loop"], speeds["expert_loop"], strict=True))
    to_plain = statistics.median(ours / plain for ours, plain, _ in rounds)
    to_expert = statistics.median(ours / expert for ours, _, expert in rounds)
    with capsys.disabled():
        medians = {name: f"{statistics.median(values):,.0f}/s" for name, values in speeds.items()}
        print(f"\nW1, one thread: {to_plain:.2f} x plain loop, {to_expert:.2f} x expert loop; {medians}")
    assert sum(weight.numel() for weight in build(small_cnn()).parameters()) == 93_322
    assert to_plain >= 1.1
    assert to_expert >= 0.9
