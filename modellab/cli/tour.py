"""The main job without a display: train the sample project, test it, and say what can be done next."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from modellab import safeio
from modellab.cli import commands
from modellab.cli.codes import INTERRUPTED, OK, REFUSED
from modellab.cli.progress import Trained, train_with_progress
from modellab.data.wiring import image_shape
from modellab.errors import ModelLabError, Text
from modellab.project.file import load, save
from modellab.project.running import keep_run, make_predictor
from modellab.project.samples import build_sample

if TYPE_CHECKING:
    from modellab.data.dataset import SplitName
    from modellab.data.samples import Dataset
    from modellab.prediction.predict import Predictor


def tour(path: Path | None) -> int:
    """Train and test the project in ``path``, or the sample of handwritten digits.

    Raises:
        ModelLabError: The project cannot be read or trained.
    """
    print("There is no display, so Model Lab works in the terminal. With one, the same command opens the window.")
    project = load(path) if path is not None else build_sample("digits")
    base = path.resolve().parent if path is not None else None
    print(f"Project {project.name or path}: {len(project.graph.nodes)} layers.")
    target = path or _free_path(Path("digits.mlab"))
    safeio.refuse_unwritable(target)
    kept = project

    def keep(done: Trained) -> None:
        nonlocal kept
        assert done.result is not None
        kept = keep_run(project, done.plan, done.result, done.curves)
        save(kept, target)

    trained = train_with_progress(project, path, "auto", keep)
    if trained.result is None:
        raise trained.error or ModelLabError(Text("The run gave no result."))
    assert kept.dataset is not None
    dataset = commands.open_data(kept.dataset, base, image_shape(kept.graph))
    _measure(make_predictor(kept.runs[-1], "auto"), dataset, kept.runs[-1].target)
    _say_next(target)
    if trained.error is not None:
        return REFUSED
    return INTERRUPTED if trained.was_interrupted else OK


def _measure(predictor: Predictor, dataset: Dataset, target: str) -> None:
    """Print how good the network is on the test split, or on the validation split where there is none."""
    from modellab.prediction.evaluate import evaluate

    split: SplitName = "test" if len(dataset.splits["test"]) else "validation"
    try:
        commands.print_evaluation(evaluate(predictor, dataset, split), target)
    except ModelLabError as error:  # no samples held back, or a network that no figure judges
        print(error)
        return
    if dataset.picture is not None:
        _predict_one(predictor, dataset, split)


def _predict_one(predictor: Predictor, dataset: Dataset, split: SplitName) -> None:
    """Write one test picture as a PNG and predict it from that file, as a user would."""
    from PIL import Image

    index = int(dataset.splits[split][0])
    raw_CHW = dataset.raw["image"][index]
    picture = Image.fromarray(np.squeeze(raw_CHW.transpose(1, 2, 0)))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "picture.png"
        picture.save(file)
        answer = predictor.picture(file)
    best = ", ".join(f"{name} {share:.1%}" for name, share in answer.scores[:3]) or answer.label
    truth = f", truth {_truth(predictor, dataset, index)}" if answer.scores else ""
    print(f"A picture of the {split} split{truth}: {best}  ({answer.elapsed_s * 1000:.1f} ms)")


def _truth(predictor: Predictor, dataset: Dataset, index: int) -> str:
    """Return the class of a sample that was classified; data without one is not classified."""
    return predictor.class_name(int(dataset.raw[dataset.schema.targets[0].name][index]))


def _free_path(path: Path) -> Path:
    """Return ``path``, or one with a number behind it that does not exist yet."""
    candidate, count = path, 1
    while candidate.exists():
        count += 1
        candidate = path.with_stem(f"{path.stem}-{count}")
    return candidate


def _say_next(target: Path) -> None:
    print(
        f"Saved {target}. Next:\n"
        f"  modellab predict {target} picture.png\n"
        f"  modellab evaluate {target}\n"
        f"  modellab train {target} --epochs 30\n"
        f"  modellab export {target} network.py\n"
        f"  modellab new mine.mlab --data FOLDER_OF_PICTURES"
    )
