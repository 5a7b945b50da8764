import pytest
import torch
from torch.optim import lr_scheduler

from modellab.settings import complete
from modellab.training.schedules import SCHEDULES, Schedule

STEPS, PER_EPOCH = 60, 6


def schedule(name, warmup_steps=0, **settings):
    rows = complete(SCHEDULES[name].settings, settings)
    return Schedule(name, rows, warmup_steps=warmup_steps, total_steps=STEPS, steps_per_epoch=PER_EPOCH)


def torch_rates(make, rate=1.0, every=1):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)
    theirs = make(optimizer)
    rates = []
    for step in range(STEPS):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if (step + 1) % every == 0:
            theirs.step()
    return rates


def test_constant_stays():
    assert {schedule("constant").factor(step) for step in range(STEPS)} == {1.0}


def test_step_follows_torch():
    theirs = torch_rates(lambda o: lr_scheduler.StepLR(o, step_size=3, gamma=0.5), every=PER_EPOCH)
    mine = schedule("step", step_epochs=3, gamma=0.5)
    assert [mine.factor(step) for step in range(STEPS)] == pytest.approx(theirs)


def test_cosine_follows_torch():
    theirs = torch_rates(lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=STEPS, eta_min=0.1))
    mine = schedule("cosine", final_factor=0.1)
    assert [mine.factor(step) for step in range(STEPS)] == pytest.approx(theirs)


def test_one_cycle_follows_torch():
    theirs = torch_rates(lambda o: lr_scheduler.OneCycleLR(o, max_lr=1.0, total_steps=STEPS, cycle_momentum=False))
    mine = schedule("one_cycle")
    assert [mine.factor(step) for step in range(STEPS)] == pytest.approx(theirs)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_one_cycle_takes_extreme_shares(share):
    mine = schedule("one_cycle", rise_fraction=share)
    assert all(0 < mine.factor(step) <= 1 for step in range(STEPS))


def test_plateau_follows_torch():
    losses = [5, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3]
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    theirs = lr_scheduler.ReduceLROnPlateau(optimizer, patience=2, factor=0.5, threshold=0.0)
    mine, best = schedule("plateau", plateau_patience=2, plateau_factor=0.5), float("inf")
    for loss in losses:
        theirs.step(loss)
        mine.finish_epoch(has_improved=loss < best)
        best = min(best, loss)
        assert mine.factor(0) == optimizer.param_groups[0]["lr"]


def test_plateau_goes_on_from_its_state():
    first, second = schedule("plateau", plateau_patience=0), schedule("plateau", plateau_patience=0)
    first.finish_epoch(has_improved=False)
    second.load_state(first.state())
    assert second.factor(0) == first.factor(0) == pytest.approx(0.1)


def test_warm_up_rises_in_a_line_and_hands_over():
    mine = schedule("cosine", warmup_steps=4)
    assert [mine.factor(step) for step in range(5)] == pytest.approx([0.25, 0.5, 0.75, 1.0, 1.0])
    assert mine.factor(STEPS) == pytest.approx(0.0)
