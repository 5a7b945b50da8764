import pytest
import torch

from modellab.network.build import build
from modellab.training.randomness import draw_keyed, is_stochastic
from tests.builders import tiny_mlp
from tests.training.samples import dropout_mlp

CPU = torch.device("cpu")


def draw(*key):
    return draw_keyed(key, CPU, lambda: torch.rand(4)).tolist()


def test_the_same_key_draws_the_same():
    assert draw(1, 2, 3) == draw(1, 2, 3)


@pytest.mark.parametrize("key", [(0, 2, 3), (1, 0, 3), (1, 2, 0), (2, 1, 3)])
def test_another_key_draws_something_else(key):
    assert draw(*key) != draw(1, 2, 3)


def test_the_global_generator_is_put_back_even_after_an_error():
    before = torch.get_rng_state()
    with pytest.raises(ZeroDivisionError):
        draw_keyed((1, 2, 3), CPU, lambda: torch.rand(4)[0] / (1 // 0))
    assert torch.equal(torch.get_rng_state(), before)


def test_only_networks_that_draw_are_stochastic():
    assert is_stochastic(build(dropout_mlp(), seed=0))
    assert not is_stochastic(build(tiny_mlp(), seed=0))


@pytest.mark.parametrize(
    "module",
    [
        torch.nn.LSTM(3, 4, num_layers=2, dropout=0.5),
        torch.nn.MultiheadAttention(4, 2, dropout=0.1),
        torch.nn.TransformerEncoderLayer(4, 2, dropout=0.1),
        torch.nn.Dropout2d(0.5),
    ],
)
def test_layers_with_dropout_inside_are_found(module):
    assert is_stochastic(torch.nn.Sequential(module))
