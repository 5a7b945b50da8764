"""How to choose among the tokens that a network proposes, as rows of settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from modellab.settings import Setting, Value

if TYPE_CHECKING:
    from modellab.prediction.generate import Sampling

SAMPLING: tuple[Setting, ...] = (
    Setting("temperature", "Temperature", "float", 0.8, minimum=0, maximum=5,
            help="Low writes what is most likely, high takes more chances; 0 always takes the likeliest token."),
    Setting("top_k", "Top k", "int", None, minimum=1, maximum=1_000_000, optional=True, none_label="all",
            help="Chooses only among this many of the likeliest tokens."),
    Setting("top_p", "Top p", "float", None, minimum=0.01, maximum=1, optional=True, none_label="all",
            help="Chooses only among the likeliest tokens that together have this probability."),
    Setting("max_tokens", "Most tokens", "int", 200, minimum=1, maximum=20_000,
            help="Stops after this many tokens, where the text does not end before."),
    Setting("seed", "Seed", "int", None, minimum=0, maximum=2**31 - 1, optional=True, none_label="another each time",
            advanced=True, help="The same number writes the same text again."),
)  # fmt: skip
BEAMS: tuple[Setting, ...] = (
    Setting("beams", "Beams", "int", 1, minimum=1, maximum=16,
            help="How many beginnings are followed at once to find the likeliest whole text; 1 is the fastest."),
    Setting("max_tokens", "Most tokens", "int", 100, minimum=1, maximum=2_000, advanced=True,
            help="Stops after this many tokens, where the text does not end before."),
)  # fmt: skip


def sampling_of(values: Mapping[str, Value]) -> Sampling:
    """Make the record that the engine reads of the values of these rows; for a worker thread, as it imports torch."""
    from modellab.prediction.generate import Sampling

    chosen: dict[str, Any] = dict(values)
    return Sampling(**chosen)
