"""``modellab predict`` for series: the forecast after the last row of each CSV file, with its times."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from modellab.cli.codes import OK, REFUSED
from modellab.errors import ModelLabError, named

if TYPE_CHECKING:
    from modellab.prediction.forecast import Forecast
    from modellab.prediction.predict import Predictor


def predict_series(predictor: Predictor, options: argparse.Namespace) -> int:
    """Answer for every file; unreadable ones are named, and the others still answered."""
    from modellab.disk import sentences
    from modellab.prediction.forecast import forecast

    is_bad = False
    for path in options.inputs:
        try:
            with sentences(path, is_writing=False):
                found = forecast(predictor, path, options.steps)
        except ModelLabError as error:
            print(f"modellab: {named(str(path), error)}", file=sys.stderr)
            is_bad = True
            continue
        for note in found.notes:
            print(f"modellab: {path}: {note}", file=sys.stderr)
        _print(path, found, options)
    return REFUSED if is_bad else OK


def _print(path: Path, found: Forecast, options: argparse.Namespace) -> None:
    answer = found.answer
    if options.json:
        told = {"input": str(path), "answer": answer.label, "scores": dict(answer.scores),
                "values": found.values.tolist(), "times": list(found.times)}  # fmt: skip
        print(json.dumps(told, ensure_ascii=False))
        return
    if answer.scores:
        print(f"{path}: " + ", ".join(f"{label} {share:.1%}" for label, share in answer.scores[: options.top]))
        return
    print(f"{path}: {found.column} after {found.last_time or 'the last row'}")
    for when, value in zip(found.steps, found.values, strict=True):
        print(f"  {when:20} {value:.6g}")
