import time

import pytest

from modellab.training import loop
from modellab.training.events import EpochDone, RunEnded, RunPaused, RunStarted
from modellab.training.runners.thread import ThreadRunner
from tests.builders import small_cnn
from tests.training.samples import class_table, pictures, plan, train


def until(condition, timeout_s=60):
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.fixture
def endless():
    runner = ThreadRunner(plan(epochs=1_000_000), class_table())
    yield runner
    runner.stop(hurry=True)
    assert runner.join(60)


@pytest.mark.parametrize("threads", [1, 2])
def test_the_window_gets_the_result_of_the_command_line(threads):
    chosen = plan(small_cnn(classes=4, size=18), threads=threads)
    dataset = pictures(size=18)
    runner = ThreadRunner(chosen, dataset)
    runner.start()
    assert runner.join(60)
    assert runner.result.state == train(chosen, dataset).state


def test_the_last_event_is_the_end():
    runner = ThreadRunner(plan(), class_table())
    runner.start()
    runner.join(60)
    kinds = [type(event) for event in runner.events()]
    assert kinds.count(EpochDone) == 3
    assert kinds[-1] is RunEnded


def test_events_are_given_out_once():
    runner = ThreadRunner(plan(), class_table())
    runner.start()
    runner.join(60)
    assert runner.events()
    assert runner.events() == []


def test_curves_grow_while_the_run_goes_on(endless):
    endless.start()
    until(lambda: endless.curves.length("train/loss") > 10)
    assert endless.is_alive


def test_a_paused_run_waits_and_goes_on(endless):
    endless.start()
    until(lambda: any(isinstance(event, RunStarted) for event in endless.events()))
    endless.pause()
    until(lambda: any(isinstance(event, RunPaused) for event in endless.events()))
    reached = endless.curves.length("train/loss")
    time.sleep(0.2)
    assert endless.curves.length("train/loss") == reached
    endless.resume()
    until(lambda: endless.curves.length("train/loss") > reached)


def test_stop_ends_a_paused_run(endless):
    endless.pause()
    endless.start()
    endless.stop()
    assert endless.join(60)
    assert endless.result.reason == "stopped"


def test_weights_that_are_asked_for_arrive_while_the_run_goes_on(endless):
    endless.start()
    endless.ask_weights()
    until(lambda: endless.live_weights is not None)
    first = endless.live_weights
    endless.ask_weights()
    until(lambda: endless.live_weights is not first)
    assert endless.live_weights.step > first.step
    assert endless.live_weights.state != first.state


def test_a_paused_run_hands_over_its_weights(endless):
    endless.pause()
    endless.start()
    until(lambda: endless.live_weights is not None)
    assert endless.live_weights.step == 0


def test_asking_for_weights_does_not_change_what_is_learned():
    dataset = class_table()
    runner = ThreadRunner(plan(epochs=20), dataset)
    runner.start()
    while runner.is_alive:
        runner.ask_weights()
        time.sleep(0.001)
    assert runner.live_weights is not None
    assert runner.result.state == train(plan(epochs=20), dataset).state


def test_a_run_that_cannot_begin_ends_with_its_sentence():
    runner = ThreadRunner(plan(small_cnn()), class_table())
    runner.start()
    runner.join(60)
    ended = runner.events()[-1]
    assert (ended.reason, runner.result, runner.bug) == ("failed", None, None)
    assert "reads pictures" in ended.error


def test_a_bug_becomes_an_event_and_not_a_silent_death(monkeypatch, caplog):
    def broken(*_args):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(loop._Loop, "_step", broken)
    runner = ThreadRunner(plan(), class_table())
    runner.start()
    runner.join(60)
    ended = runner.events()[-1]
    assert isinstance(runner.bug, ZeroDivisionError)
    assert "ZeroDivisionError: oops" in ended.error
    assert "unexpected error" in caplog.text


def test_a_runner_that_never_started_can_be_joined():
    assert ThreadRunner(plan(), class_table()).join(1)
