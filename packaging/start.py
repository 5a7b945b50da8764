"""Entry point of the packaged program."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from modellab.cli import main

    sys.exit(main())
