"""Entry point of the packaged program."""

import multiprocessing
import runpy
import sys

# What the program starts as `sys.executable -m module`, which is an interpreter's job; here this file does it.
CHILDREN = ("modellab.graph.arrange",)


def main() -> int:
    """Be the child process that was asked for, or the program."""
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["-m"] and sys.argv[2:] in ([name] for name in CHILDREN):
        runpy.run_module(sys.argv[2], run_name="__main__")
        return 0
    from modellab.cli import main as run  # noqa: PLC0415 - a child needs little of it

    return run()


if __name__ == "__main__":
    sys.exit(main())
