"""Where a run runs: one interface, a worker thread by default."""
