"""One answer against the bare forward pass, as a ratio within one run.

Run with ``pytest tests/benchmarks/test_prediction_speed.py -m benchmark -s``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
import pytest
import torch
from PIL import Image

from modellab.data.preparation import fit
from modellab.network.build import build
from modellab.network.weights import save_state
from modellab.prediction.predict import Predictor
from tests.builders import small_cnn
from tests.training.samples import pictures

pytestmark = pytest.mark.benchmark

ROUNDS, CALLS = 40, 50


def microseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    for _ in range(CALLS):
        call()
    return (time.perf_counter() - start) / CALLS * 1e6


def test_an_answer_costs_little_more_than_the_forward_pass(capsys: pytest.CaptureFixture[str]) -> None:
    dataset = pictures(size=28, classes=10)
    network = build(small_cnn(), seed=0).eval()
    classes = dataset.schema.targets[0].classes
    predictor = Predictor(small_cnn(), save_state(network), fit(dataset), classes)
    picture = Image.fromarray(dataset.raw["image"][0, 0])
    x = predictor.preparation.read_picture(picture).tensor

    def bare() -> object:
        with torch.inference_mode():
            return network(x)

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    times = [(microseconds(bare), microseconds(lambda: predictor.picture(picture))) for _ in range(ROUNDS)][5:]
    torch.set_num_threads(threads)
    ratio = statistics.median(answer / forward for forward, answer in times)
    with capsys.disabled():
        forward, answer = np.median(np.array(times), axis=0)
        print(f"\none 28x28 picture: {ratio:.2f} x the bare forward pass ({forward:.0f} and {answer:.0f} us)")
    assert ratio < 2
