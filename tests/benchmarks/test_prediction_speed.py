"""One answer against the bare forward pass, one written token against a step by hand, as ratios within one run.

Both are measured in turns by the processor time of the thread.

Run with ``pytest tests/benchmarks/test_prediction_speed.py -m benchmark -s``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from modellab.data.preparation import PreparationConfig, fit
from modellab.data.samples import Dataset
from modellab.data.wiring import text_limits
from modellab.graph.graph import Graph
from modellab.network.build import Network, build
from modellab.network.stepping import Stepper
from modellab.network.weights import save_state
from modellab.prediction.generate import Sampling, generate
from modellab.prediction.predict import Predictor
from modellab.project.networks import text_generator_lstm, text_generator_transformer, text_lstm, text_transformer
from tests.builders import small_cnn
from tests.text_samples import corpus, reviews
from tests.training.samples import pictures

pytestmark = pytest.mark.benchmark

ROUNDS, CALLS = 40, 50
TOKENS = 48
GOAL = 1.3


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def microseconds(call: Callable[[], object], calls: int = CALLS) -> float:
    start = time.thread_time()
    for _ in range(calls):
        call()
    return (time.thread_time() - start) / calls * 1e6


def compare(
    name: str, bare: Callable[[], object], ours: Callable[[], object], calls: int = CALLS, per: int = 1
) -> float:
    """Print and return how much longer ours takes; ``per`` is how many things one call does."""
    times = [(microseconds(bare, calls), microseconds(ours, calls)) for _ in range(ROUNDS)][5:]
    ratio = statistics.median(mine / theirs for theirs, mine in times)
    theirs, mine = np.median(np.array(times), axis=0) / per
    print(f"\n{name}: {ratio:.2f} x, {theirs:.0f} and {mine:.0f} us")
    return ratio


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

    with capsys.disabled():
        ratio = compare(
            f"one 28x28 picture over the bare forward pass (goal {GOAL})", bare, lambda: predictor.picture(picture)
        )
    assert ratio < 2


def text_predictor(graph: Graph, dataset: Dataset, tokenizer: str) -> Predictor:
    preparation = fit(dataset, PreparationConfig(tokenizer=tokenizer), text_limits(graph))
    network = build(graph, seed=0)
    if tokenizer == "characters":
        with torch.no_grad():
            network.linear_1.bias[preparation.first_text.tokenizer.end_id] = -100  # it shall go on and on
    return Predictor(graph, save_state(network), preparation, ("bad", "good"))


@pytest.mark.parametrize("draw", [text_lstm, text_transformer])
def test_an_answer_to_a_text_costs_little_more_than_the_forward_pass(
    draw: Callable[[int], Graph], capsys: pytest.CaptureFixture[str]
) -> None:
    dataset = reviews()
    predictor = text_predictor(draw(2), dataset, "words")
    text = " ".join(dataset.raw["text"][:4])
    tokens_1T = predictor.preparation.read_text(text).tensor

    def bare() -> object:
        with torch.inference_mode(), predictor.lend() as network:
            return network(tokens_1T)

    with capsys.disabled():
        name = f"one typed text over the bare forward pass (goal {GOAL}), {draw.__name__}"
        ratio = compare(name, bare, lambda: predictor.text(text), calls=10)
    assert ratio < 2


def lstm_tokens(network: Network, tokens: Sequence[Tensor]) -> list[Tensor]:
    """Write as one does by hand: the state goes from token to token, and a cell saves the ways of whole sequences."""
    weights, answers = network.lstm_1.all_weights[0], []
    state = (torch.zeros(1, network.lstm_1.hidden_size),) * 2
    for token_11 in tokens:
        state = torch.lstm_cell(network.embedding_1(token_11)[0], state, *weights)
        answers.append(network.linear_1(state[0])[None])
    return answers


def transformer_tokens(network: Network, tokens: Sequence[Tensor]) -> list[Tensor]:
    """Write as one does by hand: the keys and values of earlier tokens are kept."""
    encoder, embedding, linear = network.transformer_encoder_1, network.embedding_1, network.linear_1
    waves_1TE = network.positional_encoding_1(torch.zeros(1, len(tokens), embedding.embedding_dim))
    layers, kept, answers = list(encoder.layers), {}, []
    for place, token_11 in enumerate(tokens):
        x = embedding(token_11) + waves_1TE[:, place]
        for number, layer in enumerate(layers):
            attention = layer.self_attn
            projected = F.linear(layer.norm1(x), attention.in_proj_weight, attention.in_proj_bias)
            query, key, value = projected.view(1, 1, 3, attention.num_heads, -1).permute(2, 0, 3, 1, 4)
            if place:
                key, value = torch.cat((kept[number][0], key), 2), torch.cat((kept[number][1], value), 2)
            kept[number] = key, value
            seen = F.scaled_dot_product_attention(query, key, value)
            x = x + attention.out_proj(seen.transpose(1, 2).flatten(2))
            x = x + layer.linear2(F.gelu(layer.linear1(layer.norm2(x))))
        answers.append(linear(encoder.norm(x)))
    return answers


WRITERS = [(text_generator_lstm, lstm_tokens), (text_generator_transformer, transformer_tokens)]


@pytest.mark.parametrize(("draw", "by_hand"), WRITERS)
def test_a_written_token_costs_little_more_than_a_step_by_hand(
    draw: Callable[[], Graph],
    by_hand: Callable[[Network, Sequence[Tensor]], list[Tensor]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    predictor = text_predictor(draw(), corpus(), "characters")
    tokens = list(torch.randint(4, 14, (TOKENS, 1, 1)))
    whole = Sampling(max_tokens=TOKENS)

    def bare() -> list[Tensor]:
        with predictor.lend() as network:
            return by_hand(network, tokens)

    def stepped() -> list[Tensor]:
        with predictor.lend() as network:
            return list(map(Stepper(network), tokens))

    torch.testing.assert_close(torch.cat(stepped()), torch.cat(bare()), atol=1e-5, rtol=1e-4)
    with capsys.disabled():
        ratio = compare(f"one token over a step by hand (goal {GOAL}), {draw.__name__}", bare, stepped, 1, TOKENS)
        compare("the same, chosen and spelled", bare, lambda: "".join(generate(predictor, "12", whole)), 1, TOKENS)
    assert ratio < 2
