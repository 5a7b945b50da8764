"""The same program without a window: new, check, train, cross-validate, evaluate, predict, generate, sample, export.

Exit codes: 0 done; 2 something asked for cannot be done, or the network has errors; 130 interrupted by the user, with
everything so far saved.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from modellab.cli.codes import INTERRUPTED, OK, REFUSED
from modellab.disk import sentences
from modellab.errors import ModelLabError, Text

_COMMANDS = ("new", "check", "train", "cross-validate", "evaluate", "predict", "generate", "sample", "export")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words and (words[0] in _COMMANDS or words[0].startswith("-")):
            return _run_command(words)
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


def _run_command(words: list[str]) -> int:
    from modellab.cli.parser import make_parser  # here: the window starts without what the commands need

    options = make_parser().parse_args(words)
    run: Callable[[object], int] = options.run
    return run(options)


def _open_window(words: list[str]) -> int:
    """Open the window with the project given, or do the main job in the terminal where there is no display."""
    if len(words) > 1:
        raise ModelLabError(
            Text("Expected one project to open. Received {count} arguments.", count=len(words)),
            Text('"modellab --help" lists the commands.'),
        )
    if words and not _is_there(Path(words[0])):
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


def _is_there(path: Path) -> bool:
    with sentences(path, is_writing=False):
        return path.exists()


def has_display() -> bool:
    """Whether a window can be shown on this machine."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
