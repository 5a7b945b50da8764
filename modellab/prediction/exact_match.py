"""How many texts a network translates word for word as the data has them."""

from __future__ import annotations

from modellab.data.dataset import SplitName
from modellab.data.samples import Dataset
from modellab.prediction.generate import Sampling, translate
from modellab.prediction.predict import Predictor

MAX_SAMPLES = 500
"""Each takes a search of its own, so of larger splits evenly spaced samples are tried."""


def exact_match(predictor: Predictor, dataset: Dataset, split: SplitName, beams: int = 1) -> float:
    """Return the share of texts whose likeliest translation equals the truth, blanks and capitals aside.

    Args:
        predictor: Of a network that reads one text and writes another.
        dataset: With the fields of the two texts.
        split: One that has samples.
        beams: Translations that are followed side by side; 1 takes the most likely token each time.
    """
    source, target = (scale.field for scale in predictor.preparation.texts)
    indices = dataset.splits[split]
    chosen = indices[:: -(-len(indices) // MAX_SAMPLES)]
    hits = 0
    for index in chosen:
        answer = translate(predictor, str(dataset.raw[source][index]), Sampling(beams=beams))
        hits += _plain(answer.label) == _plain(str(dataset.raw[target][index]))
    return hits / len(chosen)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
