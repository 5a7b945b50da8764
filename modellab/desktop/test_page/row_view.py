"""A table row to test: a form of its columns, how the answer moves with one of them, and the words that count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from modellab.desktop.session import Session
from modellab.desktop.test_page.response_curve import Response, ResponseCurve
from modellab.desktop.test_page.row_fields import Bounds, NumberField, observed
from modellab.desktop.test_page.row_form import RowForm
from modellab.desktop.test_page.sample_view import Kept, Question, SampleView
from modellab.desktop.test_page.text_box import Mark, MarkLegend, telling_marks
from modellab.desktop.widgets.rows_view import beginning, cells_of

if TYPE_CHECKING:
    from modellab.data.samples import Dataset
    from modellab.prediction.predict import Answer, Predictor

_NUM_POINTS = 50


@dataclass(frozen=True, slots=True)
class _Sweep:
    """One column to vary: its numbers, and how they are written in the row."""

    column: str
    numbers: tuple[float, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Why:
    """What moves an answer: one column of numbers, and words, by the column of their text."""

    row: Mapping[str, str]
    response: Response | None
    label: str
    marks: Mapping[str, tuple[Mark, ...]]


class RowView(SampleView):
    """The form; the curve stands below the answer."""

    keeps = True

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        self._column = ""
        self.form, self.curve, self.legend = RowForm(), ResponseCurve(), MarkLegend()
        self.form.changed.connect(lambda _row: self.changed.emit())
        self.form.entered.connect(self._on_form_entered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.form, 1)
        layout.addWidget(self.legend)

    @property
    def has_sample(self) -> bool:
        """Whether the columns are known."""
        return bool(self.form.fields)

    @property
    def hint(self) -> str:
        """What to do for an answer."""
        return self.tr("The form appears with the first weights.")

    @property
    def stretch(self) -> tuple[int, int]:
        """Give the form more where there are no bars."""
        return (3, 3) if self.session.answers.classes else (3, 2)

    @property
    def below(self) -> QWidget:
        """The curve."""
        return self.curve

    def question(self) -> Question:
        """Ask about the row."""
        row = self.form.row
        return lambda predictor: predictor.row(row)

    def kept(self) -> Kept:
        """Keep the row."""
        row = self.form.row
        return Kept(row, self.question(), beginning(" · ".join(row.values())))

    def show_kept(self, kept: Kept) -> None:
        """Fill in a kept row again."""
        self.form.show_row(kept.sample)

    async def explain(self, answer: Answer) -> object:
        """Vary the column that was entered last, or else the first with numbers, and weigh the words of texts."""
        sweep, texts = self._sweep(), tuple(name for name, field in self.form.texts.items() if field.text.strip())
        row, label = self.form.row, answer.label if answer.scores else ""
        return await self.session.answers.ask(lambda predictor: _explain(predictor, row, sweep, texts, label))

    def show_why(self, why: object) -> None:
        """Draw the curve and mark the words; what is typed on meanwhile is left alone."""
        assert isinstance(why, _Why)
        self.curve.show_response(why.response)
        for name, field in self.form.texts.items():
            if field.text == why.row.get(name):
                field.show_marks(why.marks.get(name, ()))
        label = why.label or self.tr("a higher value")
        self.legend.show_label(label if any(why.marks.values()) else "")

    def show_network(self) -> None:
        """Make the form of the columns that the network was trained on."""
        preparation = self.session.answers.preparation
        self.form.show_columns(preparation, observed(self.session.dataset))
        self.legend.setVisible(bool(self.form.texts))

    def show_sample(self, dataset: Dataset, index: int) -> None:
        """Fill in a row of the data."""
        row = {column.name: cell for column, cell in zip(dataset.columns, cells_of(dataset, index), strict=True)}
        texts = [field for field in dataset.schema.inputs if field.modality == "text"]
        self.form.show_row(row | {field.label: str(dataset.raw[field.name][index]) for field in texts})

    def _on_form_entered(self, column: str) -> None:
        if column != self._column and isinstance(self.form.fields.get(column), NumberField):
            self._column = column
            self.changed.emit()

    def _sweep(self) -> _Sweep | None:
        numbers = {name: field for name, field in self.form.fields.items() if isinstance(field, NumberField)}
        column = self._column if self._column in numbers else next(iter(numbers), "")
        field = numbers.get(column)
        if field is None or field.bounds is None:
            return None
        points = _points(field.bounds)
        return _Sweep(column, points, tuple(field.written(point) for point in points))


def _points(bounds: Bounds) -> tuple[float, ...]:
    """Return numbers between the bounds, evenly; whole ones where the column holds no others."""
    span = bounds.high - bounds.low
    if bounds.is_whole and span < _NUM_POINTS:
        return tuple(bounds.low + step for step in range(int(span) + 1))
    return tuple(bounds.low + span * step / (_NUM_POINTS - 1) for step in range(_NUM_POINTS))


def _explain(
    predictor: Predictor, row: Mapping[str, str], sweep: _Sweep | None, texts: tuple[str, ...], label: str
) -> _Why:
    from modellab.prediction.explain import row_token_weights

    index = predictor.classes.index(label) if label in predictor.classes else None
    marks = {name: telling_marks(row_token_weights(predictor, row, name, index)) for name in texts}
    response = _respond(predictor, row, sweep, label) if sweep is not None else None
    return _Why(row, response, label, marks)


def _respond(predictor: Predictor, row: Mapping[str, str], sweep: _Sweep, label: str) -> Response:
    from modellab.data.cells import read_number
    from modellab.prediction.vary import vary

    answers_PK = vary(predictor, row, sweep.column, sweep.cells)
    index = predictor.classes.index(label) if label in predictor.classes else 0
    here = read_number(row[sweep.column], "," if "," in row[sweep.column] else ".")
    return Response(sweep.column, sweep.numbers, tuple(answers_PK[:, index].tolist()), here, label)
