"""The same program without a window; no Qt here."""

from modellab.cli.main import main

__all__ = ["main"]
