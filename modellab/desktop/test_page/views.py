"""The table of views: which one tests a network follows from what the network reads and answers."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass

from modellab.desktop.session import Session
from modellab.desktop.test_page.sample_view import SampleView

_HERE = "modellab.desktop.test_page"


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """One view.

    Attributes:
        reads: What the network's inputs take, in order.
        answers: Task of its output; empty for any.
        mixes: Whether inputs of these kinds may come in any order and number.
        factory: ``dotted.module:Class`` of a ``SampleView``, called with the session and ``is_large``.
    """

    reads: tuple[str, ...]
    answers: str
    factory: str
    mixes: bool = False

    def fits(self, reads: tuple[str, ...], answers: str) -> bool:
        """Whether it takes samples of a network."""
        is_read = set(reads) <= set(self.reads) if self.mixes else reads == self.reads
        return is_read and self.answers in ("", answers)

    @property
    def is_installed(self) -> bool:
        """Whether the module is there; looks without importing it."""
        return importlib.util.find_spec(self.factory.partition(":")[0]) is not None

    def make(self, session: Session, *, is_large: bool) -> SampleView:
        """Import the module and make the view."""
        module, _, name = self.factory.partition(":")
        view = getattr(importlib.import_module(module), name)(session, is_large=is_large)
        assert isinstance(view, SampleView), self.factory
        return view


VIEWS = (
    ViewSpec(("image",), "reconstruction", f"{_HERE}.reconstruction_view:ReconstructionView"),
    ViewSpec(("image",), "adversarial", f"{_HERE}.generated_view:GeneratedView"),
    ViewSpec(("image",), "", f"{_HERE}.picture_view:PictureView"),
    ViewSpec(("text",), "generation", f"{_HERE}.writer_view:WriterView"),
    ViewSpec(("text", "text"), "generation", f"{_HERE}.translation_view:TranslationView"),
    ViewSpec(("text",), "", f"{_HERE}.text_view:TextView"),
    ViewSpec(("table", "text"), "", f"{_HERE}.row_view:RowView", mixes=True),
    ViewSpec(("series",), "classification", f"{_HERE}.series_class_view:SeriesClassView"),
    ViewSpec(("series",), "", f"{_HERE}.series_view:SeriesView"),
)
"""The first that fits is taken."""
OTHERWISE = ViewSpec((), "", f"{_HERE}.no_view:NoView")


def spec_for(reads: tuple[str, ...], answers: str) -> ViewSpec:
    """Choose the view for a network."""
    fitting = (row for row in VIEWS if reads and row.fits(reads, answers))
    return next((row for row in fitting if row.is_installed), OTHERWISE)
