"""Model Lab: assemble, train and test neural networks in a window or on the command line."""

__version__ = "0.1.0"
