"""Every sample project trains to the figure that its card states, and its exported code gives the same answers."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from modellab.data.batches import Batches
from modellab.data.preparation import Preparation
from modellab.data.sources.registry import open_dataset
from modellab.data.wiring import image_shape, wire
from modellab.errors import ModelLabError
from modellab.network.build import build
from modellab.network.source import source
from modellab.network.weights import fill, read_state
from modellab.prediction.evaluate import evaluate
from modellab.project.project import Project
from modellab.project.running import Place, keep_run, make_plan, make_predictor
from modellab.project.samples import SAMPLES
from modellab.training.control import Control
from modellab.training.curves import Curves
from modellab.training.loop import fit
from modellab.training.metrics import metric_spec

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
def test_sample_trains_to_its_figure_and_its_code_answers_alike(key: str) -> None:
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


def _written(text: str) -> nn.Module:
    names: dict[str, object] = {"__name__": "written"}
    exec(compile(text, "network.py", "exec"), names)
    made = names["Network"]()  # type: ignore[operator]
    assert isinstance(made, nn.Module)
    return made
