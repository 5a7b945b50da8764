"""``python -m modellab`` is the command ``modellab``."""

import sys

from modellab.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
