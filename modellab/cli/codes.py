"""Exit codes of the command line."""

OK = 0
FAILED = 1
"""The network has errors, or the run failed."""
REFUSED = 2
"""Something asked for cannot be done; one sentence on standard error says what and what to do."""
INTERRUPTED = 130
"""Stopped by the user; everything so far is saved."""
