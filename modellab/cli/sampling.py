"""``modellab sample``: pictures that a generative pair or a variational autoencoder makes."""

from __future__ import annotations

import argparse

from modellab import safeio
from modellab.cli import commands
from modellab.cli.codes import OK
from modellab.project.file import load
from modellab.project.running import make_predictor


def sample(options: argparse.Namespace) -> int:
    """Write a sheet of generated pictures as a PNG file.

    Raises:
        ModelLabError: There is no such run, it makes no pictures, or the file cannot be written.
    """
    from modellab.prediction.generated import as_png, generate_pictures

    predictor = make_predictor(commands.choose_run(load(options.project), options.run_id), options.device)
    content = as_png(generate_pictures(predictor, options.count, options.seed))
    safeio.write_file(options.output, [content], keep_backup=False)
    print(f"Wrote {options.count} pictures to {options.output}")
    return OK
