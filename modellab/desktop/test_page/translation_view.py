"""A text to translate, or to answer in whatever way the pairs of the training data were answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from modellab.desktop.inspector.form import SettingsForm
from modellab.desktop.session import Session
from modellab.desktop.test_page.sample_view import Question
from modellab.desktop.test_page.sampling_rows import BEAMS, sampling_of
from modellab.desktop.test_page.text_view import TextView
from modellab.settings import Value, complete

if TYPE_CHECKING:
    from modellab.prediction.predict import Answer, Predictor


class TranslationView(TextView):
    """The box of texts, and below it how the answer is looked for; the answer is a text, too, and has no marks."""

    def __init__(self, session: Session, *, is_large: bool = False) -> None:
        super().__init__(session, is_large=is_large)
        self._values: dict[str, Value] = dict(complete(BEAMS, {}))
        self.settings = SettingsForm(BEAMS, label_width_px=84)
        self.settings.changed.connect(self._on_settings_changed)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self.legend, self.settings)
        self.legend.hide()

    def question(self) -> Question:
        """Translate the text."""
        text, values = self.box.text, dict(self._values)
        return lambda predictor: _translate(predictor, text, values)

    async def explain(self, answer: Answer) -> object:
        """Mark nothing: the bars are other texts, not classes."""
        del answer
        return None

    def _on_settings_changed(self, name: str, value: Value) -> None:
        self._values[name] = value
        self.settings.set_values(self._values)
        self.changed.emit()


def _translate(predictor: Predictor, text: str, values: Mapping[str, Value]) -> Answer:
    from modellab.prediction.generate import translate

    return translate(predictor, text, sampling_of(values))
