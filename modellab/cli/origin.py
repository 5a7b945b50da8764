"""``--from OTHER.mlab[:RUN]``: the weights that a training starts from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from modellab.project.file import SUFFIX, load
from modellab.project.project import Project
from modellab.project.runs import RunRecord

ChooseRun = Callable[[Project, str], RunRecord]


def initial_run(words: str, choose: ChooseRun) -> RunRecord:
    """Return the run that ``--from`` names; a file of weights alone counts as a run without a network.

    Args:
        words: A project, with the id or name of a run after a colon, or a ``.safetensors`` or ``.pth`` file.
        choose: Picks the run of a project, the latest one for an empty name.

    Raises:
        ModelLabError: There is no such file or run, or it is damaged.
    """
    path, name = _split(words)
    if path.suffix.lower() == SUFFIX:
        return choose(load(path), name)
    from modellab.network.weights import read_weights_file, write_state

    return RunRecord(id="file", name=path.name, weights=write_state(read_weights_file(path)))


def _split(words: str) -> tuple[Path, str]:
    """Part a path from a run; the colon of a drive is part of the path."""
    head, colon, tail = words.rpartition(":")
    if not colon or not head.lower().endswith(SUFFIX):
        return Path(words), ""
    return Path(head), tail
