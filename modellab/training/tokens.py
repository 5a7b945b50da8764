"""Tokens of a run whose weights are taken over: an embedding means something for the tokens it was trained on only.

No torch here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from modellab.data.preparation_rows import PreparationConfig
from modellab.data.texts import TextLimits
from modellab.data.tokenizer import Tokenizer
from modellab.data.wiring import text_limits
from modellab.errors import Text
from modellab.graph.graph import Graph
from modellab.graph.ports import ends

SAME = Text("Texts are split into the tokens of the other run, which its embedding knows.")
OTHER = Text(
    "The other run split texts into other tokens, so the rows of its embedding mean other words here. Prepare texts in "
    "the same way, or let the embedding start anew."
)


def tokens_of(preparation: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the tokenizers of a kept run, one for each text input."""
    return tuple(str(text["tokenizer_json"]) for text in preparation.get("texts", ()))


def note_on_tokens(graph: Graph, config: PreparationConfig, known: Sequence[str], taken: Iterable[str]) -> Text | None:
    """Say what the tokens of a network will be that takes over an embedding; None where there is nothing to say.

    Args:
        graph: The network that takes.
        config: How its texts are prepared.
        known: Tokenizers of the run that gives, JSON; none where it read no texts.
        taken: Ids of the nodes whose weights are taken over.

    Raises:
        ModelLabError: A tokenizer is damaged.
    """
    texts = {node.id for node, spec in ends(graph, "input") if spec.modality == "text"}
    readers = {edge.target for edge in graph.edges if edge.source in texts}
    limits = text_limits(graph)
    if not known or readers.isdisjoint(taken) or any(limit.pretrained for limit in limits):
        return None
    return SAME if _can_take(known, config, limits) else OTHER


def _can_take(known: Sequence[str], config: PreparationConfig, limits: Sequence[TextLimits]) -> bool:
    """Whether texts are to be split as they were, and all tokens have a row in the embedding."""
    tokenizers = [Tokenizer.from_json(written) for written in known]
    return len(tokenizers) == len(limits) and all(
        tokenizer.kind == config.tokenizer
        and tokenizer.is_lowercase == config.lowercase
        and len(tokenizer) <= limit.vocabulary
        for tokenizer, limit in zip(tokenizers, limits, strict=True)
    )
