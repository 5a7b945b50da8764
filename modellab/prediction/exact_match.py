"""How many texts a network translates word for word as the data has them."""

from __future__ import annotations

from collections.abc import Callable

from modellab.data.dataset import SplitName
from modellab.data.samples import Dataset
from modellab.prediction.generate import Sampling, translate
from modellab.prediction.predict import Predictor

MAX_SAMPLES = 500
"""Each takes a search of its own, so of larger splits evenly spaced samples are tried."""


def exact_match(
    predictor: Predictor, dataset: Dataset, split: SplitName, report: Callable[[int, int], object] | None = None
) -> float:
    """Return the share of texts whose likeliest translation equals the truth, blanks and capitals aside.

    Args:
        predictor: Of a network that reads one text and writes another.
        dataset: With the fields of the two texts.
        split: One that has samples.
        report: Called with the texts done and all that are tried; leaves by raising.
    """
    source, target = (scale.field for scale in predictor.preparation.texts)
    indices = dataset.splits[split]
    chosen = indices[:: -(-len(indices) // MAX_SAMPLES)]
    hits = 0
    for done, index in enumerate(chosen, start=1):
        answer = translate(predictor, str(dataset.raw[source][index]), Sampling())
        hits += _plain(answer.label) == _plain(str(dataset.raw[target][index]))
        if report is not None:
            report(done, len(chosen))
    return hits / len(chosen)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
