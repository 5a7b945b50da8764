"""Kill writers at random moments and look at what is left. Run as a program: no threads, so forking is safe.

``python -m tests.project.killed_writer save|journal FOLDER KILLS`` prints how many kills fell between a rename and
its acknowledgement; an assertion ends it if anything acknowledged was lost.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from modellab.project import file, tensors
from modellab.project.journal import Journal, discard, recover, recoverable
from modellab.project.project import Project
from modellab.project.runs import RunRecord

_FLOATS = 100_000


def numbered(number: int) -> Project:
    """A project whose every part tells its number, with 400 kB of weights."""
    weights = tensors.pack_arrays({"w": np.full(_FLOATS, number, np.float32)})
    run = RunRecord("run-1", str(number), created=float(number), weights=weights)
    return Project(str(number), preparation={"number": number}, runs=(run,))


def number_of(project: Project) -> int:
    """The number that all parts of a project agree on."""
    number = int(project.name)
    assert project == numbered(number)
    return number


def _saves(folder: Path, start: int, acknowledge: Callable[[int], None]) -> None:
    for number in range(start, start + 10_000):
        file.save(numbered(number), folder / "a.mlab")
        acknowledge(number)


def _saved(folder: Path) -> int:
    return number_of(file.load(folder / "a.mlab"))


def _records(_folder: Path, start: int, acknowledge: Callable[[int], None]) -> None:
    book = Journal()
    for number in range(start, start + 10_000):
        book.record(numbered(number))
        acknowledge(number)


def _recorded(_folder: Path) -> int:
    [found] = recoverable()
    number = number_of(recover(found))
    discard(found)
    return number


WRITERS = {"save": (_saves, _saved), "journal": (_records, _recorded)}


def kill_once(writer: str, folder: Path, start: int, wait_s: float) -> tuple[int, bool]:
    """Let a child write from ``start``, kill it, and return the number found and whether it was never acknowledged."""
    write, read = WRITERS[writer]
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        write(folder, start, lambda number: os.write(send, number.to_bytes(4)))
        os._exit(0)
    os.close(send)
    first = os.read(receive, 4)
    time.sleep(wait_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    data = first
    while more := os.read(receive, 65_536):
        data += more
    os.close(receive)
    acknowledged, found = int.from_bytes(data[-4:]), read(folder)
    assert acknowledged <= found <= acknowledged + 1, (acknowledged, found)
    return found, found > acknowledged


def main() -> None:
    """Kill as often as the command line says."""
    writer, folder, kills = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    os.environ["MODELLAB_HOME"] = str(folder / "home")
    rng, number, unacknowledged = random.Random(5), 1, 0
    for _ in range(kills):
        number, was_between = kill_once(writer, folder, number + 1, rng.uniform(0, 0.03))
        unacknowledged += was_between
    print(f"{kills} kills, {unacknowledged} between rename and acknowledgement, {number} writes")


if __name__ == "__main__":
    main()
