import pytest
import torch

from modellab.settings import complete
from modellab.training.optimizers import OPTIMIZERS, build_optimizer

CPU = torch.device("cpu")


def steps(optimizer, weight, count=5):
    for step in range(count):
        weight.grad = torch.full_like(weight, 0.1 * (step + 1)) * weight.detach().sign()
        optimizer.step()
    return weight.detach()


def start():
    return torch.nn.Parameter(torch.linspace(-1, 1, 11))


@pytest.mark.parametrize(
    ("name", "settings", "reference"),
    [
        ("adam", {}, torch.optim.Adam),
        ("adam", {"amsgrad": True, "beta1": 0.8}, lambda p: torch.optim.Adam(p, betas=(0.8, 0.999), amsgrad=True)),
        ("adamw", {"weight_decay": 0.1}, lambda p: torch.optim.AdamW(p, weight_decay=0.1)),
        ("sgd", {"nesterov": True}, lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9, nesterov=True)),
        ("sgd", {"nesterov": True, "momentum": 0.0}, lambda p: torch.optim.SGD(p, lr=0.01)),
        ("rmsprop", {"smoothing": 0.9}, lambda p: torch.optim.RMSprop(p, lr=1e-3, alpha=0.9)),
    ],
)
def test_an_optimizer_moves_weights_as_torch_does(name, settings, reference):
    mine, theirs = start(), start()
    optimizer = build_optimizer(name, complete(OPTIMIZERS[name].settings, settings), [mine], CPU)
    torch.testing.assert_close(steps(optimizer, mine), steps(reference([theirs]), theirs))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_row_begins_with_the_learning_rate(name):
    assert OPTIMIZERS[name].settings[0].name == "learning_rate"
