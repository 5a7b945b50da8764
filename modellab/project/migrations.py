"""Steps from an older format of the project file to the present one.

A step is a pure function on the JSON parts of a project (name of the part -> its object); parts in binary formats never
change their meaning. A file of any released format opens for ever: ``tests/project/golden`` holds one of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from modellab.errors import ModelLabError, Text

FORMAT = 1
READER = 1
"""Lowest format that a program must know to read what is written now."""

Documents = Mapping[str, dict[str, object]]
STEPS: Mapping[int, Callable[[Documents], Documents]] = {}
"""From a format to the next: ``{1: _name_the_outputs}`` leads from 1 to 2."""


def migrate(documents: Documents, from_format: int) -> Documents:
    """Bring the JSON parts of a project to the present format, one step after the other.

    Parts of a newer format that says it is readable here are returned as they are.

    Raises:
        ModelLabError: There never was such a format.
    """
    for step in range(from_format, FORMAT):
        if step not in STEPS:
            raise ModelLabError(Text("There never was a project of format {number}.", number=step))
        documents = STEPS[step](documents)
    return documents


def refuse_newer(reader: int, app: str) -> None:
    """Refuse a project that needs a newer program.

    Raises:
        ModelLabError: ``reader`` is beyond what this program knows; names the version that wrote the file.
    """
    if reader > FORMAT:
        raise ModelLabError(
            Text("The project was written by Model Lab {app} and needs format {reader}.", app=app, reader=reader),
            Text("This version reads up to format {format}; install a newer version of Model Lab.", format=FORMAT),
        )
