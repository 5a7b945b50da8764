"""What a layer makes of the samples of a split, as points in a plane: a look into the latent space of an autoencoder.

Tensor names end in their dimensions: N samples, D features of the layer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from modellab.data.batches import Batches
from modellab.data.dataset import SplitName
from modellab.data.samples import Dataset
from modellab.data.wiring import Wiring, wire
from modellab.errors import ModelLabError, Text
from modellab.graph.features import fixed_features
from modellab.graph.graph import Graph
from modellab.graph.infer import infer
from modellab.prediction.predict import Predictor

Floats = NDArray[np.float64]

_BATCH = 256
MAX_SAMPLES = 5000
MAX_FEATURES = 8192
"""Of wider layers only so many features, evenly spread, decide the plane."""


@dataclass(frozen=True)
class Latent:
    """Samples as points.

    Attributes:
        node: The layer that was looked at.
        points_N2: Along the two directions in which the samples differ most; a layer with two features as it is.
        shares: How much of all spread lies along each of the two, from 0 to 1.
        labels_N: Class index of each sample; empty where the data has no classes.
        classes: Names of the classes.
        indices_N: Index of each sample in the data set.
    """

    node: str
    points_N2: Floats
    shares: tuple[float, float]
    labels_N: NDArray[np.int64]
    classes: tuple[str, ...]
    indices_N: NDArray[np.int64]


def project(
    predictor: Predictor,
    dataset: Dataset,
    node: str = "",
    split: SplitName = "test",
    report: Callable[[int, int], None] | None = None,
) -> Latent:
    """Run a network as far as a layer, over a split, and lay the results out in a plane.

    Args:
        predictor: The trained network.
        dataset: Opened with the picture size of the network.
        node: Id of the layer; empty for the narrowest one.
        split: Which samples; of more than ``MAX_SAMPLES``, evenly spread ones.
        report: Called with the number of batches done, and of all; it may raise to end the work.

    Raises:
        ModelLabError: The split is empty, data and network do not fit, or there is no such layer.
    """
    indices_N = dataset.splits[split]
    if not len(indices_N):
        raise ModelLabError(Text("The split holds no samples."), Text("Choose another split."))
    step = -(-len(indices_N) // MAX_SAMPLES)
    indices_N = indices_N[::step]
    node = node or narrowest(predictor.graph)
    wiring = wire(predictor.graph, dataset.schema)
    if wiring.is_running:
        raise ModelLabError(Text("Pieces of running text are no samples that could be shown as points."))
    few = replace(dataset, splits={**dataset.splits, split: indices_N})
    batches = Batches(few, predictor.preparation, None, split, _BATCH, shuffle=False, wiring=wiring)
    features_ND = _features(predictor, batches, wiring, node, report)
    points_N2, shares = principal_plane(features_ND)
    target = next((field for field in dataset.schema.targets if field.classes), None)
    labels_N = dataset.raw[target.name][indices_N] if target is not None else np.zeros(0, np.int64)
    return Latent(node, points_N2, shares, labels_N, target.classes if target is not None else (), indices_N)


def _features(
    predictor: Predictor, batches: Batches, wiring: Wiring, node: str, report: Callable[[int, int], None] | None
) -> Floats:
    found = []
    for done, batch in enumerate(batches.epoch(1), start=1):
        result_BD = predictor.activations(node, *(batch[name] for name in wiring.inputs)).flatten(1)
        found.append(result_BD[:, :: -(-result_BD.shape[1] // MAX_FEATURES)].double().cpu().numpy())
        if report is not None:
            report(done, batches.num_batches)
    return np.concatenate(found)


def narrowest(graph: Graph) -> str:
    """Return the layer with the fewest features between the inputs and the first output: the bottleneck.

    Raises:
        ModelLabError: The network has no layer of known size.
    """
    sizes = fixed_features(infer(graph))
    if not sizes:
        raise ModelLabError(Text("The network has no layer of a fixed size to look at."), Text("Choose a layer."))
    return min(sizes, key=sizes.__getitem__)


def principal_plane(features_ND: Floats) -> tuple[Floats, tuple[float, float]]:
    """Project points onto the two directions of their largest spread (principal component analysis).

    The sign of each direction is chosen so that its largest coefficient is positive: the same data gives the same
    picture everywhere.

    Args:
        features_ND: Float (N, D), N at least 1.

    Returns:
        Float (N, 2), centred, and the share of the variance along each direction. One feature gives a line; two are
        only centred.
    """
    centred_ND = features_ND - features_ND.mean(0)
    num_samples, num_features = centred_ND.shape
    spread_D = centred_ND.var(0)
    total = float(spread_D.sum())
    if num_features <= 2:
        points_N2 = np.zeros((num_samples, 2))
        points_N2[:, :num_features] = centred_ND
    else:
        points_N2 = centred_ND @ _directions(centred_ND)
    along = points_N2.var(0) / total if total > 0 else np.zeros(2)
    return points_N2, (float(along[0]), float(along[1]))


def _directions(centred_ND: Floats) -> Floats:
    """Return the two leading eigenvectors of the covariance, (D, 2), from the smaller of the two Gram matrices."""
    if centred_ND.shape[1] <= centred_ND.shape[0]:
        vectors = np.linalg.eigh(centred_ND.T @ centred_ND)[1][:, :-3:-1]
    else:
        vectors = centred_ND.T @ np.linalg.eigh(centred_ND @ centred_ND.T)[1][:, :-3:-1]
        vectors = np.pad(vectors, ((0, 0), (0, 2 - vectors.shape[1])))
    lengths = np.linalg.norm(vectors, axis=0)
    vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 1e-12)
    signs = np.sign(vectors[np.abs(vectors).argmax(0), np.arange(2)])
    directions: Floats = vectors * np.where(signs == 0, 1.0, signs)
    return directions
