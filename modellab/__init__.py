"""Model Lab: assemble, train and test neural networks in a window or on the command line."""

import os

# Read by OpenMP when torch is imported: threads that spin while they wait take the cores from everything else, and
# training beside a busy program falls to a thirtieth of its speed.
os.environ.setdefault("GOMP_SPINCOUNT", "2000")

__version__ = "0.1.0"
