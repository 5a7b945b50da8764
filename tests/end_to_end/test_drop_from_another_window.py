"""A picture dragged out of another program's window with the real pointer, on a screen of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from modellab.project.file import save
from tests.desktop import trained

HERE = Path(__file__).parent
MISSING = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
ACCENTS = {(0x4F, 0x8C, 0xFF), (0x2F, 0x6F, 0xED)}
TEST_SEGMENT = (719, 51)
WELL = (150, 250)
BARS = (330, 130, 690, 420)
SOURCE = (1100, 860)

pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"{' and '.join(MISSING)} not installed"),
    pytest.mark.skipif(sys.platform != "linux", reason="drives an X server"),
]


class Screen:
    """An X server of its own, with the program and the window that is dragged from."""

    def __init__(self, stack: ExitStack, home: Path) -> None:
        self._stack = stack
        read, write = os.pipe()
        server = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x960x24", "-nolisten", "tcp"]
        self._start(server, {}, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        self._environment = {
            "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "MODELLAB_HOME": str(home), "QT_SCALE_FACTOR": "1",
        }  # fmt: skip

    def _start(self, words: list[str], environment: dict[str, str], **options: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(  # type: ignore[call-overload]  # options are those of Popen
            words, env={**os.environ, **environment}, text=True, stderr=subprocess.DEVNULL, **options
        )
        self._stack.callback(_end, process)
        return process

    def start(self, *words: str) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return self._start([sys.executable, *words], self._environment, stdin=pipe, stdout=pipe)

    def xdotool(self, *words: object) -> str:
        done = subprocess.run(
            ["xdotool", *map(str, words)], env={**os.environ, **self._environment}, capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip
        return done.stdout.strip()

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Move as a hand does: a drag begins only after some way, and a target must see the pointer arrive."""
        words: list[object] = ["mousemove", *start, "sleep", "0.2", "mousedown", "1"]
        for k in range(1, 13):
            x, y = (round(a + (b - a) * k / 12) for a, b in zip(start, end, strict=True))
            words += ["mousemove", x, y, "sleep", "0.1"]
        self.xdotool(*words, "mousemove", end[0] + 2, end[1] + 2, "sleep", "0.5", "mouseup", "1")


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()


def until(condition: Callable[[], object], timeout_s: float = 90) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.5)


@pytest.fixture
def screen(home: Path) -> Iterator[Screen]:
    with ExitStack() as stack:
        yield Screen(stack, home)


@pytest.mark.timeout(300)
def test_drop_from_another_window(screen: Screen, tmp_path: Path) -> None:
    save(trained.digits(), tmp_path / "digits.mlab")
    Image.new("L", (28, 28), 0).save(tmp_path / "picture.png")
    source = screen.start(str(HERE / "drag_source.py"), str(tmp_path / "picture.png"), *map(str, SOURCE))
    assert source.stdout is not None and source.stdout.readline() == "ok\n"
    screen.start("-m", "modellab", str(tmp_path / "digits.mlab"))
    until(lambda: screen.xdotool("search", "--onlyvisible", "--name", "Model Lab"))
    window = screen.xdotool("search", "--onlyvisible", "--name", "Model Lab").split()[-1]
    screen.xdotool("windowmove", window, 0, 0, "windowsize", window, 1280, 800, "sleep", 3)
    screen.xdotool("mousemove", *TEST_SEGMENT, "click", 1)

    def num_accent() -> int:
        assert source.stdin is not None and source.stdout is not None
        source.stdin.write(f"shot {tmp_path / 'shot.png'}\n")
        source.stdin.flush()
        assert source.stdout.readline() == "ok\n"
        with Image.open(tmp_path / "shot.png") as shot:
            pixels = np.asarray(shot.convert("RGB").crop(BARS))
        return sum(int((pixels == accent).all(axis=-1).sum()) for accent in ACCENTS)

    time.sleep(5)  # the page and its samples take a moment, and nothing on the screen says when they are there
    assert num_accent() == 0
    screen.drag((SOURCE[0] + 80, SOURCE[1] + 30), WELL)
    until(lambda: num_accent() > 200)
