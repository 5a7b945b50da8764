"""The commands and their options."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from modellab import __version__
from modellab.cli import checking, commands, sampling, writing
from modellab.cli.cross_validate import cross_validate
from modellab.project.network_table import NAMES


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; what it parses has the function to call in ``run``."""
    parser = argparse.ArgumentParser(
        prog="modellab",
        description="Assemble, train and test neural networks. Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Model Lab {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True)

    new = subparsers.add_parser("new", help="make a project from a sample")
    new.add_argument("project", type=Path, help="the .mlab file to write")
    new.add_argument("--sample", default="", help="which sample to start from (default: digits)")
    new.add_argument("--data", type=Path, help="a folder, file or archive (ZIP, tar) to learn from instead")
    new.add_argument("--network", default="", metavar="NAME",
                     help=f"which network to draw for the data: {', '.join(NAMES)} (default: what suits)")  # fmt: skip
    _add_data_options(new)
    _add_changes(new)
    new.set_defaults(run=commands.new)

    check = _command(subparsers, "check", "say what is wrong with the network, and its sizes", checking.check)
    check.add_argument("--batch", type=int, default=32, help="batch size for the memory figure (default: 32)")

    _add_training(subparsers)
    evaluate = _command(subparsers, "evaluate", "measure a kept run on a split of the data", commands.evaluate)
    _add_data(evaluate)
    _add_run(evaluate)
    evaluate.add_argument("--split", choices=("train", "validation", "test"), default="test")
    evaluate.add_argument("--json", action="store_true", help="print JSON")

    predict = _command(
        subparsers, "predict", "answer for pictures, texts, or every row of a CSV file", commands.predict
    )
    predict.add_argument("inputs", nargs="*", help="pictures, folders of pictures, CSV files, texts or files of texts")
    predict.add_argument("--text", action="append", default=[], dest="texts", help="a text, whatever it looks like")
    _add_run(predict)
    predict.add_argument("--device", default="auto", help="auto, cpu, cuda:0, mps (default: auto)")
    predict.add_argument("--top", type=int, default=1, help="how many classes to print (default: 1)")
    predict.add_argument("--steps", type=int, help="how far to forecast a series (default: the network's horizon)")
    predict.add_argument("--json", action="store_true", help="print a JSON object a line")

    _add_writing(subparsers)
    export = _command(
        subparsers, "export", "write a kept run as a Python file that needs only PyTorch", commands.export
    )
    export.add_argument("output", type=Path, help="the .py file to write, weights go beside it; a folder or .zip for "
                        "all of it; or a .onnx file, of a generative pair its generator")  # fmt: skip
    _add_run(export)
    return parser


def _add_writing(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    generate = _command(subparsers, "generate", "write on from a prompt", writing.generate)
    generate.add_argument("prompt", nargs="?", default="", help="what to begin with (default: a new text)")
    _add_run(generate)
    generate.add_argument("--device", default="auto", help="auto, cpu, cuda:0, mps (default: auto)")
    generate.add_argument("--tokens", type=int, default=200, help="where to stop at the latest (default: 200)")
    generate.add_argument("--temperature", type=float, default=0.8,
                          help="0 takes the likeliest token, 1 dares more (default: 0.8)")  # fmt: skip
    generate.add_argument("--top-k", type=int, help="choose among so many of the likeliest tokens")
    generate.add_argument("--top-p", type=float, help="choose among the likeliest that have this probability together")
    generate.add_argument("--seed", type=int, default=0, help="the same seed writes the same text (default: 0)")
    generate.add_argument("--beams", type=int, default=1, help="translations to follow side by side (default: 1)")

    sample = _command(
        subparsers, "sample", "write pictures that a generative pair or variational autoencoder makes", sampling.sample
    )
    sample.add_argument("--output", type=Path, default=Path("samples.png"), help="the PNG file to write")
    sample.add_argument("--count", type=int, default=64, help="how many pictures (default: 64)")
    sample.add_argument("--seed", type=int, default=0, help="another number gives other pictures")
    sample.add_argument("--device", default="auto", help="auto, cpu, cuda:0, mps (default: auto)")
    _add_run(sample)


def _add_training(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    train = _command(subparsers, "train", "train, and keep the run in the project", commands.train)
    _add_data(train)
    _add_recipe(train)
    train.add_argument("--resume", action="store_true", help="go on with the run that was interrupted")
    train.add_argument("--train-limit", type=int, metavar="N", help="use only N training samples, balanced by class")
    train.add_argument("--from", default="", dest="origin", metavar="OTHER.mlab[:RUN]",
                       help="start from the weights of another run where they fit; or a file of weights")  # fmt: skip
    train.add_argument("--output", type=Path, help="write the result here instead of into the project")
    train.add_argument("--name", default="", help="name of the run")

    folds = _command(
        subparsers, "cross-validate", "train once for each part of the data, which is held out", cross_validate
    )
    folds.add_argument("--folds", type=int, default=5, metavar="K", help="how many parts (default: 5)")
    _add_data(folds)
    _add_recipe(folds)
    folds.add_argument("--name", default="", help="what the runs have in common in the list of runs")


def _command(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    help_text: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = subparsers.add_parser(name, help=help_text)
    parser.add_argument("project", type=Path, help="a .mlab file")
    parser.set_defaults(run=run)
    return parser


def _add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, help="use this folder, file or archive instead of the project's data")
    _add_data_options(parser)
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda:0, mps (default: auto)")


def _add_data_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--source", default="", help="what to read the data as: series, table ... (default: find out)")
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", dest="data_options",
                        help="how to read the data: target=price, texts=review, ignored=id, window=48 ...")  # fmt: skip


def _add_changes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", dest="changes",
                        help="change recipe, preparation or a layer: epochs=3, optimizer=sgd, tokenizer=characters, "
                        "lstm_1.units=128, backbone_1.frozen=no, backbone_1.rate=0.1 ...")  # fmt: skip


def _add_recipe(parser: argparse.ArgumentParser) -> None:
    _add_changes(parser)
    parser.add_argument("--epochs", type=int, help="short for --set epochs=N")
    parser.add_argument("--seed", type=int, help="short for --set seed=N")


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--run", default="", dest="run_id", help="id or name of a kept run (default: the latest)")
