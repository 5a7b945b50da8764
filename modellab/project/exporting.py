"""A kept run as files that others can use without Model Lab. Torch only when asked."""

from __future__ import annotations

from pathlib import Path

from modellab.data.preparation import Preparation
from modellab.data.wiring import check_tokenizers
from modellab.project.runs import RunRecord


def export_run(run: RunRecord, path: Path) -> tuple[Path, ...]:
    """Write a kept run as Python source with its weights and preparation, or as ONNX.

    Args:
        run: With weights.
        path: A file ``.onnx``, or what ``network.export.export_python`` takes.

    Returns:
        The files that were written.

    Raises:
        ModelLabError: Weights, network and tokenizers of the run do not fit together, a layer cannot be written, or
            the disk refuses.
    """
    from modellab.network.abilities import preprocessing_of
    from modellab.network.export import export_onnx, export_python

    check_tokenizers(run.graph, Preparation.from_json(run.preparation).texts)
    if path.suffix.lower() == ".onnx":
        export_onnx(path, run.graph, run.weights)
        return (path,)
    preprocessing = preprocessing_of(run.preparation, run.classes)
    return export_python(path, run.graph, run.weights, preprocessing=preprocessing)
