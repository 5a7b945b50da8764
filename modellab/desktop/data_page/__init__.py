"""Data: choose or drop it, see what was understood, split, prepare and vary it, and read what is wrong with it."""
