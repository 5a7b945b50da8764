"""What each command does. Results go to standard output, progress and notes to standard error."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from modellab import safeio
from modellab.cli.changes import changed_data, changed_project
from modellab.cli.codes import INTERRUPTED, OK, REFUSED
from modellab.cli.further import further
from modellab.cli.origin import initial_run
from modellab.cli.series import predict_series
from modellab.data.dataset import DatasetConfig
from modellab.disk import sentences
from modellab.errors import ModelLabError, Text, named, unknown
from modellab.project.file import load, save
from modellab.project.interruption import interrupted_run_of, load_snapshot
from modellab.project.project import Project
from modellab.project.running import make_predictor
from modellab.project.runs import RunRecord

if TYPE_CHECKING:
    from modellab.cli.progress import Trained
    from modellab.data.samples import Dataset
    from modellab.prediction.evaluate import Evaluation
    from modellab.prediction.predict import Answer, Predictor


def new(options: argparse.Namespace) -> int:
    """Write a new project.

    Raises:
        ModelLabError: The file exists already, there is no such sample, or the data cannot be read.
    """
    from modellab.project.network_table import project_with
    from modellab.project.samples import build_sample

    with sentences(options.project, is_writing=True):
        is_taken = options.project.exists()
    if is_taken:
        raise ModelLabError(
            Text("{path} exists already.", path=options.project), Text("Choose another name, or delete it first.")
        )
    if options.network and (options.data is None or options.sample):
        raise ModelLabError(Text("--network draws a network for your own data."), Text("Give it with --data."))
    if options.sample or options.data is None:
        project = build_sample(options.sample or "digits")
        if options.data is not None or options.data_options:
            known = project.dataset if options.data is None else None
            project = fit_to_data(replace(project, dataset=chosen_data(options, known)), None)
    else:
        config = chosen_data(options)
        dataset = open_data(config, None, None)
        name_left_out(dataset)
        warn_of(dataset)
        project = project_with(options.network, config, dataset.schema, options.project.stem)
    project = changed_project(project, options.changes)
    save(replace(project, name=options.project.stem), options.project)
    print(f"Wrote {options.project}. Next: modellab train {options.project}")
    return OK


def train(options: argparse.Namespace) -> int:
    """Train, and keep the run in the project.

    Raises:
        ModelLabError: Project, data and recipe do not fit together, or the run failed; what was learned is kept.
    """
    from modellab.cli.progress import train_with_progress

    path: Path = options.project
    target: Path = options.output or path
    stamp = safeio.stamp(path)
    kept = load(path)
    safeio.refuse_unwritable(target)
    initial = initial_run(options.origin, choose_run) if options.origin and not options.resume else None
    interrupted = interrupted_run_of(path)
    if options.resume:
        if interrupted is None:
            raise ModelLabError(
                Text("No run of {path} was interrupted.", path=path), Text("Leave out --resume to start a new run.")
            )
        project, resume = load_snapshot(interrupted), interrupted.run_id
    else:
        project = kept = with_changes(kept, options)
        resume = ""
        if interrupted is not None:
            print(f"A run of {path} was interrupted; --resume goes on with it. Starting a new one.", file=sys.stderr)
    if options.data is not None or options.data_options:
        chosen = chosen_data(options, project.dataset)
        project = fit_to_data(replace(project, dataset=chosen), path.resolve().parent)
        kept = kept if options.resume else project
    if options.train_limit is not None and not options.resume:
        project = kept = _limited(project, options.train_limit)
    trained = train_with_progress(
        project, path, options.device, lambda done: _keep(done, kept, stamp, options), resume=resume, initial=initial
    )
    if trained.result is None:
        raise trained.error or ModelLabError(Text("The run gave no result."))
    if trained.error is not None:
        raise trained.error
    return INTERRUPTED if trained.was_interrupted else OK


def _limited(project: Project, limit: int) -> Project:
    """Use only so many training samples from now on."""
    if limit < 1 or project.dataset is None:
        raise ModelLabError(Text("--train-limit: expected a number of samples, and data to take them from."))
    return replace(project, dataset=replace(project.dataset, train_limit=limit))


def _keep(trained: Trained, project: Project, stamp: safeio.Stamp | None, options: argparse.Namespace) -> None:
    """Add the run to its project: to the file as it is now, if a window has saved it since ``stamp``."""
    from modellab.project.running import keep_run

    assert trained.result is not None
    path: Path = options.project
    target: Path = options.output or path
    now = safeio.stamp(path)
    if target == path and now not in (stamp, None):
        print(f"{path} was changed meanwhile; the run is added to it as it is now.", file=sys.stderr)
        project, stamp = load(path), now
    done = keep_run(project, trained.plan, trained.result, trained.curves, options.name)
    save(done, target, unchanged_since=stamp if target == path else None)
    for name, value in trained.result.metrics.items():
        print(f"{name} {value:.4f}")
    print(f"Kept {done.run(trained.plan.run_id).name} ({trained.plan.run_id}) in {target}")


def evaluate(options: argparse.Namespace) -> int:
    """Measure a kept run on a split.

    Raises:
        ModelLabError: There is no such run, or no data that fits it.
    """
    project = load(options.project)
    run = choose_run(project, options.run_id)
    config = chosen_data(options, run.dataset or project.dataset)
    predictor = make_predictor(run, options.device)
    evaluation = evaluate_on(predictor, config, options.project.resolve().parent, options.split)
    print_evaluation(evaluation, run.target, as_json=options.json)
    return OK


def evaluate_on(predictor: Predictor, config: DatasetConfig, base: Path, split: str) -> Evaluation:
    """Open the data for the network of ``predictor`` and evaluate a split of it.

    Raises:
        ModelLabError: The data cannot be read, does not fit the network, or has no such split.
    """
    from modellab.data.sources.registry import as_trained
    from modellab.data.wiring import image_shape
    from modellab.prediction.evaluate import evaluate as measure

    config = as_trained(config, predictor.preparation)
    dataset = open_data(config, base, image_shape(predictor.graph))
    name_left_out(dataset)
    return measure(predictor, dataset, split)  # type: ignore[arg-type]  # argparse allows the three names only


def print_evaluation(evaluation: Evaluation, target: str = "", *, as_json: bool = False) -> None:
    """Print metrics and classes; ``target`` is the name of what a regression answers with."""
    if as_json:
        classes = {row.name: [row.precision, row.recall, row.f1, row.support] for row in evaluation.classes}
        print(json.dumps({"split": evaluation.split, "samples": evaluation.num_samples,
                          "metrics": dict(evaluation.metrics), "classes": classes,
                          "baseline_mae": evaluation.baseline_mae, **({"target": target} if target else {}),
                          **further(evaluation)}))  # fmt: skip
        return
    of_what = f"{target}, {evaluation.split}" if target else evaluation.split
    print(f"{of_what}: {evaluation.num_samples:,} samples, {evaluation.samples_per_s:,.0f} a second")
    for name, value in evaluation.metrics.items():
        print(f"  {name:12} {value:.4f}")
    if evaluation.baseline_mae is not None and evaluation.gain is not None:
        better = f"{abs(evaluation.gain):.1%} {'better' if evaluation.gain >= 0 else 'worse'}"
        print(f"  {'baseline_mae':12} {evaluation.baseline_mae:.4f}  (the same as the last value; mae is {better})")
    for name, value in evaluation.summary.items():
        print(f"  {name:18} {value:.4f}")
    if evaluation.latency is not None:
        taken = evaluation.latency
        print(f"  one answer takes {taken.p50:.2f} ms; p95 {taken.p95:.2f} ms, p99 {taken.p99:.2f} ms")
    if evaluation.classes:
        print(f"  {'class':20} precision  recall      F1  samples")
    for row in evaluation.classes:
        print(f"  {row.name[:20]:20} {row.precision:9.4f} {row.recall:7.4f} {row.f1:7.4f} {row.support:8,}")


def predict(options: argparse.Namespace) -> int:
    """Answer for pictures, texts or rows of CSV files. Unreadable ones are named, and the others still answered.

    Raises:
        ModelLabError: There is no such run, or nothing to answer.
    """
    from modellab.prediction.many import questions

    if not (options.inputs or options.texts):
        raise ModelLabError(Text("There is nothing to answer."), Text("Name files, or write a text."))
    run = choose_run(load(options.project), options.run_id)
    predictor = make_predictor(run, options.device)
    if predictor.modalities == ("series",):
        options.inputs = [Path(word) for word in options.inputs]
        return predict_series(predictor, options)
    is_bad = False
    asked = [*inputs_of(options.inputs, predictor.asked_with), *options.texts]
    for question in questions(asked, predictor.asked_with, predictor.classes):
        try:
            answer = question.ask(predictor)
        except ModelLabError as error:
            print(f"modellab: {named(question.name, error)}", file=sys.stderr)
            is_bad = True
            continue
        _print_answer(question.name, answer, run.target, options)
    return REFUSED if is_bad else OK


def inputs_of(words: Sequence[str], reads: Sequence[str]) -> list[Path | str]:
    """Tell the files from the texts: for a network that reads texts, a word that names no file is one."""
    return [word if "text" in reads and _is_text(word) else Path(word) for word in words]


def _is_text(word: str) -> bool:
    from modellab.prediction.many import TABLE_SUFFIXES

    is_name = word.lower().endswith(TABLE_SUFFIXES) and len(word.split()) == 1
    return not is_name and not os.path.exists(word)  # noqa: PTH110 - pathlib raises for a text too long to be a path


def _print_answer(name: str, answer: Answer, target: str, options: argparse.Namespace) -> None:
    if options.json:
        found = {"input": name, "answer": answer.label, "scores": dict(answer.scores), "values": answer.values}
        print(json.dumps({**found, **({"target": target} if target else {})}, ensure_ascii=False))
        return
    name = f"{name}: {target}" if target else name
    best = ", ".join(f"{label} {share:.1%}" for label, share in answer.scores[: options.top]) or answer.label
    notes = "".join(f"  ({note})" for note in answer.notes)
    print(f"{name}: {best}{notes}")


def export(options: argparse.Namespace) -> int:
    """Write a kept run as a Python file with its weights beside it, or as ONNX.

    Raises:
        ModelLabError: There is no such run, it does not fit together, or the files cannot be written.
    """
    from modellab.project.exporting import export_run

    written = export_run(choose_run(load(options.project), options.run_id), options.output)
    print("Wrote " + ", ".join(str(path) for path in written))
    return OK


def choose_run(project: Project, wanted: str) -> RunRecord:
    """Return the run of this id or name, or the latest one with weights.

    Raises:
        ModelLabError: There is none.
    """
    runs = [run for run in project.runs if run.weights]
    if not runs:
        raise ModelLabError(
            Text("The project holds no trained network yet."), Text("Train it first: modellab train PROJECT.")
        )
    if not wanted:
        return runs[-1]
    found = [run for run in runs if wanted in (run.id, run.name)]
    if not found:
        raise unknown(Text("run"), wanted, [run.id for run in runs])
    return found[-1]


def chosen_data(options: argparse.Namespace, known: DatasetConfig | None = None) -> DatasetConfig:
    """Return what --data, --source and --option say.

    Data of the kind that is ``known`` is read with the same options; without --data it is the known one itself.

    Raises:
        ModelLabError: There is no data, or it is of no kind that can be read.
    """
    from modellab.cli.progress import reading_bar
    from modellab.data.sources.registry import detect

    if options.data is None:
        if known is None:
            raise ModelLabError(Text("The project has no data."), Text("Give it with --data."))
        return changed_data(known, options.data_options)
    with reading_bar() as report:
        config = detect(options.data.resolve(), options.source, report)
    if known is not None and known.source == config.source:
        config = replace(known, path=config.path)
    return changed_data(config, options.data_options)


def open_data(config: DatasetConfig, base: Path | None, image: tuple[int, int, int] | None) -> Dataset:
    """Read a data set, with a progress bar on standard error when it takes long."""
    from modellab.cli.progress import reading_bar
    from modellab.data.sources.registry import open_dataset

    with reading_bar() as report:
        return open_dataset(config, base=base, image=image, report=report)


def name_left_out(dataset: Dataset) -> None:
    """Say on standard error which files or rows of the data could not be used, and what was done to a series."""
    from modellab.data.doctor import left_out

    if dataset.schema.skipped:
        print(f"modellab: {left_out(dataset.schema.skipped)}", file=sys.stderr)
    for note in dataset.series.notes if dataset.series is not None else ():
        print(f"modellab: {note}", file=sys.stderr)


def warn_of(dataset: Dataset) -> None:
    """Say on standard error what of the data makes training fail or its figures lie, and what is read as text."""
    from modellab.data.doctor import examine

    for finding in examine(dataset):
        if finding.severity == "warning" or finding.kind == "columns":
            print(f"modellab: {finding.sentence}", file=sys.stderr)


def fit_to_data(project: Project, base: Path | None) -> Project:
    """Give input and output of the network the sizes of the project's data.

    Raises:
        ModelLabError: The data cannot be read, or does not fit the network.
    """
    from modellab.data.wiring import fit_graph_to_data, image_shape, wire

    assert project.dataset is not None
    dataset = open_data(project.dataset, base, image_shape(project.graph))
    graph = fit_graph_to_data(project.graph, dataset.schema)
    wire(graph, dataset.schema)
    warn_of(dataset)
    return replace(project, graph=graph, fingerprint=dataset.schema.fingerprint)


def with_changes(project: Project, options: argparse.Namespace) -> Project:
    """Apply ``--set``, ``--epochs`` and ``--seed``."""
    words = list(options.changes)
    words += [f"{name}={getattr(options, name)}" for name in ("epochs", "seed") if getattr(options, name) is not None]
    return changed_project(project, words)
