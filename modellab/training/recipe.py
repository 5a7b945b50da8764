"""How to train: what the user chose, frozen and checked. No torch here."""

from __future__ import annotations

from dataclasses import dataclass, field

from modellab.settings import Settings


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides how a network is trained, apart from graph and data.

    ``general`` holds the rows of ``GENERAL`` in ``recipe_rows.py`` (epochs, batch_size, seed, precision, gradient
    clipping, early stopping, class weights ...). ``optimizer`` and ``schedule`` name rows of the tables of those
    names, with the settings of the row. ``loss`` names a row of ``objectives``, or is empty for the output's default.
    """

    general: Settings = field(default_factory=lambda: Settings({}))
    optimizer: str = "adam"
    optimizer_settings: Settings = field(default_factory=lambda: Settings({}))
    schedule: str = "constant"
    schedule_settings: Settings = field(default_factory=lambda: Settings({}))
    loss: str = ""
    loss_settings: Settings = field(default_factory=lambda: Settings({}))
