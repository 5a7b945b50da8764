"""How the answer moves while one column of a table row is varied.

Tensor names end in their dimensions: P points, F features, K classes or values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch

from modellab.data.tokenizer import PAD
from modellab.prediction.predict import Predictor


def vary(
    predictor: Predictor, row: Mapping[str, object], column: str, cells: Sequence[object]
) -> npt.NDArray[np.float64]:
    """Answer for the same row with other cells in one of its columns, in one pass.

    Args:
        predictor: A trained network that reads a table.
        row: Column name -> number, or text as in the file.
        column: Which one varies.
        cells: What stands in it, as in ``row``; at least one.

    Returns:
        Float64 (P, K): probabilities of classes, or values in the unit of the data.

    Raises:
        ModelLabError: A cell of a number column holds no number.
    """
    rows = [predictor.row_inputs({**row, column: cell})[0] for cell in cells]
    output_PK = predictor.forward(*(_stacked(parts) for parts in zip(*rows, strict=True)))
    if predictor.task == "classification":
        answers_PK = torch.softmax(output_PK, 1)
    else:
        answers_PK = predictor.preparation.restore_values(output_PK)
    moved: npt.NDArray[np.float64] = answers_PK.reshape(len(cells), -1).double().cpu().numpy()
    return moved


def _stacked(parts: Sequence[torch.Tensor]) -> torch.Tensor:
    """Put rows below each other; texts of different lengths are padded."""
    if parts[0].dtype != torch.int64:
        return torch.cat(tuple(parts))
    return torch.nn.utils.rnn.pad_sequence([part[0] for part in parts], batch_first=True, padding_value=PAD)
