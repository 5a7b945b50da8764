"""Exit codes of the command line."""

OK = 0
REFUSED = 2
"""Something asked for cannot be done, or the network has errors; a sentence says what and what to do."""
INTERRUPTED = 130
"""Stopped by the user; everything so far is saved."""
