"""The command that lets a trained network write."""

from __future__ import annotations

import argparse
import sys

from modellab.cli.codes import OK
from modellab.cli.commands import choose_run
from modellab.project.file import load
from modellab.project.running import make_predictor


def generate(options: argparse.Namespace) -> int:
    """Write on from a prompt, to standard output as it comes.

    Raises:
        ModelLabError: There is no such run, it does not write, or a number is out of range.
    """
    from modellab.prediction.generate import Sampling, prompt_notes
    from modellab.prediction.generate import generate as write

    sampling = Sampling(options.temperature, options.top_k, options.top_p, options.tokens, options.seed, options.beams)
    predictor = make_predictor(choose_run(load(options.project), options.run_id), options.device)
    pieces = write(predictor, options.prompt, sampling)
    for note in prompt_notes(predictor, options.prompt):
        print(f"modellab: {note}", file=sys.stderr)
    if len(predictor.modalities) == 1:
        print(options.prompt, end="", flush=True)
    for piece in pieces:
        print(piece, end="", flush=True)
    print()
    return OK
