import threading

from modellab.training.control import Control


def test_a_fresh_control_lets_the_run_go():
    control = Control()
    assert not (control.is_interrupted or control.is_paused or control.is_stopping)


def test_a_pause_ends_with_resume():
    control = Control()
    control.pause()
    assert control.is_paused
    control.resume()
    assert not (control.is_interrupted or control.is_paused)


def test_stop_ends_a_pause():
    control = Control()
    control.pause()
    waiting = threading.Thread(target=control.wait)
    waiting.start()
    control.stop()
    waiting.join(5)
    assert not waiting.is_alive()
    assert control.is_stopping


def test_resume_does_not_take_back_a_stop():
    control = Control()
    control.stop()
    control.resume()
    assert control.is_interrupted
