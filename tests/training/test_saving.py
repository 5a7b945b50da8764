import threading

from modellab.training import readback, saving
from modellab.training.events import CheckpointSaved
from tests.training.samples import Listener, StepControl, plan, train


def eager(monkeypatch):
    monkeypatch.setattr(saving, "MINIMUM_INTERVAL_S", 0.0)
    monkeypatch.setattr(saving, "COST_FACTOR", 0.0)
    monkeypatch.setattr(readback, "INTERVAL_S", 0.0)


def test_checkpoints_are_told_in_order_and_end_with_the_last_step(tmp_path, monkeypatch):
    eager(monkeypatch)
    listener = Listener()
    train(plan(folder=tmp_path, epochs=20), listener=listener)
    steps = [event.step for event in listener.of(CheckpointSaved)]
    assert len(steps) > 2
    assert steps == sorted(steps)
    assert steps[-1] == 120


def test_events_come_from_the_thread_of_the_loop(tmp_path, monkeypatch):
    eager(monkeypatch)
    listener, threads = Listener(), set()
    listener.tell = lambda _event: threads.add(threading.current_thread())
    train(plan(folder=tmp_path, epochs=20), listener=listener)
    assert threads == {threading.current_thread()}


def test_a_short_run_writes_only_at_its_end(tmp_path):
    listener = Listener()
    train(plan(folder=tmp_path), listener=listener)
    assert [event.step for event in listener.of(CheckpointSaved)] == [18]


def test_a_stop_always_leaves_a_checkpoint(tmp_path):
    listener = Listener()
    listener.control = StepControl(stop=5)
    train(plan(folder=tmp_path), listener=listener)
    assert [event.step for event in listener.of(CheckpointSaved)] == [4]


def test_no_thread_is_left_behind(tmp_path):
    train(plan(folder=tmp_path))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("modellab")]


def test_without_a_folder_nothing_is_written():
    listener = Listener()
    train(plan(), listener=listener)
    assert not listener.of(CheckpointSaved)
