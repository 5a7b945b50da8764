"""How far a network that writes looks back: what of a text it is given while it goes on."""

from __future__ import annotations

from modellab.network.build import WithoutMemory, build_program
from modellab.network.statements import Program
from modellab.network.stepping import WholeWindow, make_stepper
from modellab.network.text_preprocessing import TextForm

_WINDOW = 128
"""Tokens that are read of a text of any length, as in training."""
_FAR = 1000
"""What a recurrent network read longer ago has faded."""


def reach_of(program: Program, form: TextForm) -> tuple[int, int]:
    """Return how many tokens the network reads at once, and how many it keeps when there would be more.

    Args:
        program: Of a network that reads one text and writes on.
        form: How that text is read.
    """
    with WithoutMemory():
        stepper = make_stepper(build_program(program, seed=0).eval(), length=form.length)
    if not stepper.is_bounded:
        return _FAR, _FAR
    reads = form.length or min(_WINDOW, form.longest or _WINDOW)
    return reads, reads if isinstance(stepper, WholeWindow) else max(1, reads // 2)
