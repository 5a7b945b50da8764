"""Training: the recipe, the live curves, progress, and what is wrong in plain words."""
