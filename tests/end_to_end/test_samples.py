"""Every sample project trains to the figure that its card states, and its exported code gives the same answers."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn

from modellab.cli.main import main
from modellab.data.batches import Batches
from modellab.data.preparation import Preparation
from modellab.data.samples import Dataset
from modellab.data.sources.registry import open_dataset
from modellab.data.wiring import image_shape, wire
from modellab.errors import ModelLabError
from modellab.network.build import build
from modellab.network.source import source
from modellab.network.weights import fill, read_state
from modellab.prediction.evaluate import evaluate
from modellab.project.exporting import export_run
from modellab.project.file import save
from modellab.project.project import Project
from modellab.project.running import Place, keep_run, make_plan, make_predictor
from modellab.project.samples import SAMPLES
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.loop import fit
from modellab.training.metrics import metric_spec
from tests.end_to_end.asked import words_for
from tests.network.bare import run as run_exported

TRAINED = [key for key, sample in SAMPLES.items() if sample.metric]


def _train(project: Project) -> Project:
    plan, curves = make_plan(project, Place("cpu")), Curves()
    try:
        result = fit(plan, lambda _event: None, Control(), curves)
    except ModelLabError as error:
        if "modellab[pretrained]" in f"{error.sentence} {error.hint}":
            pytest.skip(str(error.sentence))
        raise
    assert result.state is not None, result.error
    return keep_run(project, plan, result, curves)


@pytest.mark.parametrize("key", TRAINED)
def test_sample_trains_to_its_figure_and_its_code_answers_alike(
    key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = SAMPLES[key]
    project = _train(sample.build())
    assert project.dataset is not None
    run = project.runs[-1]
    dataset = open_dataset(project.dataset, image=image_shape(project.graph))
    measured = evaluate(make_predictor(run, "cpu"), dataset, "test").metrics[sample.metric]
    reached = measured >= sample.reached if metric_spec(sample.metric).is_higher_better else measured <= sample.reached
    assert reached, f"{sample.metric} {measured}, stated {sample.reached}"

    built, written = build(run.graph), _written(source(run.graph))
    for network in (built, written):
        fill(network, read_state(run.weights))
        network.eval()
    wiring = wire(run.graph, dataset.schema)
    preparation = Preparation.from_json(run.preparation)
    batches = Batches(dataset, preparation, None, "test", 8, 0, "cpu", shuffle=False, wiring=wiring)
    batch = next(iter(batches.epoch(1)))
    inputs = [batch[name] for name in wiring.inputs]
    with torch.inference_mode():
        torch.testing.assert_close(written(*inputs), built(*inputs))

    monkeypatch.chdir(tmp_path)
    save(project, tmp_path / "p.mlab")
    export_run(run, tmp_path / "mine.py")
    asked, exported = _words(project, dataset, tmp_path)
    capsys.readouterr()
    assert main(asked) == 0
    assert run_exported(tmp_path, *exported) == _without_notes(capsys.readouterr().out, run.target)


def _words(project: Project, dataset: Dataset, folder: Path) -> tuple[list[str], list[str]]:
    """Return what to call the command line and the exported file with to ask both the same."""
    predictor = make_predictor(project.runs[-1], "cpu")
    samples = words_for(predictor.modalities[0], dataset, folder)
    if predictor.task == "generation" and len(predictor.modalities) == 1:
        chosen = [samples[0][:20], "--tokens", "120", "--seed", "5"]
        return ["generate", "p.mlab", *chosen], ["--generate", *chosen]
    is_text = predictor.modalities[0] == "text"
    named = [word for sample in samples for word in ("--text", sample)] if is_text else samples
    return ["predict", "p.mlab", *named], ["--predict", *samples]


def _without_notes(said: str, target: str) -> str:
    """Leave out what the command line says besides: what was done to a sample, and the name of the value."""
    lines = (line.partition("  (")[0] for line in said.splitlines())
    return "".join(f"{line.replace(f': {target}: ', ': ') if target else line}\n" for line in lines)


def _written(text: str) -> nn.Module:
    names: dict[str, object] = {"__name__": "written"}
    exec(compile(text, "network.py", "exec"), names)
    made = names["Network"]()  # type: ignore[operator]
    assert isinstance(made, nn.Module)
    return made
