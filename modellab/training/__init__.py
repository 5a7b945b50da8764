"""The run: configuration, the training loop, what it tells, and where it runs."""
