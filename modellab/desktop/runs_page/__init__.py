"""The kept runs: compare, name, note, delete, continue."""
