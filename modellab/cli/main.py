"""The same program without a window: new, check, train, evaluate, predict, export.

Exit codes: 0 done; 1 the network has errors (``check``) or the run failed; 2 something asked for cannot be done;
130 interrupted by the user, with everything so far saved.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from modellab import __version__
from modellab.cli import commands
from modellab.cli.codes import INTERRUPTED, OK, REFUSED
from modellab.errors import ModelLabError, Text

_COMMANDS = ("new", "check", "train", "evaluate", "predict", "export")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words and (words[0] in _COMMANDS or words[0].startswith("-")):
            options = _parser().parse_args(words)
            run: Callable[[argparse.Namespace], int] = options.run
            return run(options)
        return _open_window(words)
    except ModelLabError as error:
        print(f"modellab: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("modellab: interrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - lives until the process ends
        return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="modellab",
        description="Assemble, train and test neural networks. Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"Model Lab {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True)

    new = subparsers.add_parser("new", help="make a project from a sample")
    new.add_argument("project", type=Path, help="the .mlab file to write")
    new.add_argument("--sample", default="digits", help="which sample to start from (default: digits)")
    new.add_argument("--data", type=Path, help="a folder, CSV or IDX file to learn from instead")
    new.set_defaults(run=commands.new)

    check = _command(subparsers, "check", "say what is wrong with the network, and its sizes", commands.check)
    check.add_argument("--batch", type=int, default=32, help="batch size for the memory figure (default: 32)")

    train = _command(subparsers, "train", "train, and keep the run in the project", commands.train)
    _add_data(train)
    train.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", dest="changes",
                       help="change the recipe: epochs=3, batch_size=64, optimizer=sgd ...")  # fmt: skip
    train.add_argument("--epochs", type=int, help="short for --set epochs=N")
    train.add_argument("--seed", type=int, help="short for --set seed=N")
    train.add_argument("--resume", action="store_true", help="go on with the run that was interrupted")
    train.add_argument("--output", type=Path, help="write the result here instead of into the project")
    train.add_argument("--name", default="", help="name of the run")

    evaluate = _command(subparsers, "evaluate", "measure a kept run on a split of the data", commands.evaluate)
    _add_data(evaluate)
    _add_run(evaluate)
    evaluate.add_argument("--split", choices=("train", "validation", "test"), default="test")
    evaluate.add_argument("--json", action="store_true", help="print JSON")

    predict = _command(subparsers, "predict", "answer for pictures, or for every row of a CSV file", commands.predict)
    predict.add_argument("inputs", type=Path, nargs="+", help="pictures, folders of pictures, or CSV files")
    _add_run(predict)
    predict.add_argument("--device", default="auto", help="auto, cpu, cuda:0, mps (default: auto)")
    predict.add_argument("--top", type=int, default=1, help="how many classes to print (default: 1)")
    predict.add_argument("--json", action="store_true", help="print a JSON object a line")

    export = _command(
        subparsers, "export", "write a kept run as a Python file that needs only PyTorch", commands.export
    )
    export.add_argument("output", type=Path, help="the .py file to write; weights go beside it")
    _add_run(export)
    return parser


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
    parser.add_argument("--data", type=Path, help="use this folder, CSV or IDX file instead of the project's data")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda:0, mps (default: auto)")


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--run", default="", dest="run_id", help="id or name of a kept run (default: the latest)")


def _open_window(words: list[str]) -> int:
    """Open the window with the project given, or do the main job in the terminal where there is no display."""
    if len(words) > 1:
        raise ModelLabError(
            Text("Expected one project to open. Received {count} arguments.", count=len(words)),
            Text('"modellab --help" lists the commands.'),
        )
    if words and not Path(words[0]).exists():
        raise ModelLabError(
            Text('There is no file and no command "{name}".', name=words[0]),
            Text('"modellab --help" lists the commands.'),
        )
    if not has_display():
        from modellab.cli.tour import tour

        return tour(Path(words[0]) if words else None)
    try:
        from modellab.desktop.main import run
    except ImportError as error:
        raise ModelLabError(
            Text("The window cannot be opened: {reason}.", reason=str(error)),
            Text(
                "On Debian and Ubuntu install libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 "
                "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0, or use the commands of modellab --help."
            ),
        ) from error
    return run(words)


def has_display() -> bool:
    """Whether a window can be shown on this machine."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
